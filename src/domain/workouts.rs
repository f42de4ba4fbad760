//! Workouts: the exercises done and their sets.

use jiff::Timestamp;
use jiff::civil::Date;

use super::days::When;
use super::ids::{ExerciseId, ProgramDayId, SetId, WorkoutExerciseId, WorkoutId};
use super::meals::Source;
use super::training::set::Set;

/// A logged workout with its exercises, in their order.
#[derive(Clone, PartialEq, Debug)]
pub struct Workout {
    pub id: WorkoutId,
    pub name: Option<String>,
    /// When it started.
    pub when: When,
    pub ended_at: Option<Timestamp>,
    pub notes: Option<String>,
    pub source: Source,
    pub program_day_id: Option<ProgramDayId>,
    pub exercises: Vec<WorkoutExercise>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// An exercise of a workout. The name is a snapshot.
#[derive(Clone, PartialEq, Debug)]
pub struct WorkoutExercise {
    pub id: WorkoutExerciseId,
    pub facts: ExerciseEntry,
    pub sets: Vec<LoggedSet>,
}

/// Which exercise it was.
#[derive(Clone, PartialEq, Debug)]
pub struct ExerciseEntry {
    /// A built-in or an own exercise, where it is known.
    pub exercise_id: Option<ExerciseId>,
    pub name: String,
    pub notes: Option<String>,
    /// Exercises of the same number take turns.
    pub superset: Option<u32>,
}

/// A set of a workout.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LoggedSet {
    pub id: SetId,
    pub set: Set,
    pub rest_s: Option<f64>,
}

/// The sets of one exercise in one workout.
#[derive(Clone, Debug, PartialEq)]
pub struct Performance {
    pub workout_id: WorkoutId,
    pub started_at: Timestamp,
    pub day: Date,
    pub sets: Vec<Set>,
}

impl Workout {
    /// Whether any work was done: a workout without does not count as a day of a programme.
    pub fn has_work(&self) -> bool {
        self.exercises.iter().flat_map(|exercise| &exercise.sets).any(|logged| logged.set.is_work())
    }
}
