//! The days of a programme with their dates, and what becomes of them.

use jiff::civil::Date;

use super::answer::{DayAnswer, MealFoodAnswer};
use super::request::DayPatch;
use crate::api::records::{self, Changed};
use crate::api::security::Member;
use crate::app::App;
use crate::domain::ids::{ProgramDayId, ProgramId};
use crate::domain::programs::meals;
use crate::domain::programs::stored::{Schedule, StoredDay, StoredProgram};
use crate::domain::programs::vocabulary::DayStatus;
use crate::http::{Cursor, Day, ETag, IfMatch, Limit, Page, Patch, Problem, Record};
use crate::storage::member_clock::MemberClock;
use crate::storage::programs::{self, days};
use crate::storage::{self, Read, User, Write};

/// A programme with all its days, and the member's today.
type Whole = (StoredProgram, Vec<StoredDay>, Date);

fn whole(tx: &Read<'_, User>, id: ProgramId) -> storage::Result<Option<Whole>> {
    let Some(program) = programs::get(tx, id)? else { return Ok(None) };
    Ok(Some((program, days::of_program(tx, id)?, MemberClock::of(tx)?.day(tx.now()))))
}

async fn read(app: &App, member: &Member, id: ProgramId) -> Result<Whole, Problem> {
    app.store.read(member.scope, move |tx| whole(tx, id)).await?.ok_or_else(Problem::not_found)
}

/// The 404 of a member who follows no programme.
pub fn none_active() -> Problem {
    Problem::not_found().detail("No programme is active.")
}

/// Which days are asked for.
pub struct Wanted {
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub limit: Limit,
    pub cursor: Option<Cursor>,
}

/// Days of a programme, in its sequence.
pub async fn list(app: &App, member: &Member, id: ProgramId, wanted: Wanted) -> Result<Page<DayAnswer>, Problem> {
    let cursors = app.cursors.of(member.id, &("program_days", id, wanted.from, wanted.to));
    records::check_days(wanted.from, wanted.to)?;
    let after: u32 = cursors.open(wanted.cursor.as_ref())?.unwrap_or(0);
    let (program, stored, today) = read(app, member, id).await?;
    let schedule = Schedule::of(&program, &stored, today);
    let days = schedule
        .days()
        .filter(|(day, date)| {
            day.position > after
                && wanted.from.is_none_or(|from| *date >= from.0)
                && wanted.to.is_none_or(|to| *date <= to.0)
        })
        .take(wanted.limit.get() + 1)
        .collect();
    let page = Page::of(days, wanted.limit, |(day, _): &(&StoredDay, Date)| cursors.make(&day.position));
    Ok(page.map(|(day, date)| DayAnswer::new(day, date)))
}

/// What the active programme has for today.
pub async fn today(app: &App, member: &Member) -> Result<Record<DayAnswer>, Problem> {
    let job = |tx: &Read<'_, User>| match programs::active(tx)? {
        Some(active) => whole(tx, active.id),
        None => Ok(None),
    };
    let (program, stored, today) = app.store.read(member.scope, job).await?.ok_or_else(none_active)?;
    let schedule = Schedule::of(&program, &stored, today);
    let (day, date) = schedule.today().ok_or_else(none_active)?;
    Ok(Record::new(&DayAnswer::new(day, date), records::etag(day)))
}

/// Changes what became of a day, and answers it with the date that follows.
pub async fn change(
    app: &App,
    member: &Member,
    id: ProgramDayId,
    if_match: IfMatch,
    patch: DayPatch,
) -> Result<Record<DayAnswer>, Problem> {
    let changed = records::change(app, member, if_match, id, days::get, move |tx, old| apply(tx, &old, &patch));
    let changed = changed.await?;
    let etag: ETag = records::etag(&changed);
    let (program, stored, today) = read(app, member, changed.program_id).await?;
    let schedule = Schedule::of(&program, &stored, today);
    let found = schedule.days().find(|(day, _)| day.id == id);
    let (day, date) = found.ok_or_else(Problem::not_found)?;
    Ok(Record::new(&DayAnswer::new(day, date), etag))
}

fn apply(tx: &Write<'_, User>, old: &StoredDay, patch: &DayPatch) -> Changed<StoredDay> {
    let status = patch.status.or(old.status);
    let given = patch.day.value().map(|day| day.0);
    let today = MemberClock::of(tx)?.day(tx.now());
    let day = match status {
        DayStatus::Planned => None,
        DayStatus::Moved => given.or(old.day),
        DayStatus::Done | DayStatus::Skipped => {
            let before = old.day.filter(|_| matches!(old.status, DayStatus::Done | DayStatus::Skipped));
            Some(given.or(before).unwrap_or(today))
        }
    };
    let done_later = status == DayStatus::Done && day.is_some_and(|day| day > today);
    if done_later {
        return Ok(Err(Problem::invalid_field("day", "must not lie in the future")));
    }
    let feedback = match &patch.feedback {
        Patch::Absent => old.feedback.clone(),
        Patch::Null => None,
        Patch::Value(text) => Some(text.clone()),
    };
    days::set_status(tx, old, status, day, feedback).map(Ok)
}

/// What the meals of a week need, each food once.
pub async fn groceries(
    app: &App,
    member: &Member,
    id: ProgramId,
    week: Option<u32>,
    limit: Limit,
    cursor: Option<&Cursor>,
) -> Result<Page<MealFoodAnswer>, Problem> {
    let cursors = app.cursors.of(member.id, &("program_groceries", id, week));
    let (program, stored, today) = read(app, member, id).await?;
    let schedule = Schedule::of(&program, &stored, today);
    let current = || schedule.days().find(|(_, date)| *date >= today).map_or(program.weeks, |(day, _)| day.week);
    let week = week.unwrap_or_else(current);
    if week > program.weeks {
        return Err(Problem::invalid_field("week", "must be a week of the programme"));
    }
    let meals = stored.iter().filter(|day| day.week == week).flat_map(|day| &day.plan.meals);
    let page = records::page_of_all(meals::groceries(meals), limit, &cursors, cursor, |food| food.food_id)?;
    Ok(page.map(MealFoodAnswer::from))
}
