//! The writer's thread.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crossbeam_channel::Receiver;

use super::group::{Answers, Ending, Group, run_alone};
use super::job::Job;
use super::reasons::Reasons;
use crate::storage::db::Connection;
use crate::storage::error::{Error, Result};
use crate::storage::outside::Outside;
use crate::storage::queue::Queue;
use crate::storage::time::Clock;

/// A group takes in no more jobs than this,
const GROUP_JOBS: usize = 64;
/// nor any after this time: the first one waits for its answer.
const GROUP_TIME: Duration = Duration::from_millis(5);
/// While at least so many jobs share a commit, more are on their way,
const COMPANY: usize = 8;
/// and a group waits so long for the next: less than the commit that it saves.
const LINGER: Duration = Duration::from_micros(400);
/// A log longer than this is written back whole.
const LONGEST_WAL: u64 = 64 * 1024 * 1024;
/// Between two attempts to do so: a reader may stand in the way.
const CHECKPOINT_PAUSE: Duration = Duration::from_secs(10);

/// How long writes wait for that reader then.
const CHECKPOINT_PATIENCE: Duration = Duration::from_millis(200);

/// What the writer is asked to do.
pub(in crate::storage) enum Task {
    Job(Box<dyn Job>),
    Upkeep(Upkeep),
}

/// Work between transactions, on the connection itself.
pub(in crate::storage) type Upkeep = Box<dyn FnOnce(&Connection) + Send>;

/// Counts of the writer since the start.
#[derive(Debug, Default)]
pub(in crate::storage) struct Counters {
    pub(in crate::storage) jobs: AtomicU64,
    pub(in crate::storage) commits: AtomicU64,
    /// Transactions that were lost, so that their jobs ran again one by one.
    pub(in crate::storage) lost: AtomicU64,
}

/// What the writer's thread works with.
pub(in crate::storage) struct Writer {
    /// Held during a group; between groups others look at the file's version through it.
    pub(in crate::storage) connection: Arc<Mutex<Connection>>,
    pub(in crate::storage) outside: Arc<Outside>,
    pub(in crate::storage) counters: Arc<Counters>,
    pub(in crate::storage) clock: Clock,
    pub(in crate::storage) wal: PathBuf,
    /// How long a transaction waits for another process that writes.
    pub(in crate::storage) busy: Duration,
}

/// Starts the writer; it ends when the queue is closed and empty.
pub(in crate::storage) fn start(writer: Writer, queue_size: usize) -> Result<(Queue<Task>, JoinHandle<()>)> {
    let (queue, tasks) = Queue::bounded(queue_size);
    let thread = std::thread::Builder::new().name("writer".to_owned()).spawn(move || writer.work(&tasks))?;
    Ok((queue, thread))
}

impl Writer {
    fn work(&self, tasks: &Receiver<Task>) {
        let (mut tended, mut reasons, mut last) = (None, Reasons::default(), 0);
        while let Ok(task) = tasks.recv() {
            let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
            let upkeep = match task {
                Task::Job(first) => {
                    let linger = if last < COMPANY { Duration::ZERO } else { LINGER };
                    let (jobs, upkeep) = self.group(&connection, &mut reasons, first, tasks, linger);
                    last = jobs;
                    upkeep
                }
                Task::Upkeep(upkeep) => Some(upkeep),
            };
            if let Some(upkeep) = upkeep {
                upkeep(&connection);
            }
            self.tend_wal(&connection, &mut tended);
        }
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        self.checkpoint(&connection, self.busy);
    }

    /// Runs `first` and what waits behind it, or comes within `linger`, in one transaction. Returns the number of jobs and
    /// the upkeep that was met on the way.
    fn group(
        &self,
        connection: &Connection,
        reasons: &mut Reasons,
        first: Box<dyn Job>,
        tasks: &Receiver<Task>,
        linger: Duration,
    ) -> (usize, Option<Upkeep>) {
        self.outside.look(connection);
        let mut group = match Group::begin(connection, reasons) {
            Ok(group) => group,
            Err(error) => {
                refuse_waiting(first, error, tasks);
                return (0, None);
            }
        };
        let started = Instant::now();
        let mut upkeep = None;
        group.run(first, self.clock.now());
        while group.len() < GROUP_JOBS && started.elapsed() < GROUP_TIME && !group.is_lost() {
            match tasks.recv_timeout(linger) {
                Ok(Task::Job(job)) => group.run(job, self.clock.now()),
                Ok(Task::Upkeep(met)) => {
                    upkeep = Some(met);
                    break;
                }
                Err(_) => break,
            }
        }
        let jobs = group.len();
        self.counters.jobs.fetch_add(jobs as u64, Ordering::Relaxed);
        match group.commit() {
            Ending::Stored(answers) => self.answer(answers),
            Ending::Lost(lost) => {
                self.counters.lost.fetch_add(1, Ordering::Relaxed);
                tracing::warn!(jobs, "write transaction lost, its jobs run one by one");
                for job in lost {
                    if let Some(answers) = run_alone(connection, reasons, job, self.clock.now()) {
                        self.answer(answers);
                    }
                }
            }
        }
        (jobs, upkeep)
    }

    /// Counts a commit before anyone hears of it, so that whoever was answered finds it counted.
    fn answer(&self, answers: Answers) {
        self.counters.commits.fetch_add(1, Ordering::Relaxed);
        answers.send();
    }

    fn tend_wal(&self, connection: &Connection, tended: &mut Option<Instant>) {
        let is_long = std::fs::metadata(&self.wal).is_ok_and(|wal| wal.len() > LONGEST_WAL);
        if is_long && tended.is_none_or(|last| last.elapsed() > CHECKPOINT_PAUSE) {
            *tended = Some(Instant::now());
            self.checkpoint(connection, CHECKPOINT_PATIENCE);
        }
    }

    /// Writes the log back into the file and empties it, unless a reader needs it for longer than `patience`.
    fn checkpoint(&self, connection: &Connection, patience: Duration) {
        let done = connection
            .wait_for_locks(patience)
            .and_then(|()| connection.control("PRAGMA wal_checkpoint(TRUNCATE)"))
            .and_then(|()| connection.wait_for_locks(self.busy));
        if let Err(error) = done {
            tracing::warn!(%error, "the write-ahead log could not be written back");
        }
    }
}

/// The database is held by another process for longer than a client should wait: all that wait are told.
fn refuse_waiting(first: Box<dyn Job>, error: Error, tasks: &Receiver<Task>) {
    let is_busy = matches!(error, Error::Busy);
    first.answer(Err(error));
    if is_busy {
        for _ in 0..GROUP_JOBS {
            let Ok(Task::Job(job)) = tasks.try_recv() else { return };
            job.answer(Err(Error::Busy));
        }
    }
}
