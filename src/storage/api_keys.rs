//! API keys. Only their hashes are stored.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Read, Result, Row, Service, Write};
use crate::domain::account::{KeyScopes, Role};
use crate::domain::ids::{KeyId, UserId};

/// SHA-256 of a key.
pub type KeyHash = [u8; 32];

/// What decides, at each request, whether a key counts and for what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeyStanding {
    pub key: KeyId,
    pub user: UserId,
    pub role: Role,
    pub disabled: bool,
    pub scopes: KeyScopes,
    pub expires_at: Option<Timestamp>,
    pub last_used_at: Option<Timestamp>,
}

impl KeyStanding {
    /// Whether the key counts at all.
    pub fn is_good(&self, now: Timestamp) -> bool {
        !self.disabled && self.expires_at.is_none_or(|end| now < end)
    }
}

/// A key as its owner sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ApiKey {
    pub id: KeyId,
    pub name: String,
    pub prefix: String,
    pub scopes: KeyScopes,
    pub created_at: Timestamp,
    pub expires_at: Option<Timestamp>,
    pub last_used_at: Option<Timestamp>,
}

/// A key to store.
#[derive(Clone, Debug)]
pub struct NewKey {
    pub user: UserId,
    pub name: String,
    pub hash: KeyHash,
    pub prefix: String,
    pub scopes: KeyScopes,
    pub expires_at: Option<Timestamp>,
}

pub fn insert(tx: &Write<'_, Service>, new: &NewKey) -> Result<ApiKey> {
    let (id, now) = (tx.new_id::<KeyId>(), tx.now());
    tx.execute(
        "INSERT INTO api_keys (id, user_id, name, key_hash, prefix, scopes, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[&id, &new.user, &new.name, &new.hash, &new.prefix, &new.scopes.names(), &now, &new.expires_at],
    )?;
    Ok(ApiKey {
        id,
        name: new.name.clone(),
        prefix: new.prefix.clone(),
        scopes: new.scopes,
        created_at: now,
        expires_at: new.expires_at,
        last_used_at: None,
    })
}

/// Where a key stands.
pub fn standing(tx: &Read<'_, Service>, hash: &KeyHash) -> Result<Option<KeyStanding>> {
    tx.one(
        "SELECT k.id, u.id, u.role, u.disabled, k.scopes, k.expires_at, k.last_used_at
         FROM api_keys k JOIN users u ON u.id = k.user_id WHERE k.key_hash = ?1",
        &[hash],
        |row| {
            Ok(KeyStanding {
                key: row.get(0)?,
                user: row.get(1)?,
                role: row.get(2)?,
                disabled: row.get(3)?,
                scopes: KeyScopes::from_names(&row.get::<String>(4)?),
                expires_at: row.get(5)?,
                last_used_at: row.get(6)?,
            })
        },
    )
}

/// How many keys a user has.
pub fn count(tx: &Read<'_, Service>, user: UserId) -> Result<u32> {
    let count = tx.one("SELECT count(*) FROM api_keys WHERE user_id = ?1", &[&user], |row| row.get(0))?;
    Ok(count.unwrap_or(0))
}

/// The keys of a user, newest first, from those before the place on: milliseconds of the making, and id.
pub fn list(tx: &Read<'_, Service>, user: UserId, before: Option<(i64, KeyId)>, rows: i64) -> Result<Vec<ApiKey>> {
    let (time, id) = before.unwrap_or((i64::MAX, KeyId::from_uuid(Uuid::max())));
    tx.all(
        "SELECT id, name, prefix, scopes, created_at, expires_at, last_used_at FROM api_keys
         WHERE user_id = ?1 AND (created_at, id) < (?2, ?3) ORDER BY created_at DESC, id DESC LIMIT ?4",
        &[&user, &time, &id, &rows],
        read,
    )
}

/// Deletes a key of a user. `false`: the user has no such key.
pub fn delete(tx: &Write<'_, Service>, user: UserId, id: KeyId) -> Result<bool> {
    Ok(tx.execute("DELETE FROM api_keys WHERE id = ?2 AND user_id = ?1", &[&user, &id])? > 0)
}

/// Notes that a key is in use.
pub fn note_use(tx: &Write<'_, Service>, id: KeyId) -> Result<()> {
    tx.execute("UPDATE api_keys SET last_used_at = ?2 WHERE id = ?1", &[&id, &tx.now()])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<ApiKey> {
    Ok(ApiKey {
        id: row.get(0)?,
        name: row.get(1)?,
        prefix: row.get(2)?,
        scopes: KeyScopes::from_names(&row.get::<String>(3)?),
        created_at: row.get(4)?,
        expires_at: row.get(5)?,
        last_used_at: row.get(6)?,
    })
}
