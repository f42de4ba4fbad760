//! Writing the programme.

use jiff::ToSpan;
use jiff::civil::Date;

use super::balance;
use super::blocks::{self, Week};
use super::calendar::weekdays;
use super::choice::{Catalogue, Chooser};
use super::dose;
use super::endurance::{self, Endurance, Slotted};
use super::plan::{Cardio, Day, Event, History, Plan, Program, Request};
use super::prescribe;
use super::running::Purpose;
use super::session::{self, Planned};
use super::split::Session;
use super::vocabulary::{DayKind, EventKind};
use crate::domain::person::{ExperienceLevel, PrimaryGoal};

/// Why no programme can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Impossible {
    /// The event is less than four or more than 24 weeks after the start.
    #[error("the event must lie 4 to 24 weeks after the start")]
    EventOutOfReach,
}

/// Sessions may take this much longer than asked.
const TOLERANCE: f64 = 1.05;

/// Writes the whole programme. It is made from its arguments alone.
pub fn generate(request: &Request, history: &History, catalogue: &Catalogue<'_>) -> Result<Program, Impossible> {
    let weeks = match request.event {
        Some(event) => weeks_until(request.start, event).ok_or(Impossible::EventOutOfReach)?,
        None => request.weeks,
    };
    let writer = Writer { request, history, weeks, endurance: Endurance::new(request, history, weeks) };
    let week = endurance::week(request);
    let templates = writer.templates(&week, catalogue);
    let mut days = Vec::with_capacity(weeks as usize * 7);
    for block_week in blocks::weeks(weeks, request.experience) {
        days.extend(writer.week(&week, &templates, &block_week));
    }
    if let Some(event) = request.event {
        writer.lead_up(&mut days, event);
    }
    Ok(Program { name: writer.name(), weeks, days, notes: writer.notes(&templates) })
}

fn weeks_until(start: Date, event: Event) -> Option<u32> {
    let days = start.until(event.date).ok()?.get_days();
    let weeks = u32::try_from(days).ok()? / 7 + 1;
    (4..=24).contains(&weeks).then_some(weeks)
}

struct Writer<'a> {
    request: &'a Request,
    history: &'a History,
    weeks: u32,
    endurance: Endurance<'a>,
}

impl<'a> Writer<'a> {
    /// The strength sessions of a week with their exercises and base sets.
    fn templates(&self, week: &[Slotted], catalogue: &'a Catalogue<'a>) -> Vec<Vec<Planned<'a>>> {
        let mut chooser = Chooser::new(catalogue, self.request, self.history);
        let mut templates: Vec<Vec<Planned<'a>>> = week
            .iter()
            .filter_map(|session| match session {
                Slotted::Strength(Session::Strength { slots, .. }) => {
                    Some(session::template(slots, &mut chooser, self.request))
                }
                _ => None,
            })
            .collect();
        // Running and health plans carry what the sessions hold; a muscle's weekly aim is for the goals of strength.
        if !endurance::is_running(self.request) && !self.is_gentle() {
            balance::raise(&mut templates, dose::volume(self.request.experience));
        }
        balance::lower(&mut templates, dose::volume(self.request.experience));
        balance::even_out(&mut templates);
        for template in &mut templates {
            session::fit(template, self.limit_s());
        }
        templates
    }

    fn is_gentle(&self) -> bool {
        matches!(self.request.goal, PrimaryGoal::Health | PrimaryGoal::Maintain)
    }

    fn limit_s(&self) -> f64 {
        f64::from(self.request.session_minutes) * 60.0 * TOLERANCE
    }

    /// The seven days of a week, from the weekday of the start.
    fn week(&self, week: &[Slotted], templates: &[Vec<Planned<'a>>], block_week: &Week) -> Vec<Day> {
        let mut strength: Vec<Vec<Planned<'a>>> =
            templates.iter().map(|template| session::in_week(template, block_week, self.request)).collect();
        balance::lower(&mut strength, dose::volume(self.request.experience));
        for session in &mut strength {
            session::fit(session, self.limit_s());
        }
        balance::even_out(&mut strength);

        let mut strength = strength.into_iter();
        let mut sessions: Vec<Day> =
            week.iter().map(|slotted| self.session(*slotted, &mut strength, block_week)).collect();
        let training = weekdays(sessions.len(), &self.request.liked);
        let first = self.request.start.weekday();
        // Strength follows in its order whatever day the week begins on; the long run keeps its weekday.
        if endurance::is_running(self.request) {
            let before = training.iter().filter(|day| is_before(**day, first)).count();
            sessions.rotate_left(before);
        }
        let mut sessions = sessions.into_iter();
        (0..7)
            .map(|offset| {
                let weekday = first.wrapping_add(offset);
                let day = if training.contains(&weekday) { sessions.next() } else { None };
                Day { day_number: offset as u32 + 1, ..day.unwrap_or_else(|| rest(block_week.number)) }
            })
            .collect()
    }

    fn session(&self, slotted: Slotted, strength: &mut impl Iterator<Item = Vec<Planned<'a>>>, week: &Week) -> Day {
        let day = |kind, focus: &str, plan| Day { week: week.number, day_number: 1, kind, focus: focus.into(), plan };
        let cardio = |cardio, is_key| Plan { deload: week.deload, ..of_cardio(cardio, is_key) };
        match slotted {
            Slotted::Strength(session) => {
                let planned = strength.next().unwrap_or_default();
                let focus = if let Session::Strength { focus, .. } = session { focus } else { "Strength" };
                let plan = Plan {
                    exercises: prescribe::session(&planned, week, self.request, self.history),
                    minutes: Some((session::seconds(&planned) / 60.0).ceil() as u32),
                    deload: week.deload,
                    ..Plan::default()
                };
                day(DayKind::Training, focus, plan)
            }
            Slotted::EasyCardio => day(DayKind::Cardio, "Easy cardio", cardio(self.endurance.easy(week.number), false)),
            Slotted::Run(purpose) => {
                let focus = match purpose {
                    Purpose::Easy => "Easy run",
                    Purpose::Quality => "Quality run",
                    Purpose::Long => "Long run",
                };
                let run = self.endurance.run(week.number, purpose);
                day(DayKind::Cardio, focus, cardio(run, purpose != Purpose::Easy))
            }
        }
    }

    /// Makes the last week lead up to the event: no strength, no long run, easy before it, and the event itself.
    fn lead_up(&self, days: &mut [Day], event: Event) {
        let Some(offset) = self.request.start.until(event.date).ok().map(|span| span.get_days() as usize) else {
            return;
        };
        let racing = event.kind != EventKind::Other;
        for (index, day) in days.iter_mut().enumerate() {
            let before = offset as i64 - index as i64;
            let heavy = day.kind == DayKind::Training || day.focus == "Long run";
            let in_place = Day { day_number: day.day_number, ..rest(day.week) };
            match before {
                0 => {
                    *day = Day {
                        kind: DayKind::Cardio,
                        focus: if racing { "Race day" } else { "Event" }.into(),
                        plan: Plan { is_key: true, ..Plan::default() },
                        ..in_place
                    }
                }
                // The number of runs stays in the last week; only what tires goes.
                3..=6 if racing && heavy => {
                    let run = self.endurance.run(day.week, Purpose::Easy);
                    *day =
                        Day { kind: DayKind::Cardio, focus: "Easy run".into(), plan: of_cardio(run, false), ..in_place }
                }
                2 if racing && heavy => *day = in_place,
                ..=1 => *day = in_place,
                _ => {}
            }
        }
    }

    fn name(&self) -> String {
        let goal = match (endurance::race(self.request), self.request.goal) {
            (Some(EventKind::FiveKm), _) => "5 km",
            (Some(EventKind::TenKm), _) => "10 km",
            (Some(EventKind::HalfMarathon), _) => "Half marathon",
            (Some(EventKind::Marathon), _) => "Marathon",
            (_, PrimaryGoal::LoseFat) => "Lose fat",
            (_, PrimaryGoal::Maintain) => "Stay strong",
            (_, PrimaryGoal::BuildMuscle) => "Build muscle",
            (_, PrimaryGoal::Recomposition) => "Recomposition",
            (_, PrimaryGoal::Strength) => "Strength",
            (_, PrimaryGoal::Endurance) => "Endurance",
            (_, PrimaryGoal::Health) => "Health",
        };
        format!("{goal}, {} weeks, {} days a week", self.weeks, self.request.days_per_week)
    }

    fn notes(&self, templates: &[Vec<Planned<'_>>]) -> Vec<String> {
        let mut notes = Vec::new();
        if self.request.event.is_some() && self.weeks != self.request.weeks {
            notes.push(format!("The date of the event makes it {} weeks.", self.weeks));
        }
        if self.endurance.starts_from_walking() {
            notes.push("It starts with walking and running in turns, since no run is logged yet.".into());
        }
        if !self.request.injuries.is_empty() {
            let names: Vec<String> = self.request.injuries.iter().map(|it| it.to_string().replace('_', " ")).collect();
            notes.push(format!(
                "Exercises that burden the {} are left out. Pain above 3 of 10 in a set: stop it and take a stand-in. \
                 This is no treatment; let a professional look at an injury.",
                names.join(", ")
            ));
        }
        if self.request.experience == ExperienceLevel::Beginner && !templates.is_empty() {
            notes.push("In the first eight weeks go by repetitions and loads; the reserve is there to learn.".into());
        }
        if !templates.is_empty() && self.history.max_kg.is_empty() {
            notes.push("No loads are known yet: start light enough to leave the reserve that is written.".into());
        }
        notes
    }
}

fn is_before(day: jiff::civil::Weekday, first: jiff::civil::Weekday) -> bool {
    day.to_monday_zero_offset() < first.to_monday_zero_offset()
}

fn of_cardio(cardio: Cardio, is_key: bool) -> Plan {
    let minutes = cardio.duration_s.map(|seconds| (seconds / 60.0).ceil() as u32);
    Plan { minutes, cardio: Some(cardio), is_key, ..Plan::default() }
}

fn rest(week: u32) -> Day {
    Day { week, day_number: 1, kind: DayKind::Rest, focus: "Rest".into(), plan: Plan::default() }
}

/// The date of a place in the sequence as long as nothing was missed.
pub fn planned_date(start: Date, position: u32) -> Date {
    start.saturating_add((i64::from(position) - 1).days())
}

#[cfg(test)]
#[path = "generate_tests.rs"]
mod tests;
