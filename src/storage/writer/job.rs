//! A write on its way through the queue.

use tokio::sync::oneshot;

use crate::storage::db::{Connection, Who};
use crate::storage::error::{Error, Result};
use crate::storage::scope::Scope;
use crate::storage::turn::Turn;
use crate::storage::tx::Write;

/// A write of any type, as the writer sees it.
pub(in crate::storage) trait Job: Send {
    fn who(&self) -> Who;

    /// Carries the job out and keeps its value. May be called again after the transaction was lost.
    fn run(&mut self, connection: &Connection, turn: &Turn) -> Result<()>;

    /// Sends the value, or the error, to whoever waits. A client that has left does not mind.
    fn answer(self: Box<Self>, outcome: Result<()>);
}

/// A write in the scope `S` whose value is a `T`.
pub(in crate::storage) struct Work<S, T, F> {
    scope: S,
    run: F,
    value: Option<T>,
    answer: oneshot::Sender<Result<T>>,
}

impl<S, T, F> Work<S, T, F> {
    pub(in crate::storage) fn new(scope: S, run: F) -> (Self, oneshot::Receiver<Result<T>>) {
        let (answer, answered) = oneshot::channel();
        (Self { scope, run, value: None, answer }, answered)
    }
}

impl<S, T, F> Job for Work<S, T, F>
where
    S: Scope,
    T: Send,
    F: Fn(&Write<'_, S>) -> Result<T> + Send,
{
    fn who(&self) -> Who {
        self.scope.who()
    }

    fn run(&mut self, connection: &Connection, turn: &Turn) -> Result<()> {
        if let Some(reason) = self.scope.service_reason() {
            turn.account_for(reason);
        }
        let tx = Write::new(connection, self.scope.clone(), turn);
        self.value = Some((self.run)(&tx)?);
        Ok(())
    }

    fn answer(self: Box<Self>, outcome: Result<()>) {
        let Self { value, answer, .. } = *self;
        drop(answer.send(outcome.and_then(|()| value.ok_or(Error::Closed))));
    }
}
