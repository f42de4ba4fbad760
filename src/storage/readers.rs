//! Reads: a few threads of the store's own, each job on a connection of its scope's pool, in one snapshot.
//!
//! Jobs that waited together share a snapshot, which spares each of them the locks of its own. A job is only ever shown
//! a snapshot that was taken after it was asked for, so whoever has seen a write answered reads it.

use std::cell::OnceCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crossbeam_channel::Receiver;

use super::db::{Connection, Pool, Pooled, Session, Who};
use super::error::{Error, Result};
use super::queue::Queue;
use super::scope::Scope;
use super::time::Clock;
use super::turn::Turn;
use super::tx::Read;

/// What read jobs find on the threads that run them.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) members: Pool,
    pub(super) service: Pool,
    pub(super) clock: Clock,
    pub(super) deadline: Duration,
}

/// The reading threads' queue.
pub(super) struct Readers {
    queue: Queue<Job>,
    asked: Arc<AtomicU64>,
}

/// A read with its answer packed in: it is told where to run.
type Run = Box<dyn FnOnce(&Snapshot<'_>) + Send>;

struct Job {
    /// Rises with each job that is asked for.
    number: u64,
    run: Run,
}

impl Readers {
    /// Starts `count` reading threads; they end when the queue is closed and empty.
    pub(super) fn start(count: usize, queue_size: usize, desk: &Desk) -> Result<(Self, Vec<JoinHandle<()>>)> {
        let (queue, jobs) = Queue::bounded(queue_size);
        let asked = Arc::new(AtomicU64::new(0));
        let threads = (0..count)
            .map(|index| {
                let (jobs, desk, asked) = (jobs.clone(), desk.clone(), Arc::clone(&asked));
                let name = format!("reader-{index}");
                std::thread::Builder::new().name(name).spawn(move || work(&jobs, &desk, &asked))
            })
            .collect::<std::io::Result<_>>()?;
        Ok((Self { queue, asked }, threads))
    }

    /// Never waits: a full queue is [`Error::Busy`].
    pub(super) fn push(&self, run: impl FnOnce(&Snapshot<'_>) + Send + 'static) -> Result<()> {
        let number = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        self.queue.push(Job { number, run: Box::new(run) })
    }

    /// Takes no more jobs; those waiting are still done.
    pub(super) fn close(&self) {
        self.queue.close();
    }
}

fn work(jobs: &Receiver<Job>, desk: &Desk, asked: &AtomicU64) {
    let mut next = None;
    while let Some(first) = next.take().or_else(|| jobs.recv().ok()) {
        let snapshot = Snapshot::new(desk, asked.load(Ordering::SeqCst));
        (first.run)(&snapshot);
        while let Ok(job) = jobs.try_recv() {
            if job.number > snapshot.newest {
                next = Some(job);
                break;
            }
            (job.run)(&snapshot);
        }
    }
}

/// One state of the database, for the jobs up to the number `newest`; the first job of each scope takes it.
pub(super) struct Snapshot<'d> {
    desk: &'d Desk,
    newest: u64,
    members: OnceCell<Pooled>,
    service: OnceCell<Pooled>,
}

impl<'d> Snapshot<'d> {
    fn new(desk: &'d Desk, newest: u64) -> Self {
        Self { desk, newest, members: OnceCell::new(), service: OnceCell::new() }
    }

    /// Runs one job.
    pub(super) fn run<S: Scope, T>(&self, scope: S, job: impl FnOnce(&Read<'_, S>) -> Result<T>) -> Result<T> {
        let who = scope.who();
        let connection = self.connection(who)?;
        connection.set_deadline(Some(Instant::now() + self.desk.deadline));
        connection.act_as(who);
        let turn = Turn::new(self.desk.clock.now());
        let tx = Read::new(connection, scope, &turn);
        let outcome = catch_unwind(AssertUnwindSafe(|| job(&tx)));
        connection.act_as(Who::Nobody);
        connection.set_deadline(None);
        outcome.unwrap_or(Err(Error::Panicked))
    }

    fn connection(&self, who: Who) -> Result<&Connection> {
        let (place, pool) = match who {
            Who::User(_) => (&self.members, &self.desk.members),
            Who::Nobody | Who::Service => (&self.service, &self.desk.service),
        };
        let connection = if let Some(taken) = place.get() {
            taken
        } else {
            let taken = pool.get()?;
            place.get_or_init(|| taken)
        };
        // An error of the engine may have ended the transaction of the jobs before.
        if !connection.in_transaction() {
            connection.control("BEGIN")?;
        }
        Ok(connection)
    }
}

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        for connection in [&self.members, &self.service].into_iter().filter_map(OnceCell::get) {
            if connection.in_transaction() {
                // One that stays in its transaction is thrown away by its pool.
                let _ = connection.control("COMMIT");
            }
        }
    }
}
