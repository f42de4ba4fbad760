//! On whose behalf a job runs. The type decides which statements it may make, and the engine holds it to that.

use std::fmt;

use super::db::Who;
use crate::domain::ids::UserId;

mod sealed {
    pub trait Sealed {}
}

/// What a job may reach: one member's rows ([`User`]), or all ([`Service`]).
pub trait Scope: sealed::Sealed + Clone + Send + Sync + 'static {
    /// Stands before every statement, so that one prepared in one scope is never found from another.
    const TAG: &'static str;

    /// For whom the engine runs the job's statements.
    fn who(&self) -> Who;

    /// Why the service acts; `None` for a member, who needs no reason.
    fn service_reason(&self) -> Option<&'static str>;
}

/// The scope of one member whose credentials have been checked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct User {
    id: UserId,
}

impl User {
    /// The scope of a member who has just proved to be one.
    ///
    /// Only `auth/` calls this, after it has checked a token or key, or made the account; a test walks the sources and
    /// fails if anything else does.
    pub(crate) const fn authenticated(id: UserId) -> Self {
        Self { id }
    }

    pub const fn id(&self) -> UserId {
        self.id
    }
}

impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("User")
    }
}

impl sealed::Sealed for User {}

impl Scope for User {
    const TAG: &'static str = "/*u*/";

    fn who(&self) -> Who {
        Who::User(self.id)
    }

    fn service_reason(&self) -> Option<&'static str> {
        None
    }
}

/// The scope of the server itself: sees all rows, and says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Service {
    reason: &'static str,
}

impl Service {
    /// `reason` is a short lower-case phrase ("sign-up", "token refresh"); the audit log notes its use.
    pub const fn because(reason: &'static str) -> Self {
        Self { reason }
    }

    pub const fn reason(&self) -> &'static str {
        self.reason
    }
}

impl sealed::Sealed for Service {}

impl Scope for Service {
    const TAG: &'static str = "/*s*/";

    fn who(&self) -> Who {
        Who::Service
    }

    fn service_reason(&self) -> Option<&'static str> {
        Some(self.reason)
    }
}
