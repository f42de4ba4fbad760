//! `/workouts`.

mod answer;
mod live;
mod live_request;
mod request;
mod sets;
mod summary;

use std::sync::Arc;

use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

pub use self::answer::WorkoutAnswer;
pub use self::live::Api as LiveApi;
pub use self::request::WorkoutRequest;
use self::request::{WorkoutPatch, check_end};
pub use self::summary::Summaries;
use super::exercises::known;
use super::once::{self, Once};
use super::records;
use super::security::Member;
use crate::app::App;
use crate::domain::ids::WorkoutId;
use crate::domain::meals::Source;
use crate::domain::workouts::Workout;
use crate::http::{Body, Created, Cursor, Day, Errors, IfMatch, Limit, NoContent, Page, Problem, Record, Reply};
use crate::storage::workouts::{self, NewExercise, WorkoutUpdate};

pub struct Api(pub Arc<App>);

/// Answers one workout.
async fn answered(app: &App, member: &Member, workout: Workout) -> Result<Record<WorkoutAnswer>, Problem> {
    let reference = Arc::clone(&app.reference);
    let etag = records::etag(&workout);
    let job = move |tx: &crate::storage::Read<'_, _>| {
        Ok(Summaries::read(tx, &reference, std::slice::from_ref(&workout))?.answer(workout))
    };
    Ok(Record::new(&app.store.read(member.scope, job).await?, etag))
}

/// The exercises that a new workout names; 422 where one is not there.
pub async fn resolve(app: &App, member: &Member, request: &WorkoutRequest) -> Result<Vec<NewExercise>, Problem> {
    let known = known::all_of(app, member, sets::named(&request.exercises)).await?;
    sets::resolve(app, &known, &request.exercises)
}

#[OpenApi]
impl Api {
    /// Workouts, newest first.
    #[oai(path = "/workouts", method = "get", operation_id = "list_workouts")]
    async fn list(
        &self,
        member: Member,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<WorkoutAnswer>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &("workouts", from.0, to.0));
        let slice = records::slice(&cursors, (from.0, to.0), cursor.0.as_ref(), limit.0)?;
        let reference = Arc::clone(&self.0.reference);
        let job = move |tx: &crate::storage::Read<'_, _>| {
            let found = workouts::list(tx, &slice)?;
            Ok((Summaries::read(tx, &reference, &found)?, found))
        };
        let (mut summaries, found) = self.0.store.read(member.scope, job).await?;
        let page = Page::of(found, limit.0, |it| cursors.make(&(it.when.at.as_millisecond(), it.id)));
        Ok(Reply(page.map(|workout| summaries.answer(workout))))
    }

    /// Logs a workout, or begins one that goes on set by set.
    #[oai(path = "/workouts", method = "post", operation_id = "create_workout")]
    async fn create(
        &self,
        member: Member,
        once: Once,
        body: Body<WorkoutRequest>,
    ) -> Result<Created<WorkoutAnswer>, Problem> {
        let (hash, request) = (body.hash(), body.0);
        let exercises = resolve(&self.0, &member, &request).await?;
        let reference = Arc::clone(&self.0.reference);
        once::create(&self.0, member.scope, &once, hash, move |tx| {
            let workout = request.insert(tx, exercises.clone(), request.source.unwrap_or(Source::Manual))?;
            let (location, etag) = (format!("/api/v1/workouts/{}", workout.id), records::etag(&workout));
            let mut summaries = Summaries::read(tx, &reference, std::slice::from_ref(&workout))?;
            Ok(Created::at(location, summaries.answer(workout)).etag(etag))
        })
        .await
    }

    /// One workout.
    #[oai(path = "/workouts/:id", method = "get", operation_id = "get_workout")]
    async fn get(&self, member: Member, id: Path<WorkoutId>) -> Result<Record<WorkoutAnswer>, Problem> {
        let workout = records::get(&self.0, &member, id.0, workouts::get).await?;
        answered(&self.0, &member, workout).await
    }

    /// Changes a workout.
    #[oai(path = "/workouts/:id", method = "patch", operation_id = "update_workout")]
    async fn update(
        &self,
        member: Member,
        id: Path<WorkoutId>,
        if_match: IfMatch,
        body: Body<WorkoutPatch>,
    ) -> Result<Record<WorkoutAnswer>, Problem> {
        let (at, patch) = (body.0.at(), body.0);
        let known = known::all_of(&self.0, &member, sets::named(patch.exercises().unwrap_or_default())).await?;
        let app = Arc::clone(&self.0);
        let changed = records::change(&self.0, &member, if_match, id.0, workouts::get, move |tx, old| {
            let when = at.moved(tx, &old.when)?;
            match apply(&app, &known, &patch, &old, when) {
                Ok(new) => workouts::update(tx, &old, new).map(Ok),
                Err(problem) => Ok(Err(problem)),
            }
        });
        answered(&self.0, &member, changed.await?).await
    }

    /// Deletes a workout. The day of a programme that it was is open again.
    #[oai(path = "/workouts/:id", method = "delete", operation_id = "delete_workout")]
    async fn delete(&self, member: Member, id: Path<WorkoutId>, if_match: IfMatch) -> Result<NoContent, Problem> {
        records::delete(&self.0, &member, if_match, id.0, workouts::get, workouts::delete).await
    }
}

/// The new state of a workout.
fn apply(
    app: &App,
    known: &known::Known,
    patch: &WorkoutPatch,
    old: &Workout,
    when: crate::domain::days::When,
) -> Result<WorkoutUpdate, Problem> {
    let new = patch.clone();
    let exercises =
        patch.exercises().map(|exercises| sets::merge(app, known, exercises, &old.exercises)).transpose()?;
    let ended_at = new.ended_at.apply(old.ended_at.map(Into::into)).map(Into::into);
    let mut errors = Errors::default();
    check_end(Some(when.at), ended_at, &mut errors);
    errors.into_result()?;
    Ok(WorkoutUpdate {
        name: new.name.apply(old.name.clone()),
        when,
        ended_at,
        notes: new.notes.apply(old.notes.clone()),
        program_day_id: new.program_day_id.apply(old.program_day_id),
        exercises,
    })
}
