//! The two functions that views, triggers and statements judge ownership by.

use std::sync::Arc;

use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;

use super::context::Context;
use super::session::Who;

/// Registers on a connection:
///
/// - `auth_uid()`: the member for whom the job runs. An error where there is none, never NULL: a NULL would make
///   `user_id <> auth_uid()` false without a sound.
/// - `auth_may(owner)`: whether the job may write a row of that owner. The service may write all, a member only the
///   own; rows without an owner (NULL) are the service's.
///
/// `INNOCUOUS` because views and triggers may call nothing else while the schema is untrusted.
pub(super) fn register(raw: &rusqlite::Connection, context: &Arc<Context>) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    let known = Arc::clone(context);
    raw.create_scalar_function("auth_uid", 0, flags, move |_| match known.who() {
        Who::User(id) => Ok(id.uuid().into_bytes()),
        Who::Service | Who::Nobody => Err(refusal("auth_uid() without a user")),
    })?;
    let known = Arc::clone(context);
    raw.create_scalar_function("auth_may", 1, flags, move |call| match known.who() {
        Who::User(id) => Ok(matches!(call.get_raw(0), ValueRef::Blob(owner) if owner == id.uuid().as_bytes())),
        Who::Service => Ok(true),
        Who::Nobody => Err(refusal("auth_may() outside a job")),
    })
}

fn refusal(message: &'static str) -> rusqlite::Error {
    rusqlite::Error::UserFunctionError(message.into())
}
