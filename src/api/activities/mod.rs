//! `/activities`: runs, rides, matches and the like.

mod answer;
mod request;

use std::sync::Arc;

use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

pub use self::answer::ActivityAnswer;
use self::answer::KindAnswer;
use self::request::ActivityPatch;
pub use self::request::ActivityRequest;
use super::once::{self, Once};
use super::records;
use super::security::Member;
use crate::app::App;
use crate::domain::activities::Activity;
use crate::domain::cardio::kinds;
use crate::domain::ids::ActivityId;
use crate::domain::meals::Source;
use crate::domain::measurements::MeasurementKind;
use crate::http::{Body, Created, Cursor, Day, IfMatch, Limit, NoContent, Page, Problem, Record, Reply, Written};
use crate::storage::{self, Read, User, Write, activities, measurements};

pub struct Api(pub Arc<App>);

/// The member's latest weight, in kg.
fn weight(tx: &Read<'_, User>) -> storage::Result<Option<f64>> {
    let latest = measurements::latest(tx, MeasurementKind::Weight)?;
    Ok(latest.map(|measurement| measurement.reading.standard_value))
}

/// Stores an activity, its energy estimated where none was measured and the member's weight is known.
pub fn insert(tx: &Write<'_, User>, request: &ActivityRequest, source: Source) -> storage::Result<Activity> {
    let facts = request.facts(request.at().resolve(tx)?).with_energy(request.measured_kcal(), weight(tx)?);
    activities::insert(tx, facts, source)
}

#[OpenApi]
impl Api {
    /// Activities, newest first.
    #[oai(path = "/activities", method = "get", operation_id = "list_activities")]
    async fn list(
        &self,
        member: Member,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Written<Page<ActivityAnswer>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &("activities", from.0, to.0));
        let slice = records::slice(&cursors, (from.0, to.0), cursor.0.as_ref(), limit.0)?;
        records::list(
            &self.0,
            &member,
            limit.0,
            cursors,
            move |tx| activities::list(tx, &slice),
            |activity| (activity.facts.when.at, activity.id.into()),
        )
        .await
    }

    /// Logs an activity. Without a measured energy one is estimated, if the member's weight is known.
    #[oai(path = "/activities", method = "post", operation_id = "create_activity")]
    async fn create(
        &self,
        member: Member,
        once: Once,
        body: Body<ActivityRequest>,
    ) -> Result<Created<ActivityAnswer>, Problem> {
        let hash = body.hash();
        let request = body.0;
        once::create(&self.0, member.scope, &once, hash, move |tx| {
            let activity = insert(tx, &request, Source::Manual)?;
            let (location, etag) = (format!("/api/v1/activities/{}", activity.id), records::etag(&activity));
            Ok(Created::at(location, activity.into()).etag(etag))
        })
        .await
    }

    /// The kinds of activities.
    #[expect(clippy::unused_async, reason = "the macro awaits every operation")]
    #[oai(path = "/activities/kinds", method = "get", operation_id = "list_activity_kinds")]
    async fn kinds(
        &self,
        member: Member,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<KindAnswer>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &"activities/kinds");
        let all = kinds::all().iter().collect();
        let page = records::page_of_all(all, limit.0, &cursors, cursor.0.as_ref(), |kind| kind.id.to_owned())?;
        Ok(Reply(page.map(KindAnswer::from)))
    }

    /// One activity.
    #[oai(path = "/activities/:id", method = "get", operation_id = "get_activity")]
    async fn get(&self, member: Member, id: Path<ActivityId>) -> Result<Record<ActivityAnswer>, Problem> {
        records::answer(&self.0, &member, id.0, activities::get).await
    }

    /// Changes an activity.
    #[oai(path = "/activities/:id", method = "patch", operation_id = "update_activity")]
    async fn update(
        &self,
        member: Member,
        id: Path<ActivityId>,
        if_match: IfMatch,
        body: Body<ActivityPatch>,
    ) -> Result<Record<ActivityAnswer>, Problem> {
        let patch = body.0;
        let changed = records::change(&self.0, &member, if_match, id.0, activities::get, move |tx, old| {
            let (facts, measured) = patch.apply(&old.facts, patch.at().moved(tx, &old.facts.when)?);
            let facts = if patch.changes_energy() { facts.with_energy(measured, weight(tx)?) } else { facts };
            activities::update(tx, &old, facts).map(Ok)
        });
        Ok(records::record(changed.await?))
    }

    /// Deletes an activity.
    #[oai(path = "/activities/:id", method = "delete", operation_id = "delete_activity")]
    async fn delete(&self, member: Member, id: Path<ActivityId>, if_match: IfMatch) -> Result<NoContent, Problem> {
        records::delete(&self.0, &member, if_match, id.0, activities::get, activities::delete).await
    }
}
