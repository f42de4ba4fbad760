//! What was said in a conversation, oldest first.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::proposals::Proposal;
use crate::domain::ids::{ConversationId, MessageId};
use crate::named;
use crate::storage::{Read, Result, Row, User, Write, json_column};

named! {
    /// Who speaks.
    pub enum Speaker {
        User = "user",
        Assistant = "assistant",
    }
}

/// A record that an answer speaks from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    pub kind: String,
    pub id: Option<String>,
    pub label: String,
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub id: MessageId,
    /// Its place in the conversation, from 1.
    pub position: i64,
    pub role: Speaker,
    pub content: String,
    /// Which engine spoke; none for the member's own words.
    pub engine: Option<String>,
    pub citations: Vec<Citation>,
    pub proposals: Vec<Proposal>,
    pub interrupted: bool,
    pub created_at: Timestamp,
}

/// What is said.
#[derive(Clone, Debug)]
pub struct Said<'a> {
    pub role: Speaker,
    pub content: &'a str,
    pub engine: Option<&'a str>,
    pub citations: &'a [Citation],
    /// Kinds and data of what is proposed.
    pub proposals: &'a [(String, serde_json::Value)],
}

/// Adds a message at the end of a conversation that exists.
pub fn insert(tx: &Write<'_, User>, conversation: ConversationId, said: &Said<'_>) -> Result<Message> {
    let last = tx.one(
        "SELECT coalesce(max(position), 0) FROM my_coach_messages WHERE conversation_id = ?1",
        &[&conversation],
        |row| row.get::<i64>(0),
    )?;
    let id: MessageId = tx.new_id();
    let proposals: Vec<Proposal> = said
        .proposals
        .iter()
        .map(|(kind, data)| Proposal { id: tx.new_id(), kind: kind.clone(), data: data.clone() })
        .collect();
    let message = Message {
        id,
        position: last.unwrap_or(0) + 1,
        role: said.role,
        content: said.content.to_owned(),
        engine: said.engine.map(str::to_owned),
        citations: said.citations.to_vec(),
        proposals,
        interrupted: false,
        created_at: tx.now(),
    };
    tx.execute(
        "INSERT INTO coach_messages
             (user_id, id, conversation_id, position, role, content, engine, citations, proposals, created_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        &[
            &message.id,
            &conversation,
            &message.position,
            &message.role.to_string(),
            &message.content,
            &message.engine,
            &json_column::text(&message.citations)?,
            &json_column::text(&message.proposals)?,
            &message.created_at,
        ],
    )?;
    for proposal in &message.proposals {
        super::proposals::insert(tx, message.id, proposal)?;
    }
    Ok(message)
}

/// Those after a place in the conversation.
pub fn list(tx: &Read<'_, User>, conversation: ConversationId, after: i64, rows: i64) -> Result<Vec<Message>> {
    tx.all(
        "SELECT id, position, role, content, engine, citations, proposals, interrupted, created_at
         FROM my_coach_messages WHERE conversation_id = ?1 AND position > ?2 ORDER BY position LIMIT ?3",
        &[&conversation, &after, &rows],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Message> {
    let role: String = row.get(2)?;
    Ok(Message {
        id: row.get(0)?,
        position: row.get(1)?,
        role: if role == "user" { Speaker::User } else { Speaker::Assistant },
        content: row.get(3)?,
        engine: row.get(4)?,
        citations: json_column::read(row, 5)?,
        proposals: json_column::read(row, 6)?,
        interrupted: row.get(7)?,
        created_at: row.get(8)?,
    })
}
