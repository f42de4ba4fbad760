//! Workouts in requests.

use jiff::Timestamp;
use poem_openapi::Object;
use serde::Deserialize;

use super::sets::ExerciseRequest;
use crate::api::dated::{At, check_zone};
use crate::domain::ids::ProgramDayId;
use crate::domain::meals::Source;
use crate::domain::workouts::Workout;
use crate::http::{Check, Errors, Instant, Patch};
use crate::storage::workouts::{self, NewExercise, NewWorkout};
use crate::storage::{self, User, Write};

/// A workout to log, or to begin.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "WorkoutRequest")]
pub struct WorkoutRequest {
    #[oai(validator(min_length = 1, max_length = 200))]
    pub name: Option<String>,
    /// Now, if left out.
    pub started_at: Option<Instant>,
    /// Left out while it goes on.
    pub ended_at: Option<Instant>,
    /// The member's, if left out.
    pub time_zone: Option<String>,
    #[oai(validator(max_length = 5000))]
    pub notes: Option<String>,
    /// `manual`, if left out.
    pub source: Option<Source>,
    /// The day of a programme that it is; the day is done once a set is.
    pub program_day_id: Option<ProgramDayId>,
    #[serde(default)]
    #[oai(default, validator(max_items = 100))]
    pub exercises: Vec<ExerciseRequest>,
}

impl Check for WorkoutRequest {
    fn check(&self, errors: &mut Errors) {
        check_zone(self.time_zone.as_deref(), errors);
        check_end(self.started_at.map(Timestamp::from), self.ended_at.map(Timestamp::from), errors);
        errors.within("exercises", |errors| {
            for (index, exercise) in self.exercises.iter().enumerate() {
                errors.within(index, |errors| exercise.check_new(errors));
            }
        });
    }
}

impl WorkoutRequest {
    pub fn at(&self) -> At {
        At::new(self.started_at, self.time_zone.as_deref())
    }

    /// Stores it with what its exercises were resolved to.
    pub fn insert(
        &self,
        tx: &Write<'_, User>,
        exercises: Vec<NewExercise>,
        source: Source,
    ) -> storage::Result<Workout> {
        let workout = NewWorkout {
            name: self.name.clone(),
            when: self.at().resolve(tx)?,
            ended_at: self.ended_at.map(Into::into),
            notes: self.notes.clone(),
            source,
            program_day_id: self.program_day_id,
            exercises,
        };
        workouts::insert(tx, workout)
    }
}

/// What to change of a workout. `exercises`, if given, are all that it will have: those with an `id` keep it, and what is
/// not said of them.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "WorkoutPatch")]
pub struct WorkoutPatch {
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 200))]
    pub name: Patch<String>,
    #[serde(default)]
    pub started_at: Patch<Instant>,
    #[serde(default)]
    pub ended_at: Patch<Instant>,
    #[serde(default)]
    pub time_zone: Patch<String>,
    #[serde(default)]
    #[oai(validator(max_length = 5000))]
    pub notes: Patch<String>,
    #[serde(default)]
    pub program_day_id: Patch<ProgramDayId>,
    #[serde(default)]
    #[oai(validator(max_items = 100))]
    pub exercises: Patch<Vec<ExerciseRequest>>,
}

impl Check for WorkoutPatch {
    fn check(&self, errors: &mut Errors) {
        self.started_at.not_null("started_at", errors);
        self.time_zone.not_null("time_zone", errors);
        self.exercises.not_null("exercises", errors);
        check_zone(self.time_zone.value().map(String::as_str), errors);
        errors.within("exercises", |errors| {
            for (index, exercise) in self.exercises.value().into_iter().flatten().enumerate() {
                errors.within(index, |errors| exercise.check_patch(errors));
            }
        });
    }
}

impl WorkoutPatch {
    pub fn at(&self) -> At {
        At::patch(&self.started_at, &self.time_zone)
    }

    /// The exercises that it names, if it says anything of them.
    pub fn exercises(&self) -> Option<&[ExerciseRequest]> {
        self.exercises.value().map(Vec::as_slice)
    }
}

/// Notes a fault where a workout would end before it starts.
pub fn check_end(start: Option<Timestamp>, end: Option<Timestamp>, errors: &mut Errors) {
    let ordered = start.zip(end).is_none_or(|(start, end)| start <= end);
    errors.require(ordered, "ended_at", "must not lie before started_at");
}

/// What to change of an exercise of a workout; its sets have operations of their own.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "WorkoutExercisePatch")]
pub struct WorkoutExercisePatch {
    #[serde(default)]
    #[oai(validator(max_length = 2000))]
    pub notes: Patch<String>,
    #[serde(default)]
    #[oai(validator(minimum(value = "1"), maximum(value = "100")))]
    pub superset: Patch<u32>,
}

impl Check for WorkoutExercisePatch {}
