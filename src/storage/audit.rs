//! The audit log: what happened to accounts, by the pseudonym that outlives them.

use super::{Read, Result, Service, Write};
use crate::domain::ids::{AuditId, UserId};
use uuid::Uuid;

/// Notes an event such as `account.created`; `actor` is `None` where the server or a command did it.
pub fn note(
    tx: &Write<'_, Service>,
    event: &'static str,
    actor: Option<UserId>,
    subject: Option<UserId>,
    address: Option<&str>,
) -> Result<()> {
    let (actor, subject) = (pseudonym(tx, actor)?, pseudonym(tx, subject)?);
    tx.execute(
        "INSERT INTO audit_log (id, at, event, actor, subject, address) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &[&tx.new_id::<AuditId>(), &tx.now(), &event, &actor, &subject, &address],
    )?;
    Ok(())
}

fn pseudonym(tx: &Read<'_, Service>, user: Option<UserId>) -> Result<Option<Uuid>> {
    let Some(user) = user else { return Ok(None) };
    tx.one("SELECT subject_id FROM users WHERE id = ?1", &[&user], |row| row.get(0))
}
