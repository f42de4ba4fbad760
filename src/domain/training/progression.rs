//! What to load next, from what was lifted (not from what was written).

use super::effort;
use super::loading::round_down;

/// A set as it was done: repetitions and how many were left, where that is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Done {
    pub reps: u32,
    pub reserve: Option<f64>,
}

/// What was prescribed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    pub sets: u32,
    pub reps_min: u32,
    pub reps_max: u32,
    pub reserve: f64,
    /// The smallest change of load that the equipment allows.
    pub step_kg: f64,
}

/// What to do next time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Next {
    pub load_kg: f64,
    pub reps: Reps,
    pub outcome: Outcome,
}

/// The repetitions to aim at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reps {
    /// As prescribed.
    Same,
    /// Back to the low end of the range.
    FromTheBottom,
    /// One more where there was room.
    OneMore,
}

/// How the workout counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Success,
    /// Done, but with nothing left: repeat before going up.
    Hold,
    Failure,
}

/// Linear progression: all sets done with at least one repetition left adds `2.5` kg (upper body) or `5` kg (lower), half
/// of it where that is over 5 % of the load. The second failure in a row takes 10 % off, rounded down.
pub fn linear(load_kg: f64, done: &[Done], target: &Target, lower_body: bool, failed_before: bool) -> Next {
    let all = done.len() >= target.sets as usize && done.iter().all(|set| set.reps >= target.reps_min);
    let eased = done.iter().all(|set| set.reserve.is_none_or(|reserve| reserve >= 1.0));
    let (load_kg, outcome) = match (all, eased) {
        (true, true) => {
            let step = if lower_body { 5.0 } else { 2.5 };
            (load_kg + if step > 0.05 * load_kg { step / 2.0 } else { step }, Outcome::Success)
        }
        (true, false) => (load_kg, Outcome::Hold),
        (false, _) if failed_before => (round_down(load_kg * 0.9, target.step_kg), Outcome::Failure),
        (false, _) => (load_kg, Outcome::Failure),
    };
    Next { load_kg, reps: Reps::Same, outcome }
}

/// Double progression inside the range of repetitions: all sets at the top add one step; else one repetition more where
/// the last set left enough. Under the range in two workouts running takes 5 % off. A step of more than 10 % of the
/// load is taken only three repetitions above the range.
pub fn double(load_kg: f64, done: &[Done], target: &Target, failed_before: bool) -> Next {
    let big_step = target.step_kg > 0.1 * load_kg;
    let top = target.reps_max + if big_step { 3 } else { 0 };
    let all = done.len() >= target.sets as usize;
    if all && done.iter().all(|set| set.reps >= top) {
        return Next { load_kg: load_kg + target.step_kg, reps: Reps::FromTheBottom, outcome: Outcome::Success };
    }
    if !all || done.iter().any(|set| set.reps < target.reps_min) {
        let load_kg = if failed_before { round_down(load_kg * 0.95, target.step_kg) } else { load_kg };
        return Next { load_kg, reps: Reps::Same, outcome: Outcome::Failure };
    }
    let room = done.last().is_some_and(|last| last.reserve.is_none_or(|reserve| reserve >= target.reserve));
    Next { load_kg, reps: if room { Reps::OneMore } else { Reps::Same }, outcome: Outcome::Success }
}

/// Effort-based progression: the load is moved by the effort table from what the set was to what it should be, by −10 to
/// +5 %, then rounded down. `None` while the effort of the set is not known.
pub fn by_effort(load_kg: f64, done: Done, target_reps: u32, target: &Target) -> Option<Next> {
    let done_at = effort::percent(f64::from(done.reps) + done.reserve?);
    let aimed_at = effort::percent(f64::from(target_reps) + target.reserve);
    let change = (aimed_at / done_at).clamp(0.9, 1.05);
    let outcome = if change < 1.0 { Outcome::Failure } else { Outcome::Success };
    Some(Next { load_kg: round_down(load_kg * change, target.step_kg), reps: Reps::Same, outcome })
}

/// The next time of a timed exercise, or repetitions of an unloaded one, within its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unloaded {
    /// Aim at this many seconds or repetitions.
    Aim(u32),
    HarderVariant,
    EasierVariant,
}

/// Five seconds or one repetition more a set; above the top of the range the next harder variant, under it the easier.
pub fn unloaded(done: u32, range: (u32, u32), timed: bool) -> Unloaded {
    match done {
        done if done >= range.1 => Unloaded::HarderVariant,
        done if done < range.0 => Unloaded::EasierVariant,
        done => Unloaded::Aim((done + if timed { 5 } else { 1 }).min(range.1)),
    }
}

/// The share of the loads to keep after a pause of so many days: strength holds for about three weeks (Bosquet 2013).
pub fn after_pause(days: u32) -> f64 {
    match days {
        0..=6 => 1.0,
        7..=13 => 0.95,
        14..=27 => 0.90,
        _ => 0.80,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::close;

    fn sets(reps: &[u32], reserve: f64) -> Vec<Done> {
        reps.iter().map(|&reps| Done { reps, reserve: Some(reserve) }).collect()
    }

    const RANGE: Target = Target { sets: 3, reps_min: 8, reps_max: 12, reserve: 2.0, step_kg: 2.5 };
    const FIVES: Target = Target { sets: 3, reps_min: 5, reps_max: 5, reserve: 1.0, step_kg: 2.5 };

    #[test]
    fn double_progression_gives_the_reference_values() {
        let up = double(40.0, &sets(&[12, 12, 12], 2.0), &RANGE, false);
        assert_eq!(up, Next { load_kg: 42.5, reps: Reps::FromTheBottom, outcome: Outcome::Success });
        let more = double(40.0, &sets(&[12, 11, 10], 2.0), &RANGE, false);
        assert_eq!(more, Next { load_kg: 40.0, reps: Reps::OneMore, outcome: Outcome::Success });
    }

    #[test]
    fn a_second_workout_under_the_range_takes_five_percent_off() {
        let low = sets(&[9, 8, 7], 0.0);
        close(double(40.0, &low, &RANGE, false).load_kg, 40.0, 0.0);
        close(double(40.0, &low, &RANGE, true).load_kg, 37.5, 1e-9);
    }

    #[test]
    fn a_step_over_ten_percent_waits_for_three_more_repetitions() {
        assert_eq!(double(10.0, &sets(&[12, 12, 12], 2.0), &RANGE, false).reps, Reps::OneMore);
        close(double(10.0, &sets(&[15, 15, 15], 2.0), &RANGE, false).load_kg, 12.5, 1e-9);
    }

    #[test]
    fn effort_based_progression_gives_the_reference_values() {
        let eight = Target { reserve: 2.0, ..RANGE };
        let easy = by_effort(80.0, Done { reps: 8, reserve: Some(4.0) }, 8, &eight).unwrap();
        close(easy.load_kg, 82.5, 1e-9);
        let hard = by_effort(80.0, Done { reps: 6, reserve: Some(0.0) }, 8, &eight).unwrap();
        close(hard.load_kg, 70.0, 1e-9);
        assert_eq!(by_effort(80.0, Done { reps: 8, reserve: None }, 8, &eight), None);
    }

    #[test]
    fn linear_progression_adds_holds_and_backs_off() {
        close(linear(60.0, &sets(&[5, 5, 5], 2.0), &FIVES, false, false).load_kg, 62.5, 1e-9);
        close(linear(120.0, &sets(&[5, 5, 5], 2.0), &FIVES, true, false).load_kg, 125.0, 1e-9);
        close(linear(40.0, &sets(&[5, 5, 5], 2.0), &FIVES, false, false).load_kg, 41.25, 1e-9);
        assert_eq!(linear(60.0, &sets(&[5, 5, 5], 0.0), &FIVES, false, false).outcome, Outcome::Hold);
        close(linear(60.0, &sets(&[5, 5, 4], 0.0), &FIVES, false, false).load_kg, 60.0, 0.0);
        close(linear(60.0, &sets(&[5, 5, 4], 0.0), &FIVES, false, true).load_kg, 52.5, 1e-9);
    }

    #[test]
    fn unloaded_work_grows_until_the_next_variant() {
        assert_eq!(unloaded(40, (30, 60), true), Unloaded::Aim(45));
        assert_eq!(unloaded(60, (30, 60), true), Unloaded::HarderVariant);
        assert_eq!(unloaded(10, (8, 15), false), Unloaded::Aim(11));
        assert_eq!(unloaded(5, (8, 15), false), Unloaded::EasierVariant);
    }

    #[test]
    fn a_pause_lowers_the_loads() {
        for (days, share) in [(6, 1.0), (7, 0.95), (13, 0.95), (14, 0.9), (27, 0.9), (28, 0.8)] {
            close(after_pause(days), share, 0.0);
        }
    }
}
