//! Answers that are kept for clients that repeat a request, stored in the same job as what they report.

use jiff::SignedDuration;

use super::{Read, Result, User, Write};

/// An answer is sent again for so long.
pub const KEPT_FOR: SignedDuration = SignedDuration::from_hours(24);

/// The answer to a request that was made with a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// SHA-256 of method, path and body of the request.
    pub request_hash: [u8; 32],
    pub status: u16,
    pub location: Option<String>,
    pub body: String,
}

/// The answer that was given under this key, if that is not too long ago.
pub fn find(tx: &Read<'_, User>, key: &str) -> Result<Option<Kept>> {
    tx.one(
        "SELECT request_hash, status, location, body FROM my_idempotency_keys WHERE key = ?1 AND created_at > ?2",
        &[&key, &(tx.now() - KEPT_FOR)],
        |row| {
            Ok(Kept {
                request_hash: row.get(0)?,
                status: row.get::<i64>(1)? as u16,
                location: row.get(2)?,
                body: row.get(3)?,
            })
        },
    )
}

/// Keeps an answer. The key may be that of one that has expired.
pub fn keep(tx: &Write<'_, User>, key: &str, kept: &Kept) -> Result<()> {
    let Kept { request_hash, status, location, body } = kept;
    tx.execute(
        "INSERT INTO idempotency_keys (user_id, key, request_hash, status, location, body, created_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (user_id, key) DO UPDATE SET request_hash = excluded.request_hash, status = excluded.status,
             location = excluded.location, body = excluded.body, created_at = excluded.created_at",
        &[&key, request_hash, &i64::from(*status), location, body, &tx.now()],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::testing::TestStore;

    fn kept(body: &str) -> Kept {
        Kept { request_hash: [7; 32], status: 201, location: Some("/api/v1/x".into()), body: body.into() }
    }

    #[test]
    fn an_answer_is_found_by_its_owner_for_a_day() {
        let store = TestStore::new();
        let (owner, other) = (store.member(), store.member());
        store.write_blocking(owner, |tx| keep(tx, "k", &kept("first"))).unwrap();
        let found = |scope| store.read_blocking(scope, |tx| find(tx, "k")).unwrap();
        assert_eq!(found(owner), Some(kept("first")));
        assert_eq!(found(other), None);

        store.clock.advance(KEPT_FOR);
        assert_eq!(found(owner), None);
        store.write_blocking(owner, |tx| keep(tx, "k", &kept("second"))).unwrap();
        assert_eq!(found(owner), Some(kept("second")));
    }
}
