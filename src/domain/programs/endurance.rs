//! The endurance side of a programme: which runs a week holds, and easy cardio where nobody runs.

use super::plan::{Cardio, History, Request};
use super::running::{self, Frame, Purpose, RunningWeek, WALK_RUN_WEEKS};
use super::split::{Session, strength_week};
use super::vocabulary::{EventKind, Injury};
use crate::domain::person::{ExperienceLevel, PrimaryGoal};
use crate::domain::reference::Equipment;

/// A session of a week, with its runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slotted {
    Strength(Session),
    EasyCardio,
    Run(Purpose),
}

/// Whether the programme is about running.
pub fn is_running(request: &Request) -> bool {
    race(request).is_some() || request.goal == PrimaryGoal::Endurance
}

/// The race at the end, where it is one.
pub fn race(request: &Request) -> Option<EventKind> {
    request.event.map(|event| event.kind).filter(|kind| *kind != EventKind::Other)
}

/// The sessions of a week in order: hard runs never next to each other, strength between them.
pub fn week(request: &Request) -> Vec<Slotted> {
    use Purpose::{Easy, Long, Quality};
    if !is_running(request) {
        return strength_week(request.days_per_week, request.experience)
            .into_iter()
            .map(
                |session| if session == Session::EasyCardio { Slotted::EasyCardio } else { Slotted::Strength(session) },
            )
            .collect();
    }
    let full = strength_week(2, request.experience);
    let run = Slotted::Run;
    let lift = |index: usize| Slotted::Strength(full[index]);
    match request.days_per_week {
        0..=2 => vec![run(Easy), run(Long)],
        3 => vec![run(Quality), run(Easy), run(Long)],
        4 => vec![run(Quality), lift(0), run(Easy), run(Long)],
        5 => vec![run(Quality), lift(0), run(Easy), lift(1), run(Long)],
        _ => vec![run(Quality), lift(0), run(Easy), lift(1), run(Easy), run(Long)],
    }
}

/// Makes the endurance sessions of one programme.
#[derive(Clone, Debug)]
pub struct Endurance<'a> {
    request: &'a Request,
    frame: Frame,
    weekly_km: Vec<f64>,
    runs: u32,
    /// Weeks of walking and running first.
    walk_run: u32,
}

impl<'a> Endurance<'a> {
    pub fn new(request: &'a Request, history: &History, weeks: u32) -> Self {
        let race = race(request);
        let frame = running::frame(race, request.experience);
        let novice = request.experience == ExperienceLevel::Beginner && !history.runs && is_running(request);
        // A longer race leaves no time to learn to run first; a short programme is all of it.
        let walk_run = match race {
            _ if !novice => 0,
            None => WALK_RUN_WEEKS.min(weeks),
            Some(_) if weeks >= WALK_RUN_WEEKS + 4 => WALK_RUN_WEEKS,
            Some(_) => 0,
        };
        let runs = week(request).iter().filter(|session| matches!(session, Slotted::Run(_))).count() as u32;
        Self { request, frame, weekly_km: frame.weekly_km(weeks - walk_run), runs, walk_run }
    }

    /// Whether the programme begins with walking and running in turns.
    pub fn starts_from_walking(&self) -> bool {
        self.walk_run > 0
    }

    /// The run with this purpose in this week, from 1; by bicycle where an ankle must be spared.
    pub fn run(&self, week: u32, purpose: Purpose) -> Cardio {
        let cardio = if week <= self.walk_run {
            running::walk_run(week)
        } else {
            let index = (week - self.walk_run - 1) as usize;
            let count = self.weekly_km.len();
            let plan = RunningWeek {
                km: self.weekly_km.get(index).copied().unwrap_or(self.frame.start_km),
                runs: self.runs,
                progress: index as f64 / (count.max(2) - 1) as f64,
                easy_pace_s: if self.request.experience == ExperienceLevel::Beginner { 420.0 } else { 360.0 },
                session_minutes: self.request.session_minutes,
            };
            let mut cardio = plan.run(purpose, race(self.request), &self.frame);
            // Without a race the session length that was asked for holds for the long run too.
            if race(self.request).is_none() {
                shorten(&mut cardio, f64::from(self.request.session_minutes) * 60.0);
            }
            cardio
        };
        if self.request.injuries.contains(&Injury::Ankle) { by_bicycle(&cardio, self.request) } else { cardio }
    }

    /// An easy session for the days between strength.
    pub fn easy(&self, week: u32) -> Cardio {
        let minutes = (25 + 5 * week.min(4)).min(self.request.session_minutes);
        Cardio {
            kind: if self.request.equipment.has(Equipment::Machine) { "stationary_cycling" } else { "walking" }.into(),
            distance_m: None,
            duration_s: Some(f64::from(minutes) * 60.0),
            zone: 2,
            description: "Easy and steady: you can talk in whole sentences.".into(),
        }
    }
}

fn shorten(cardio: &mut Cardio, most_s: f64) {
    if let (Some(duration), Some(distance)) = (cardio.duration_s, cardio.distance_m)
        && duration > most_s
    {
        cardio.distance_m = Some((distance * most_s / duration / 100.0).floor() * 100.0);
        cardio.duration_s = Some(most_s);
    }
}

fn by_bicycle(run: &Cardio, request: &Request) -> Cardio {
    let kind = if request.equipment.has(Equipment::Machine) { "stationary_cycling" } else { "cycling" };
    Cardio {
        kind: kind.into(),
        distance_m: None,
        description: format!("On the bicycle instead of running, at the same effort. {}", run.description),
        ..run.clone()
    }
}
