//! Invites: codes that let one person sign up. Only their hashes are stored.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Error, Read, Result, Row, Service, Write};
use crate::domain::account::Role;
use crate::domain::ids::{InviteId, UserId};

/// SHA-256 of an invite's code.
pub type CodeHash = [u8; 32];

/// Makes an invite.
pub fn insert(
    tx: &Write<'_, Service>,
    code: &CodeHash,
    role: Role,
    by: Option<UserId>,
    expires_at: Timestamp,
) -> Result<InviteId> {
    let id = tx.new_id();
    tx.execute(
        "INSERT INTO invites (id, code_hash, role, created_by, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &[&id, code, &role, &by, &tx.now(), &expires_at],
    )?;
    Ok(id)
}

/// An invite as administrators see it; its code is known to its holder alone.
#[derive(Clone, Copy, Debug)]
pub struct Invite {
    pub id: InviteId,
    pub role: Role,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

/// Invites, the newest first, from those before the place on: milliseconds of the making, and id.
pub fn list(tx: &Read<'_, Service>, before: Option<(i64, InviteId)>, rows: i64) -> Result<Vec<Invite>> {
    let (time, id) = before.unwrap_or((i64::MAX, InviteId::from_uuid(Uuid::max())));
    tx.all(
        "SELECT id, role, created_at, expires_at, used_at FROM invites WHERE (created_at, id) < (?1, ?2)
         ORDER BY created_at DESC, id DESC LIMIT ?3",
        &[&time, &id, &rows],
        read,
    )
}

/// One invite.
pub fn get(tx: &Read<'_, Service>, id: InviteId) -> Result<Option<Invite>> {
    tx.one("SELECT id, role, created_at, expires_at, used_at FROM invites WHERE id = ?1", &[&id], read)
}

/// Takes an invite back. `false`: there is no such invite.
pub fn delete(tx: &Write<'_, Service>, id: InviteId) -> Result<bool> {
    Ok(tx.execute("DELETE FROM invites WHERE id = ?1", &[&id])? > 0)
}

/// Whether a code could be used now.
pub fn is_open(tx: &Read<'_, Service>, code: &CodeHash) -> Result<bool> {
    let found = tx.one(
        "SELECT 1 FROM invites WHERE code_hash = ?1 AND used_at IS NULL AND expires_at > ?2",
        &[code, &tx.now()],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}

/// Uses a code up and answers the role that it gives; [`Error::Conflict`] `invalid_invite` where it gives none.
pub fn redeem(tx: &Write<'_, Service>, code: &CodeHash) -> Result<(InviteId, Role)> {
    let redeemed = tx.one(
        "UPDATE invites SET used_at = ?2 WHERE code_hash = ?1 AND used_at IS NULL AND expires_at > ?2
         RETURNING id, role",
        &[code, &tx.now()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    redeemed.ok_or(Error::Conflict("invalid_invite"))
}

/// Notes who used an invite.
pub fn note_user(tx: &Write<'_, Service>, id: InviteId, user: UserId) -> Result<()> {
    tx.execute("UPDATE invites SET used_by = ?2 WHERE id = ?1", &[&id, &user])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Invite> {
    Ok(Invite {
        id: row.get(0)?,
        role: row.get(1)?,
        created_at: row.get(2)?,
        expires_at: row.get(3)?,
        used_at: row.get(4)?,
    })
}
