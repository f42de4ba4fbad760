//! SQLite behind the seam: the only place that runs statements through the driver.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::hooks::AuthContext;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, OpenFlags, ToSql};

use super::context::Context;
use super::session::{Columns, Row, Session, Who};
use super::value::{ToValue, Value};
use super::{authorizer, dialect, functions};
use crate::storage::error::{Error, Result};

/// Older ones have a bug in the WAL that can lose the file.
const OLDEST_ENGINE: i32 = 3_051_003;
/// Instructions of the virtual machine between two looks at the deadline: some ten microseconds.
const STEPS_PER_LOOK: i32 = 2_000;
/// Every repository statement in every scope stays prepared.
const CACHED_STATEMENTS: usize = 512;

/// The engine's name and version.
pub fn engine_version() -> String {
    format!("SQLite {}", rusqlite::version())
}

/// What a connection is for; it decides what the connection can do at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::storage) enum Purpose {
    /// Reads for members: changes nothing, and sees owned rows through the views alone.
    MemberReads,
    /// Reads for the service: changes nothing.
    ServiceReads,
    /// The writer's jobs, for members and the service.
    Writes,
    /// Migrations, checks and backups: no authorizer.
    Upkeep,
}

/// A connection to a database file.
pub(in crate::storage) struct Connection {
    raw: rusqlite::Connection,
    context: Arc<Context>,
    /// Tag and statement, put together for the look into the statement cache.
    text: RefCell<String>,
}

impl Connection {
    /// Opens an existing file; `busy` is how long a statement waits for another process's lock.
    pub(in crate::storage) fn open(path: &Path, purpose: Purpose, busy: Duration) -> Result<Self> {
        if rusqlite::version_number() < OLDEST_ENGINE {
            return Err(Error::Engine(format!("{} is too old: 3.51.3 or newer is needed", engine_version())));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let raw = rusqlite::Connection::open_with_flags(path, flags)?;
        let context = Arc::new(Context::new());
        raw.busy_timeout(busy)?;
        configure(&raw, purpose)?;
        functions::register(&raw, &context)?;
        if matches!(purpose, Purpose::MemberReads | Purpose::ServiceReads) {
            let known = Arc::clone(&context);
            raw.progress_handler(STEPS_PER_LOOK, Some(move || known.is_late()))?;
        }
        if purpose != Purpose::Upkeep {
            let known = Arc::clone(&context);
            raw.authorizer(Some(move |asked: AuthContext<'_>| authorizer::authorize(&known, purpose, &asked)))?;
        }
        Ok(Self { raw, context, text: RefCell::new(String::with_capacity(1024)) })
    }

    /// How long statements wait for another connection's lock from here on.
    pub(in crate::storage) fn wait_for_locks(&self, patience: Duration) -> Result<()> {
        Ok(self.raw.busy_timeout(patience)?)
    }

    /// Ends reads that last longer than until `deadline`. Never set on the writer.
    pub(in crate::storage) fn set_deadline(&self, deadline: Option<Instant>) {
        self.context.set_deadline(deadline);
    }

    /// Whether a transaction is open. An error of the engine may have ended it without being asked.
    pub(in crate::storage) fn in_transaction(&self) -> bool {
        !self.raw.is_autocommit()
    }

    /// Runs a statement of the storage's own: transaction control and the like.
    pub(in crate::storage) fn control(&self, sql: &'static str) -> Result<()> {
        let mut statement = self.raw.prepare_cached(sql)?;
        let mut rows = statement.raw_query();
        while rows.next()?.is_some() {}
        Ok(())
    }

    /// Runs a script of the storage's own: schema and generated objects.
    pub(in crate::storage) fn script(&self, sql: &str) -> Result<()> {
        Ok(self.raw.execute_batch(sql)?)
    }

    /// One number that a statement of the storage's own answers.
    pub(in crate::storage) fn number(&self, sql: &'static str) -> Result<i64> {
        let mut statement = self.raw.prepare_cached(sql)?;
        let mut rows = statement.raw_query();
        match rows.next()? {
            Some(row) => Ok(row.get(0)?),
            None => Err(Error::Engine(format!("no answer to {sql}"))),
        }
    }

    /// The number of rows of a table of the live database, whose name only it knows.
    pub(in crate::storage) fn count_rows(&self, table: &str) -> Result<i64> {
        let name = table.replace('"', "\"\"");
        Ok(self.raw.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| row.get(0))?)
    }

    /// Writes a copy of the database, as it is at one moment, into a file that is empty or not there.
    pub(in crate::storage) fn copy_to(&self, file: &Path) -> Result<()> {
        let name = file.to_str().ok_or_else(|| Error::Engine("the file's name is no UTF-8".to_owned()))?;
        Ok(self.raw.execute("VACUUM INTO ?1", [name]).map(drop)?)
    }

    /// Forgets the prepared statements, so that they are planned afresh.
    pub(in crate::storage) fn forget_statements(&self) {
        self.raw.flush_prepared_statement_cache();
    }

    /// Runs a statement that need not be known before the program runs: the probes of row-level security.
    pub(in crate::storage) fn run(&self, tag: &str, sql: &str, args: &[&dyn ToValue], checks: Checks) -> Result<u64> {
        let mut statement = self.prepare(tag, sql, args, checks)?;
        let mut rows = statement.raw_query();
        let mut count = 0;
        while rows.next()?.is_some() {
            count += 1;
        }
        Ok(count)
    }

    fn prepare(&self, tag: &str, sql: &str, args: &[&dyn ToValue], checks: Checks) -> Result<CachedStatement<'_>> {
        let mut statement = {
            let mut text = self.text.borrow_mut();
            text.clear();
            text.push_str(tag);
            text.push_str(sql);
            self.context.take_seen();
            self.raw.prepare_cached(&text)?
        };
        if let Err(refusal) = self.judge(&statement, sql, checks) {
            // Not back into the cache: there it would count as allowed.
            statement.discard();
            return Err(refusal);
        }
        if statement.parameter_count() != args.len() {
            let message = format!("{} arguments for {} parameters: {sql}", args.len(), statement.parameter_count());
            return Err(Error::Engine(message));
        }
        for (index, arg) in args.iter().enumerate() {
            statement.raw_bind_parameter(index + 1, Bound(arg.to_value()))?;
        }
        Ok(statement)
    }

    /// A statement from the cache has been judged when it was put there.
    fn judge(&self, statement: &CachedStatement<'_>, sql: &str, checks: Checks) -> Result<()> {
        let seen = self.context.take_seen();
        if !seen.anew {
            return Ok(());
        }
        let is_member = matches!(self.context.who(), Who::User(_));
        if checks == Checks::All {
            dialect::check(sql, is_member).map_err(Error::Refused)?;
        }
        if is_member { seen.judge(statement.readonly()).map_err(Error::Refused) } else { Ok(()) }
    }
}

/// Which walls a statement meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::storage) enum Checks {
    /// Every one, as for repositories.
    All,
    /// All but the dialect: to see that the others stand without it.
    EngineOnly,
}

impl Session for Connection {
    fn execute(&self, tag: &'static str, sql: &'static str, args: &[&dyn ToValue]) -> Result<u64> {
        Ok(self.prepare(tag, sql, args, Checks::All)?.raw_execute()? as u64)
    }

    fn query(
        &self,
        tag: &'static str,
        sql: &'static str,
        args: &[&dyn ToValue],
        each: &mut dyn FnMut(&Row<'_>) -> Result<bool>,
    ) -> Result<()> {
        let mut statement = self.prepare(tag, sql, args, Checks::All)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            if !each(&Row::new(row))? {
                break;
            }
        }
        Ok(())
    }

    fn act_as(&self, who: Who) -> Who {
        self.context.act_as(who)
    }
}

fn configure(raw: &rusqlite::Connection, purpose: Purpose) -> rusqlite::Result<()> {
    raw.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    raw.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    raw.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    raw.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    // Plans do not hang on the values bound, or every list would be planned anew at each call.
    raw.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    raw.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    raw.execute_batch(
        // Without recursive_triggers, REPLACE deletes a row and no DELETE trigger fires.
        "PRAGMA recursive_triggers = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA synchronous = FULL;
         PRAGMA cell_size_check = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -4096;",
    )?;
    match purpose {
        // Every day's rows of a few dozen members stay in memory.
        Purpose::MemberReads => raw.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -16384;"),
        Purpose::ServiceReads => raw.execute_batch("PRAGMA query_only = ON;"),
        // Writing the log back holds up whoever waits for a commit: rarely, then, and much at once.
        Purpose::Writes => raw.execute_batch("PRAGMA wal_autocheckpoint = 8000;"),
        Purpose::Upkeep => Ok(()),
    }
}

struct Bound<'a>(Value<'a>);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match &self.0 {
            Value::Null => ValueRef::Null,
            Value::Bool(yes) => ValueRef::Integer(i64::from(*yes)),
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Real(number) => ValueRef::Real(*number),
            Value::Id(bytes) => ValueRef::Blob(bytes),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl Columns for rusqlite::Row<'_> {
    fn value(&self, index: usize) -> Option<Value<'_>> {
        Some(match self.get_ref(index).ok()? {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(number) => Value::Int(number),
            ValueRef::Real(number) => Value::Real(number),
            ValueRef::Text(text) => Value::Text(std::str::from_utf8(text).ok()?.into()),
            ValueRef::Blob(bytes) => Value::Bytes(bytes.into()),
        })
    }
}
