//! Writes the views and triggers of each class.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::policy::{Class, Reference, Table, tables};
use crate::storage::db::REFUSAL;

/// A view or trigger that the classes require.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::storage) struct Generated {
    pub(in crate::storage) kind: &'static str,
    pub(in crate::storage) name: String,
    /// The table that it protects.
    pub(in crate::storage) table: &'static str,
    /// The statement that makes it, as the engine keeps it in `sqlite_master`.
    pub(in crate::storage) sql: String,
}

/// Everything that a list of tables requires.
pub(in crate::storage) fn generate(tables: &[Table]) -> Vec<Generated> {
    tables.iter().flat_map(of_table).collect()
}

/// Whether a view or trigger of that name is generated for the current schema.
pub(in crate::storage) fn is_generated(name: &str) -> bool {
    static NAMES: LazyLock<HashSet<String>> =
        LazyLock::new(|| generate(tables()).into_iter().map(|object| object.name).collect());
    NAMES.contains(name)
}

fn of_table(table: &Table) -> Vec<Generated> {
    let name = table.name;
    let guard = |event: &str, refused: &str| guard(name, &event.to_lowercase(), event, refused);
    // A row without an owner, and a table without owners, is the service's: only it "may" NULL.
    let mut made = match table.class {
        Class::Own | Class::Mixed => vec![
            guard("INSERT", "NOT auth_may(NEW.user_id)"),
            guard("UPDATE", "NOT auth_may(OLD.user_id) OR NEW.user_id IS NOT OLD.user_id"),
            guard("DELETE", "NOT auth_may(OLD.user_id)"),
        ],
        Class::Profile => vec![
            guard("INSERT", "NOT auth_may(NULL)"),
            guard("UPDATE", "NOT auth_may(OLD.user_id) OR NEW.user_id IS NOT OLD.user_id"),
            guard("DELETE", "NOT auth_may(NULL)"),
        ],
        Class::Shared | Class::Internal => {
            ["INSERT", "UPDATE", "DELETE"].map(|event| guard(event, "NOT auth_may(NULL)")).to_vec()
        }
    };
    made.extend(view(table));
    made.extend(table.references.iter().flat_map(|reference| reference_guards(name, *reference)));
    made
}

fn view(table: &Table) -> Option<Generated> {
    let (name, visible) = (
        table.name,
        match table.class {
            Class::Own | Class::Profile => "user_id = auth_uid()",
            Class::Mixed => "user_id IS NULL OR user_id = auth_uid()",
            Class::Shared | Class::Internal => return None,
        },
    );
    let sql = format!("CREATE VIEW my_{name} AS SELECT * FROM {name} WHERE {visible}");
    Some(Generated { kind: "view", name: format!("my_{name}"), table: name, sql })
}

fn guard(table: &'static str, suffix: &str, event: &str, refused: &str) -> Generated {
    let name = format!("rls_{table}_{suffix}");
    let sql = format!(
        "CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {refused} \
         BEGIN SELECT RAISE(ABORT, '{REFUSAL}{table}'); END"
    );
    Generated { kind: "trigger", name, table, sql }
}

/// A reference into a mixed table names a shared row or one of the same owner, if it names a row of the table at all.
fn reference_guards(table: &'static str, reference: Reference) -> [Generated; 2] {
    let Reference { column, table: target } = reference;
    let foreign = format!(
        "EXISTS (SELECT 1 FROM {target} WHERE id = NEW.{column} AND user_id IS NOT NULL AND user_id <> NEW.user_id)"
    );
    [
        guard(table, &format!("insert_{column}"), "INSERT", &foreign),
        guard(table, &format!("update_{column}"), &format!("UPDATE OF {column}"), &foreign),
    ]
}
