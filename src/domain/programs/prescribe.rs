//! From a planned exercise to its prescription: load, progression and stand-ins.

use super::blocks::Week;
use super::dose::Role;
use super::loads::loads;
use super::plan::{Alternative, History, Load, Prescription, Progression, Request};
use super::session::{Planned, TIMED_S, is_second};
use super::split::Slot;
use super::vocabulary::{LoadKind, Scheme};
use crate::domain::person::{ExperienceLevel, PrimaryGoal};
use crate::domain::training::effort;
use crate::domain::training::loading::round_down;

/// The prescriptions of a session in this week.
pub fn session(session: &[Planned<'_>], week: &Week, request: &Request, history: &History) -> Vec<Prescription> {
    (0..session.len())
        .map(|index| {
            let planned = &session[index];
            let exercise = planned.exercise;
            let reps = (!exercise.timed).then_some(planned.dose.reps);
            Prescription {
                exercise_id: exercise.id,
                name: exercise.name.to_string(),
                sets: planned.sets,
                reps_min: reps.map(|reps| reps.0),
                reps_max: reps.map(|reps| reps.1),
                duration_s: exercise.timed.then_some(TIMED_S),
                rir: planned.reserve,
                load: load(planned, week, request, history),
                rest_s: planned.dose.rest_s as u32,
                warmup_sets: planned.warm_up_sets(is_second(session, index)),
                superset: planned.superset,
                progression: progression(planned, request),
                alternatives: planned
                    .alternatives
                    .iter()
                    .map(|other| Alternative { exercise_id: other.id, name: other.name.to_string() })
                    .collect(),
            }
        })
        .collect()
}

fn scheme(planned: &Planned<'_>, request: &Request) -> Scheme {
    if planned.exercise.timed || loads(planned.exercise.equipment).is_none() {
        Scheme::Unloaded
    } else if planned.role != Role::Main {
        Scheme::Double
    } else if request.experience == ExperienceLevel::Beginner {
        Scheme::Linear
    } else {
        Scheme::Effort
    }
}

/// Kilograms from the effort table where the maximum is known, rounded down so that the reserve holds; else the exertion
/// alone, or for the main lifts of someone trained for strength the share of the maximum that they know themselves.
fn load(planned: &Planned<'_>, week: &Week, request: &Request, history: &History) -> Load {
    let exertion = Load { kind: LoadKind::Rpe, value: 10.0 - f64::from(planned.reserve) };
    let Some(offered) = loads(planned.exercise.equipment) else { return exertion };
    let percent = effort::percent(planned.middle_reps() + f64::from(planned.reserve));
    let scheme = scheme(planned, request);
    let Some(max_kg) = history.max_kg.get(&planned.exercise.id) else {
        let knows_own = request.goal == PrimaryGoal::Strength && scheme == Scheme::Effort && !week.deload;
        return if knows_own { Load { kind: LoadKind::Percent1rm, value: percent } } else { exertion };
    };
    let share = history.load_share.unwrap_or(1.0);
    let steps = |count: u32| if scheme == Scheme::Linear { f64::from(count) * offered.step_kg } else { 0.0 };
    let kg = if week.deload {
        // Nine tenths of what the last week of the block asked.
        let hardest = Week { number: week.number - 1, of_block: week.of_block - 1, deload: false, ..*week };
        let reserve = hardest.reserve(request.experience).clamp(planned.dose.reserve.0, planned.dose.reserve.1);
        let last = effort::load_kg(*max_kg, planned.middle_reps(), f64::from(reserve));
        0.9 * (last + steps(loading_weeks_before(hardest.number)))
    } else {
        effort::load_kg(*max_kg, planned.middle_reps(), f64::from(planned.reserve))
            + steps(loading_weeks_before(week.number))
    };
    let kg = round_down(kg * share, offered.step_kg);
    if kg < offered.lightest_kg { exertion } else { Load { kind: LoadKind::Kg, value: kg } }
}

/// Weeks of a beginner's programme before this one in which the load went up.
fn loading_weeks_before(number: u32) -> u32 {
    let before = number.saturating_sub(1);
    before - before / 6
}

fn progression(planned: &Planned<'_>, request: &Request) -> Progression {
    let scheme = scheme(planned, request);
    let step_kg = loads(planned.exercise.equipment).map(|loads| loads.step_kg);
    let (low, high) = planned.dose.reps;
    let lower_body = matches!(planned.slot, Slot::Squat | Slot::Hinge | Slot::HipExtension | Slot::SingleLeg);
    let text = match scheme {
        Scheme::Linear => {
            let step = if lower_body { "5 kg" } else { "2.5 kg" };
            format!(
                "All sets done with at least one repetition left: {step} more next time, half of that if it is over 5 %. \
                 Missed twice in a row: 10 % less."
            )
        }
        Scheme::Double => format!(
            "All sets at {high}: one step heavier and back to {low}. Otherwise one repetition more where the last set \
             left enough. Under {low} in two workouts running: 5 % less."
        ),
        Scheme::Effort => {
            "The next load follows from the repetitions done and left, by at most 5 % up or 10 % down.".into()
        }
        Scheme::Unloaded if planned.exercise.timed => {
            "Five seconds more a set; at a minute take a harder variant.".into()
        }
        Scheme::Unloaded => {
            format!("One repetition more a set; at {high} take a harder variant, under {low} an easier one.")
        }
    };
    Progression { scheme, step_kg: step_kg.filter(|_| scheme != Scheme::Unloaded), text }
}
