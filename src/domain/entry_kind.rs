//! The kinds of dated records that a member keeps.

use super::quick_entry::Kind;
use crate::named;

named! {
    pub enum EntryKind {
        Meal = "meal",
        Workout = "workout",
        Activity = "activity",
        Measurement = "measurement",
        CheckIn = "check_in",
        Water = "water",
        Note = "note",
    }
}

impl EntryKind {
    /// Where records of the kind are found under `/api/v1`.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Meal => "meals",
            Self::Workout => "workouts",
            Self::Activity => "activities",
            Self::Measurement => "measurements",
            Self::CheckIn => "check-ins",
            Self::Water => "water",
            Self::Note => "notes",
        }
    }
}

impl From<Kind> for EntryKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Meal => Self::Meal,
            Kind::Workout => Self::Workout,
            Kind::Activity => Self::Activity,
            Kind::Measurement => Self::Measurement,
            Kind::CheckIn => Self::CheckIn,
            Kind::Water => Self::Water,
            Kind::Note => Self::Note,
        }
    }
}
