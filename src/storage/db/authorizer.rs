//! What a job's statements may touch, decided while they are prepared.
//!
//! Readers are simple: a member's statement that reaches an owned table other than through its view is denied. On the
//! writer it cannot be so: for WHERE, RETURNING, upsert targets, foreign keys and cascades the engine reports reads of
//! the base table without saying which part of the statement they belong to, and a plain denial would forbid every
//! write. There the authorizer records what it saw, [`Seen::judge`] decides when the statement is known as a whole,
//! and the rows it then touches are judged by the triggers.

use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

use super::context::Context;
use super::session::Who;
use super::sqlite::Purpose;
use crate::storage::rls::{self, Class};

/// What the statement that is being prepared reaches past the views.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// It was prepared just now, not found in the cache.
    pub(super) anew: bool,
    /// It contains a SELECT of its own.
    select: bool,
    /// It reads an owned table itself, and be it only a key,
    direct: Option<String>,
    /// or a column that is no key.
    content: Option<String>,
}

impl Seen {
    /// Whether a member's statement on the writer may stand; the error names the column that it may not read.
    pub(super) fn judge(&self, only_reads: bool) -> Result<(), String> {
        let refused = match (only_reads, self.select) {
            (true, _) => self.direct.as_ref(),
            (false, true) => self.content.as_ref(),
            (false, false) => None,
        };
        refused.map_or(Ok(()), |column| Err(format!("{column} is read past its view")))
    }
}

/// The one authorizer of a connection. (Setting another would expire every prepared statement.)
pub(super) fn authorize(context: &Context, purpose: Purpose, asked: &AuthContext<'_>) -> Authorization {
    let allowed = match context.who() {
        Who::Nobody => true,
        Who::Service => is_plain(&asked.action),
        Who::User(_) => is_plain(&asked.action) && for_member(context, purpose, asked),
    };
    context.see(|seen| seen.anew = true);
    if allowed { Authorization::Allow } else { Authorization::Deny }
}

/// Whether a job may do such a thing at all: no definitions, no attached files, no settings, no transactions.
fn is_plain(action: &AuthAction<'_>) -> bool {
    match action {
        AuthAction::Select | AuthAction::Recursive | AuthAction::Read { .. } => true,
        AuthAction::Insert { table_name }
        | AuthAction::Delete { table_name }
        | AuthAction::Update { table_name, .. } => !table_name.starts_with("sqlite_"),
        AuthAction::Function { function_name } => *function_name != "load_extension",
        _ => false,
    }
}

fn for_member(context: &Context, purpose: Purpose, asked: &AuthContext<'_>) -> bool {
    match asked.action {
        AuthAction::Select => {
            if !asked.accessor.is_some_and(rls::is_generated) {
                context.see(|seen| seen.select = true);
            }
            true
        }
        AuthAction::Read { table_name, column_name } => {
            is_through_a_wall(table_name, asked.accessor) || reads_directly(context, purpose, table_name, column_name)
        }
        AuthAction::Insert { table_name } | AuthAction::Delete { table_name } => {
            asked.accessor.is_some_and(rls::is_generated)
                || matches!(rls::class_of(table_name), Some(Class::Own | Class::Mixed))
        }
        AuthAction::Update { table_name, .. } => {
            asked.accessor.is_some_and(rls::is_generated)
                || matches!(rls::class_of(table_name), Some(Class::Own | Class::Mixed | Class::Profile))
        }
        _ => true,
    }
}

/// A view reads its own table, a trigger whatever it needs to judge, and a view's columns are what it has let through.
fn is_through_a_wall(table: &str, accessor: Option<&str>) -> bool {
    rls::is_generated(table)
        || accessor
            .is_some_and(|name| rls::is_generated(name) && name.strip_prefix("my_").is_none_or(|own| own == table))
}

fn reads_directly(context: &Context, purpose: Purpose, table: &str, column: &str) -> bool {
    let Some(class) = rls::class_of(table) else { return false };
    if class == Class::Shared {
        return true;
    }
    if purpose == Purpose::MemberReads {
        return false;
    }
    let is_key = column == "id" || column.ends_with("_id");
    context.see(|seen| {
        let name = || format!("{table}.{column}");
        seen.direct.get_or_insert_with(name);
        if !is_key {
            seen.content.get_or_insert_with(name);
        }
    });
    // Foreign keys reach into internal tables (`users.id`), nothing else does.
    is_key || class != Class::Internal
}
