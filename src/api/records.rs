//! What handlers of a member's records have in common: reading, changing and deleting one under its version, and paging
//! through a list of them.

use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::security::Member;
use crate::app::App;
use crate::http::cursor::Cursors;
use crate::http::{Cursor, Day, ETag, IfMatch, Limit, NoContent, Page, Problem, Record, Written};
use crate::storage::change::Versioned;
use crate::storage::slice::{Place, Slice};
use crate::storage::{self, Read, User, Write};

/// The version of a record.
pub fn etag(record: &impl Versioned) -> ETag {
    ETag::of(record.id(), record.updated_at())
}

/// Answers one record.
pub fn record<R: Versioned, T: From<R> + Serialize>(record: R) -> Record<T> {
    let etag = etag(&record);
    Record::new(&record.into(), etag)
}

/// A repository's function that finds a record of the member.
pub type Find<I, R> = fn(&Read<'_, User>, I) -> storage::Result<Option<R>>;

/// A repository's function that removes one.
pub type Remove<I> = fn(&Write<'_, User>, I) -> storage::Result<bool>;

/// Reads one record of the member; 404 where there is none.
pub async fn get<I: Copy + Send + 'static, R: Send + 'static>(
    app: &App,
    member: &Member,
    id: I,
    find: Find<I, R>,
) -> Result<R, Problem> {
    app.store.read(member.scope, move |tx| find(tx, id)).await?.ok_or_else(Problem::not_found)
}

/// Answers one record of the member; 404 where there is none.
pub async fn answer<I: Copy + Send + 'static, R: Versioned + 'static, T: From<R> + Serialize + 'static>(
    app: &App,
    member: &Member,
    id: I,
    find: Find<I, R>,
) -> Result<Record<T>, Problem> {
    let found = app.store.read(member.scope, move |tx| Ok(find(tx, id)?.map(record)));
    found.await?.ok_or_else(Problem::not_found)
}

/// What a change makes of a record, or why it is refused.
pub type Changed<R> = storage::Result<Result<R, Problem>>;

/// Changes a record in one job: 404 where there is none, 412 where it is another version.
pub async fn change<I: Copy + Send + 'static, R: Versioned + Send + 'static>(
    app: &App,
    member: &Member,
    if_match: IfMatch,
    id: I,
    find: Find<I, R>,
    apply: impl Fn(&Write<'_, User>, R) -> Changed<R> + Send + 'static,
) -> Result<R, Problem> {
    let job = move |tx: &Write<'_, User>| {
        let Some(old) = find(tx, id)? else { return Ok(Err(Problem::not_found())) };
        match if_match.check(etag(&old)) {
            Ok(()) => apply(tx, old),
            Err(problem) => Ok(Err(problem)),
        }
    };
    app.store.write(member.scope, job).await?
}

/// Deletes a record in one job, under the same conditions.
pub async fn delete<I: Copy + Send + 'static, R: Versioned + Send + 'static>(
    app: &App,
    member: &Member,
    if_match: IfMatch,
    id: I,
    find: Find<I, R>,
    remove: Remove<I>,
) -> Result<NoContent, Problem> {
    let removed = change(app, member, if_match, id, find, move |tx, old| {
        remove(tx, id)?;
        Ok(Ok(old))
    });
    removed.await.map(|_| NoContent)
}

/// The longest range of days that a list takes.
pub const MOST_DAYS: i32 = 366;

/// Checks a range of days: 422 where it runs backwards or over a leap year.
pub fn check_days(from: Option<Day>, to: Option<Day>) -> Result<(), Problem> {
    let (Some(from), Some(to)) = (from, to) else { return Ok(()) };
    let days = from.0.until(to.0).map_or(i32::MAX, |span| span.get_days());
    if days < 0 {
        Err(Problem::invalid_field("to", "must not lie before from"))
    } else if days >= MOST_DAYS {
        Err(Problem::invalid_field("to", format!("must lie within {MOST_DAYS} days of from")))
    } else {
        Ok(())
    }
}

/// The part of a list of dated records that a request asks for.
pub fn slice(
    cursors: &Cursors,
    days: (Option<Day>, Option<Day>),
    cursor: Option<&Cursor>,
    limit: Limit,
) -> Result<Slice, Problem> {
    check_days(days.0, days.1)?;
    let after: Option<Place> = cursors.open(cursor)?;
    Ok(Slice::new(days.0.map(Date::from), days.1.map(Date::from), after, limit.with_one_more()))
}

/// Answers a page of dated records, which `list` reads; `place` says where in the list one stands.
pub async fn list<R: 'static, T: From<R> + Serialize + 'static>(
    app: &App,
    member: &Member,
    limit: Limit,
    cursors: Cursors,
    list: impl FnOnce(&Read<'_, User>) -> storage::Result<Vec<R>> + Send + 'static,
    place: fn(&R) -> (jiff::Timestamp, Uuid),
) -> Result<Written<Page<T>>, Problem> {
    let read = app.store.read(member.scope, move |tx| {
        let page = page(list(tx)?, limit, &cursors, place);
        Ok(Written::of_records(&page, page.items.len()))
    });
    Ok(read.await?)
}

/// A page of dated records; `place` says where in the list one stands.
fn page<R, T: From<R>>(
    records: Vec<R>,
    limit: Limit,
    cursors: &Cursors,
    place: impl Fn(&R) -> (jiff::Timestamp, Uuid),
) -> Page<T> {
    let cursor = |record: &R| {
        let (at, id) = place(record);
        cursors.make(&(at.as_millisecond(), id))
    };
    Page::of(records, limit, cursor).map(T::from)
}

/// A page of a list that is made whole for each request, such as search results. The cursor names the last item shown, so
/// that what is added before it shifts nothing; where that item is gone, the number of those shown is what is left to go
/// by. `name` tells the items apart.
pub fn page_of_all<T, N: Serialize + DeserializeOwned + PartialEq>(
    mut all: Vec<T>,
    limit: Limit,
    cursors: &Cursors,
    cursor: Option<&Cursor>,
    name: impl Fn(&T) -> N,
) -> Result<Page<T>, Problem> {
    let shown = match cursors.open::<(usize, N)>(cursor)? {
        None => 0,
        Some((shown, last)) => all.iter().position(|item| name(item) == last).map_or(shown, |at| at + 1),
    };
    let rest = all.split_off(shown.min(all.len()));
    Ok(Page::of(rest, limit, |last| cursors.make(&(shown + limit.get(), name(last)))))
}
