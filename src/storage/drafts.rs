//! Drafts of quick entry: what was understood of a text, until the member confirms it or a day has passed.

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{Read, Result, Row, User, Write};
use crate::domain::ids::DraftId;

/// How long a draft can be confirmed.
pub const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub id: DraftId,
    pub text: String,
    /// As answered, as JSON.
    pub entries: String,
    pub engine: String,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub confirmed_at: Option<Timestamp>,
    /// What confirming made, as JSON.
    pub created: Option<String>,
}

pub fn insert(tx: &Write<'_, User>, id: DraftId, text: &str, entries: &str, engine: &str) -> Result<Draft> {
    let draft = Draft {
        id,
        text: text.to_owned(),
        entries: entries.to_owned(),
        engine: engine.to_owned(),
        created_at: tx.now(),
        expires_at: tx.now().checked_add(KEPT).unwrap_or(Timestamp::MAX),
        confirmed_at: None,
        created: None,
    };
    tx.execute(
        "INSERT INTO quick_entry_drafts (user_id, id, text, entries, engine, created_at, expires_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6)",
        &[&draft.id, &draft.text, &draft.entries, &draft.engine, &draft.created_at, &draft.expires_at],
    )?;
    Ok(draft)
}

pub fn get(tx: &Read<'_, User>, id: DraftId) -> Result<Option<Draft>> {
    tx.one(
        "SELECT id, text, entries, engine, created_at, expires_at, confirmed_at, created
         FROM my_quick_entry_drafts WHERE id = ?1",
        &[&id],
        read,
    )
}

/// Those before a place in the list, the latest first.
pub fn list(tx: &Read<'_, User>, before: Option<(i64, Uuid)>, rows: i64) -> Result<Vec<Draft>> {
    let (at, id) = before.unwrap_or((i64::MAX, Uuid::max()));
    tx.all(
        "SELECT id, text, entries, engine, created_at, expires_at, confirmed_at, created
         FROM my_quick_entry_drafts WHERE (created_at, id) < (?1, ?2)
         ORDER BY created_at DESC, id DESC LIMIT ?3",
        &[&at, &id, &rows],
        read,
    )
}

/// Notes that it was confirmed and what that made.
pub fn confirm(tx: &Write<'_, User>, id: DraftId, created: &str) -> Result<()> {
    tx.execute(
        "UPDATE quick_entry_drafts SET confirmed_at = ?2, created = ?3 WHERE user_id = auth_uid() AND id = ?1",
        &[&id, &tx.now(), &created],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Draft> {
    Ok(Draft {
        id: row.get(0)?,
        text: row.get(1)?,
        entries: row.get(2)?,
        engine: row.get(3)?,
        created_at: row.get(4)?,
        expires_at: row.get(5)?,
        confirmed_at: row.get(6)?,
        created: row.get(7)?,
    })
}
