//! Brings a database file to the current schema.

use std::path::Path;
use std::time::Duration;

use super::db::{Connection, Purpose, Session, Who};
use super::error::{Error, Result};
use super::{files, rls, schema};

/// Marks a file as ours: "WAGN".
const APPLICATION_ID: i64 = 0x5741_474E;

/// Makes the file where there is none, and refuses one that is not ours or newer than this program.
pub(super) fn prepare(path: &Path, busy: Duration) -> Result<()> {
    drop(files::private_file(path)?);
    let connection = Connection::open(path, Purpose::Upkeep, busy)?;
    connection.control("PRAGMA journal_mode = WAL")?;
    connection.act_as(Who::Service);
    connection.control("BEGIN IMMEDIATE")?;
    let found = connection.number("PRAGMA user_version")?;
    let is_empty = connection.number("SELECT count(*) FROM sqlite_master")? == 0;
    if is_empty {
        connection.script(schema::SQL)?;
        for object in rls::generate(rls::tables()) {
            connection.script(&object.sql)?;
        }
        connection
            .script(&format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {};", schema::VERSION))?;
    } else if connection.number("PRAGMA application_id")? != APPLICATION_ID {
        return Err(Error::Corrupt("not a database of this program".to_owned()));
    } else if found > schema::VERSION {
        return Err(Error::Newer { written_by: String::new(), found, known: schema::VERSION });
    }
    connection.control("COMMIT")
}
