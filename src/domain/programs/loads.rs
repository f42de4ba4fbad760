//! The loads that a kind of equipment usually offers.

use crate::domain::reference::Equipment;

/// The lightest load, and the step from one to the next, in kg as typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loads {
    pub lightest_kg: f64,
    pub step_kg: f64,
}

/// `None` where no load is chosen in kilograms.
pub const fn loads(equipment: Equipment) -> Option<Loads> {
    let (lightest_kg, step_kg) = match equipment {
        Equipment::Barbell => (20.0, 2.5),
        Equipment::EzBar => (10.0, 2.5),
        Equipment::Dumbbell => (2.0, 2.0),
        Equipment::Kettlebell => (4.0, 4.0),
        Equipment::Machine | Equipment::Cable => (5.0, 2.5),
        Equipment::MedicineBall | Equipment::Other => (1.0, 1.0),
        Equipment::Band | Equipment::Bodyweight | Equipment::ExerciseBall | Equipment::FoamRoller | Equipment::None => {
            return None;
        }
    };
    Some(Loads { lightest_kg, step_kg })
}
