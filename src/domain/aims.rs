//! What a member works towards: goals, and events with a date.

use jiff::Timestamp;
use jiff::civil::Date;

use super::ids::{EventId, GoalId};
use crate::named;

named! {
    pub enum GoalKind {
        Weight = "weight",
        BodyFat = "body_fat",
        Strength = "strength",
        Distance = "distance",
        Habit = "habit",
    }
}

/// A goal, in the member's own words and unit.
#[derive(Clone, PartialEq, Debug)]
pub struct Goal {
    pub id: GoalId,
    pub name: String,
    pub kind: GoalKind,
    pub target_value: Option<f64>,
    pub unit: Option<String>,
    pub target_date: Option<Date>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A race, a wedding, an exam: a day that training looks to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    pub id: EventId,
    pub name: String,
    /// In the member's own words: `10k`, `marathon`.
    pub kind: String,
    pub day: Date,
    pub notes: Option<String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}
