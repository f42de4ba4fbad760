//! One run of a job: its time, its identifiers, and what it has to account for.

use std::cell::{Cell, RefCell};

use jiff::Timestamp;
use uuid::Uuid;

/// What belongs to one run of a job; a second run has another.
pub struct Turn {
    now: Timestamp,
    ids: Cell<u64>,
    reasons: RefCell<Vec<&'static str>>,
}

impl Turn {
    pub(super) fn new(now: Timestamp) -> Self {
        Self { now, ids: Cell::new(0), reasons: RefCell::default() }
    }

    pub(super) fn now(&self) -> Timestamp {
        self.now
    }

    /// UUIDv7: 48 bits of milliseconds and 12 bits that count, then 62 random ones. A job that makes more than 4,096
    /// borrows from the next millisecond.
    pub(super) fn new_id(&self) -> Uuid {
        let count = self.ids.replace(self.ids.get() + 1);
        let stamp = (self.now.as_millisecond().unsigned_abs() << 12) + count;
        let head = ((stamp >> 12) << 16) | 0x7000 | (stamp & 0xfff);
        let tail = (rand::random::<u64>() >> 2) | 0x8000_0000_0000_0000;
        Uuid::from_u64_pair(head, tail)
    }

    /// Notes why the service acted in this job.
    pub(super) fn account_for(&self, reason: &'static str) {
        self.reasons.borrow_mut().push(reason);
    }

    /// Why the service acted in this job; empty where it did not.
    pub(super) fn reasons(&self) -> Vec<&'static str> {
        self.reasons.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_version_7_and_sort_in_the_order_they_were_made() {
        let turn = Turn::new(Timestamp::from_millisecond(1_795_000_000_123).unwrap());
        let made: Vec<Uuid> = (0..10_000).map(|_| turn.new_id()).collect();
        assert!(made.is_sorted());
        for id in &made {
            assert_eq!((id.get_version_num(), id.get_variant()), (7, uuid::Variant::RFC4122));
        }
        let (seconds, nanos) = made[0].get_timestamp().unwrap().to_unix();
        assert_eq!(seconds * 1000 + u64::from(nanos) / 1_000_000, 1_795_000_000_123);
    }
}
