//! The bounded queue in front of the readers and the writer.

use std::sync::{PoisonError, RwLock};

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};

use super::error::{Error, Result};

/// The end of a queue that jobs are put into.
pub(super) struct Queue<T>(RwLock<Option<Sender<T>>>);

impl<T> Queue<T> {
    /// A queue with room for `size` waiting jobs.
    pub(super) fn bounded(size: usize) -> (Self, Receiver<T>) {
        let (sender, receiver) = bounded(size);
        (Self(RwLock::new(Some(sender))), receiver)
    }

    /// Never waits: a full queue is [`Error::Busy`].
    pub(super) fn push(&self, job: T) -> Result<()> {
        let sender = self.0.read().unwrap_or_else(PoisonError::into_inner);
        match sender.as_ref().ok_or(Error::Closed)?.try_send(job) {
            Ok(()) => Ok(()),
            Err(TrySendError::Full(_)) => Err(Error::Busy),
            Err(TrySendError::Disconnected(_)) => Err(Error::Closed),
        }
    }

    /// Takes no more jobs; those waiting are still done.
    pub(super) fn close(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).take();
    }
}
