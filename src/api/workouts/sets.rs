//! Exercises and sets of workouts in requests.

use poem_openapi::Object;
use serde::Deserialize;

use crate::api::exercises::known::Known;
use crate::app::App;
use crate::domain::exercises::fold;
use crate::domain::ids::{ExerciseId, SetId, WorkoutExerciseId};
use crate::domain::training::set::{Set, SetKind};
use crate::domain::workouts::{ExerciseEntry, LoggedSet, WorkoutExercise};
use crate::http::{Errors, Problem};
use crate::storage::workouts::{NewExercise, NewSet};

/// The most exercises of a workout, and sets of an exercise.
pub const MOST: usize = 100;

/// An exercise done: by `exercise_id`, or by `name`, which may be an everyday one.
#[derive(Clone, Debug, Default, Deserialize, Object)]
#[oai(rename = "WorkoutExerciseRequest")]
pub struct ExerciseRequest {
    /// In a PATCH of the workout: the exercise that stays.
    pub id: Option<WorkoutExerciseId>,
    pub exercise_id: Option<ExerciseId>,
    #[oai(validator(min_length = 1, max_length = 100))]
    pub name: Option<String>,
    #[oai(validator(max_length = 2000))]
    pub notes: Option<String>,
    /// Exercises of the same number take turns.
    #[oai(validator(minimum(value = "1"), maximum(value = "100")))]
    pub superset: Option<u32>,
    /// In a PATCH of the workout: left out, the sets of an exercise that stays stay too.
    #[oai(validator(max_items = 100))]
    pub sets: Option<Vec<SetRequest>>,
}

/// A set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Object)]
#[oai(rename = "SetRequest")]
pub struct SetRequest {
    /// In a PATCH of the workout: the set that stays.
    pub id: Option<SetId>,
    /// `working`, if left out.
    pub kind: Option<SetKind>,
    #[oai(validator(minimum(value = "0"), maximum(value = "10000")))]
    pub reps: Option<u32>,
    /// As typed: one dumbbell of two, the help of an assisted lift.
    #[oai(validator(minimum(value = "0"), maximum(value = "2000")))]
    pub weight_kg: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "86400")))]
    pub duration_s: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "1000000")))]
    pub distance_m: Option<f64>,
    /// Rate of perceived exertion, 10 at the limit.
    #[oai(validator(minimum(value = "0"), maximum(value = "10")))]
    pub rpe: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "86400")))]
    pub rest_s: Option<f64>,
    /// True, if left out; false for a set that is still to be done.
    pub completed: Option<bool>,
}

impl SetRequest {
    pub fn check(&self, errors: &mut Errors) {
        let done = self.reps.is_some() || self.duration_s.is_some() || self.distance_m.is_some();
        let open = self.completed == Some(false) || self.is_only_kept();
        errors.require(done || open, "reps", "must be given, or duration_s or distance_m");
    }

    fn is_only_kept(&self) -> bool {
        *self == Self { id: self.id, ..Self::default() } && self.id.is_some()
    }

    pub fn to_set(self) -> Set {
        Set {
            kind: self.kind.unwrap_or(SetKind::Working),
            reps: self.reps,
            weight_kg: self.weight_kg,
            duration_s: self.duration_s,
            distance_m: self.distance_m,
            rpe: self.rpe,
            completed: self.completed.unwrap_or(true),
        }
    }

    pub fn to_new(self) -> NewSet {
        NewSet { id: self.id, set: self.to_set(), rest_s: self.rest_s }
    }

    fn merged(self, old: &[LoggedSet], errors: &mut Errors) -> NewSet {
        let before = self.id.and_then(|id| old.iter().find(|logged| logged.id == id));
        errors.require(self.id.is_none() || before.is_some(), "id", "is not a set of this exercise");
        match before {
            Some(before) if self.is_only_kept() => {
                NewSet { id: Some(before.id), set: before.set, rest_s: before.rest_s }
            }
            _ => self.to_new(),
        }
    }
}

impl ExerciseRequest {
    /// Notes what is missing; a new exercise must be named, and ids are the server's to give.
    pub fn check_new(&self, errors: &mut Errors) {
        errors.require(self.id.is_none(), "id", "is given by the server");
        errors.require(self.exercise_id.is_some() || self.name.is_some(), "exercise_id", "must be given, or name");
        errors.within("sets", |errors| {
            for (index, set) in self.sets.iter().flatten().enumerate() {
                errors.within(index, |errors| {
                    errors.require(set.id.is_none(), "id", "is given by the server");
                    set.check(errors);
                });
            }
        });
    }

    /// The same for an exercise of a patch, which may stay.
    pub fn check_patch(&self, errors: &mut Errors) {
        let named = self.id.is_some() || self.exercise_id.is_some() || self.name.is_some();
        errors.require(named, "exercise_id", "must be given, or name");
        errors.within("sets", |errors| {
            for (index, set) in self.sets.iter().flatten().enumerate() {
                errors.within(index, |errors| {
                    let others = self.sets.iter().flatten().take(index);
                    let twice = set.id.is_some() && others.clone().any(|other| other.id == set.id);
                    errors.require(!twice, "id", "must not be that of another set");
                    set.check(errors);
                });
            }
        });
    }

    /// Which exercise it is. An everyday name finds the built-in exercise, another one stays as it was typed.
    pub fn entry(&self, app: &App, known: &Known, errors: &mut Errors) -> ExerciseEntry {
        let named = self.name.as_deref().filter(|_| self.exercise_id.is_none());
        let by_name = named.and_then(|name| app.reference.exercise_named(&fold(name)));
        let by_id = self.exercise_id.and_then(|id| known.get(&id));
        let missing = self.exercise_id.is_some() && by_id.is_none();
        errors.require(!missing, "exercise_id", "is not an exercise");
        let own_name = by_id.map(|exercise| exercise.name.clone()).or_else(|| self.name.clone());
        ExerciseEntry {
            exercise_id: self.exercise_id.or(by_name.map(|exercise| exercise.id)),
            name: own_name.unwrap_or_default(),
            notes: self.notes.clone(),
            superset: self.superset,
        }
    }

    fn to_new(&self, app: &App, known: &Known, errors: &mut Errors) -> NewExercise {
        let sets = self.sets.iter().flatten().map(|set| set.to_new()).collect();
        NewExercise { id: None, facts: self.entry(app, known, errors), sets }
    }
}

/// The exercises that a request names.
pub fn named(exercises: &[ExerciseRequest]) -> Vec<ExerciseId> {
    exercises.iter().filter_map(|exercise| exercise.exercise_id).collect()
}

/// New exercises, with all that cannot be resolved told at once.
pub fn resolve(app: &App, known: &Known, exercises: &[ExerciseRequest]) -> Result<Vec<NewExercise>, Problem> {
    let mut errors = Errors::default();
    let mut resolved = Vec::with_capacity(exercises.len());
    for (index, exercise) in exercises.iter().enumerate() {
        errors.within("exercises", |errors| {
            errors.within(index, |errors| resolved.push(exercise.to_new(app, known, errors)));
        });
    }
    errors.into_result()?;
    Ok(resolved)
}

/// The exercises of a patch: those with an id keep it and what is not said of them.
pub fn merge(
    app: &App,
    known: &Known,
    exercises: &[ExerciseRequest],
    old: &[WorkoutExercise],
) -> Result<Vec<NewExercise>, Problem> {
    let mut errors = Errors::default();
    let mut merged = Vec::with_capacity(exercises.len());
    for (index, exercise) in exercises.iter().enumerate() {
        let twice = exercise.id.is_some() && exercises[..index].iter().any(|other| other.id == exercise.id);
        errors.within("exercises", |errors| {
            errors.within(index, |errors| {
                errors.require(!twice, "id", "must not be that of another exercise");
                merged.push(merge_one(app, known, exercise, old, errors));
            });
        });
    }
    errors.into_result()?;
    Ok(merged)
}

fn merge_one(
    app: &App,
    known: &Known,
    exercise: &ExerciseRequest,
    old: &[WorkoutExercise],
    errors: &mut Errors,
) -> NewExercise {
    let before = exercise.id.and_then(|id| old.iter().find(|logged| logged.id == id));
    errors.require(exercise.id.is_none() || before.is_some(), "id", "is not an exercise of this workout");
    let Some(before) = before else { return exercise.to_new(app, known, errors) };
    let mut facts = exercise.entry(app, known, errors);
    if exercise.exercise_id.is_none() && exercise.name.is_none() {
        facts.exercise_id = before.facts.exercise_id;
        facts.name.clone_from(&before.facts.name);
    }
    facts.notes = facts.notes.or_else(|| before.facts.notes.clone());
    facts.superset = facts.superset.or(before.facts.superset);
    let kept = |logged: &LoggedSet| NewSet { id: Some(logged.id), set: logged.set, rest_s: logged.rest_s };
    let sets = match &exercise.sets {
        None => before.sets.iter().map(kept).collect(),
        Some(sets) => {
            let mut merged = Vec::with_capacity(sets.len());
            errors.within("sets", |errors| {
                for (index, set) in sets.iter().enumerate() {
                    errors.within(index, |errors| merged.push(set.merged(&before.sets, errors)));
                }
            });
            merged
        }
    };
    NewExercise { id: Some(before.id), facts, sets }
}
