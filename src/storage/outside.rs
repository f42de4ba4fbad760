//! Notices what other processes change: commands run beside the server.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Mutex, TryLockError};
use std::time::{Duration, Instant};

use super::db::Connection;

/// How often the file is looked at, at most.
const PAUSE: Duration = Duration::from_millis(250);

/// Counts the changes of other processes, as far as they have been noticed.
pub(super) struct Outside {
    /// The engine's number for the file's state; it moves with every commit of another connection than the asking one.
    version: AtomicI64,
    changes: AtomicU64,
    started: Instant,
    /// Milliseconds from `started` to the last look.
    looked: AtomicU64,
}

impl Outside {
    /// Counts from the state in which `writer` finds the file.
    pub(super) fn since(writer: &Connection) -> Self {
        let outside = Self {
            version: AtomicI64::new(i64::MIN),
            changes: AtomicU64::new(0),
            started: Instant::now(),
            looked: AtomicU64::new(0),
        };
        outside.look(writer);
        outside
    }

    /// Looks through the writer's connection, whose own commits do not count.
    pub(super) fn look(&self, writer: &Connection) {
        let Ok(found) = writer.number("PRAGMA data_version") else { return };
        let before = self.version.swap(found, Ordering::Relaxed);
        if before != found && before != i64::MIN {
            self.changes.fetch_add(1, Ordering::Relaxed);
        }
        self.looked.store(self.started.elapsed().as_millis() as u64, Ordering::Relaxed);
    }

    /// The count, after a look where the last is 250 ms old. While the writer is at work it looks itself, once a group.
    pub(super) fn changes(&self, writer: &Mutex<Connection>) -> u64 {
        // Another thread may look between the two readings.
        let looked = self.looked.load(Ordering::Relaxed);
        let age = (self.started.elapsed().as_millis() as u64).saturating_sub(looked);
        if u128::from(age) >= PAUSE.as_millis() {
            match writer.try_lock() {
                Ok(connection) => self.look(&connection),
                Err(TryLockError::Poisoned(poisoned)) => self.look(&poisoned.into_inner()),
                Err(TryLockError::WouldBlock) => {}
            }
        }
        self.changes.load(Ordering::Relaxed)
    }
}
