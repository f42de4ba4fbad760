//! Repetitions, reserve and rest by goal and by the part an exercise plays.

use crate::domain::person::PrimaryGoal;

/// The part an exercise plays in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The first two compounds: what the programme is about.
    Main,
    Compound,
    Isolation,
}

/// Repetitions, the bounds of the reserve, and rest between sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dose {
    pub reps: (u32, u32),
    pub reserve: (u32, u32),
    pub rest_s: f64,
}

/// The dose for a goal. For strength the main lifts become heavier over three blocks.
pub fn dose(goal: PrimaryGoal, role: Role, block: u32) -> Dose {
    use PrimaryGoal::{BuildMuscle, Endurance, Health, LoseFat, Maintain, Recomposition, Strength};
    let of = |reps, reserve, rest_s| Dose { reps, reserve, rest_s };
    match (goal, role) {
        (Strength, Role::Main) => of([(6, 8), (4, 6), (2, 4)][(block % 3) as usize], (1, 3), 180.0),
        (Strength, Role::Compound) => of((6, 8), (2, 2), 150.0),
        (Strength, Role::Isolation) => of((10, 12), (1, 2), 75.0),
        (BuildMuscle | Recomposition | LoseFat, Role::Main) => of((6, 10), (1, 3), 150.0),
        (BuildMuscle | Recomposition | LoseFat, Role::Compound) => of((8, 12), (1, 3), 120.0),
        (BuildMuscle | Recomposition | LoseFat, Role::Isolation) => of((10, 15), (0, 2), 75.0),
        (Health | Maintain, Role::Main) => of((8, 12), (2, 4), 120.0),
        (Health | Maintain, Role::Compound) => of((10, 12), (2, 4), 90.0),
        (Health | Maintain, Role::Isolation) => of((12, 15), (2, 3), 60.0),
        (Endurance, Role::Main) => of((5, 8), (2, 4), 150.0),
        (Endurance, Role::Compound) => of((8, 10), (3, 3), 90.0),
        (Endurance, Role::Isolation) => of((10, 15), (2, 3), 60.0),
    }
}

/// The weekly hard sets a muscle is to get at the start and at the peak of a block, and the most in one session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Volume {
    pub start: f64,
    pub peak: f64,
    pub per_session: f64,
}

/// In line with Schoenfeld 2017, Baz-Valle 2022 and Pelland 2025.
pub const fn volume(experience: crate::domain::person::ExperienceLevel) -> Volume {
    use crate::domain::person::ExperienceLevel;
    match experience {
        ExperienceLevel::Beginner => Volume { start: 6.0, peak: 10.0, per_session: 6.0 },
        ExperienceLevel::Intermediate => Volume { start: 10.0, peak: 16.0, per_session: 8.0 },
        ExperienceLevel::Advanced => Volume { start: 12.0, peak: 20.0, per_session: 10.0 },
    }
}
