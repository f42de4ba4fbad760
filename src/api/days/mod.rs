//! `/days`: everything of a local day in one answer.

mod bodies;
mod gather;

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

use self::bodies::{CompleteRequest, DayAnswer, DaySummary};
use super::records;
use super::security::Member;
use crate::app::App;
use crate::http::{Body, Cursor, Day, Limit, Page, Problem, Reply};
use crate::storage::days;
use crate::storage::member_clock::MemberClock;

pub struct Api(pub Arc<App>);

/// How far back the list of days goes where nobody says.
const USUAL_DAYS: i32 = 30;

#[OpenApi]
impl Api {
    /// The days of a range in short, the latest first; the last 30, if left out. Days without any record are there, too.
    #[oai(path = "/days", method = "get")]
    async fn list(
        &self,
        member: Member,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<DaySummary>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &("days", from.0, to.0));
        records::check_days(from.0, to.0)?;
        let after: Option<Day> = cursors.open(cursor.0.as_ref())?;
        let found = self.0.store.read(member.scope, move |tx| {
            let today = MemberClock::of(tx)?.day(tx.now());
            let last = to.0.map_or_else(|| from.0.map_or(today, |from| today.max(from.0)), Date::from);
            let first = from.0.map_or_else(|| last.saturating_sub((USUAL_DAYS - 1).days()), Date::from);
            let first = first.max(last.saturating_sub((records::MOST_DAYS - 1).days()));
            let last = after.and_then(|day| day.0.yesterday().ok()).unwrap_or(last);
            gather::summaries(tx, first, last, limit.0.with_one_more())
        });
        Ok(Reply(Page::of(found.await?, limit.0, |summary| cursors.make(&summary.day))))
    }

    /// One day: what was eaten, drunk, done, measured and noted, and what is left of the targets that held on it.
    #[oai(path = "/days/:day", method = "get")]
    async fn get(&self, member: Member, day: Path<Day>) -> Result<Reply<DayAnswer>, Problem> {
        let app = Arc::clone(&self.0);
        let gather = self.0.store.read(member.scope, move |tx| gather::day(tx, &app.reference, day.0.into()));
        Ok(Reply(gather.await?))
    }

    /// Says whether all food of a day is logged: adaptive targets count only such days.
    #[oai(path = "/days/:day/complete", method = "put")]
    async fn complete(
        &self,
        member: Member,
        day: Path<Day>,
        body: Body<CompleteRequest>,
    ) -> Result<Reply<DayAnswer>, Problem> {
        let app = Arc::clone(&self.0);
        let (day, complete) = (Date::from(day.0), body.0.complete);
        let job = move |tx: &crate::storage::Write<'_, crate::storage::User>| {
            days::set_complete(tx, day, complete)?;
            gather::day(tx, &app.reference, day)
        };
        Ok(Reply(self.0.store.write(member.scope, job).await?))
    }
}
