//! Who does something to an account, for the audit log.

use super::Origin;
use crate::domain::ids::UserId;
use crate::storage::{self, Service, Write, audit};

/// A member, an administrator, or a command on the machine itself.
#[derive(Clone, Debug, Default)]
pub struct Doer {
    id: Option<UserId>,
    address: Option<String>,
}

impl Doer {
    /// Somebody who has logged in.
    pub fn member(id: UserId, origin: &Origin) -> Self {
        Self { id: Some(id), address: origin.address.clone() }
    }

    /// Somebody who shows no account of theirs.
    pub fn stranger(origin: &Origin) -> Self {
        Self { id: None, address: origin.address.clone() }
    }

    /// A command beside the server.
    pub fn command() -> Self {
        Self::default()
    }

    pub fn id(&self) -> Option<UserId> {
        self.id
    }

    /// Notes in the audit log what is done to whose account, in the job that does it.
    pub fn note(&self, tx: &Write<'_, Service>, event: &'static str, subject: Option<UserId>) -> storage::Result<()> {
        audit::note(tx, event, self.id, subject, self.address.as_deref())
    }
}
