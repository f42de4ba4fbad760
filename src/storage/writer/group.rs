//! One transaction of the writer and the jobs that share it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;

use super::job::Job;
use super::reasons::Reasons;
use crate::storage::db::{Connection, Session, Who};
use crate::storage::error::{Error, Result};
use crate::storage::turn::Turn;

/// Jobs that have run in the open transaction, each with its outcome so far.
pub(super) struct Group<'c> {
    connection: &'c Connection,
    reasons: &'c mut Reasons,
    ran: Vec<(Box<dyn Job>, Result<()>)>,
    /// An error has ended the transaction under the jobs.
    lost: bool,
}

/// How a group ended.
pub(super) enum Ending {
    /// Committed; everyone waits for the answer.
    Stored(Answers),
    /// The transaction was lost; the jobs have to run again, each in one of its own.
    Lost(Vec<Box<dyn Job>>),
}

impl<'c> Group<'c> {
    pub(super) fn begin(connection: &'c Connection, reasons: &'c mut Reasons) -> Result<Self> {
        connection.control("BEGIN IMMEDIATE")?;
        Ok(Self { connection, reasons, ran: Vec::new(), lost: false })
    }

    pub(super) fn len(&self) -> usize {
        self.ran.len()
    }

    pub(super) fn is_lost(&self) -> bool {
        self.lost
    }

    /// Runs a job in a savepoint: if it fails or panics, only its own changes are taken back.
    pub(super) fn run(&mut self, mut job: Box<dyn Job>, now: Timestamp) {
        let outcome = self.in_savepoint(&mut *job, now);
        // An interrupt, an I/O error or a full disk may have rolled back everything, the earlier jobs included.
        self.lost |= !self.connection.in_transaction();
        self.ran.push((job, outcome));
    }

    fn in_savepoint(&mut self, job: &mut dyn Job, now: Timestamp) -> Result<()> {
        self.connection.control("SAVEPOINT job")?;
        let outcome = carry_out(self.connection, self.reasons, job, now);
        if self.connection.in_transaction() {
            let end = match outcome {
                Ok(()) => self.connection.control("RELEASE job"),
                Err(_) => self.take_back(),
            };
            self.lost |= end.is_err();
        }
        outcome
    }

    fn take_back(&mut self) -> Result<()> {
        self.reasons.forget();
        self.connection.control("ROLLBACK TO job")?;
        self.connection.control("RELEASE job")
    }

    /// Commits. No outcome counts while the commit may fail: a job may have failed on a row of another that is then
    /// not stored.
    pub(super) fn commit(self) -> Ending {
        let stored = !self.lost && self.connection.control("COMMIT").is_ok();
        if stored {
            return Ending::Stored(Answers(self.ran));
        }
        roll_back(self.connection, self.reasons);
        Ending::Lost(self.ran.into_iter().map(|(job, _)| job).collect())
    }
}

/// Jobs of a committed transaction with their outcomes.
pub(super) struct Answers(Vec<(Box<dyn Job>, Result<()>)>);

impl Answers {
    pub(super) fn send(self) {
        for (job, outcome) in self.0 {
            job.answer(outcome);
        }
    }
}

/// Runs a job in a transaction of its own. `None` if nothing was stored, and the job has been told so.
pub(super) fn run_alone(
    connection: &Connection,
    reasons: &mut Reasons,
    mut job: Box<dyn Job>,
    now: Timestamp,
) -> Option<Answers> {
    let outcome = connection
        .control("BEGIN IMMEDIATE")
        .and_then(|()| carry_out(connection, reasons, &mut *job, now))
        .and_then(|()| connection.control("COMMIT"));
    if outcome.is_ok() {
        return Some(Answers(vec![(job, outcome)]));
    }
    roll_back(connection, reasons);
    job.answer(outcome);
    None
}

/// Runs a job in the open transaction, for whom it is meant, and survives its panic.
fn carry_out(connection: &Connection, reasons: &mut Reasons, job: &mut dyn Job, now: Timestamp) -> Result<()> {
    let turn = Turn::new(now);
    connection.act_as(job.who());
    let outcome = catch_unwind(AssertUnwindSafe(|| job.run(connection, &turn)));
    connection.act_as(Who::Nobody);
    outcome.unwrap_or(Err(Error::Panicked))?;
    reasons.note(connection, &turn)
}

fn roll_back(connection: &Connection, reasons: &mut Reasons) {
    reasons.forget();
    if connection.in_transaction() {
        // It can only fail where no transaction is open any more, which is what it is for.
        drop(connection.control("ROLLBACK"));
    }
}
