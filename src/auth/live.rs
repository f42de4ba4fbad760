//! The standing of the sessions and keys that are in use, kept in memory: every request asks for it.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{PoisonError, RwLock, RwLockWriteGuard};

use crate::domain::ids::UserId;
use crate::storage::api_keys::KeyStanding;
use crate::storage::sessions::Standing;
use crate::storage::{Read, Result, Service, Store};

/// So many are remembered; beyond that all are read again.
const MOST: usize = 50_000;

const CHECK: Service = Service::because("session check");

/// What an account has in circulation.
pub trait OfUser {
    fn user(&self) -> UserId;
}

impl OfUser for Standing {
    fn user(&self) -> UserId {
        self.user
    }
}

impl OfUser for KeyStanding {
    fn user(&self) -> UserId {
        self.user
    }
}

/// Remembers what the database says of each `K`, until somebody changes it.
pub struct Live<K, S>(RwLock<State<K, S>>);

struct State<K, S> {
    standings: HashMap<K, S>,
    /// The store's count of changes by other processes up to which this is true.
    outside: u64,
    /// Rises with everything that is forgotten, so that what was read before is not remembered after.
    forgotten: u64,
}

impl<K, S> Default for Live<K, S> {
    fn default() -> Self {
        Self(RwLock::new(State { standings: HashMap::new(), outside: 0, forgotten: 0 }))
    }
}

impl<K, S> Live<K, S>
where
    K: Hash + Eq + Copy + Send + 'static,
    S: OfUser + Copy + Send + 'static,
{
    /// Where something stands; `None`: there is no such thing, and the database is asked again the next time.
    pub async fn standing(
        &self,
        store: &Store,
        of: K,
        find: impl FnOnce(&Read<'_, Service>, &K) -> Result<Option<S>> + Send + 'static,
    ) -> Result<Option<S>> {
        let outside = store.outside_changes();
        let forgotten = {
            let state = self.0.read().unwrap_or_else(PoisonError::into_inner);
            if state.outside == outside
                && let Some(standing) = state.standings.get(&of)
            {
                return Ok(Some(*standing));
            }
            state.forgotten
        };
        let found = store.read(CHECK, move |tx| find(tx, &of)).await?;
        let mut state = self.write();
        if state.outside != outside {
            state.standings.clear();
            state.outside = outside;
        }
        if let Some(standing) = found
            && state.forgotten == forgotten
        {
            if state.standings.len() >= MOST {
                state.standings.clear();
            }
            state.standings.insert(of, standing);
        }
        Ok(found)
    }

    /// Forgets what a user has whose account, sessions or keys have been changed.
    pub fn forget(&self, user: UserId) {
        let mut state = self.write();
        state.standings.retain(|_, standing| standing.user() != user);
        state.forgotten += 1;
    }

    /// Forgets everything.
    pub fn clear(&self) {
        let mut state = self.write();
        state.standings.clear();
        state.forgotten += 1;
    }

    fn write(&self) -> RwLockWriteGuard<'_, State<K, S>> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}
