//! One strength session: its exercises, and how it is made to fit the time at hand.

use super::blocks::Week;
use super::choice::{Choice, Chooser};
use super::dose::{self, Dose, Role};
use super::loads::loads;
use super::plan::Request;
use super::split::Slot;
use crate::domain::ids::ExerciseId;
use crate::domain::person::ExperienceLevel;
use crate::domain::reference::Exercise;
use crate::domain::training::session_time::{self, Block};
use crate::domain::training::{effort, warm_up};

/// An exercise of a session, before its load is set.
#[derive(Clone, Debug)]
pub struct Planned<'a> {
    pub slot: Slot,
    pub exercise: &'a Exercise,
    pub alternatives: Vec<&'a Exercise>,
    pub role: Role,
    pub sets: u32,
    pub dose: Dose,
    pub reserve: u32,
    pub superset: Option<u32>,
}

/// Seconds of one set of a timed exercise.
pub const TIMED_S: u32 = 45;

impl Planned<'_> {
    /// The repetitions that loads are reckoned with: the middle of the range.
    pub fn middle_reps(&self) -> f64 {
        f64::from(self.dose.reps.0 + self.dose.reps.1) / 2.0
    }

    /// Warm-up sets to plan.
    pub fn warm_up_sets(&self, is_second: bool) -> u32 {
        if self.exercise.timed || loads(self.exercise.equipment).is_none() {
            return 0;
        }
        let intensity = effort::percent(self.middle_reps() + f64::from(self.reserve)) / 100.0;
        warm_up::count(intensity, is_second, self.slot.is_isolation()) as u32
    }

    fn block(&self, is_second: bool) -> Block {
        let work_s = match (self.exercise.timed, self.exercise.one_sided) {
            (true, false) => f64::from(TIMED_S),
            (true, true) => 2.0 * f64::from(TIMED_S),
            (false, one_sided) => session_time::work_s(self.dose.reps.1, one_sided),
        };
        Block {
            sets: self.sets,
            work_s,
            rest_s: self.dose.rest_s,
            warm_up_sets: self.warm_up_sets(is_second),
            superset: false,
        }
    }
}

/// Whether the exercise's first muscle has worked in the session already.
pub fn is_second(session: &[Planned<'_>], index: usize) -> bool {
    let muscle = session[index].exercise.primary.first();
    session[..index].iter().any(|earlier| earlier.exercise.primary.first() == muscle)
}

/// Seconds the session takes.
pub fn seconds(session: &[Planned<'_>]) -> f64 {
    let blocks: Vec<Block> = (0..session.len())
        .map(|index| {
            let partner = index.checked_sub(1).and_then(|before| session[before].superset);
            let superset = session[index].superset.is_some() && session[index].superset == partner;
            Block { superset, ..session[index].block(is_second(session, index)) }
        })
        .collect();
    session_time::seconds(&blocks)
}

/// Fills the slots of a session with exercises and their base sets.
pub fn template<'a>(slots: &[Slot], chooser: &mut Chooser<'a>, request: &Request) -> Vec<Planned<'a>> {
    let mut chosen: Vec<ExerciseId> = Vec::new();
    let mut mains = 0;
    slots
        .iter()
        .filter_map(|&slot| {
            let Choice { slot, exercise, alternatives } = chooser.choose(slot, &chosen)?;
            chosen.push(exercise.id);
            let role = match (slot.is_isolation(), mains) {
                (true, _) => Role::Isolation,
                (false, 0 | 1) => Role::Main,
                (false, _) => Role::Compound,
            };
            mains += u32::from(role == Role::Main);
            let new = request.experience == ExperienceLevel::Beginner;
            let sets = if role == Role::Isolation && new { 2 } else { 3 };
            let dose = dose::dose(request.goal, role, 0);
            Some(Planned { slot, exercise, alternatives, role, sets, dose, reserve: dose.reserve.1, superset: None })
        })
        .collect()
}

/// The session in a certain week of the programme.
pub fn in_week<'a>(template: &[Planned<'a>], week: &Week, request: &Request) -> Vec<Planned<'a>> {
    template
        .iter()
        .map(|planned| {
            let dose = dose::dose(request.goal, planned.role, week.block);
            let reserve = week.reserve(request.experience);
            Planned {
                sets: week.sets(planned.sets, request.experience, planned.role == Role::Main),
                reserve: if week.deload { reserve } else { reserve.clamp(dose.reserve.0, dose.reserve.1) },
                dose,
                ..planned.clone()
            }
        })
        .collect()
}

/// Cuts the session until it takes at most `limit_s`: isolations in supersets, the last isolation dropped, sets from the
/// end down to two, shorter rests, then what is left of the isolations and the last compounds. The first two compounds
/// always stay.
pub fn fit(session: &mut Vec<Planned<'_>>, limit_s: f64) {
    pair_isolations(session, limit_s);
    if over(session, limit_s) {
        drop_last(session, |planned| planned.slot.is_isolation());
    }
    for sets in [3, 2] {
        for index in (0..session.len()).rev() {
            if over(session, limit_s) && session[index].sets > sets {
                session[index].sets = sets;
            }
        }
    }
    if over(session, limit_s) {
        for planned in session.iter_mut() {
            let least: f64 = if planned.role == Role::Main { 120.0 } else { 60.0 };
            planned.dose.rest_s = (planned.dose.rest_s * 0.85).max(least.min(planned.dose.rest_s)).floor();
        }
    }
    while over(session, limit_s) && drop_last(session, |planned| planned.slot.is_isolation()) {}
    while over(session, limit_s) && session.len() > 2 {
        session.pop();
    }
    for index in (0..session.len()).rev() {
        while over(session, limit_s) && session[index].sets > 1 {
            session[index].sets -= 1;
        }
    }
}

fn over(session: &[Planned<'_>], limit_s: f64) -> bool {
    seconds(session) > limit_s
}

fn pair_isolations(session: &mut [Planned<'_>], limit_s: f64) {
    let mut number = 1;
    let mut index = 0;
    while index + 1 < session.len() && over(session, limit_s) {
        let pair = session[index].slot.is_isolation() && session[index + 1].slot.is_isolation();
        if pair {
            session[index].superset = Some(number);
            session[index + 1].superset = Some(number);
            number += 1;
        }
        index += if pair { 2 } else { 1 };
    }
}

/// Drops the last exercise that may go, and the superset that it leaves alone.
fn drop_last(session: &mut Vec<Planned<'_>>, may_go: impl Fn(&Planned<'_>) -> bool) -> bool {
    let Some(index) = session.iter().rposition(may_go) else { return false };
    let dropped = session.remove(index);
    for planned in session.iter_mut().filter(|planned| planned.superset == dropped.superset) {
        planned.superset = None;
    }
    true
}
