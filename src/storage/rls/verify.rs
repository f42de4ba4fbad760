//! Proves on the live database that every table is protected as its class demands.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::time::Duration;

use super::generate::{Generated, generate};
use super::policy::{Table, tables};
use super::probe::{Bench, Column};
use crate::storage::db::{Connection, Purpose, Session};
use crate::storage::error::Result;

/// What `verify-rls` has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub tables: Vec<TableReport>,
    /// What concerns no table of the schema: unknown tables, views and triggers.
    pub gaps: Vec<String>,
}

/// One table's protection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableReport {
    pub name: &'static str,
    /// `own`, `profile`, `mixed`, `shared` or `internal`.
    pub class: &'static str,
    /// The views and triggers that stand, by name.
    pub policies: Vec<String>,
    /// What is missing, or what a second user could do.
    pub gaps: Vec<String>,
}

impl Report {
    /// Whether there is no gap at all.
    pub fn is_sound(&self) -> bool {
        self.gaps.is_empty() && self.tables.iter().all(|table| table.gaps.is_empty())
    }

    /// Every gap, with its table's name before it.
    pub fn all_gaps(&self) -> impl Iterator<Item = String> + '_ {
        let of_tables = |table: &TableReport| -> Vec<String> {
            table.gaps.iter().map(|gap| format!("{}: {gap}", table.name)).collect()
        };
        self.tables.iter().flat_map(of_tables).chain(self.gaps.iter().cloned())
    }
}

/// One line a table, then the gaps that belong to none.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for table in &self.tables {
            let verdict =
                if table.gaps.is_empty() { "ok".to_owned() } else { format!("GAP {}", table.gaps.join("; ")) };
            writeln!(f, "{:<20} {:<8} {:>2} policies  {verdict}", table.name, table.class, table.policies.len())?;
        }
        for gap in &self.gaps {
            writeln!(f, "GAP {gap}")?;
        }
        Ok(())
    }
}

/// An entry of the database's own catalogue.
struct Object {
    kind: String,
    sql: String,
}

/// Compares the database with what the classes demand, and tries every table as a second user. Changes nothing, and may
/// run beside a server (whose writes wait for some milliseconds).
pub(in crate::storage) fn verify(database: &Path, busy: Duration) -> Result<Report> {
    verify_tables(database, busy, tables())
}

fn verify_tables(database: &Path, busy: Duration, tables: &[Table]) -> Result<Report> {
    let catalogue = Connection::open(database, Purpose::Upkeep, busy)?;
    let mut found = objects(&catalogue)?;
    let bench = Bench::open(database, busy)?;
    let mut reports = Vec::new();
    for table in tables {
        if found.remove(table.name).is_none_or(|object| object.kind != "table") {
            reports.push(TableReport::new(table, Vec::new(), vec!["the table is missing".to_owned()]));
            continue;
        }
        let (policies, mut gaps) = compare(table, &mut found);
        gaps.extend(bench.probe(table, &columns(&catalogue, table.name)?)?);
        reports.push(TableReport::new(table, policies, gaps));
    }
    bench.close()?;
    let mut gaps: Vec<String> = found.into_iter().map(|(name, object)| unknown(&name, &object)).collect();
    gaps.sort();
    Ok(Report { tables: reports, gaps })
}

impl TableReport {
    fn new(table: &Table, policies: Vec<String>, gaps: Vec<String>) -> Self {
        Self { name: table.name, class: table.class.name(), policies, gaps }
    }
}

/// The views and triggers of one table that stand as they should, and a gap for each that does not.
fn compare(table: &Table, found: &mut HashMap<String, Object>) -> (Vec<String>, Vec<String>) {
    let (mut policies, mut gaps) = (Vec::new(), Vec::new());
    for Generated { kind, name, sql, .. } in generate(std::slice::from_ref(table)) {
        match found.remove(&name) {
            Some(object) if object.kind == kind && object.sql == sql => policies.push(name),
            Some(_) => gaps.push(format!("the {kind} {name} has been altered")),
            None => gaps.push(format!("the {kind} {name} is missing")),
        }
    }
    (policies, gaps)
}

fn unknown(name: &str, object: &Object) -> String {
    match object.kind.as_str() {
        "table" => format!("the table {name} declares no policy class"),
        kind => format!("the {kind} {name} is unknown"),
    }
}

/// Tables, views and triggers, without indexes and the engine's own.
fn objects(catalogue: &Connection) -> Result<HashMap<String, Object>> {
    let mut found = HashMap::new();
    catalogue.query(
        "",
        "SELECT type, name, sql FROM sqlite_master WHERE type <> 'index' AND substr(name, 1, 7) <> 'sqlite_'",
        &[],
        &mut |row| {
            found.insert(row.get(1)?, Object { kind: row.get(0)?, sql: row.get(2)? });
            Ok(true)
        },
    )?;
    Ok(found)
}

fn columns(catalogue: &Connection, table: &'static str) -> Result<Vec<Column>> {
    let mut columns = Vec::new();
    catalogue.query("", "SELECT name, type, pk > 0 FROM pragma_table_info(?1)", &[&table], &mut |row| {
        columns.push(Column { name: row.get(0)?, declared: row.get(1)?, in_key: row.get(2)? });
        Ok(true)
    })?;
    Ok(columns)
}

/// The generated objects that are missing or altered; what a server looks at when it starts.
pub(in crate::storage) fn missing_policies(catalogue: &Connection, tables: &[Table]) -> Result<Vec<String>> {
    let found = objects(catalogue)?;
    let stands = |object: &Generated| found.get(&object.name).is_some_and(|live| live.sql == object.sql);
    let wanted = generate(tables);
    Ok(wanted.iter().filter(|object| !stands(object)).map(|object| object.name.clone()).collect())
}

#[cfg(test)]
#[path = "verify_tests.rs"]
mod verify_tests;
