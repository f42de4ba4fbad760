//! What a connection's functions, authorizer and deadline handler must know of the job that runs.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::authorizer::Seen;
use super::session::Who;

/// Shared between a connection and the callbacks it has given the engine. Only one thread at a time uses a connection,
/// so the locks are never contended.
#[derive(Debug)]
pub(super) struct Context {
    who: Mutex<Who>,
    deadline: Mutex<Option<Instant>>,
    seen: Mutex<Seen>,
}

impl Context {
    pub(super) fn new() -> Self {
        Self { who: Mutex::new(Who::Nobody), deadline: Mutex::new(None), seen: Mutex::default() }
    }

    pub(super) fn who(&self) -> Who {
        *lock(&self.who)
    }

    pub(super) fn act_as(&self, who: Who) -> Who {
        std::mem::replace(&mut *lock(&self.who), who)
    }

    /// Lets the authorizer record what it sees.
    pub(super) fn see(&self, note: impl FnOnce(&mut Seen)) {
        note(&mut lock(&self.seen));
    }

    /// What the authorizer has seen since the last call.
    pub(super) fn take_seen(&self) -> Seen {
        std::mem::take(&mut lock(&self.seen))
    }

    pub(super) fn set_deadline(&self, deadline: Option<Instant>) {
        *lock(&self.deadline) = deadline;
    }

    pub(super) fn is_late(&self) -> bool {
        lock(&self.deadline).is_some_and(|deadline| Instant::now() > deadline)
    }
}

/// A panic while one of these is held leaves a plain value behind, never a half-made one.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
