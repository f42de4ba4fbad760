//! A member's private exercises.

use jiff::Timestamp;

use super::ids::ExerciseId;
use super::reference::{Category, Equipment, Pattern};
use super::training::muscle::Muscle;

/// What a member says of an exercise.
#[derive(Clone, PartialEq, Debug)]
pub struct ExerciseFacts {
    pub name: String,
    pub category: Category,
    pub pattern: Pattern,
    pub equipment: Equipment,
    pub primary: Vec<Muscle>,
    pub secondary: Vec<Muscle>,
    pub one_sided: bool,
    pub assisted: bool,
    pub timed: bool,
    /// Implements of the typed load: 2 for a pair of dumbbells.
    pub implements: u8,
    /// Share of body weight that is moved, 0 to 1.
    pub bodyweight_fraction: f64,
}

/// An exercise that a member described, and nobody else sees.
#[derive(Clone, PartialEq, Debug)]
pub struct CustomExercise {
    pub id: ExerciseId,
    pub facts: ExerciseFacts,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}
