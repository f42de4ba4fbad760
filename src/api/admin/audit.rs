//! `/admin/audit`: what happened to accounts and to the server.

use std::sync::Arc;

use poem_openapi::param::Query;
use poem_openapi::{Object, OpenApi};
use serde::Serialize;

use super::span;
use crate::api::security::Admin;
use crate::app::App;
use crate::domain::ids::{AuditId, UserId};
use crate::http::{Cursor, Day, Instant, Limit, Page, Problem, Reply};
use crate::storage::Service;
use crate::storage::audit::{self, Entry, Person, Wanted};
use crate::storage::slice::Place;

pub struct Api(pub Arc<App>);

/// An entry of the audit log.
#[derive(Serialize, Object)]
#[oai(rename = "AuditEntry")]
struct EntryView {
    id: AuditId,
    at: Instant,
    /// What happened, such as `account.created`.
    event: String,
    /// Who did it; null for the server itself and for commands.
    actor: Option<PersonView>,
    /// To whom it was done.
    subject: Option<PersonView>,
    /// Where it came from.
    address: Option<String>,
    detail: Option<String>,
}

/// Somebody in the audit log.
#[derive(Serialize, Object)]
#[oai(rename = "AuditPerson")]
struct PersonView {
    /// A pseudonym that outlives the account.
    id: String,
    /// The account; null where it has been erased.
    user_id: Option<UserId>,
}

#[OpenApi]
impl Api {
    /// The audit log, newest first; of the last thirty days, if none are named. `user` finds what an account did and what
    /// was done to it.
    #[oai(path = "/admin/audit", method = "get")]
    #[expect(clippy::too_many_arguments, reason = "one for each parameter of the query")]
    async fn list(
        &self,
        admin: Admin,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        event: Query<Option<String>>,
        user: Query<Option<UserId>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<EntryView>>, Problem> {
        let cursors = self.0.cursors.of(admin.id, &("admin/audit", from.0, to.0, &event.0, user.0));
        let (first, end) = span::of(from.0, to.0, self.0.store.now())?;
        let after: Option<Place> = cursors.open(cursor.0.as_ref())?;
        let wanted = Wanted {
            event: event.0,
            user: user.0,
            from: first,
            before: after.unwrap_or((end.as_millisecond(), uuid::Uuid::nil())),
            rows: limit.0.with_one_more(),
        };
        let found = self.0.store.read(Service::because("administration"), move |tx| audit::list(tx, &wanted)).await?;
        let place = |last: &Entry| (last.at.as_millisecond(), last.id.uuid());
        Ok(Reply(Page::of(found, limit.0, |last| cursors.make(&place(last))).map(EntryView::from)))
    }
}

impl From<Entry> for EntryView {
    fn from(entry: Entry) -> Self {
        let person = |person: Person| PersonView { id: person.pseudonym.to_string(), user_id: person.user };
        Self {
            id: entry.id,
            at: entry.at.into(),
            event: entry.event,
            actor: entry.actor.map(person),
            subject: entry.subject.map(person),
            address: entry.address,
            detail: entry.detail,
        }
    }
}
