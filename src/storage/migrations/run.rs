//! Takes an older file through its steps, in one transaction: what is interrupted leaves the old state.

use std::collections::BTreeMap;
use std::path::Path;

use super::steps::Step;
use super::{Plan, in_transaction};
use crate::storage::db::{Connection, Session};
use crate::storage::error::{Error, Result};
use crate::storage::{files, rls};

/// Migrates from version `found`, after a copy has been put into `backups/`.
pub(super) fn migrate(plan: &Plan<'_>, connection: &Connection, database: &Path, found: i64) -> Result<()> {
    let steps: Vec<&Step> = plan.steps.iter().filter(|step| step.to > found).collect();
    back_up(connection, database, found + 1)?;
    // Inside a transaction this would be ignored, and dropping a table would cascade over its children.
    connection.control("PRAGMA foreign_keys = OFF")?;
    let done = in_transaction(connection, || {
        // Another process may have been quicker.
        if connection.number("PRAGMA user_version")? != found {
            return Ok(());
        }
        let before = row_counts(connection)?;
        drop_generated(connection)?;
        for step in &steps {
            connection.script(step.sql)?;
        }
        make_generated(connection, plan.tables)?;
        check_references(connection)?;
        check_counts(&before, &row_counts(connection)?, &steps)?;
        mark(connection, plan.version)
    });
    connection.control("PRAGMA foreign_keys = ON")?;
    done?;
    tracing::info!(from = found, to = plan.version, "database migrated");
    Ok(())
}

fn back_up(connection: &Connection, database: &Path, version: i64) -> Result<()> {
    let folder = database.parent().unwrap_or(Path::new(".")).join("backups");
    files::private_folder(&folder)?;
    let copy = folder.join(format!("before-v{version}.db"));
    if copy.exists() {
        // Of an attempt that was interrupted: the file has not changed since.
        std::fs::remove_file(&copy)?;
    }
    // An empty file of the right mode is filled; one that the engine made itself would be readable by others.
    drop(files::private_file(&copy)?);
    connection.copy_to(&copy)
}

pub(super) fn drop_generated(connection: &Connection) -> Result<()> {
    let mut drops = String::new();
    connection.query(
        "",
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')",
        &[],
        &mut |row| {
            let (kind, name): (String, String) = (row.get(0)?, row.get(1)?);
            if name.starts_with("my_") || name.starts_with("rls_") {
                drops.extend(["DROP ", &kind, " ", &name, ";"]);
            }
            Ok(true)
        },
    )?;
    connection.script(&drops)
}

pub(super) fn make_generated(connection: &Connection, tables: &[rls::Table]) -> Result<()> {
    rls::generate(tables).iter().try_for_each(|object| connection.script(&object.sql))
}

/// Marks the file with the schema's version and the program's.
pub(super) fn mark(connection: &Connection, version: i64) -> Result<()> {
    connection.script(&format!("PRAGMA user_version = {version};"))?;
    connection.execute(
        "",
        "INSERT INTO server_state (name, value, updated_at) VALUES ('written_by', ?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at",
        &[&env!("CARGO_PKG_VERSION"), &jiff::Timestamp::now()],
    )?;
    Ok(())
}

fn check_references(connection: &Connection) -> Result<()> {
    let mut broken = Vec::new();
    connection.query("", "SELECT \"table\", parent FROM pragma_foreign_key_check", &[], &mut |row| {
        broken.push(format!("{} → {}", row.get::<String>(0)?, row.get::<String>(1)?));
        Ok(broken.len() < 5)
    })?;
    if broken.is_empty() {
        Ok(())
    } else {
        Err(Error::Engine(format!("references broken by the migration: {broken:?}")))
    }
}

fn row_counts(connection: &Connection) -> Result<BTreeMap<String, i64>> {
    let mut tables = Vec::new();
    connection.query(
        "",
        "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'",
        &[],
        &mut |row| {
            tables.push(row.get::<String>(0)?);
            Ok(true)
        },
    )?;
    tables.into_iter().map(|table| Ok((table.clone(), connection.count_rows(&table)?))).collect()
}

fn check_counts(before: &BTreeMap<String, i64>, after: &BTreeMap<String, i64>, steps: &[&Step]) -> Result<()> {
    for (table, count) in before {
        let may_shrink = steps.iter().any(|step| step.shrinks.contains(&table.as_str()));
        let left = after.get(table).copied().unwrap_or(0);
        if left < *count && !may_shrink {
            return Err(Error::Engine(format!("the migration would leave {left} of {count} rows in {table}")));
        }
    }
    Ok(())
}
