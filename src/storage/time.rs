//! The storage's clock: the one source of "now" for jobs, which a test can set.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;

/// Tells the time, to the millisecond.
#[derive(Clone, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The machine's clock.
    pub const fn system() -> Self {
        Self(None)
    }

    /// A clock that stands at `start` until it is moved. For tests.
    pub fn manual(start: Timestamp) -> Self {
        Self(Some(Arc::new(AtomicI64::new(start.as_millisecond()))))
    }

    /// The time now, in whole milliseconds: what is stored is what was answered.
    pub fn now(&self) -> Timestamp {
        let now = match &self.0 {
            None => Timestamp::now().as_millisecond(),
            Some(millis) => millis.load(Ordering::Relaxed),
        };
        Timestamp::from_millisecond(now).unwrap_or(Timestamp::MAX)
    }

    /// Moves a manual clock by `duration`, backwards where that is negative. Does nothing to the machine's clock.
    pub fn advance(&self, duration: jiff::SignedDuration) {
        if let Some(millis) = &self.0 {
            millis.fetch_add(duration.as_millis() as i64, Ordering::Relaxed);
        }
    }
}
