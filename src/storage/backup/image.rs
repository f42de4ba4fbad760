//! The image of the database in a backup: taking one, and proving that it is sound.

use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use uuid::Uuid;

use super::{Error, Header, Result};
use crate::storage::db::{Connection, Purpose, Session, Who};
use crate::storage::{files, migrations, rls, schema};

/// How long to wait for a lock.
const BUSY: Duration = Duration::from_secs(5);

/// Copies a database that may be in use, as it is at one moment.
pub(super) fn take(database: &Path, image: &Path) -> Result<()> {
    // An empty file of the right mode is filled; one that the engine made itself would be readable by others.
    drop(files::private_file(image)?);
    Ok(Connection::open(database, Purpose::Upkeep, BUSY)?.copy_to(image)?)
}

/// Proves an image of the current schema; its version.
pub(super) fn check(image: &Path) -> Result<i64> {
    let version = check_pages(image)?;
    if rls::verify(image, BUSY)?.is_sound() {
        Ok(version)
    } else {
        Err(Error::Damaged("row-level security has a gap in it"))
    }
}

/// Proves an image that may be older, by bringing it to the current schema; the version that it had.
pub(super) fn check_older(image: &Path) -> Result<i64> {
    let found = check_pages(image)?;
    if found < schema::VERSION {
        migrations::prepare(image, BUSY, true)?;
    }
    check(image)?;
    Ok(found)
}

/// Whether it is ours, whole, and without a reference that leads nowhere.
fn check_pages(image: &Path) -> Result<i64> {
    let connection = Connection::open(image, Purpose::Upkeep, BUSY)?;
    if connection.number("PRAGMA application_id")? != migrations::APPLICATION_ID {
        return Err(Error::Foreign);
    }
    let version = connection.number("PRAGMA user_version")?;
    if version > schema::VERSION {
        return Err(Error::Newer(format!("schema {version}")));
    }
    let mut sound = false;
    connection.query("", "SELECT quick_check FROM pragma_quick_check", &[], &mut |row| {
        sound = row.get::<String>(0)? == "ok";
        Ok(false)
    })?;
    if !sound {
        return Err(Error::Damaged("the database in it is damaged"));
    }
    if connection.number("SELECT count(*) FROM pragma_foreign_key_check")? > 0 {
        return Err(Error::Damaged("references in it lead nowhere"));
    }
    Ok(version)
}

/// Notes in a restored database where it comes from. Where the keys do not come with it, every session ends: a token of
/// the former instance must not be exchanged for one of the new.
pub(super) fn note_restore(image: &Path, header: &Header, now: Timestamp) -> Result<()> {
    let connection = Connection::open(image, Purpose::Upkeep, BUSY)?;
    connection.act_as(Who::Service);
    if !header.has_secrets() {
        connection.execute("", "UPDATE sessions SET revoked_at = ?1 WHERE revoked_at IS NULL", &[&now])?;
    }
    let detail = format!("of {} by {}", header.created_at(), header.app_version);
    connection.execute(
        "",
        "INSERT INTO audit_log (id, at, event, detail) VALUES (?1, ?2, 'backup.restored', ?3)",
        &[&Uuid::now_v7(), &now, &detail],
    )?;
    Ok(())
}
