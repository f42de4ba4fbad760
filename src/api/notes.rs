//! `/notes`: notes to oneself.

use std::sync::Arc;

use poem_openapi::param::{Path, Query};
use poem_openapi::{Object, OpenApi};
use serde::{Deserialize, Serialize};

use super::dated::{At, check_zone};
use super::once::{self, Once};
use super::records;
use super::security::Member;
use crate::app::App;
use crate::domain::diary::Note;
use crate::domain::ids::NoteId;
use crate::domain::meals::Source;
use crate::http::{
    Body, Check, Created, Cursor, Day, Errors, IfMatch, Instant, Limit, NoContent, Page, Patch, Problem, Record,
    Written,
};
use crate::storage::{self, User, Write, notes};

pub struct Api(pub Arc<App>);

/// A note.
#[derive(Serialize, Object)]
#[oai(rename = "Note")]
pub struct NoteAnswer {
    id: NoteId,
    text: String,
    at: Instant,
    time_zone: String,
    /// The local day to which it belongs.
    day: Day,
    source: Source,
    updated_at: Instant,
}

impl From<Note> for NoteAnswer {
    fn from(note: Note) -> Self {
        Self {
            id: note.id,
            text: note.text,
            at: note.when.at.into(),
            time_zone: note.when.time_zone,
            day: note.when.day.into(),
            source: note.source,
            updated_at: note.updated_at.into(),
        }
    }
}

/// A note to keep.
#[derive(Debug, Deserialize, Object)]
#[oai(rename = "NoteRequest")]
pub struct NoteRequest {
    #[oai(validator(min_length = 1, max_length = 5000))]
    text: String,
    /// Now, if left out.
    at: Option<Instant>,
    /// The member's, if left out.
    time_zone: Option<String>,
}

impl Check for NoteRequest {
    fn check(&self, errors: &mut Errors) {
        check_zone(self.time_zone.as_deref(), errors);
    }
}

impl NoteRequest {
    pub fn insert(&self, tx: &Write<'_, User>, source: Source) -> storage::Result<Note> {
        let when = At::new(self.at, self.time_zone.as_deref()).resolve(tx)?;
        notes::insert(tx, self.text.clone(), when, source)
    }
}

/// What to change of a note.
#[derive(Debug, Deserialize, Object)]
#[oai(rename = "NotePatch")]
struct NotePatch {
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 5000))]
    text: Patch<String>,
    #[serde(default)]
    at: Patch<Instant>,
    #[serde(default)]
    time_zone: Patch<String>,
}

impl Check for NotePatch {
    fn check(&self, errors: &mut Errors) {
        self.text.not_null("text", errors);
        self.at.not_null("at", errors);
        self.time_zone.not_null("time_zone", errors);
        check_zone(self.time_zone.value().map(String::as_str), errors);
    }
}

#[OpenApi]
impl Api {
    /// Notes, newest first.
    #[oai(path = "/notes", method = "get")]
    async fn list(
        &self,
        member: Member,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Written<Page<NoteAnswer>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &("notes", from.0, to.0));
        let slice = records::slice(&cursors, (from.0, to.0), cursor.0.as_ref(), limit.0)?;
        records::list(
            &self.0,
            &member,
            limit.0,
            cursors,
            move |tx| notes::list(tx, &slice),
            |note| (note.when.at, note.id.into()),
        )
        .await
    }

    /// Keeps a note.
    #[oai(path = "/notes", method = "post")]
    async fn create(
        &self,
        member: Member,
        once: Once,
        body: Body<NoteRequest>,
    ) -> Result<Created<NoteAnswer>, Problem> {
        let (hash, request) = (body.hash(), body.0);
        once::create(&self.0, member.scope, &once, hash, move |tx| {
            let note = request.insert(tx, Source::Manual)?;
            let (location, etag) = (format!("/api/v1/notes/{}", note.id), records::etag(&note));
            Ok(Created::at(location, note.into()).etag(etag))
        })
        .await
    }

    /// One note.
    #[oai(path = "/notes/:id", method = "get")]
    async fn get(&self, member: Member, id: Path<NoteId>) -> Result<Record<NoteAnswer>, Problem> {
        records::answer(&self.0, &member, id.0, notes::get).await
    }

    /// Changes a note.
    #[oai(path = "/notes/:id", method = "patch")]
    async fn update(
        &self,
        member: Member,
        id: Path<NoteId>,
        if_match: IfMatch,
        body: Body<NotePatch>,
    ) -> Result<Record<NoteAnswer>, Problem> {
        let (at, patch) = (At::patch(&body.0.at, &body.0.time_zone), body.0);
        let changed = records::change(&self.0, &member, if_match, id.0, notes::get, move |tx, old| {
            let when = at.moved(tx, &old.when)?;
            notes::update(tx, &old, patch.text.clone().or(old.text.clone()), when).map(Ok)
        });
        Ok(records::record(changed.await?))
    }

    /// Deletes a note.
    #[oai(path = "/notes/:id", method = "delete")]
    async fn delete(&self, member: Member, id: Path<NoteId>, if_match: IfMatch) -> Result<NoContent, Problem> {
        records::delete(&self.0, &member, if_match, id.0, notes::get, notes::delete).await
    }
}
