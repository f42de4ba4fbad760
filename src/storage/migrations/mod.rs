//! Brings a database file to the current schema: makes a new one, or takes an older one through the steps since.

mod run;
mod steps;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::time::Duration;

use super::db::{Connection, Purpose, Session, Who};
use super::error::{Error, Result};
use super::{files, rls, schema};

/// Marks a file as ours: "WAGN".
pub(super) const APPLICATION_ID: i64 = 0x5741_474E;

/// What a program knows of schemas.
struct Plan<'p> {
    /// The complete current schema,
    schema: &'p str,
    /// its version,
    version: i64,
    /// and the way there from older ones.
    steps: &'p [steps::Step],
    tables: &'p [rls::Table],
}

/// Makes the file where there is none, migrates an older one, and refuses one that is not ours, damaged, or newer than
/// this program. Protections that are missing from a file of the current schema are logged, not made again: who took
/// them away, and what happened since, is for the owner to find out.
///
/// `claimed` is whether this process serves the folder; otherwise no server may run while the file is migrated.
pub(super) fn prepare(database: &Path, busy: Duration, claimed: bool) -> Result<()> {
    let plan = Plan { schema: schema::SQL, version: schema::VERSION, steps: steps::STEPS, tables: rls::tables() };
    prepare_with(&plan, database, busy, claimed)
}

/// Makes all views and triggers again, as the classes of the schema demand.
pub(super) fn remake_policies(database: &Path, busy: Duration) -> Result<()> {
    let connection = Connection::open(database, Purpose::Upkeep, busy)?;
    in_transaction(&connection, || {
        run::drop_generated(&connection)?;
        run::make_generated(&connection, rls::tables())
    })
}

fn prepare_with(plan: &Plan<'_>, database: &Path, busy: Duration, claimed: bool) -> Result<()> {
    drop(files::private_file(database)?);
    let connection = Connection::open(database, Purpose::Upkeep, busy)?;
    connection.act_as(Who::Service);
    if connection.number("SELECT count(*) FROM sqlite_master")? == 0 {
        connection.control("PRAGMA journal_mode = WAL")?;
        return create(plan, &connection);
    }
    if connection.number("PRAGMA application_id")? != APPLICATION_ID {
        return Err(Error::Corrupt("not a database of this program".to_owned()));
    }
    connection.control("PRAGMA journal_mode = WAL")?;
    let found = connection.number("PRAGMA user_version")?;
    if found > plan.version {
        return Err(Error::Newer { written_by: written_by(&connection)?, found, known: plan.version });
    }
    if found < plan.version {
        let folder = database.parent().unwrap_or(Path::new("."));
        let _claim = if claimed { None } else { Some(files::claim(folder)?) };
        run::migrate(plan, &connection, database, found)?;
    }
    for name in rls::missing_policies(&connection, plan.tables)? {
        tracing::error!(name, "a protection of the database is missing or altered");
    }
    Ok(())
}

fn create(plan: &Plan<'_>, connection: &Connection) -> Result<()> {
    in_transaction(connection, || {
        // Another process may have been quicker.
        if connection.number("SELECT count(*) FROM sqlite_master")? > 0 {
            return Ok(());
        }
        connection.script(plan.schema)?;
        run::make_generated(connection, plan.tables)?;
        connection.script(&format!("PRAGMA application_id = {APPLICATION_ID};"))?;
        run::mark(connection, plan.version)
    })
}

/// The version of the program that last changed the schema.
fn written_by(connection: &Connection) -> Result<String> {
    let mut version = String::from("unknown");
    connection.query("", "SELECT value FROM server_state WHERE name = 'written_by'", &[], &mut |row| {
        version = row.get(0)?;
        Ok(false)
    })?;
    Ok(version)
}

/// Runs `work` whole or not at all. (Dropping the connection takes back what an error leaves open.)
fn in_transaction(connection: &Connection, work: impl FnOnce() -> Result<()>) -> Result<()> {
    connection.control("BEGIN IMMEDIATE")?;
    match work() {
        Ok(()) => connection.control("COMMIT"),
        Err(error) => {
            if connection.in_transaction() {
                connection.control("ROLLBACK")?;
            }
            Err(error)
        }
    }
}
