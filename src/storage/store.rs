//! The store: the one way to the rows.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use jiff::Timestamp;
use scheduled_thread_pool::ScheduledThreadPool;
use tokio::sync::oneshot;

use super::db::{Connection, Pool, Purpose, Who};
use super::error::{Error, Result};
use super::outside::Outside;
use super::queue::Queue;
use super::readers::{Desk, Readers};
use super::rls::{self, Report};
use super::scope::{Scope, Service};
use super::time::{self, Clock};
use super::tx::{Read, Write};
use super::writer::{self, Counters, Task, Work, Writer};
use super::{audit, files, migrations};

/// So many characters of a refusal are kept.
const LONGEST_REFUSAL: usize = 200;

const TIME_KEEPING: Service = Service::because("time keeping");

/// How a store is opened.
#[derive(Clone)]
pub struct Options {
    /// The folder of the database; made with mode 0700 where it does not exist.
    pub data_dir: PathBuf,
    /// Threads that read, and connections a scope.
    pub readers: usize,
    /// Jobs that may wait for a reader, and as many for the writer; one more is [`Error::Busy`].
    pub queue: usize,
    /// How long a read may last.
    pub read_deadline: Duration,
    /// How long to wait for another process that writes.
    pub busy: Duration,
    pub clock: Clock,
}

impl Options {
    /// The usual settings for a data folder.
    pub fn new(data_dir: impl Into<PathBuf>) -> Self {
        Self {
            data_dir: data_dir.into(),
            readers: 2,
            queue: 1024,
            read_deadline: Duration::from_secs(2),
            busy: Duration::from_secs(5),
            clock: Clock::system(),
        }
    }
}

/// A database file with its readers and its writer. Cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    database: PathBuf,
    clock: Clock,
    reads: Readers,
    writes: Queue<Task>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    writer: Arc<Mutex<Connection>>,
    outside: Arc<Outside>,
    counters: Arc<Counters>,
    busy: Duration,
    /// Held while this process serves the folder.
    _claim: Option<File>,
}

/// What the writer has done since the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriteCounts {
    pub jobs: u64,
    /// Transactions committed; fewer than jobs, since waiting jobs share one.
    pub commits: u64,
    /// Transactions that an error ended as a whole, so that their jobs ran again one by one.
    pub lost: u64,
}

impl Store {
    /// Opens the store for a command beside a server: short transactions, waiting for the server's.
    pub fn open(options: &Options) -> Result<Self> {
        files::private_folder(&options.data_dir)?;
        Self::start(options, None)
    }

    /// Opens the store for the one server of the folder. [`Error::Locked`] where there is one already.
    pub fn serve(options: &Options) -> Result<Self> {
        files::private_folder(&options.data_dir)?;
        let claim = files::claim(&options.data_dir)?;
        Self::start(options, Some(claim))
    }

    fn start(options: &Options, claim: Option<File>) -> Result<Self> {
        let database = files::database(&options.data_dir);
        migrations::prepare(&database, options.busy, claim.is_some())?;
        let connection = Connection::open(&database, Purpose::Writes, options.busy)?;
        let (outside, counters) = (Arc::new(Outside::since(&connection)), Arc::new(Counters::default()));
        let connection = Arc::new(Mutex::new(connection));
        let writer = Writer {
            connection: Arc::clone(&connection),
            outside: Arc::clone(&outside),
            counters: Arc::clone(&counters),
            clock: options.clock.clone(),
            wal: files::beside(&database, "-wal"),
            busy: options.busy,
        };
        let count = options.readers.max(1);
        let helpers = Arc::new(ScheduledThreadPool::builder().num_threads(1).thread_name_pattern("pools").build());
        let pool = |purpose| Pool::open(database.clone(), purpose, count as u32, options.busy, &helpers);
        let desk = Desk {
            members: pool(Purpose::MemberReads)?,
            service: pool(Purpose::ServiceReads)?,
            clock: options.clock.clone(),
            deadline: options.read_deadline,
        };
        let (reads, mut threads) = Readers::start(count, options.queue, &desk)?;
        let (writes, writing) = writer::start(writer, options.queue)?;
        threads.push(writing);
        let store = Self(Arc::new(Inner {
            database,
            clock: options.clock.clone(),
            reads,
            writes,
            threads: Mutex::new(threads),
            writer: connection,
            outside,
            counters,
            busy: options.busy,
            _claim: claim,
        }));
        if let Some(mark) = store.read_blocking(TIME_KEEPING, time::mark)? {
            store.0.clock.compare_with(mark);
        }
        Ok(store)
    }

    /// Runs a job that reads. It sees one consistent state and has two seconds.
    pub async fn read<S, T, F>(&self, scope: S, job: F) -> Result<T>
    where
        S: Scope,
        T: Send + 'static,
        F: FnOnce(&Read<'_, S>) -> Result<T> + Send + 'static,
    {
        let who = scope.who();
        let outcome = self.push_read(scope, job)?.await.unwrap_or(Err(Error::Closed));
        outcome.inspect_err(|error| self.note_refusal(who, error))
    }

    /// [`read`](Self::read) for code outside the async runtime: the commands.
    pub fn read_blocking<S, T, F>(&self, scope: S, job: F) -> Result<T>
    where
        S: Scope,
        T: Send + 'static,
        F: FnOnce(&Read<'_, S>) -> Result<T> + Send + 'static,
    {
        let who = scope.who();
        let outcome = self.push_read(scope, job)?.blocking_recv().unwrap_or(Err(Error::Closed));
        outcome.inspect_err(|error| self.note_refusal(who, error))
    }

    /// Runs a job that writes, and answers when it is on the disk. All of the job is stored or nothing.
    ///
    /// The job may run twice (where another's failure takes the common transaction with it), so it does nothing beyond
    /// its statements. It is carried out even if nobody waits for it any more.
    pub async fn write<S, T, F>(&self, scope: S, job: F) -> Result<T>
    where
        S: Scope,
        T: Send + 'static,
        F: Fn(&Write<'_, S>) -> Result<T> + Send + 'static,
    {
        let who = scope.who();
        let outcome = self.push_write(scope, job)?.await.unwrap_or(Err(Error::Closed));
        outcome.inspect_err(|error| self.note_refusal(who, error))
    }

    /// [`write`](Self::write) for code outside the async runtime: the commands.
    pub fn write_blocking<S, T, F>(&self, scope: S, job: F) -> Result<T>
    where
        S: Scope,
        T: Send + 'static,
        F: Fn(&Write<'_, S>) -> Result<T> + Send + 'static,
    {
        let who = scope.who();
        let outcome = self.push_write(scope, job)?.blocking_recv().unwrap_or(Err(Error::Closed));
        outcome.inspect_err(|error| self.note_refusal(who, error))
    }

    /// A refusal by row-level security is a fault of ours, or an attack that came far: the audit log keeps it. Nobody
    /// waits for that.
    fn note_refusal(&self, who: Who, error: &Error) {
        let Error::Refused(what) = error else { return };
        let user = if let Who::User(id) = who { Some(id) } else { None };
        let what: String = what.chars().take(LONGEST_REFUSAL).collect();
        let noted = self.push_write(Service::because("row-level security"), move |tx| {
            audit::note_detail(tx, "rls.refused", user, None, &what)
        });
        if noted.is_err() {
            tracing::error!("a refusal by row-level security is missing from the audit log");
        }
    }

    fn push_read<S, T, F>(&self, scope: S, job: F) -> Result<oneshot::Receiver<Result<T>>>
    where
        S: Scope,
        T: Send + 'static,
        F: FnOnce(&Read<'_, S>) -> Result<T> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        self.0.reads.push(move |snapshot| {
            // Nobody waits for it any more.
            if !answer.is_closed() {
                drop(answer.send(snapshot.run(scope, job)));
            }
        })?;
        Ok(answered)
    }

    fn push_write<S, T, F>(&self, scope: S, job: F) -> Result<oneshot::Receiver<Result<T>>>
    where
        S: Scope,
        T: Send + 'static,
        F: Fn(&Write<'_, S>) -> Result<T> + Send + 'static,
    {
        let (work, answered) = Work::new(scope, job);
        self.0.writes.push(Task::Job(Box::new(work)))?;
        Ok(answered)
    }

    /// The store's time, as its jobs see it.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Whether the machine's clock tells a time before what the database has seen, so that it cannot be believed.
    pub fn clock_suspect(&self) -> bool {
        self.0.clock.is_suspect()
    }

    /// Notes the time for the next start; to be called each minute.
    pub async fn keep_time(&self) -> Result<()> {
        self.write(TIME_KEEPING, time::set_mark).await
    }

    /// [`keep_time`](Self::keep_time) for code outside the async runtime.
    pub fn keep_time_blocking(&self) -> Result<()> {
        self.write_blocking(TIME_KEEPING, time::set_mark)
    }

    /// Reads nothing in particular: whether the database answers, and how soon.
    pub async fn ping(&self) -> Result<()> {
        let answer = self.read(Service::because("ping"), |tx| tx.one("SELECT 1", &[], |row| row.get::<i64>(0)));
        answer.await.map(drop)
    }

    /// Lets the engine refresh its statistics where they are old; to be called daily.
    pub async fn optimize(&self) -> Result<()> {
        let (answer, answered) = oneshot::channel();
        self.upkeep(move |connection| {
            let done = connection.control("PRAGMA optimize");
            // Statements keep the plans that they were prepared with.
            connection.forget_statements();
            drop(answer.send(done));
        })?;
        answered.await.unwrap_or(Err(Error::Closed))
    }

    /// Has the writer do something between two transactions.
    pub(super) fn upkeep(&self, work: impl FnOnce(&Connection) + Send + 'static) -> Result<()> {
        self.0.writes.push(Task::Upkeep(Box::new(work)))
    }

    /// Proves that every table is protected as its class demands. Blocks for some tens of milliseconds; changes nothing.
    pub fn verify_rls(&self) -> Result<Report> {
        rls::verify(&self.0.database, self.0.busy)
    }

    /// A number that rises when another process (a command beside the server) has changed the database; what was
    /// cached before must then be read again. Cheap enough for every request: it looks every 250 ms at most.
    pub fn outside_changes(&self) -> u64 {
        self.0.outside.changes(&self.0.writer)
    }

    /// What the writer has done since the start.
    pub fn write_counts(&self) -> WriteCounts {
        let counters = &self.0.counters;
        WriteCounts {
            jobs: counters.jobs.load(Ordering::Relaxed),
            commits: counters.commits.load(Ordering::Relaxed),
            lost: counters.lost.load(Ordering::Relaxed),
        }
    }

    /// The database file.
    pub fn database(&self) -> &Path {
        &self.0.database
    }

    /// Takes no more jobs, finishes those that wait, and writes the log back into the file. Blocks until then.
    pub fn close(&self) {
        self.0.reads.close();
        self.0.writes.close();
        let threads = std::mem::take(&mut *self.0.threads.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in threads {
            if thread.join().is_err() {
                tracing::error!("a thread of the storage has panicked");
            }
        }
    }
}

/// [`Store::verify_rls`] for a folder whose store is not open; an older file is not migrated by it.
pub fn verify_rls(data_dir: &Path) -> Result<Report> {
    let database = existing(data_dir)?;
    rls::verify(&database, Options::new(data_dir).busy)
}

/// Makes all views and triggers of row-level security again. For the owner who has seen what `verify-rls` reports.
pub fn remake_policies(data_dir: &Path) -> Result<()> {
    let database = existing(data_dir)?;
    migrations::remake_policies(&database, Options::new(data_dir).busy)
}

fn existing(data_dir: &Path) -> Result<PathBuf> {
    let database = files::database(data_dir);
    std::fs::metadata(&database)?;
    Ok(database)
}
