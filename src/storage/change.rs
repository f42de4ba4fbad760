//! What changing and deleting records of a member have in common.

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{Read, Result, ToValue, User, Write};

/// A record that carries its version.
pub trait Versioned {
    fn id(&self) -> Uuid;

    fn updated_at(&self) -> Timestamp;
}

/// Teaches records with the members `id` and `updated_at` to say them.
macro_rules! versioned {
    ($($record:ty),+ $(,)?) => {$(
        impl $crate::storage::change::Versioned for $record {
            fn id(&self) -> uuid::Uuid {
                self.id.into()
            }

            fn updated_at(&self) -> jiff::Timestamp {
                self.updated_at
            }
        }
    )+};
}

pub(super) use versioned;

/// The version of a record after a change: later than the one before, also within a millisecond.
pub fn next_version(tx: &Read<'_, User>, before: Timestamp) -> Timestamp {
    let next = before.checked_add(SignedDuration::from_millis(1)).unwrap_or(before);
    tx.now().max(next)
}

/// Deletes a record of the member by `sql`, and notes that it is gone for clients that keep a copy. Whether there was one.
pub fn delete<I: ToValue + Into<Uuid> + Copy>(
    tx: &Write<'_, User>,
    id: I,
    noun: &'static str,
    sql: &'static str,
) -> Result<bool> {
    if tx.execute(sql, &[&id])? == 0 {
        return Ok(false);
    }
    tx.execute(
        "INSERT INTO deletions (user_id, id, noun, deleted_at) VALUES (auth_uid(), ?1, ?2, ?3)",
        &[&id.into(), &noun, &tx.now()],
    )?;
    Ok(true)
}
