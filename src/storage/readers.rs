//! Reads: a few threads of the store's own, each job on a connection of its scope's pool, in one snapshot.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crossbeam_channel::Receiver;

use super::db::{Pool, Session, Who};
use super::error::{Error, Result};
use super::queue::Queue;
use super::scope::Scope;
use super::time::Clock;
use super::turn::Turn;
use super::tx::Read;

/// A read with its answer packed in: it is told where to run.
pub(super) type ReadJob = Box<dyn FnOnce(&Desk) + Send>;

/// What a read job finds on the thread that runs it.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) members: Pool,
    pub(super) service: Pool,
    pub(super) clock: Clock,
    pub(super) deadline: Duration,
}

impl Desk {
    /// Runs one job in one read transaction.
    pub(super) fn run<S: Scope, T>(&self, scope: S, job: impl FnOnce(&Read<'_, S>) -> Result<T>) -> Result<T> {
        let who = scope.who();
        let pool = if matches!(who, Who::User(_)) { &self.members } else { &self.service };
        let connection = pool.get()?;
        connection.control("BEGIN")?;
        connection.set_deadline(Some(Instant::now() + self.deadline));
        connection.act_as(who);
        let turn = Turn::new(self.clock.now());
        let tx = Read::new(&*connection, scope, &turn);
        let outcome = catch_unwind(AssertUnwindSafe(|| job(&tx)));
        connection.act_as(Who::Nobody);
        connection.set_deadline(None);
        if connection.in_transaction() {
            connection.control("COMMIT")?;
        }
        outcome.unwrap_or(Err(Error::Panicked))
    }
}

/// Starts `count` reading threads; they end when the queue is closed and empty.
pub(super) fn start(count: usize, queue_size: usize, desk: &Desk) -> Result<(Queue<ReadJob>, Vec<JoinHandle<()>>)> {
    let (queue, jobs) = Queue::bounded(queue_size);
    let threads = (0..count)
        .map(|index| {
            let (jobs, desk) = (jobs.clone(), desk.clone());
            let name = format!("reader-{index}");
            std::thread::Builder::new().name(name).spawn(move || work(&jobs, &desk))
        })
        .collect::<std::io::Result<_>>()?;
    Ok((queue, threads))
}

fn work(jobs: &Receiver<ReadJob>, desk: &Desk) {
    for job in jobs {
        job(desk);
    }
}
