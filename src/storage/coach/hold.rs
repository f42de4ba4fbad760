//! Whether training advice is on hold: an emergency was spoken of, and no professional has cleared the member since.

use jiff::Timestamp;

use crate::storage::{Read, Result, User};

/// The engine of a fixed answer to an emergency or a crisis, and of a draft whose text spoke of one.
pub const SAFETY: &str = "safety";
/// The engine of the answer to a member who was cleared.
pub const CLEARED: &str = "cleared";

pub fn is_on(tx: &Read<'_, User>, since: Timestamp) -> Result<bool> {
    let said = |engine: &'static str| -> Result<Option<Timestamp>> {
        let last = tx.one(
            "SELECT max(created_at) FROM my_coach_messages WHERE engine = ?1 AND created_at > ?2",
            &[&engine, &since],
            |row| row.get::<Option<Timestamp>>(0),
        )?;
        Ok(last.flatten())
    };
    let written = tx.one(
        "SELECT max(created_at) FROM my_quick_entry_drafts WHERE engine = ?1 AND created_at > ?2",
        &[&SAFETY, &since],
        |row| row.get::<Option<Timestamp>>(0),
    )?;
    let reported = said(SAFETY)?.max(written.flatten());
    Ok(reported.is_some() && reported > said(CLEARED)?)
}
