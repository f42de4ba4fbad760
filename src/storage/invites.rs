//! Invites: codes that let one person sign up. Only their hashes are stored.

use jiff::Timestamp;

use super::{Error, Read, Result, Service, Write};
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
