//! The standing of the sessions that are in use, kept in memory: every request asks for it.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock, RwLockWriteGuard};

use crate::domain::ids::{SessionId, UserId};
use crate::storage::sessions::{self, Standing};
use crate::storage::{Result, Service, Store};

/// So many sessions are remembered; beyond that all are read again.
const MOST: usize = 50_000;

/// Remembers what the database says of sessions, until somebody changes it.
#[derive(Default)]
pub struct Live(RwLock<State>);

#[derive(Default)]
struct State {
    standings: HashMap<SessionId, Standing>,
    /// The store's count of changes by other processes up to which this is true.
    outside: u64,
    /// Rises with everything that is forgotten, so that what was read before is not remembered after.
    forgotten: u64,
}

impl Live {
    /// Where a session stands; `None`: there is no such session.
    pub async fn standing(&self, store: &Store, session: SessionId) -> Result<Option<Standing>> {
        let outside = store.outside_changes();
        let forgotten = {
            let state = self.0.read().unwrap_or_else(PoisonError::into_inner);
            if state.outside == outside
                && let Some(standing) = state.standings.get(&session)
            {
                return Ok(Some(*standing));
            }
            state.forgotten
        };
        let found = store.read(Service::because("session check"), move |tx| sessions::standing(tx, session)).await?;
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
            state.standings.insert(session, standing);
        }
        Ok(found)
    }

    /// Forgets the sessions of a user whose account or sessions have been changed.
    pub fn forget(&self, user: UserId) {
        let mut state = self.write();
        state.standings.retain(|_, standing| standing.user != user);
        state.forgotten += 1;
    }

    /// Forgets all sessions.
    pub fn clear(&self) {
        let mut state = self.write();
        state.standings.clear();
        state.forgotten += 1;
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}
