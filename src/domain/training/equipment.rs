//! What an exercise is done with.

use crate::named;

named! {
    pub enum Equipment {
        Band = "band",
        Barbell = "barbell",
        Bodyweight = "bodyweight",
        Cable = "cable",
        Dumbbell = "dumbbell",
        ExerciseBall = "exercise-ball",
        EzBar = "ez-bar",
        FoamRoll = "foam-roll",
        Kettlebell = "kettlebell",
        Machine = "machine",
        MedicineBall = "medicine-ball",
        None = "none",
        Other = "other",
        PullUpBar = "pull-up-bar",
    }
}

impl Equipment {
    /// The lightest load and the step from one load to the next, in kg; `None` where no load is chosen in kilograms.
    pub const fn loads(self) -> Option<Loads> {
        match self {
            Self::Barbell => Some(Loads { lightest_kg: 20.0, step_kg: 2.5 }),
            Self::EzBar => Some(Loads { lightest_kg: 10.0, step_kg: 2.5 }),
            Self::Dumbbell => Some(Loads { lightest_kg: 2.0, step_kg: 2.0 }),
            Self::Kettlebell => Some(Loads { lightest_kg: 4.0, step_kg: 4.0 }),
            Self::Machine | Self::Cable => Some(Loads { lightest_kg: 5.0, step_kg: 2.5 }),
            Self::MedicineBall | Self::Other => Some(Loads { lightest_kg: 1.0, step_kg: 1.0 }),
            Self::Band | Self::Bodyweight | Self::ExerciseBall | Self::FoamRoll | Self::None | Self::PullUpBar => None,
        }
    }
}

/// The loads that a kind of equipment usually offers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loads {
    pub lightest_kg: f64,
    pub step_kg: f64,
}
