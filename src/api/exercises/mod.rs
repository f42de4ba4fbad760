//! `/exercises`: the built-in ones and the member's own.

pub mod answer;
pub mod known;
pub mod progress;
mod request;

use std::sync::Arc;

use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

use self::answer::{ExerciseAnswer, PerformanceAnswer, RecordAnswer};
use self::request::{ExercisePatch, ExerciseRequest};
use super::once::{self, Once};
use super::records;
use super::security::Member;
use crate::app::App;
use crate::domain::exercises::{Exercise, Place, fold, rank};
use crate::domain::ids::ExerciseId;
use crate::domain::reference::{Equipment, Pattern, Reference};
use crate::domain::training::muscle::Muscle;
use crate::http::{Body, Created, Cursor, Day, ETag, IfMatch, Limit, NoContent, Page, Problem, Record, Reply};
use crate::storage::exercises;

pub struct Api(pub Arc<App>);

fn answered(exercise: Exercise) -> Record<ExerciseAnswer> {
    let etag = ETag::of(exercise.id, exercise.updated_at.unwrap_or_default());
    Record::new(&exercise.into(), etag)
}

/// The exercises with the words in their names, each with its place among the answers.
fn ranked<'e>(reference: &Reference, all: &'e [Exercise], words: &str) -> Vec<(Place, &'e Exercise)> {
    let aliased = reference.exercise_named(words).map(|exercise| exercise.id);
    all.iter().filter_map(|exercise| Some((rank(exercise, words, aliased == Some(exercise.id))?, exercise))).collect()
}

#[OpenApi]
impl Api {
    /// Exercises, the best answers to `q` first; without it the usual ones.
    #[oai(path = "/exercises", method = "get", operation_id = "list_exercises")]
    #[expect(clippy::too_many_arguments, reason = "one a query parameter")]
    async fn list(
        &self,
        member: Member,
        /// Words of a name, in everyday language.
        #[oai(validator(max_length = 100))]
        q: Query<Option<String>>,
        muscle: Query<Option<Muscle>>,
        equipment: Query<Option<Equipment>>,
        pattern: Query<Option<Pattern>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<ExerciseAnswer>>, Problem> {
        let query = fold(q.0.as_deref().unwrap_or_default());
        let cursors = self.0.cursors.of(member.id, &("exercises", &query, muscle.0, equipment.0, pattern.0));
        let after: Option<Place> = cursors.open(cursor.0.as_ref())?;
        let own = self.0.store.read(member.scope, exercises::all).await?;
        let reference = &self.0.reference;
        let mut all: Vec<Exercise> = own.into_iter().map(Exercise::from).collect();
        all.extend(reference.exercises().iter().map(Exercise::from));
        all.retain(|exercise| exercise.passes(muscle.0, equipment.0, pattern.0));
        let mut found = ranked(reference, &all, &query);
        if found.is_empty() {
            // No name has these words: perhaps one is misspelled.
            found = ranked(reference, &all, &self.0.index.spelled_exercise(&query));
        }
        found.retain(|(place, _)| after.as_ref().is_none_or(|after| place > after));
        found.sort_by(|(a, _), (b, _)| a.cmp(b));
        found.truncate(limit.0.get() + 1);
        let page = Page::of(found, limit.0, |(place, _)| cursors.make(place));
        Ok(Reply(page.map(|(_, exercise)| exercise.clone().into())))
    }

    /// Describes an exercise of one's own, which nobody else sees.
    #[oai(path = "/exercises", method = "post", operation_id = "create_exercise")]
    async fn create(
        &self,
        member: Member,
        once: Once,
        body: Body<ExerciseRequest>,
    ) -> Result<Created<ExerciseAnswer>, Problem> {
        let (hash, request) = (body.hash(), body.0);
        once::create(&self.0, member.scope, &once, hash, move |tx| {
            let exercise = exercises::insert(tx, request.clone().into())?;
            let (location, etag) = (format!("/api/v1/exercises/{}", exercise.id), records::etag(&exercise));
            Ok(Created::at(location, Exercise::from(exercise).into()).etag(etag))
        })
        .await
    }

    /// One exercise.
    #[oai(path = "/exercises/:id", method = "get", operation_id = "get_exercise")]
    async fn get(&self, member: Member, id: Path<ExerciseId>) -> Result<Record<ExerciseAnswer>, Problem> {
        Ok(answered(known::find(&self.0, &member, id.0).await?))
    }

    /// Changes an exercise of one's own.
    #[oai(path = "/exercises/:id", method = "patch", operation_id = "update_exercise")]
    async fn update(
        &self,
        member: Member,
        id: Path<ExerciseId>,
        if_match: IfMatch,
        body: Body<ExercisePatch>,
    ) -> Result<Record<ExerciseAnswer>, Problem> {
        known::refuse_built_in(&self.0, id.0)?;
        let patch = body.0;
        let changed = records::change(&self.0, &member, if_match, id.0, exercises::get, move |tx, old| {
            match patch.apply(&old.facts).map_err(|errors| errors.into_result().err()) {
                Ok(facts) => exercises::update(tx, &old, facts).map(Ok),
                Err(problem) => Ok(Err(problem.unwrap_or_else(Problem::internal))),
            }
        });
        Ok(answered(changed.await?.into()))
    }

    /// Deletes an exercise of one's own. Workouts keep what they logged of it.
    #[oai(path = "/exercises/:id", method = "delete", operation_id = "delete_exercise")]
    async fn delete(&self, member: Member, id: Path<ExerciseId>, if_match: IfMatch) -> Result<NoContent, Problem> {
        known::refuse_built_in(&self.0, id.0)?;
        records::delete(&self.0, &member, if_match, id.0, exercises::get, exercises::delete).await
    }

    /// What the member did of the exercise, workout by workout, newest first.
    #[oai(path = "/exercises/:id/history", method = "get", operation_id = "list_exercise_history")]
    async fn history(
        &self,
        member: Member,
        id: Path<ExerciseId>,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<PerformanceAnswer>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &("exercise_history", id.0, from.0, to.0));
        let slice = records::slice(&cursors, (from.0, to.0), cursor.0.as_ref(), limit.0)?;
        let exercise = known::find(&self.0, &member, id.0).await?;
        let (found, body_kg) = progress::performances(&self.0, &member, id.0).await?;
        let wanted = found.into_iter().rev().filter(|performance| {
            let place = (performance.started_at.as_millisecond(), performance.workout_id.into());
            place < slice.before && (slice.first_day..=slice.last_day).contains(&performance.day)
        });
        let rows: Vec<_> = wanted.take(limit.0.get() + 1).collect();
        let place = |it: &progress::Performance| cursors.make(&(it.started_at.as_millisecond(), it.workout_id));
        let page = Page::of(rows, limit.0, place);
        Ok(Reply(page.map(|performance| progress::answer(&exercise, body_kg, performance))))
    }

    /// The member's personal records of the exercise that stand. They are reckoned from the workouts at each reading, so
    /// that they are right after any edit or import. The first workout with an exercise is the baseline.
    #[oai(path = "/exercises/:id/records", method = "get", operation_id = "list_exercise_records")]
    async fn records(
        &self,
        member: Member,
        id: Path<ExerciseId>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<RecordAnswer>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &("exercise_records", id.0));
        let exercise = known::find(&self.0, &member, id.0).await?;
        let (found, body_kg) = progress::performances(&self.0, &member, id.0).await?;
        let all = progress::records(&exercise, body_kg, &found);
        let name = |record: &RecordAnswer| format!("{:?} {:?} {}", record.kind, record.reps, record.value);
        Ok(Reply(records::page_of_all(all, limit.0, &cursors, cursor.0.as_ref(), name)?))
    }
}
