//! Which requests with an `Idempotency-Key` are being answered at the moment.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::problem::Problem;
use crate::domain::ids::UserId;

/// The keys whose requests are being answered.
#[derive(Clone, Default)]
pub struct Underway(Arc<Mutex<HashSet<(UserId, String)>>>);

/// One of them, until it is dropped.
#[must_use]
pub struct Entered {
    underway: Underway,
    key: (UserId, String),
}

impl Underway {
    /// Enters a key; 409 `idempotency_in_progress` while it is in already.
    pub fn enter(&self, user: UserId, key: &str) -> Result<Entered, Problem> {
        let key = (user, key.to_owned());
        if self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key.clone()) {
            return Ok(Entered { underway: self.clone(), key });
        }
        let title = "The first request with this Idempotency-Key is still being answered";
        Err(Problem::conflict("idempotency_in_progress", title).retry_after(1))
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        self.underway.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_underway_until_its_request_is_answered() {
        let underway = Underway::default();
        let [one, other] = [1, 2].map(|n| UserId::from_uuid(uuid::Uuid::from_u128(n)));
        let first = underway.enter(one, "k").unwrap();
        assert_eq!(underway.enter(one, "k").map(drop).unwrap_err().code(), "idempotency_in_progress");
        assert!(underway.enter(other, "k").is_ok() && underway.enter(one, "l").is_ok());
        drop(first);
        assert!(underway.enter(one, "k").is_ok());
    }
}
