//! What the coach offered to store. Nothing is stored before the member confirms it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::ids::{MessageId, ProposalId};
use crate::storage::{Read, Result, User, Write, json_column};

/// A record that could be made: its kind, and the body of the POST that makes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    pub id: ProposalId,
    pub kind: String,
    pub data: serde_json::Value,
}

/// A proposal as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub proposal: Proposal,
    pub created_at: Timestamp,
    /// What confirming made, as JSON.
    pub created: Option<String>,
}

pub fn insert(tx: &Write<'_, User>, message: MessageId, proposal: &Proposal) -> Result<()> {
    tx.execute(
        "INSERT INTO coach_proposals (user_id, id, message_id, kind, data, created_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5)",
        &[&proposal.id, &message, &proposal.kind, &proposal.data.to_string(), &tx.now()],
    )?;
    Ok(())
}

pub fn get(tx: &Read<'_, User>, id: ProposalId) -> Result<Option<Standing>> {
    tx.one("SELECT id, kind, data, created_at, created FROM my_coach_proposals WHERE id = ?1", &[&id], |row| {
        Ok(Standing {
            proposal: Proposal { id: row.get(0)?, kind: row.get(1)?, data: json_column::read(row, 2)? },
            created_at: row.get(3)?,
            created: row.get(4)?,
        })
    })
}

/// Notes that it was confirmed and what that made.
pub fn confirm(tx: &Write<'_, User>, id: ProposalId, created: &str) -> Result<()> {
    tx.execute(
        "UPDATE coach_proposals SET confirmed_at = ?2, created = ?3 WHERE user_id = auth_uid() AND id = ?1",
        &[&id, &tx.now(), &created],
    )?;
    Ok(())
}
