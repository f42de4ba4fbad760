//! The policy classes, as `schema.sql` declares them.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::storage::schema;

/// Who may do what with the rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::storage) enum Class {
    /// Selected, inserted, updated and deleted by their owner alone.
    Own,
    /// The owner selects and updates; the service inserts and deletes.
    Profile,
    /// Rows without an owner are read by all and written by the service; the others are as [`Own`](Self::Own).
    Mixed,
    /// Members read, the service writes.
    Shared,
    /// No statement of a member reaches them.
    Internal,
}

impl Class {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "own" => Self::Own,
            "profile" => Self::Profile,
            "mixed" => Self::Mixed,
            "shared" => Self::Shared,
            "internal" => Self::Internal,
            _ => return None,
        })
    }

    /// The word in `schema.sql`.
    pub(in crate::storage) const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Profile => "profile",
            Self::Mixed => "mixed",
            Self::Shared => "shared",
            Self::Internal => "internal",
        }
    }
}

/// A table with its class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::storage) struct Table {
    pub(in crate::storage) name: &'static str,
    pub(in crate::storage) class: Class,
    /// Columns that may name a row of a mixed table, which must then be shared or of the same owner.
    pub(in crate::storage) references: Vec<Reference>,
}

/// A column that names a row of a mixed table: `-- refs: food_id -> foods`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::storage) struct Reference {
    pub(in crate::storage) column: &'static str,
    pub(in crate::storage) table: &'static str,
}

/// The tables of the current schema.
pub(in crate::storage) fn tables() -> &'static [Table] {
    static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| parse(schema::SQL));
    &TABLES
}

/// The class of a table of the current schema.
pub(in crate::storage) fn class_of(table: &str) -> Option<Class> {
    static CLASSES: LazyLock<HashMap<&str, Class>> =
        LazyLock::new(|| tables().iter().map(|table| (table.name, table.class)).collect());
    CLASSES.get(table).copied()
}

/// Tables without a (known) class are left out: `verify-rls` finds them in the database, and reports them.
fn parse(schema: &'static str) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut class = None;
    let mut references = Vec::new();
    for line in schema.lines() {
        if let Some(name) = line.strip_prefix("-- policy: ") {
            class = Class::named(name.trim());
        } else if let Some(reference) = line.strip_prefix("-- refs: ") {
            references.extend(reference.split_once(" -> ").map(|(column, table)| Reference { column, table }));
        } else if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
            let name = rest.split([' ', '(']).next().unwrap_or_default();
            let references = std::mem::take(&mut references);
            tables.extend(class.take().map(|class| Table { name, class, references }));
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_of_the_schema_declares_its_class() {
        let created = schema::SQL.lines().filter(|line| line.contains("CREATE TABLE")).count();
        assert_eq!(tables().len(), created);
    }

    #[test]
    fn classes_and_references_are_read_from_the_comments() {
        let parsed = parse(
            "-- policy: own\n-- refs: food_id -> foods\n-- Why.\nCREATE TABLE items (\n);\n\
             -- policy: none\nCREATE TABLE odd (x);\n-- policy: mixed\nCREATE TABLE foods (\n);",
        );
        let reference = Reference { column: "food_id", table: "foods" };
        assert_eq!(
            parsed,
            [
                Table { name: "items", class: Class::Own, references: vec![reference] },
                Table { name: "foods", class: Class::Mixed, references: vec![] },
            ]
        );
    }
}
