//! Conversations with the coach.

use jiff::Timestamp;
use uuid::Uuid;

use crate::domain::ids::ConversationId;
use crate::storage::change::{next_version, versioned};
use crate::storage::{Read, Result, Row, User, Write};

/// A conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    pub id: ConversationId,
    pub title: String,
    pub created_at: Timestamp,
    /// When something was last said in it, or its title changed.
    pub updated_at: Timestamp,
}

versioned!(Conversation);

pub fn get(tx: &Read<'_, User>, id: ConversationId) -> Result<Option<Conversation>> {
    tx.one("SELECT id, title, created_at, updated_at FROM my_coach_conversations WHERE id = ?1", &[&id], read)
}

/// Those before a place in the list, the latest first.
pub fn list(tx: &Read<'_, User>, before: Option<(i64, Uuid)>, rows: i64) -> Result<Vec<Conversation>> {
    let (at, id) = before.unwrap_or((i64::MAX, Uuid::max()));
    tx.all(
        "SELECT id, title, created_at, updated_at FROM my_coach_conversations
         WHERE (updated_at, id) < (?1, ?2) ORDER BY updated_at DESC, id DESC LIMIT ?3",
        &[&at, &id, &rows],
        read,
    )
}

pub fn insert(tx: &Write<'_, User>, title: &str) -> Result<Conversation> {
    let now = tx.now();
    let conversation = Conversation { id: tx.new_id(), title: title.to_owned(), created_at: now, updated_at: now };
    tx.execute(
        "INSERT INTO coach_conversations (user_id, id, title, created_at, updated_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?3)",
        &[&conversation.id, &conversation.title, &now],
    )?;
    Ok(conversation)
}

/// Notes that something was said; `false` where there is no such conversation.
pub fn touch(tx: &Write<'_, User>, id: ConversationId) -> Result<bool> {
    let rows = tx.execute(
        "UPDATE coach_conversations SET updated_at = ?2 WHERE user_id = auth_uid() AND id = ?1",
        &[&id, &tx.now()],
    )?;
    Ok(rows > 0)
}

pub fn rename(tx: &Write<'_, User>, old: &Conversation, title: &str) -> Result<Conversation> {
    let updated_at = next_version(tx, old.updated_at);
    tx.execute(
        "UPDATE coach_conversations SET title = ?2, updated_at = ?3 WHERE user_id = auth_uid() AND id = ?1",
        &[&old.id, &title, &updated_at],
    )?;
    Ok(Conversation { title: title.to_owned(), updated_at, ..old.clone() })
}

/// Deletes a conversation with all that was said in it; `false` where there is none.
pub fn delete(tx: &Write<'_, User>, id: ConversationId) -> Result<bool> {
    Ok(tx.execute("DELETE FROM coach_conversations WHERE user_id = auth_uid() AND id = ?1", &[&id])? > 0)
}

fn read(row: &Row<'_>) -> Result<Conversation> {
    Ok(Conversation { id: row.get(0)?, title: row.get(1)?, created_at: row.get(2)?, updated_at: row.get(3)? })
}
