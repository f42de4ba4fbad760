//! `/events`: races, and what else training looks to.

use std::sync::Arc;

use jiff::civil::{Date, date};
use poem_openapi::param::{Path, Query};
use poem_openapi::{Object, OpenApi};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::once::{self, Once};
use super::records;
use super::security::Member;
use crate::app::App;
use crate::domain::aims::Event;
use crate::domain::ids::EventId;
use crate::http::{
    Body, Check, Created, Cursor, Day, Errors, IfMatch, Instant, Limit, NoContent, Page, Patch, Problem, Record, Reply,
};
use crate::storage::events::{self, EventFacts};

pub struct Api(pub Arc<App>);

/// An event.
#[derive(Serialize, Object)]
#[oai(rename = "Event")]
pub struct EventAnswer {
    id: EventId,
    name: String,
    kind: String,
    day: Day,
    notes: Option<String>,
    created_at: Instant,
    updated_at: Instant,
}

impl From<Event> for EventAnswer {
    fn from(event: Event) -> Self {
        Self {
            id: event.id,
            name: event.name,
            kind: event.kind,
            day: event.day.into(),
            notes: event.notes,
            created_at: event.created_at.into(),
            updated_at: event.updated_at.into(),
        }
    }
}

/// An event to look to.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "EventRequest")]
struct EventRequest {
    #[oai(validator(min_length = 1, max_length = 200))]
    name: String,
    /// In the member's own words: `10k`, `marathon`, `wedding`.
    #[oai(validator(min_length = 1, max_length = 40))]
    kind: String,
    day: Day,
    #[oai(validator(max_length = 2000))]
    notes: Option<String>,
}

impl Check for EventRequest {}

impl From<EventRequest> for EventFacts {
    fn from(event: EventRequest) -> Self {
        Self { name: event.name, kind: event.kind, day: event.day.into(), notes: event.notes }
    }
}

/// What to change of an event.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "EventPatch")]
struct EventPatch {
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 200))]
    name: Patch<String>,
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 40))]
    kind: Patch<String>,
    #[serde(default)]
    day: Patch<Day>,
    #[serde(default)]
    #[oai(validator(max_length = 2000))]
    notes: Patch<String>,
}

impl Check for EventPatch {
    fn check(&self, errors: &mut Errors) {
        self.name.not_null("name", errors);
        self.kind.not_null("kind", errors);
        self.day.not_null("day", errors);
    }
}

impl EventPatch {
    fn apply(self, old: &Event) -> EventFacts {
        EventFacts {
            name: self.name.or(old.name.clone()),
            kind: self.kind.or(old.kind.clone()),
            day: self.day.or(Day(old.day)).into(),
            notes: self.notes.apply(old.notes.clone()),
        }
    }
}

#[OpenApi]
impl Api {
    /// Events, the latest first.
    #[oai(path = "/events", method = "get")]
    async fn list(
        &self,
        member: Member,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<EventAnswer>>, Problem> {
        records::check_days(from.0, to.0)?;
        let cursors = self.0.cursors.of(member.id, &("events", from.0, to.0));
        let first = from.0.map_or(date(0, 1, 1), Date::from);
        let end = to.0.map_or(date(9999, 12, 31), Date::from);
        let after: Option<(Day, Uuid)> = cursors.open(cursor.0.as_ref())?;
        let before = after.map_or((end, Uuid::max()), |(day, id)| (day.into(), id));
        let rows = limit.0.with_one_more();
        let found = self.0.store.read(member.scope, move |tx| events::list(tx, first, before, rows)).await?;
        let page = Page::of(found, limit.0, |event| cursors.make(&(Day(event.day), Uuid::from(event.id))));
        Ok(Reply(page.map(EventAnswer::from)))
    }

    /// Notes an event.
    #[oai(path = "/events", method = "post")]
    async fn create(
        &self,
        member: Member,
        once: Once,
        body: Body<EventRequest>,
    ) -> Result<Created<EventAnswer>, Problem> {
        let (hash, facts) = (body.hash(), EventFacts::from(body.0));
        once::create(&self.0, member.scope, &once, hash, move |tx| {
            let event = events::insert(tx, facts.clone())?;
            let (location, etag) = (format!("/api/v1/events/{}", event.id), records::etag(&event));
            Ok(Created::at(location, event.into()).etag(etag))
        })
        .await
    }

    /// One event.
    #[oai(path = "/events/:id", method = "get")]
    async fn get(&self, member: Member, id: Path<EventId>) -> Result<Record<EventAnswer>, Problem> {
        records::answer(&self.0, &member, id.0, events::get).await
    }

    /// Changes an event.
    #[oai(path = "/events/:id", method = "patch")]
    async fn update(
        &self,
        member: Member,
        id: Path<EventId>,
        if_match: IfMatch,
        body: Body<EventPatch>,
    ) -> Result<Record<EventAnswer>, Problem> {
        let patch = body.0;
        let changed = records::change(&self.0, &member, if_match, id.0, events::get, move |tx, old| {
            events::update(tx, &old, patch.clone().apply(&old)).map(Ok)
        });
        Ok(records::record(changed.await?))
    }

    /// Deletes an event.
    #[oai(path = "/events/:id", method = "delete")]
    async fn delete(&self, member: Member, id: Path<EventId>, if_match: IfMatch) -> Result<NoContent, Problem> {
        records::delete(&self.0, &member, if_match, id.0, events::get, events::delete).await
    }
}
