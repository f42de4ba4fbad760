//! Workouts as they are answered.

use poem_openapi::Object;
use serde::Serialize;

use crate::domain::ids::{ExerciseId, ProgramDayId, SetId, WorkoutExerciseId, WorkoutId};
use crate::domain::meals::Source;
use crate::domain::training::records::RecordKind;
use crate::domain::training::set::SetKind;
use crate::domain::workouts::{LoggedSet, WorkoutExercise};
use crate::http::{Day, Instant};

/// A workout.
#[derive(Serialize, Object)]
#[oai(rename = "Workout")]
pub struct WorkoutAnswer {
    pub id: WorkoutId,
    pub name: Option<String>,
    pub started_at: Instant,
    pub ended_at: Option<Instant>,
    pub time_zone: String,
    /// The local day to which it belongs.
    pub day: Day,
    pub notes: Option<String>,
    pub source: Source,
    pub program_day_id: Option<ProgramDayId>,
    pub exercises: Vec<WorkoutExerciseAnswer>,
    /// Load moved times repetitions of the completed sets that are no warm-ups. Body weight counts as far as it is known.
    pub volume_kg: f64,
    /// The personal records that it set, by what came before it.
    pub records: Vec<WorkoutRecord>,
    pub created_at: Instant,
    pub updated_at: Instant,
}

/// An exercise of a workout, with the name that was logged.
#[derive(Serialize, Object)]
#[oai(rename = "WorkoutExercise")]
pub struct WorkoutExerciseAnswer {
    id: WorkoutExerciseId,
    exercise_id: Option<ExerciseId>,
    name: String,
    notes: Option<String>,
    /// Exercises of the same number take turns.
    superset: Option<u32>,
    sets: Vec<SetAnswer>,
}

impl From<WorkoutExercise> for WorkoutExerciseAnswer {
    fn from(exercise: WorkoutExercise) -> Self {
        Self {
            id: exercise.id,
            exercise_id: exercise.facts.exercise_id,
            name: exercise.facts.name,
            notes: exercise.facts.notes,
            superset: exercise.facts.superset,
            sets: exercise.sets.into_iter().map(SetAnswer::from).collect(),
        }
    }
}

/// A set.
#[derive(Serialize, Object)]
#[oai(rename = "Set")]
pub struct SetAnswer {
    id: SetId,
    kind: SetKind,
    reps: Option<u32>,
    /// As typed: one dumbbell of two, the help of an assisted lift.
    weight_kg: Option<f64>,
    duration_s: Option<f64>,
    distance_m: Option<f64>,
    rpe: Option<f64>,
    rest_s: Option<f64>,
    completed: bool,
}

impl From<LoggedSet> for SetAnswer {
    fn from(logged: LoggedSet) -> Self {
        Self {
            id: logged.id,
            kind: logged.set.kind,
            reps: logged.set.reps,
            weight_kg: logged.set.weight_kg,
            duration_s: logged.set.duration_s,
            distance_m: logged.set.distance_m,
            rpe: logged.set.rpe,
            rest_s: logged.rest_s,
            completed: logged.set.completed,
        }
    }
}

/// A personal record that a workout set.
#[derive(Serialize, Object)]
#[oai(rename = "WorkoutRecord")]
pub struct WorkoutRecord {
    pub exercise_id: ExerciseId,
    pub name: String,
    pub kind: RecordKind,
    pub value: f64,
    /// `kg`, `reps`, `s` or `m`.
    pub unit: String,
    /// What was beaten.
    pub previous: f64,
    /// Of the set behind it, where it is one set's.
    pub reps: Option<u32>,
    pub weight_kg: Option<f64>,
}
