//! The audit log: what happened to accounts, by the pseudonym that outlives them.

use jiff::Timestamp;
use uuid::Uuid;

use super::slice::Place;
use super::{Read, Result, Service, Write};
use crate::domain::ids::{AuditId, UserId};

/// An entry of the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: AuditId,
    pub at: Timestamp,
    pub event: String,
    pub actor: Option<Person>,
    pub subject: Option<Person>,
    pub address: Option<String>,
    pub detail: Option<String>,
}

/// Somebody in the audit log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// The pseudonym that outlives the account.
    pub pseudonym: Uuid,
    /// `None` where there is no such account any more.
    pub user: Option<UserId>,
}

/// Which entries are wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub event: Option<String>,
    /// Entries that this account did, or that were done to it.
    pub user: Option<UserId>,
    pub from: Timestamp,
    /// The first instant that is not wanted any more, and the place after which to go on.
    pub before: Place,
    pub rows: i64,
}

/// Notes an event such as `account.created`; `actor` is `None` where the server or a command did it.
pub fn note(
    tx: &Write<'_, Service>,
    event: &'static str,
    actor: Option<UserId>,
    subject: Option<UserId>,
    address: Option<&str>,
) -> Result<()> {
    let subject = pseudonym(tx, subject)?;
    insert(tx, event, actor, subject, address, None)
}

/// Notes an event that concerns the server, with what it was about.
pub fn note_detail(
    tx: &Write<'_, Service>,
    event: &'static str,
    actor: Option<UserId>,
    address: Option<&str>,
    detail: &str,
) -> Result<()> {
    insert(tx, event, actor, None, address, Some(detail))
}

fn insert(
    tx: &Write<'_, Service>,
    event: &'static str,
    actor: Option<UserId>,
    subject: Option<Uuid>,
    address: Option<&str>,
    detail: Option<&str>,
) -> Result<()> {
    let actor = pseudonym(tx, actor)?;
    tx.execute(
        "INSERT INTO audit_log (id, at, event, actor, subject, address, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &[&tx.new_id::<AuditId>(), &tx.now(), &event, &actor, &subject, &address, &detail],
    )?;
    Ok(())
}

fn pseudonym(tx: &Read<'_, Service>, user: Option<UserId>) -> Result<Option<Uuid>> {
    let Some(user) = user else { return Ok(None) };
    tx.one("SELECT subject_id FROM users WHERE id = ?1", &[&user], |row| row.get(0))
}

/// The entries that are wanted, newest first.
pub fn list(tx: &Read<'_, Service>, wanted: &Wanted) -> Result<Vec<Entry>> {
    tx.all(
        "SELECT l.id, l.at, l.event, l.actor, a.id, l.subject, s.id, l.address, l.detail
         FROM audit_log AS l
         LEFT JOIN users AS a ON a.subject_id = l.actor
         LEFT JOIN users AS s ON s.subject_id = l.subject
         WHERE l.at >= ?1 AND (l.at, l.id) < (?2, ?3) AND (?4 IS NULL OR l.event = ?4)
           AND (?5 IS NULL OR a.id = ?5 OR s.id = ?5)
         ORDER BY l.at DESC, l.id DESC LIMIT ?6",
        &[&wanted.from, &wanted.before.0, &wanted.before.1, &wanted.event, &wanted.user, &wanted.rows],
        |row| {
            let person = |pseudonym: Option<Uuid>, user| pseudonym.map(|pseudonym| Person { pseudonym, user });
            Ok(Entry {
                id: row.get(0)?,
                at: row.get(1)?,
                event: row.get(2)?,
                actor: person(row.get(3)?, row.get(4)?),
                subject: person(row.get(5)?, row.get(6)?),
                address: row.get(7)?,
                detail: row.get(8)?,
            })
        },
    )
}
