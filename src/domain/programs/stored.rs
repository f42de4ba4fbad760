//! Programmes as they are kept, and what follows from them.

use jiff::Timestamp;
use jiff::civil::Date;

use super::asked::Asked;
use super::plan::Plan;
use super::schedule::{self, Calendar, Row};
use super::vocabulary::{DayKind, DayStatus, ProgramStatus};
use crate::domain::ids::{ProgramDayId, ProgramId};

/// A programme without its days.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredProgram {
    pub id: ProgramId,
    pub name: String,
    pub status: ProgramStatus,
    /// Weeks that it really has: a fixed event decides over what was asked.
    pub weeks: u32,
    pub asked: Asked,
    pub notes: Vec<String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A day of a programme.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredDay {
    pub id: ProgramDayId,
    pub program_id: ProgramId,
    /// The place in the sequence, from 1.
    pub position: u32,
    pub week: u32,
    pub kind: DayKind,
    pub focus: String,
    pub status: DayStatus,
    /// When it was done or skipped, or to when it was moved.
    pub day: Option<Date>,
    pub feedback: Option<String>,
    pub plan: Plan,
    pub updated_at: Timestamp,
}

impl StoredDay {
    fn row(&self) -> Row {
        Row { kind: self.kind, status: self.status, day: self.day, is_key: self.plan.is_key }
    }

    /// Whether it waits to be done.
    pub fn is_open_session(&self) -> bool {
        self.kind != DayKind::Rest && matches!(self.status, DayStatus::Planned | DayStatus::Moved)
    }
}

/// The days of a programme with the dates on which they fall.
#[derive(Clone, Debug)]
pub struct Schedule<'a> {
    days: &'a [StoredDay],
    rows: Vec<Row>,
    dates: Vec<Date>,
    calendar: Calendar,
}

impl<'a> Schedule<'a> {
    /// Projects all days of a programme, in their sequence, as seen on the person's `today`.
    pub fn of(program: &StoredProgram, days: &'a [StoredDay], today: Date) -> Self {
        let calendar = Calendar {
            start: program.asked.start_date,
            weekdays: program.asked.weekdays(),
            today,
            fixed: program.asked.event.is_some(),
        };
        let rows: Vec<Row> = days.iter().map(StoredDay::row).collect();
        let dates = schedule::project(&rows, &calendar);
        Self { days, rows, dates, calendar }
    }

    /// The days with their dates, in the order of the sequence.
    pub fn days(&self) -> impl Iterator<Item = (&'a StoredDay, Date)> + '_ {
        self.days.iter().zip(self.dates.iter().copied())
    }

    /// What today is about: see [`schedule::today`].
    pub fn today(&self) -> Option<(&'a StoredDay, Date)> {
        let index = schedule::today(&self.rows, &self.dates, &self.calendar)?;
        Some((&self.days[index], self.dates[index]))
    }

    /// The sessions that should be done by now and those of them that are.
    pub fn adherence(&self) -> (usize, usize) {
        let due = |(day, position): &(&StoredDay, u32)| {
            let planned = super::generate::planned_date(self.calendar.start, *position);
            day.kind != DayKind::Rest && (planned < self.calendar.today || day.status == DayStatus::Done)
        };
        let due: Vec<_> = self.days.iter().zip(1..).filter(due).collect();
        let done = due.iter().filter(|(day, _)| day.status == DayStatus::Done).count();
        (due.len(), done)
    }
}
