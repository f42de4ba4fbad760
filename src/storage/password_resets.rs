//! One-time codes with which a forgotten password is set anew. Only their hashes are stored, and an account has one at most.

use jiff::Timestamp;

use super::{Read, Result, Service, Write};
use crate::domain::ids::UserId;

/// SHA-256 of a code.
pub type CodeHash = [u8; 32];

/// Stores a code for an account; the one before it is void.
pub fn replace(tx: &Write<'_, Service>, user: UserId, code: &CodeHash, expires_at: Timestamp) -> Result<()> {
    tx.execute(
        "INSERT INTO password_resets (user_id, code_hash, created_at, expires_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (user_id) DO UPDATE SET
             code_hash = excluded.code_hash, created_at = excluded.created_at, expires_at = excluded.expires_at",
        &[&user, code, &tx.now(), &expires_at],
    )?;
    Ok(())
}

/// Whose password a code could set now.
pub fn owner(tx: &Read<'_, Service>, code: &CodeHash) -> Result<Option<UserId>> {
    tx.one("SELECT user_id FROM password_resets WHERE code_hash = ?1 AND expires_at > ?2", &[code, &tx.now()], |row| {
        row.get(0)
    })
}

/// Uses a code up; whose password it sets, if anybody's.
pub fn redeem(tx: &Write<'_, Service>, code: &CodeHash) -> Result<Option<UserId>> {
    tx.one(
        "DELETE FROM password_resets WHERE code_hash = ?1 AND expires_at > ?2 RETURNING user_id",
        &[code, &tx.now()],
        |row| row.get(0),
    )
}

/// Takes an account's code away: its password has been changed in another way.
pub fn withdraw(tx: &Write<'_, Service>, user: UserId) -> Result<()> {
    tx.execute("DELETE FROM password_resets WHERE user_id = ?1", &[&user])?;
    Ok(())
}
