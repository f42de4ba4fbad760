//! Tries the walls on the live database: rows of a first member, attacked by a second one.
//!
//! Everything happens in one transaction that is rolled back. Foreign keys and checks are off on its connection, so
//! that rows can be made of any values: what is tried are the walls between owners, not the data.

use std::path::Path;
use std::time::Duration;

use uuid::Uuid;

use super::policy::{Class, Table};
use crate::domain::ids::UserId;
use crate::storage::db::{Checks, Connection, Purpose, Session, Who};
use crate::storage::error::{Error, Result};
use crate::storage::scope::{Scope, Service, User};

/// Two connections like those of the running server.
pub(super) struct Bench {
    writer: Connection,
    reader: Connection,
}

/// A column of the live table.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) declared: String,
    pub(super) in_key: bool,
}

impl Bench {
    /// Opens the transaction of the probes.
    pub(super) fn open(database: &Path, busy: Duration) -> Result<Self> {
        let writer = Connection::open(database, Purpose::Writes, busy)?;
        let reader = Connection::open(database, Purpose::MemberReads, busy)?;
        writer.control("PRAGMA foreign_keys = OFF")?;
        writer.control("PRAGMA ignore_check_constraints = ON")?;
        writer.control("BEGIN IMMEDIATE")?;
        Ok(Self { writer, reader })
    }

    /// Tries one table; the answer says what a second user could do.
    pub(super) fn probe(&self, table: &Table, columns: &[Column]) -> Result<Vec<String>> {
        let mut attack = Attack {
            bench: self,
            table,
            columns,
            owner: UserId::from_uuid(Uuid::now_v7()),
            other: UserId::from_uuid(Uuid::now_v7()),
            faults: Vec::new(),
        };
        self.writer.control("SAVEPOINT probe")?;
        attack.run();
        self.writer.control("ROLLBACK TO probe")?;
        self.writer.control("RELEASE probe")?;
        Ok(attack.faults)
    }

    pub(super) fn close(self) -> Result<()> {
        self.writer.control("ROLLBACK")
    }
}

struct Attack<'b> {
    bench: &'b Bench,
    table: &'b Table,
    columns: &'b [Column],
    owner: UserId,
    other: UserId,
    faults: Vec<String>,
}

impl Attack<'_> {
    fn run(&mut self) {
        let row = self.row();
        if let Err(error) = self.as_service(&self.insert("INSERT", &row, self.owner)) {
            self.faults.push(format!("no probe row: {error}"));
            return;
        }
        let name = self.table.name;
        if self.table.class != Class::Shared {
            self.hides(&format!("SELECT * FROM {name}"));
        }
        match self.table.class {
            Class::Own | Class::Mixed | Class::Profile => self.attack_owned(&row),
            Class::Shared | Class::Internal => {
                self.refuses("insert", self.other, &self.insert("INSERT", &self.row(), self.other));
                let column = &self.columns[0].name;
                self.refuses("update", self.other, &format!("UPDATE {name} SET {column} = {column}"));
                self.refuses("delete", self.other, &format!("DELETE FROM {name}"));
            }
        }
    }

    fn attack_owned(&mut self, row: &[String]) {
        let (name, owner, other) = (self.table.name, literal(self.owner), literal(self.other));
        let view = format!("SELECT * FROM my_{name} WHERE user_id = {owner}");
        self.sees("the owner", self.owner, &view, 1);
        self.sees("a second user", self.other, &view, 0);
        self.hides(&format!("WITH my_{name} AS (SELECT * FROM {name}) SELECT * FROM my_{name}"));

        let fresh = self.row();
        self.refuses("insert", self.other, &self.insert("INSERT", &fresh, self.owner));
        let theirs = format!("WHERE user_id = {owner}");
        self.refuses("update", self.other, &format!("UPDATE {name} SET user_id = user_id {theirs}"));
        self.refuses("update (taking over)", self.other, &format!("UPDATE {name} SET user_id = {other} {theirs}"));
        self.refuses("update (giving away)", self.owner, &format!("UPDATE {name} SET user_id = {other} {theirs}"));
        self.refuses("delete", self.other, &format!("DELETE FROM {name} {theirs}"));
        self.refuses("replace", self.other, &self.insert("INSERT OR REPLACE", row, self.owner));
        self.spares("replace (same id)", row, &self.insert("INSERT OR REPLACE", row, self.other));
        let key: Vec<&str> = self.columns.iter().filter(|column| column.in_key).map(|c| c.name.as_str()).collect();
        let upsert = format!(" ON CONFLICT ({}) DO UPDATE SET user_id = {other}", key.join(", "));
        self.spares("upsert", row, &(self.insert("INSERT", row, self.owner) + &upsert));
        self.spares("upsert (same id)", row, &(self.insert("INSERT", row, self.other) + &upsert));
        if self.table.class == Class::Profile {
            self.refuses("insert (own)", self.other, &self.insert("INSERT", &fresh, self.other));
            self.refuses("delete (own)", self.owner, &format!("DELETE FROM {name} {theirs}"));
        }
        for reference in &self.table.references {
            self.attack_reference(reference.column, reference.table);
        }
    }

    /// A row of the second user that names a private row of the first.
    fn attack_reference(&mut self, column: &str, target: &str) {
        let private = literal(self.owner);
        let make = format!(
            "INSERT INTO {target} (id, user_id, name, created_at, updated_at) VALUES ({private}, {private}, '', 0, 0)"
        );
        // The other columns of the target, where it needs more, are of no interest: without them there is no attack.
        let made = self.as_service(&make).or_else(|_| {
            let make = format!(
                "INSERT INTO {target} (id, user_id, name, pattern, equipment, created_at, updated_at)
                 VALUES ({private}, {private}, '', '', '', 0, 0)"
            );
            self.as_service(&make)
        });
        if let Err(error) = made {
            self.faults.push(format!("no row of {target} to refer to: {error}"));
            return;
        }
        let mut row = self.row();
        for (value, found) in row.iter_mut().zip(self.columns) {
            if found.name == column {
                value.clone_from(&private);
            }
        }
        self.refuses(&format!("reference {column}"), self.other, &self.insert("INSERT", &row, self.other));
    }

    /// The statement must be refused on a reader and on the writer.
    fn hides(&mut self, sql: &str) {
        let who = Who::User(self.other);
        for (place, connection) in [("reader", &self.bench.reader), ("writer", &self.bench.writer)] {
            connection.act_as(who);
            let outcome = connection.run(User::TAG, sql, &[], Checks::All);
            connection.act_as(Who::Nobody);
            if !matches!(outcome, Err(Error::Refused(_))) {
                self.faults.push(format!("a {place} runs: {sql}"));
            }
        }
    }

    fn sees(&mut self, whom: &str, user: UserId, sql: &str, expected: u64) {
        match self.attempt(user, sql) {
            Ok(count) if count == expected => {}
            Ok(count) => self.faults.push(format!("select: {whom} sees {count} rows, not {expected}")),
            Err(error) => self.faults.push(format!("select: {error}")),
        }
    }

    fn refuses(&mut self, what: &str, user: UserId, sql: &str) {
        match self.attempt(user, sql) {
            Err(Error::Refused(_)) => {}
            Ok(_) => self.faults.push(format!("{what}: not refused")),
            Err(error) => self.faults.push(format!("{what}: {error}")),
        }
    }

    /// Whatever the second user's statement does, the first user's row must be there afterwards as it was.
    fn spares(&mut self, what: &str, row: &[String], sql: &str) {
        if self.bench.writer.control("SAVEPOINT attempt").is_err() {
            self.faults.push(format!("{what}: not tried"));
            return;
        }
        let _ = self.run_as(Who::User(self.other), User::TAG, sql);
        let conditions: Vec<String> = std::iter::zip(self.columns, self.owned(row, self.owner))
            .map(|(column, value)| format!("{} IS {value}", column.name))
            .collect();
        let intact = format!("SELECT 1 FROM {} WHERE {}", self.table.name, conditions.join(" AND "));
        if !matches!(self.as_service(&intact), Ok(1)) {
            self.faults.push(format!("{what}: the owner's row is changed or gone"));
        }
        let undone = self.bench.writer.control("ROLLBACK TO attempt");
        if undone.and_then(|()| self.bench.writer.control("RELEASE attempt")).is_err() {
            self.faults.push(format!("{what}: not undone"));
        }
    }

    /// Runs a member's statement and takes it back.
    fn attempt(&self, user: UserId, sql: &str) -> Result<u64> {
        self.bench.writer.control("SAVEPOINT attempt")?;
        let outcome = self.run_as(Who::User(user), User::TAG, sql);
        self.bench.writer.control("ROLLBACK TO attempt")?;
        self.bench.writer.control("RELEASE attempt")?;
        outcome
    }

    fn as_service(&self, sql: &str) -> Result<u64> {
        self.run_as(Who::Service, Service::TAG, sql)
    }

    fn run_as(&self, who: Who, tag: &str, sql: &str) -> Result<u64> {
        self.bench.writer.act_as(who);
        let outcome = self.bench.writer.run(tag, sql, &[], Checks::EngineOnly);
        self.bench.writer.act_as(Who::Nobody);
        outcome
    }

    /// Values for one row, all different from those of other rows where the type allows.
    fn row(&self) -> Vec<String> {
        let value = |column: &Column| match column.declared.as_str() {
            "INTEGER" => (Uuid::now_v7().as_u128() as i64 >> 2).abs().to_string(),
            "REAL" => "1.5".to_owned(),
            "TEXT" => format!("'probe {}'", Uuid::now_v7()),
            _ => literal(UserId::from_uuid(Uuid::now_v7())),
        };
        self.columns.iter().map(value).collect()
    }

    fn owned(&self, row: &[String], owner: UserId) -> Vec<String> {
        let value = |(column, value): (&Column, &String)| {
            if column.name == "user_id" { literal(owner) } else { value.clone() }
        };
        std::iter::zip(self.columns, row).map(value).collect()
    }

    fn insert(&self, verb: &str, row: &[String], owner: UserId) -> String {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        let values = self.owned(row, owner).join(", ");
        format!("{verb} INTO {} ({}) VALUES ({values})", self.table.name, names.join(", "))
    }
}

fn literal(id: UserId) -> String {
    format!("x'{}'", id.uuid().simple())
}
