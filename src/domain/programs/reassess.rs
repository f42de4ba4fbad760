//! Looking at a running programme again: go on, hold, or offer fewer days; and loads from what is lifted now.

use super::loads::loads;
use super::plan::{History, Load, Plan, Prescription};
use super::vocabulary::{LoadKind, Scheme};
use crate::domain::reference::Reference;
use crate::domain::training::effort;
use crate::domain::training::loading::round_down;
use crate::named;

named! {
    /// What to do with the rest of a programme.
    pub enum Decision {
        GoOn = "go_on",
        /// Sets and loads stay as they are.
        Hold = "hold",
        FewerDays = "fewer_days",
    }
}

/// The decision by the share of due sessions that were done: 80 % is enough to go on, under 50 % the plan asks too much.
pub fn decide(due: usize, done: usize) -> Decision {
    match (due, done * 100) {
        (0, _) => Decision::GoOn,
        (due, done) if done >= due * 80 => Decision::GoOn,
        (due, done) if done >= due * 50 => Decision::Hold,
        _ => Decision::FewerDays,
    }
}

/// Sets the loads of a day still to come from the current maximum of each exercise. `weeks_ahead` counts from the week
/// that is next. Whether anything changed.
pub fn reload(plan: &mut Plan, weeks_ahead: u32, history: &History, reference: &Reference) -> bool {
    let deload = plan.deload;
    let mut changed = false;
    for prescription in &mut plan.exercises {
        if let Some(load) = load(prescription, deload, weeks_ahead, history, reference)
            && load != prescription.load
        {
            prescription.load = load;
            changed = true;
        }
    }
    changed
}

fn load(
    prescription: &Prescription,
    deload: bool,
    weeks_ahead: u32,
    history: &History,
    reference: &Reference,
) -> Option<Load> {
    let offered = loads(reference.exercise(prescription.exercise_id)?.equipment)?;
    let max_kg = history.max_kg.get(&prescription.exercise_id)?;
    let reps = f64::from(prescription.reps_min? + prescription.reps_max?) / 2.0;
    // A deload is nine tenths of the hardest week, not what four repetitions in reserve would be.
    let reserve = if deload { 1.0 } else { f64::from(prescription.rir) };
    let base = effort::load_kg(*max_kg, reps, reserve) * if deload { 0.9 } else { 1.0 };
    let grown = match prescription.progression.scheme {
        Scheme::Linear if !deload => f64::from(weeks_ahead) * offered.step_kg,
        _ => 0.0,
    };
    let kg = round_down((base + grown) * history.load_share.unwrap_or(1.0), offered.step_kg);
    (kg >= offered.lightest_kg).then_some(Load { kind: LoadKind::Kg, value: kg })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decision_follows_from_what_was_done() {
        assert_eq!(decide(0, 0), Decision::GoOn);
        assert_eq!(decide(10, 8), Decision::GoOn);
        assert_eq!(decide(10, 7), Decision::Hold);
        assert_eq!(decide(10, 5), Decision::Hold);
        assert_eq!(decide(10, 4), Decision::FewerDays);
    }
}
