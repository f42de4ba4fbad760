//! Accounts as an administrator sees them: what they are, and counts of what belongs to them.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Read, Result, Row, Service};
use crate::domain::account::Role;
use crate::domain::ids::UserId;

/// An account with its counts.
#[derive(Clone, Debug)]
pub struct Overview {
    pub id: UserId,
    pub email: String,
    pub role: Role,
    pub disabled: bool,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// Sessions in force.
    pub sessions: u32,
    pub keys: u32,
    /// Whether log-in asks for a second factor.
    pub totp: bool,
    /// When a session was last opened or renewed.
    pub last_seen_at: Option<Timestamp>,
}

/// One account.
pub fn get(tx: &Read<'_, Service>, id: UserId) -> Result<Option<Overview>> {
    tx.one(
        "SELECT u.id, u.email, u.role, u.disabled, u.created_at, u.updated_at,
                (SELECT count(*) FROM sessions s
                 WHERE s.user_id = u.id AND s.revoked_at IS NULL AND s.expires_at > ?2),
                (SELECT count(*) FROM api_keys k WHERE k.user_id = u.id),
                EXISTS (SELECT 1 FROM totp t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL),
                (SELECT s.last_used_at FROM sessions s WHERE s.user_id = u.id ORDER BY s.last_used_at DESC LIMIT 1)
         FROM users u WHERE u.id = ?1",
        &[&id, &tx.now()],
        read,
    )
}

/// Accounts, the newest first, from those before the place on: milliseconds of the making, and id.
pub fn list(tx: &Read<'_, Service>, before: Option<(i64, UserId)>, rows: i64) -> Result<Vec<Overview>> {
    let (time, id) = before.unwrap_or((i64::MAX, UserId::from_uuid(Uuid::max())));
    tx.all(
        "SELECT u.id, u.email, u.role, u.disabled, u.created_at, u.updated_at,
                (SELECT count(*) FROM sessions s
                 WHERE s.user_id = u.id AND s.revoked_at IS NULL AND s.expires_at > ?1),
                (SELECT count(*) FROM api_keys k WHERE k.user_id = u.id),
                EXISTS (SELECT 1 FROM totp t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL),
                (SELECT s.last_used_at FROM sessions s WHERE s.user_id = u.id ORDER BY s.last_used_at DESC LIMIT 1)
         FROM users u WHERE (u.created_at, u.id) < (?2, ?3) ORDER BY u.created_at DESC, u.id DESC LIMIT ?4",
        &[&tx.now(), &time, &id, &rows],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Overview> {
    Ok(Overview {
        id: row.get(0)?,
        email: row.get(1)?,
        role: row.get(2)?,
        disabled: row.get(3)?,
        created_at: row.get(4)?,
        updated_at: row.get(5)?,
        sessions: row.get(6)?,
        keys: row.get(7)?,
        totp: row.get(8)?,
        last_seen_at: row.get(9)?,
    })
}
