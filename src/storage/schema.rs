//! What `schema.sql` declares beyond what the engine keeps of it: the policy class of each table, and the names of
//! constraints, which SQLite forgets.

use std::sync::LazyLock;

/// The complete current schema.
pub(super) const SQL: &str = include_str!("../../schema.sql");

/// The version of the current schema, kept in the file as `user_version`.
pub(super) const VERSION: i64 = 1;

static UNIQUE_NAMES: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| unique_names(SQL));

/// The declared name of a unique constraint that the engine calls `table.column, table.column`; any other text comes
/// back as it is.
pub(super) fn constraint_name(engine: &str) -> &str {
    UNIQUE_NAMES.iter().find(|(columns, _)| columns == engine).map_or(engine, |(_, name)| name)
}

fn unique_names(schema: &'static str) -> Vec<(String, &'static str)> {
    let mut names = Vec::new();
    let mut table = "";
    for line in schema.lines().map(str::trim) {
        if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
            table = rest.split([' ', '(']).next().unwrap_or_default();
        }
        let constraint = line.strip_prefix("CONSTRAINT ").and_then(|rest| rest.split_once(" UNIQUE ("));
        if let Some((name, (columns, _))) = constraint.and_then(|(name, rest)| Some((name, rest.split_once(')')?))) {
            let columns: Vec<String> = columns.split(',').map(|column| format!("{table}.{}", column.trim())).collect();
            names.push((columns.join(", "), name));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unique_constraint_is_called_by_its_declared_name() {
        assert_eq!(constraint_name("users.email"), "email_taken");
        assert_eq!(constraint_name("check_ins.user_id, check_ins.day"), "check_in_exists");
        assert_eq!(constraint_name("meals.user_id, meals.id"), "meals.user_id, meals.id");
    }
}
