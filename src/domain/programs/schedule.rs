//! When the days of a programme fall.
//!
//! A programme is a sequence, not a timetable: dates are a projection from what was done, the weekdays liked and today,
//! made anew at each reading. A missed day stays next and moves the rest; nothing is skipped unless the person skips it.
//! Only a fixed event holds the dates in place.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::generate::planned_date;
use super::vocabulary::{DayKind, DayStatus};

/// A day of the sequence as far as its date depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub kind: DayKind,
    pub status: DayStatus,
    /// When it was done or skipped, or to when it was moved.
    pub day: Option<Date>,
    /// To be kept when time before an event is short.
    pub is_key: bool,
}

impl Row {
    fn is_session(&self) -> bool {
        self.kind != DayKind::Rest
    }

    fn is_trained(&self) -> bool {
        self.is_session() && self.status == DayStatus::Done
    }

    fn is_open(&self) -> bool {
        matches!(self.status, DayStatus::Planned | DayStatus::Moved)
    }
}

/// What the projection depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub start: Date,
    pub weekdays: Vec<Weekday>,
    pub today: Date,
    /// Whether the programme ends on a fixed date.
    pub fixed: bool,
}

/// The date of every row, in the order of the sequence.
pub fn project(rows: &[Row], calendar: &Calendar) -> Vec<Date> {
    if calendar.fixed { in_place(rows, calendar) } else { in_sequence(rows, calendar) }
}

/// The row to train next: the first that is neither done nor skipped. Before a fixed date, what was missed is past.
pub fn next(rows: &[Row], dates: &[Date], calendar: &Calendar) -> Option<usize> {
    let open = rows.iter().zip(dates).enumerate().filter(|(_, (row, _))| row.is_session() && row.is_open());
    if calendar.fixed {
        open.filter(|(_, (_, date))| **date >= calendar.today)
            .min_by_key(|(_, (_, date))| **date)
            .map(|(index, _)| index)
    } else {
        open.map(|(index, _)| index).next()
    }
}

/// The row that today is about: the session or rest that falls on it; on a day that a missed session left empty, the
/// session that is next and may be done at once.
pub fn today(rows: &[Row], dates: &[Date], calendar: &Calendar) -> Option<usize> {
    let on_today = || (0..rows.len()).filter(|&index| dates[index] == calendar.today);
    let open = on_today().find(|&index| rows[index].is_session() && rows[index].is_open());
    let rest = || on_today().find(|&index| !rows[index].is_session());
    let finished = on_today().rfind(|&index| rows[index].is_trained());
    open.or(finished).or_else(rest).or_else(|| next(rows, dates, calendar))
}

fn in_sequence(rows: &[Row], calendar: &Calendar) -> Vec<Date> {
    let mut dates: Vec<Option<Date>> = vec![None; rows.len()];
    let last_trained = rows.iter().filter(|row| row.is_trained()).filter_map(|row| row.day).max();
    let mut earliest = calendar.start.max(calendar.today);
    if let Some(day) = last_trained {
        earliest = earliest.max(day.saturating_add(1.day()));
    }
    for (row, date) in rows.iter().zip(&mut dates).filter(|(row, _)| row.is_session()) {
        let day = match (row.status, row.day) {
            (DayStatus::Done | DayStatus::Skipped, Some(day)) => day,
            (DayStatus::Moved, Some(day)) if day >= earliest => day,
            _ => first_training_day(earliest, &calendar.weekdays),
        };
        if row.is_open() {
            earliest = day.saturating_add(1.day());
        }
        *date = Some(day);
    }
    with_rests(&dates, calendar.start)
}

fn first_training_day(earliest: Date, weekdays: &[Weekday]) -> Date {
    (0..7)
        .map(|days| earliest.saturating_add(days.days()))
        .find(|day| weekdays.contains(&day.weekday()))
        .unwrap_or(earliest)
}

/// Gives rest days the dates after what goes before them, but none beyond the next session.
fn with_rests(sessions: &[Option<Date>], start: Date) -> Vec<Date> {
    let mut dates = Vec::with_capacity(sessions.len());
    let mut previous: Option<Date> = None;
    for (index, session) in sessions.iter().enumerate() {
        let date = session.unwrap_or_else(|| {
            let after = previous.map_or(start, |day| day.saturating_add(1.day()));
            let next = sessions[index..].iter().flatten().next();
            next.map_or(after, |next| after.min(*next))
        });
        previous = Some(date);
        dates.push(date);
    }
    dates
}

fn in_place(rows: &[Row], calendar: &Calendar) -> Vec<Date> {
    let mut dates: Vec<Date> = rows
        .iter()
        .zip(1..)
        .map(|(row, position)| row.day.unwrap_or_else(|| planned_date(calendar.start, position)))
        .collect();
    for week in (0..rows.len()).step_by(7) {
        let week = week..(week + 7).min(rows.len());
        if dates[week.clone()].contains(&calendar.today) {
            rescue_key_sessions(&rows[week.clone()], &mut dates[week], calendar.today);
        }
    }
    dates
}

/// A long run or quality session that was missed this week takes the place of an easy one still to come, unless that
/// would put two hard days next to each other. Volume is never made up.
fn rescue_key_sessions(rows: &[Row], dates: &mut [Date], today: Date) {
    let missed = (0..rows.len()).find(|&index| rows[index].is_key && rows[index].is_open() && dates[index] < today);
    let Some(missed) = missed else { return };
    let is_free = |index: &usize| {
        let row = &rows[*index];
        let near_key = (0..rows.len()).any(|other| {
            other != missed && rows[other].is_key && (dates[other].duration_since(dates[*index]).as_hours().abs() <= 24)
        });
        row.kind == DayKind::Cardio && !row.is_key && row.is_open() && dates[*index] >= today && !near_key
    };
    if let Some(easy) = (0..rows.len()).find(is_free) {
        dates.swap(missed, easy);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const A_SESSION: Row = Row { kind: DayKind::Training, status: DayStatus::Planned, day: None, is_key: false };
    const A_REST: Row = Row { kind: DayKind::Rest, ..A_SESSION };

    /// Monday, Wednesday and Friday of two weeks from Monday 2 November 2026.
    fn two_weeks() -> Vec<Row> {
        [A_SESSION, A_REST, A_SESSION, A_REST, A_SESSION, A_REST, A_REST].repeat(2)
    }

    fn on(day: i8) -> Calendar {
        Calendar {
            start: date(2026, 11, 2),
            weekdays: vec![Weekday::Monday, Weekday::Wednesday, Weekday::Friday],
            today: date(2026, 11, day),
            fixed: false,
        }
    }

    fn days(dates: &[Date]) -> Vec<i8> {
        dates.iter().map(|date| date.day()).collect()
    }

    #[test]
    fn a_day_after_another_while_nothing_is_missed() {
        assert_eq!(days(&project(&two_weeks(), &on(2))), (2..=15).collect::<Vec<i8>>());
    }

    #[test]
    fn a_missed_day_stays_next_and_moves_the_rest() {
        let mut rows = two_weeks();
        rows[0] = Row { status: DayStatus::Done, day: Some(date(2026, 11, 2)), ..A_SESSION };
        // Thursday: Wednesday's session was missed.
        let dates = project(&rows, &on(5));
        assert_eq!(days(&dates)[..5], [2, 3, 6, 7, 9]);
        assert_eq!(next(&rows, &dates, &on(5)), Some(2));
        assert_eq!(today(&rows, &dates, &on(5)), Some(2), "it can be done at once");
    }

    #[test]
    fn a_skip_lets_the_next_one_come() {
        let mut rows = two_weeks();
        rows[0] = Row { status: DayStatus::Skipped, day: Some(date(2026, 11, 2)), ..A_SESSION };
        let dates = project(&rows, &on(3));
        assert_eq!(next(&rows, &dates, &on(3)), Some(2));
        assert_eq!(days(&dates)[..5], [2, 3, 4, 5, 6]);
        assert_eq!(days(&project(&rows, &on(2)))[2], 2, "after a skip the next one is due");
    }

    #[test]
    fn trained_ahead_the_rest_follows() {
        let mut rows = two_weeks();
        rows[0] = Row { status: DayStatus::Done, day: Some(date(2026, 11, 2)), ..A_SESSION };
        rows[2] = Row { status: DayStatus::Done, day: Some(date(2026, 11, 2)), ..A_SESSION };
        let dates = project(&rows, &on(2));
        assert_eq!(days(&dates)[..7], [2, 2, 2, 3, 4, 5, 6]);
        assert_eq!(today(&rows, &dates, &on(2)), Some(2));
    }

    #[test]
    fn a_moved_day_keeps_its_new_date_until_it_is_past() {
        let mut rows = two_weeks();
        rows[0] = Row { status: DayStatus::Moved, day: Some(date(2026, 11, 3)), ..A_SESSION };
        assert_eq!(days(&project(&rows, &on(2)))[..3], [3, 4, 4]);
        assert_eq!(days(&project(&rows, &on(4)))[0], 4, "missed again, it is next");
    }

    #[test]
    fn before_a_race_dates_stay_and_an_easy_run_gives_way() {
        let run = Row { kind: DayKind::Cardio, ..A_SESSION };
        let key = Row { is_key: true, ..run };
        let rows = [key, A_REST, run, A_REST, run, A_REST, key];
        let calendar = Calendar { fixed: true, ..on(3) };
        let dates = project(&rows, &calendar);
        assert_eq!(days(&dates), [4, 3, 2, 5, 6, 7, 8]);
        assert_eq!(next(&rows, &dates, &calendar), Some(0));
    }
}
