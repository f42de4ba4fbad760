//! Exercises, their history and their records as they are answered.

use poem_openapi::Object;
use serde::Serialize;

use crate::domain::exercises::Exercise;
use crate::domain::ids::{ExerciseId, WorkoutId};
use crate::domain::reference::{Category, Equipment, Level, Pattern};
use crate::domain::training::muscle::Muscle;
use crate::domain::training::records::RecordKind;
use crate::domain::training::set::{Set, SetKind};
use crate::http::{Day, Instant};

/// An exercise, built in or the member's own.
#[derive(Serialize, Object)]
#[oai(rename = "Exercise")]
#[expect(clippy::struct_excessive_bools, reason = "independent facts of one movement")]
pub struct ExerciseAnswer {
    id: ExerciseId,
    name: String,
    is_custom: bool,
    category: Category,
    pattern: Pattern,
    equipment: Equipment,
    primary_muscles: Vec<Muscle>,
    secondary_muscles: Vec<Muscle>,
    /// One side after the other: repetitions are those of each side.
    one_sided: bool,
    /// The typed load helps: less is harder.
    assisted: bool,
    /// Measured in seconds, not repetitions.
    timed: bool,
    /// Implements of the typed load: 2 for a pair of dumbbells, whose load is that of one.
    implements: u8,
    /// Share of body weight that is moved, where it is part of the load.
    bodyweight_fraction: Option<f64>,
    /// Of a built-in exercise.
    level: Option<Level>,
    /// Of an exercise of the member's own.
    updated_at: Option<Instant>,
}

impl From<Exercise> for ExerciseAnswer {
    fn from(exercise: Exercise) -> Self {
        Self {
            id: exercise.id,
            name: exercise.name,
            is_custom: exercise.updated_at.is_some(),
            category: exercise.category,
            pattern: exercise.pattern,
            equipment: exercise.equipment,
            primary_muscles: exercise.primary,
            secondary_muscles: exercise.secondary,
            one_sided: exercise.one_sided,
            assisted: exercise.assisted,
            timed: exercise.timed,
            implements: exercise.implements,
            bodyweight_fraction: exercise.bodyweight_fraction,
            level: exercise.level,
            updated_at: exercise.updated_at.map(Instant::from),
        }
    }
}

/// What was done of an exercise in one workout.
#[derive(Serialize, Object)]
#[oai(rename = "ExercisePerformance")]
pub struct PerformanceAnswer {
    pub workout_id: WorkoutId,
    pub started_at: Instant,
    pub day: Day,
    pub sets: Vec<PerformedSet>,
    /// Load moved times repetitions, of the sets whose load is known.
    pub volume_kg: f64,
    /// The best estimate of the one-repetition maximum, where one can be made.
    pub one_rep_max_kg: Option<f64>,
}

/// A set of it.
#[derive(Serialize, Object)]
#[oai(rename = "PerformedSet")]
pub struct PerformedSet {
    kind: SetKind,
    reps: Option<u32>,
    weight_kg: Option<f64>,
    duration_s: Option<f64>,
    distance_m: Option<f64>,
    rpe: Option<f64>,
    completed: bool,
}

impl From<Set> for PerformedSet {
    fn from(set: Set) -> Self {
        let Set { kind, reps, weight_kg, duration_s, distance_m, rpe, completed } = set;
        Self { kind, reps, weight_kg, duration_s, distance_m, rpe, completed }
    }
}

/// A personal record that stands.
#[derive(Serialize, Object)]
#[oai(rename = "ExerciseRecord")]
pub struct RecordAnswer {
    pub kind: RecordKind,
    pub value: f64,
    /// `kg`, `reps`, `s` or `m`.
    pub unit: String,
    /// Of the set behind it, where it is one set's.
    pub reps: Option<u32>,
    pub weight_kg: Option<f64>,
    pub day: Day,
    pub workout_id: WorkoutId,
}

/// The unit of a record's value.
pub fn unit(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::MostReps => "reps",
        RecordKind::Duration => "s",
        RecordKind::Distance => "m",
        RecordKind::HeaviestLoad | RecordKind::OneRepMax | RecordKind::BestSet | RecordKind::BestVolume => "kg",
    }
}
