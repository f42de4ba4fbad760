//! A workout while it goes on: one exercise or set after the other. Versions are those of the workout.

use std::sync::Arc;

use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use super::answer::{SetAnswer, WorkoutExerciseAnswer};
use super::live_request::SetPatch;
use super::request::WorkoutExercisePatch;
use super::sets::{ExerciseRequest, MOST, SetRequest};
use crate::api::exercises::known;
use crate::api::once::{self, Once};
use crate::api::records;
use crate::api::security::Member;
use crate::app::App;
use crate::domain::ids::{SetId, WorkoutExerciseId, WorkoutId};
use crate::domain::workouts::{LoggedSet, Workout, WorkoutExercise};
use crate::http::{Body, Created, Errors, IfMatch, NoContent, Problem, Record};
use crate::storage::workouts::{self, NewExercise};
use crate::storage::{self, Read, User, Write};

pub struct Api(pub Arc<App>);

const MISSING: storage::Error = storage::Error::Conflict("not_found");
const FULL: storage::Error = storage::Error::Conflict("too_many");

fn found(tx: &Read<'_, User>, id: WorkoutId) -> storage::Result<Workout> {
    workouts::get(tx, id)?.ok_or(MISSING)
}

/// The workout after a change of one of its parts, which gave it another version.
fn touched(tx: &Write<'_, User>, old: &Workout) -> storage::Result<Workout> {
    workouts::touch(tx, old)?;
    found(tx, old.id)
}

fn part(workout: &Workout, exercise: WorkoutExerciseId) -> storage::Result<&WorkoutExercise> {
    workout.exercises.iter().find(|part| part.id == exercise).ok_or(MISSING)
}

fn set(workout: &Workout, exercise: WorkoutExerciseId, set: SetId) -> storage::Result<LoggedSet> {
    part(workout, exercise)?.sets.iter().find(|logged| logged.id == set).copied().ok_or(MISSING)
}

impl Api {
    /// Changes a part of a workout in one job, and answers the workout as it then is.
    async fn change(
        &self,
        member: &Member,
        if_match: IfMatch,
        id: WorkoutId,
        apply: impl Fn(&Write<'_, User>, &Workout) -> storage::Result<()> + Send + 'static,
    ) -> Result<Workout, Problem> {
        records::change(&self.0, member, if_match, id, workouts::get, move |tx, old| {
            apply(tx, &old)?;
            touched(tx, &old).map(Ok)
        })
        .await
    }
}

fn exercise_record(workout: &Workout, id: WorkoutExerciseId) -> Result<Record<WorkoutExerciseAnswer>, Problem> {
    Ok(Record::new(&part(workout, id)?.clone().into(), records::etag(workout)))
}

fn set_record(workout: &Workout, id: WorkoutExerciseId, of: SetId) -> Result<Record<SetAnswer>, Problem> {
    Ok(Record::new(&set(workout, id, of)?.into(), records::etag(workout)))
}

#[OpenApi]
impl Api {
    /// Adds an exercise at the end of a workout.
    #[oai(path = "/workouts/:id/exercises", method = "post", operation_id = "add_workout_exercise")]
    async fn add_exercise(
        &self,
        member: Member,
        id: Path<WorkoutId>,
        once: Once,
        body: Body<ExerciseRequest>,
    ) -> Result<Created<WorkoutExerciseAnswer>, Problem> {
        let (hash, request) = (body.hash(), body.0);
        let known = known::all_of(&self.0, &member, request.exercise_id.into_iter().collect()).await?;
        let mut errors = Errors::default();
        let facts = request.entry(&self.0, &known, &mut errors);
        errors.into_result()?;
        let sets: Vec<_> = request.sets.iter().flatten().map(|set| set.to_new()).collect();
        once::create(&self.0, member.scope, &once, hash, move |tx| {
            let old = found(tx, id.0)?;
            if old.exercises.len() >= MOST {
                return Err(FULL);
            }
            let new = NewExercise { id: None, facts: facts.clone(), sets: sets.clone() };
            let exercise = workouts::add_exercise(tx, id.0, new)?;
            let workout = touched(tx, &old)?;
            let location = format!("/api/v1/workouts/{}/exercises/{}", id.0, exercise.id);
            Ok(Created::at(location, exercise.into()).etag(records::etag(&workout)))
        })
        .await
    }

    /// One exercise of a workout.
    #[oai(path = "/workouts/:id/exercises/:exercise", method = "get", operation_id = "get_workout_exercise")]
    async fn get_exercise(
        &self,
        member: Member,
        id: Path<WorkoutId>,
        exercise: Path<WorkoutExerciseId>,
    ) -> Result<Record<WorkoutExerciseAnswer>, Problem> {
        exercise_record(&records::get(&self.0, &member, id.0, workouts::get).await?, exercise.0)
    }

    /// Changes the notes or the superset of an exercise of a workout.
    #[oai(path = "/workouts/:id/exercises/:exercise", method = "patch", operation_id = "update_workout_exercise")]
    async fn update_exercise(
        &self,
        member: Member,
        id: Path<WorkoutId>,
        exercise: Path<WorkoutExerciseId>,
        if_match: IfMatch,
        body: Body<WorkoutExercisePatch>,
    ) -> Result<Record<WorkoutExerciseAnswer>, Problem> {
        let patch = body.0;
        let changed = self.change(&member, if_match, id.0, move |tx, old| {
            let mut facts = part(old, exercise.0)?.facts.clone();
            facts.notes = patch.notes.clone().apply(facts.notes);
            facts.superset = patch.superset.apply(facts.superset);
            workouts::update_exercise(tx, exercise.0, &facts)
        });
        exercise_record(&changed.await?, exercise.0)
    }

    /// Deletes an exercise of a workout with its sets.
    #[oai(path = "/workouts/:id/exercises/:exercise", method = "delete", operation_id = "delete_workout_exercise")]
    async fn delete_exercise(
        &self,
        member: Member,
        id: Path<WorkoutId>,
        exercise: Path<WorkoutExerciseId>,
        if_match: IfMatch,
    ) -> Result<NoContent, Problem> {
        let changed = self.change(&member, if_match, id.0, move |tx, old| {
            part(old, exercise.0)?;
            workouts::delete_exercise(tx, id.0, exercise.0).map(drop)
        });
        changed.await.map(|_| NoContent)
    }

    /// Adds a set at the end of an exercise.
    #[oai(path = "/workouts/:id/exercises/:exercise/sets", method = "post", operation_id = "add_set")]
    async fn add_set(
        &self,
        member: Member,
        id: Path<WorkoutId>,
        exercise: Path<WorkoutExerciseId>,
        once: Once,
        body: Body<SetRequest>,
    ) -> Result<Created<SetAnswer>, Problem> {
        let (hash, request) = (body.hash(), body.0);
        once::create(&self.0, member.scope, &once, hash, move |tx| {
            let old = found(tx, id.0)?;
            if part(&old, exercise.0)?.sets.len() >= MOST {
                return Err(FULL);
            }
            let logged = workouts::add_set(tx, exercise.0, request.to_new())?;
            let workout = touched(tx, &old)?;
            let location = format!("/api/v1/workouts/{}/exercises/{}/sets/{}", id.0, exercise.0, logged.id);
            Ok(Created::at(location, logged.into()).etag(records::etag(&workout)))
        })
        .await
    }

    /// One set.
    #[oai(path = "/workouts/:id/exercises/:exercise/sets/:set", method = "get", operation_id = "get_set")]
    async fn get_set(
        &self,
        member: Member,
        id: Path<WorkoutId>,
        exercise: Path<WorkoutExerciseId>,
        set: Path<SetId>,
    ) -> Result<Record<SetAnswer>, Problem> {
        set_record(&records::get(&self.0, &member, id.0, workouts::get).await?, exercise.0, set.0)
    }

    /// Changes a set.
    #[oai(path = "/workouts/:id/exercises/:exercise/sets/:set", method = "patch", operation_id = "update_set")]
    async fn update_set(
        &self,
        member: Member,
        id: Path<WorkoutId>,
        exercise: Path<WorkoutExerciseId>,
        set: Path<SetId>,
        if_match: IfMatch,
        body: Body<SetPatch>,
    ) -> Result<Record<SetAnswer>, Problem> {
        let patch = body.0;
        let changed = self.change(&member, if_match, id.0, move |tx, old| {
            let logged = patch.apply(&self::set(old, exercise.0, set.0)?);
            workouts::update_set(tx, exercise.0, &logged)
        });
        set_record(&changed.await?, exercise.0, set.0)
    }

    /// Deletes a set.
    #[oai(path = "/workouts/:id/exercises/:exercise/sets/:set", method = "delete", operation_id = "delete_set")]
    async fn delete_set(
        &self,
        member: Member,
        id: Path<WorkoutId>,
        exercise: Path<WorkoutExerciseId>,
        set: Path<SetId>,
        if_match: IfMatch,
    ) -> Result<NoContent, Problem> {
        let changed = self.change(&member, if_match, id.0, move |tx, old| {
            self::set(old, exercise.0, set.0)?;
            workouts::delete_set(tx, exercise.0, set.0).map(drop)
        });
        changed.await.map(|_| NoContent)
    }
}
