//! What a programme is made from beside its request: what the member has done so far.

use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::domain::exercises::Exercise;
use crate::domain::programs::plan::History;
use crate::domain::reference::Reference;
use crate::domain::training::progression::after_pause;
use crate::domain::training::records::Bests;
use crate::storage::member_clock::MemberClock;
use crate::storage::workouts::history::{exercises_since, last_day, of_exercise};
use crate::storage::{Read, Result, User, activities};

/// A maximum counts as current for so long.
const CURRENT: SignedDuration = SignedDuration::from_hours(28 * 24);
/// Who has run within these days is a runner.
const RUNS_DAYS: i64 = 56;

/// What the member has done: current maxima from the last four weeks, exercises known, runs, and the pause since the last
/// workout.
pub fn of_member(tx: &Read<'_, User>, reference: &Reference) -> Result<History> {
    let today = MemberClock::of(tx)?.day(tx.now());
    let since = tx.now().checked_sub(CURRENT).unwrap_or(Timestamp::MIN);
    let mut history = History {
        done: exercises_since(tx, Timestamp::MIN)?.into_iter().collect(),
        runs: activities::any_since(tx, "running", today.saturating_sub(RUNS_DAYS.days()))?,
        ..History::default()
    };
    for id in exercises_since(tx, since)? {
        let Some(exercise) = reference.exercise(id).map(Exercise::from) else { continue };
        let bests = Bests::new(exercise.lift(), exercise.timed);
        let performances = of_exercise(tx, id, since)?;
        let sets = performances.iter().flat_map(|performance| &performance.sets);
        if let Some(kg) = sets.filter_map(|set| bests.one_rep_max(set)).max_by(f64::total_cmp) {
            history.max_kg.insert(id, kg);
        }
    }
    if let Some(last) = last_day(tx)? {
        let pause = last.until(today).map_or(0, |span| u32::try_from(span.get_days()).unwrap_or(0));
        history.load_share = Some(after_pause(pause)).filter(|share| *share < 1.0);
    }
    Ok(history)
}
