//! Sessions and their refresh tokens. A session is what one log-in started; each refresh token is used once and then
//! replaced, and only its hash is stored.

use jiff::Timestamp;

use super::{Read, Result, Row, Service, Write};
use crate::domain::account::{Email, Role};
use crate::domain::ids::{SessionId, UserId};

/// SHA-256 of a refresh token.
pub type TokenHash = [u8; 32];

/// What decides, at each request, whether a session's tokens count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    pub session: SessionId,
    pub user: UserId,
    pub role: Role,
    pub disabled: bool,
    pub epoch: i64,
    pub expires_at: Timestamp,
    pub revoked: bool,
}

impl Standing {
    /// Whether the session is alive at all.
    pub fn is_good(&self, now: Timestamp) -> bool {
        !self.disabled && !self.revoked && now < self.expires_at
    }
}

/// A session as its owner sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    pub id: SessionId,
    pub created_at: Timestamp,
    pub last_used_at: Timestamp,
    pub expires_at: Timestamp,
    pub address: Option<String>,
    pub device: Option<String>,
}

/// A session to open.
#[derive(Clone, Debug)]
pub struct NewSession {
    pub user: UserId,
    pub token: TokenHash,
    pub expires_at: Timestamp,
    pub address: Option<String>,
    pub device: Option<String>,
}

/// A refresh token that was found, and where its session stands.
#[derive(Clone, Copy, Debug)]
pub struct Refresh {
    pub used_at: Option<Timestamp>,
    pub standing: Standing,
}

pub fn open(tx: &Write<'_, Service>, new: &NewSession) -> Result<SessionId> {
    let (id, now) = (tx.new_id::<SessionId>(), tx.now());
    tx.execute(
        "INSERT INTO sessions (id, user_id, created_at, last_used_at, expires_at, address, device)
         VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6)",
        &[&id, &new.user, &now, &new.expires_at, &new.address, &new.device],
    )?;
    add_token(tx, id, &new.token)?;
    Ok(id)
}

fn add_token(tx: &Write<'_, Service>, session: SessionId, token: &TokenHash) -> Result<()> {
    tx.execute(
        "INSERT INTO refresh_tokens (token_hash, session_id, created_at) VALUES (?1, ?2, ?3)",
        &[token, &session, &tx.now()],
    )?;
    Ok(())
}

pub fn standing(tx: &Read<'_, Service>, id: SessionId) -> Result<Option<Standing>> {
    tx.one(
        "SELECT s.id, u.id, u.role, u.disabled, u.epoch, s.expires_at, s.revoked_at IS NOT NULL
         FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ?1",
        &[&id],
        read_standing,
    )
}

pub fn refresh(tx: &Read<'_, Service>, token: &TokenHash) -> Result<Option<Refresh>> {
    tx.one(
        "SELECT s.id, u.id, u.role, u.disabled, u.epoch, s.expires_at, s.revoked_at IS NOT NULL, t.used_at
         FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id JOIN users u ON u.id = s.user_id
         WHERE t.token_hash = ?1",
        &[token],
        |row| Ok(Refresh { used_at: row.get(7)?, standing: read_standing(row)? }),
    )
}

/// Marks a token as used and puts another in its place; the session lives on until `expires_at`.
pub fn rotate(
    tx: &Write<'_, Service>,
    session: SessionId,
    used: &TokenHash,
    successor: &TokenHash,
    expires_at: Timestamp,
) -> Result<()> {
    tx.execute("UPDATE refresh_tokens SET used_at = ?2 WHERE token_hash = ?1 AND used_at IS NULL", &[used, &tx.now()])?;
    tx.execute(
        "UPDATE sessions SET last_used_at = ?2, expires_at = ?3 WHERE id = ?1",
        &[&session, &tx.now(), &expires_at],
    )?;
    add_token(tx, session, successor)
}

/// Ends a session of a user. `false`: the user has no such session in force.
pub fn revoke(tx: &Write<'_, Service>, user: UserId, session: SessionId) -> Result<bool> {
    let ended = tx.execute(
        "UPDATE sessions SET revoked_at = ?3 WHERE id = ?2 AND user_id = ?1 AND revoked_at IS NULL AND expires_at > ?3",
        &[&user, &session, &tx.now()],
    )?;
    Ok(ended > 0)
}

/// Ends all sessions of a user but one, such as the one that asks.
pub fn revoke_others(tx: &Write<'_, Service>, user: UserId, kept: SessionId) -> Result<u64> {
    tx.execute(
        "UPDATE sessions SET revoked_at = ?3 WHERE user_id = ?1 AND id <> ?2 AND revoked_at IS NULL",
        &[&user, &kept, &tx.now()],
    )
}

/// Ends all sessions of everybody but one.
pub fn revoke_everybodys(tx: &Write<'_, Service>, kept: SessionId) -> Result<u64> {
    tx.execute(
        "UPDATE sessions SET revoked_at = ?2 WHERE id <> ?1 AND revoked_at IS NULL AND expires_at > ?2",
        &[&kept, &tx.now()],
    )
}

/// Ends all sessions of a user.
pub fn revoke_all(tx: &Write<'_, Service>, user: UserId) -> Result<u64> {
    tx.execute("UPDATE sessions SET revoked_at = ?2 WHERE user_id = ?1 AND revoked_at IS NULL", &[&user, &tx.now()])
}

/// The sessions of a user that are in force, newest first, from those before the place on: milliseconds of the making, and id.
pub fn list(tx: &Read<'_, Service>, user: UserId, before: Option<(i64, SessionId)>, rows: i64) -> Result<Vec<Session>> {
    let (time, id) = before.unwrap_or((i64::MAX, SessionId::from_uuid(uuid::Uuid::max())));
    tx.all(
        "SELECT id, created_at, last_used_at, expires_at, address, device FROM sessions
         WHERE user_id = ?1 AND revoked_at IS NULL AND expires_at > ?2 AND (created_at, id) < (?3, ?4)
         ORDER BY created_at DESC, id DESC LIMIT ?5",
        &[&user, &tx.now(), &time, &id, &rows],
        |row| {
            Ok(Session {
                id: row.get(0)?,
                created_at: row.get(1)?,
                last_used_at: row.get(2)?,
                expires_at: row.get(3)?,
                address: row.get(4)?,
                device: row.get(5)?,
            })
        },
    )
}

/// So many of an account's latest sessions tell where it is used from.
const REMEMBERED: i64 = 200;

/// The addresses from which an account has been logged in to lately.
pub fn addresses(tx: &Read<'_, Service>, email: &Email) -> Result<Vec<String>> {
    tx.all(
        "SELECT s.address FROM sessions s JOIN users u ON u.id = s.user_id
         WHERE u.email = ?1 AND s.address IS NOT NULL ORDER BY s.created_at DESC LIMIT ?2",
        &[&email.as_str(), &REMEMBERED],
        |row| row.get(0),
    )
}

/// Deletes sessions that ended before `limit`, and used refresh tokens of that age.
pub fn prune(tx: &Write<'_, Service>, limit: Timestamp) -> Result<u64> {
    let sessions = tx.execute("DELETE FROM sessions WHERE expires_at < ?1 OR revoked_at < ?1", &[&limit])?;
    Ok(sessions + tx.execute("DELETE FROM refresh_tokens WHERE used_at < ?1", &[&limit])?)
}

fn read_standing(row: &Row<'_>) -> Result<Standing> {
    Ok(Standing {
        session: row.get(0)?,
        user: row.get(1)?,
        role: row.get(2)?,
        disabled: row.get(3)?,
        epoch: row.get(4)?,
        expires_at: row.get(5)?,
        revoked: row.get(6)?,
    })
}
