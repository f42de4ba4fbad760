//! The storage's clock: the one source of "now" for jobs, which a test can set and which never falls far behind what
//! the database has already seen.
//!
//! A machine without a clock chip may start in the past, and would then accept expired tokens, make identifiers that
//! sort before old ones, and hand out a spent quota again. So the time is noted in the database each minute. A start
//! more than five minutes before that mark makes the clock *suspect*: until the machine's clock has caught up, time
//! runs on from the mark.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use jiff::Timestamp;

use super::error::Result;
use super::scope::Service;
use super::tx::{Read, Write};

/// How far behind the mark a start may be without being suspect: clocks are set back by small steps.
const TOLERANCE_MS: i64 = 5 * 60 * 1000;

/// Tells the time, to the millisecond.
#[derive(Clone)]
pub struct Clock(Arc<Source>);

struct Source {
    /// The time of a clock that a test moves; otherwise the machine's is asked.
    manual: Option<AtomicI64>,
    /// Where time has to run on from, if the machine started in the past.
    floor: OnceLock<Floor>,
}

struct Floor {
    mark_ms: i64,
    since: Instant,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Arc::new(Source { manual: None, floor: OnceLock::new() }))
    }

    /// A clock that stands at `start` until it is moved. For tests.
    pub fn manual(start: Timestamp) -> Self {
        let manual = Some(AtomicI64::new(start.as_millisecond()));
        Self(Arc::new(Source { manual, floor: OnceLock::new() }))
    }

    /// The time now, in whole milliseconds: what is stored is what was answered.
    pub fn now(&self) -> Timestamp {
        let told = self.told_ms();
        let now = self.0.floor.get().map_or(told, |floor| told.max(floor.now_ms()));
        Timestamp::from_millisecond(now).unwrap_or(Timestamp::MAX)
    }

    /// Moves a manual clock by `duration`, backwards where that is negative. Does nothing to the machine's clock.
    pub fn advance(&self, duration: jiff::SignedDuration) {
        if let Some(millis) = &self.0.manual {
            millis.fetch_add(duration.as_millis() as i64, Ordering::Relaxed);
        }
    }

    /// Whether the machine's clock tells a time that must be past.
    pub fn is_suspect(&self) -> bool {
        self.0.floor.get().is_some_and(|floor| self.told_ms() < floor.mark_ms)
    }

    /// Compares the clock with the latest time that the database has seen.
    pub(super) fn compare_with(&self, mark: Timestamp) {
        let mark_ms = mark.as_millisecond();
        if self.told_ms() < mark_ms - TOLERANCE_MS {
            tracing::warn!("the clock of this machine is in the past; time runs on from the last known");
            // A second start in this process finds the first mark already in force.
            let _ = self.0.floor.set(Floor { mark_ms, since: Instant::now() });
        }
    }

    fn told_ms(&self) -> i64 {
        match &self.0.manual {
            None => Timestamp::now().as_millisecond(),
            Some(millis) => millis.load(Ordering::Relaxed),
        }
    }
}

impl Floor {
    fn now_ms(&self) -> i64 {
        self.mark_ms + self.since.elapsed().as_millis() as i64
    }
}

/// The latest time that was noted.
pub(super) fn mark(tx: &Read<'_, Service>) -> Result<Option<Timestamp>> {
    tx.one("SELECT updated_at FROM server_state WHERE name = 'time_mark'", &[], |row| row.get(0))
}

/// Notes the time, and never an earlier one.
pub(super) fn set_mark(tx: &Write<'_, Service>) -> Result<()> {
    tx.execute(
        "INSERT INTO server_state (name, value, updated_at) VALUES ('time_mark', '', ?1)
         ON CONFLICT (name) DO UPDATE SET updated_at = excluded.updated_at
         WHERE server_state.updated_at < excluded.updated_at",
        &[&tx.now()],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use crate::storage::testing::TestStore;
    use crate::storage::{Options, Store};

    /// A store whose time was noted, opened again by a machine whose clock has moved.
    fn restarted_after(moved: SignedDuration) -> (TestStore, Store) {
        let store = TestStore::new();
        store.keep_time_blocking().unwrap();
        let clock = crate::storage::Clock::manual(store.now() + moved);
        let again = Store::open(&Options { clock, ..store.options.clone() }).unwrap();
        (store, again)
    }

    #[test]
    fn a_start_in_the_past_is_suspect_and_time_runs_on_from_the_mark() {
        let (before, again) = restarted_after(SignedDuration::from_hours(-24 * 365));
        assert!(again.clock_suspect());
        assert!(again.now() >= before.now());
        again.keep_time_blocking().unwrap();
        assert!(again.clock_suspect());
    }

    #[test]
    fn a_small_step_back_and_any_step_forward_are_not_suspect() {
        for minutes in [-4, 0, 60 * 24 * 30] {
            let (before, again) = restarted_after(SignedDuration::from_mins(minutes));
            assert!(!again.clock_suspect());
            assert_eq!(again.now(), before.now() + SignedDuration::from_mins(minutes));
        }
    }

    #[test]
    fn once_the_clock_is_set_right_it_is_believed_again() {
        let store = TestStore::new();
        store.keep_time_blocking().unwrap();
        let clock = crate::storage::Clock::manual(store.now() - SignedDuration::from_hours(24));
        let again = Store::open(&Options { clock: clock.clone(), ..store.options.clone() }).unwrap();
        assert!(again.clock_suspect());
        clock.advance(SignedDuration::from_hours(25));
        assert!(!again.clock_suspect());
        assert_eq!(again.now(), store.now() + SignedDuration::from_hours(1));
    }
}
