//! What is switched off and what is said to everybody, as this process knows it: read again when it was changed, here or
//! by another process.

use std::sync::{Arc, PoisonError, RwLock, RwLockWriteGuard};

use crate::domain::switches::Switch;
use crate::storage::switches::{self, Notice, Off};
use crate::storage::{Result, Service, Store};

/// What stands now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub off: Vec<Off>,
    pub notice: Option<Notice>,
}

impl Standing {
    /// The part's entry, if it is switched off.
    pub fn off(&self, switch: Switch) -> Option<&Off> {
        self.off.iter().find(|off| off.switch == switch)
    }
}

/// Remembers what stands.
#[derive(Default)]
pub struct Switches(RwLock<Known>);

#[derive(Default)]
struct Known {
    standing: Option<Arc<Standing>>,
    /// The store's count of changes by other processes up to which it is true.
    outside: u64,
    /// Rises with each change, so that what was read before is not remembered after.
    forgotten: u64,
}

impl Switches {
    /// What stands now; a change by another process counts within a second.
    pub async fn standing(&self, store: &Store) -> Result<Arc<Standing>> {
        let outside = store.outside_changes();
        let forgotten = {
            let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
            match &known.standing {
                Some(standing) if known.outside == outside => return Ok(Arc::clone(standing)),
                _ => known.forgotten,
            }
        };
        let (off, notice) = store.read(Service::because("switches"), switches::all).await?;
        let standing = Arc::new(Standing { off, notice });
        let mut known = self.write();
        if known.forgotten == forgotten {
            known.standing = Some(Arc::clone(&standing));
            known.outside = outside;
        }
        Ok(standing)
    }

    /// Forgets what was known, after this process has changed it.
    pub fn forget(&self) {
        let mut known = self.write();
        known.standing = None;
        known.forgotten += 1;
    }

    fn write(&self) -> RwLockWriteGuard<'_, Known> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}
