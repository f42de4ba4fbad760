//! `/check-ins`: how a member feels, once a day, and how ready for training that is.

mod bodies;

use std::sync::Arc;

use jiff::civil::{Date, date};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

pub use self::bodies::CheckInAnswer;
use self::bodies::CheckInPatch;
pub use self::bodies::CheckInRequest;
use super::once::{self, Once};
use super::records;
use super::security::Member;
use crate::app::App;
use crate::domain::ids::CheckInId;
use crate::domain::meals::Source;
use crate::http::{Body, Created, Cursor, Day, IfMatch, Limit, NoContent, Page, Problem, Record, Reply};
use crate::storage::check_ins;

pub struct Api(pub Arc<App>);

#[OpenApi]
impl Api {
    /// Check-ins, the latest first.
    #[oai(path = "/check-ins", method = "get")]
    async fn list(
        &self,
        member: Member,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<CheckInAnswer>>, Problem> {
        records::check_days(from.0, to.0)?;
        let cursors = self.0.cursors.of(member.id, &("check_ins", from.0, to.0));
        let first = from.0.map_or(date(0, 1, 1), Date::from);
        let end = to.0.map_or(date(9999, 12, 31), Date::from);
        let after: Option<Day> = cursors.open(cursor.0.as_ref())?;
        // There is one a day, so a day is a place in the list.
        let last = after.and_then(|day| day.0.yesterday().ok()).unwrap_or(end);
        let rows = limit.0.with_one_more();
        let found = self.0.store.read(member.scope, move |tx| check_ins::list(tx, first, last, rows)).await?;
        let page = Page::of(found, limit.0, |check_in| cursors.make(&Day(check_in.day)));
        Ok(Reply(page.map(CheckInAnswer::from)))
    }

    /// Checks in: 409 `check_in_exists` where the day has a check-in, which a PATCH changes.
    #[oai(path = "/check-ins", method = "post")]
    async fn create(
        &self,
        member: Member,
        once: Once,
        body: Body<CheckInRequest>,
    ) -> Result<Created<CheckInAnswer>, Problem> {
        let (hash, request) = (body.hash(), body.0);
        once::create(&self.0, member.scope, &once, hash, move |tx| {
            let made = check_ins::insert(tx, request.facts(tx)?, Source::Manual)?;
            let (location, etag) = (format!("/api/v1/check-ins/{}", made.id), records::etag(&made));
            Ok(Created::at(location, made.into()).etag(etag))
        })
        .await
    }

    /// One check-in.
    #[oai(path = "/check-ins/:id", method = "get")]
    async fn get(&self, member: Member, id: Path<CheckInId>) -> Result<Record<CheckInAnswer>, Problem> {
        records::answer(&self.0, &member, id.0, check_ins::get).await
    }

    /// Changes a check-in.
    #[oai(path = "/check-ins/:id", method = "patch")]
    async fn update(
        &self,
        member: Member,
        id: Path<CheckInId>,
        if_match: IfMatch,
        body: Body<CheckInPatch>,
    ) -> Result<Record<CheckInAnswer>, Problem> {
        let patch = body.0;
        let changed = records::change(&self.0, &member, if_match, id.0, check_ins::get, move |tx, old| {
            check_ins::update(tx, &old, patch.apply(&old)).map(Ok)
        });
        Ok(records::record(changed.await?))
    }

    /// Deletes a check-in.
    #[oai(path = "/check-ins/:id", method = "delete")]
    async fn delete(&self, member: Member, id: Path<CheckInId>, if_match: IfMatch) -> Result<NoContent, Problem> {
        records::delete(&self.0, &member, if_match, id.0, check_ins::get, check_ins::delete).await
    }
}
