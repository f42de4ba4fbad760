//! What a repository function works on: one job's view of the database.

use std::ops::Deref;

use jiff::Timestamp;
use uuid::Uuid;

use super::db::{Row, Session, ToValue};
use super::error::Result;
use super::scope::{Scope, Service, User};
use super::turn::Turn;
use crate::domain::ids::UserId;

/// A job that reads: one consistent state of the database, in the scope `S`.
pub struct Read<'t, S: Scope> {
    session: &'t dyn Session,
    scope: S,
    turn: &'t Turn,
}

/// A job that writes: all of it is stored, or nothing. Reads like [`Read`].
pub struct Write<'t, S: Scope>(Read<'t, S>);

impl<'t, S: Scope> Read<'t, S> {
    pub(super) fn new(session: &'t dyn Session, scope: S, turn: &'t Turn) -> Self {
        Self { session, scope, turn }
    }

    /// The time at which the job runs; the only time its statements know.
    pub fn now(&self) -> Timestamp {
        self.turn.now()
    }

    /// A new identifier (UUIDv7 of [`now`](Self::now)); later ones of a job sort after earlier ones.
    pub fn new_id<I: From<Uuid>>(&self) -> I {
        self.turn.new_id().into()
    }

    /// The first row of the answer, or `None` where it is empty.
    pub fn one<T>(
        &self,
        sql: &'static str,
        args: &[&dyn ToValue],
        map: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let mut map = Some(map);
        let mut found = None;
        self.session.query(S::TAG, sql, args, &mut |row| {
            if let Some(map) = map.take() {
                found = Some(map(row)?);
            }
            Ok(false)
        })?;
        Ok(found)
    }

    /// Shows every row of the answer to `visit`.
    pub fn each(
        &self,
        sql: &'static str,
        args: &[&dyn ToValue],
        mut visit: impl FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        self.session.query(S::TAG, sql, args, &mut |row| visit(row).map(|()| true))
    }

    /// All rows of the answer.
    pub fn all<T>(
        &self,
        sql: &'static str,
        args: &[&dyn ToValue],
        mut map: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        self.each(sql, args, |row| {
            rows.push(map(row)?);
            Ok(())
        })?;
        Ok(rows)
    }
}

impl Read<'_, User> {
    /// Whose rows the job sees.
    pub fn user(&self) -> UserId {
        self.scope.id()
    }
}

impl<'t, S: Scope> Write<'t, S> {
    pub(super) fn new(session: &'t dyn Session, scope: S, turn: &'t Turn) -> Self {
        Self(Read::new(session, scope, turn))
    }

    /// Runs a statement; the number of rows that it inserted, updated or deleted itself (cascades do not count).
    pub fn execute(&self, sql: &'static str, args: &[&dyn ToValue]) -> Result<u64> {
        self.0.session.execute(S::TAG, sql, args)
    }
}

impl Write<'_, User> {
    /// Steps out of the member's scope for one part of the job: quotas and audit entries lie in tables that no member
    /// reaches, and must be stored together with what they count.
    pub fn as_service<T>(&self, scope: Service, part: impl FnOnce(&Write<'_, Service>) -> Result<T>) -> Result<T> {
        self.0.turn.account_for(scope.reason());
        let tx = Write::new(self.0.session, scope, self.0.turn);
        let _back = Stepped { session: self.0.session, before: self.0.session.act_as(scope.who()) };
        part(&tx)
    }
}

/// Steps back into the former scope, also when the part fails or panics.
struct Stepped<'t> {
    session: &'t dyn Session,
    before: super::db::Who,
}

impl Drop for Stepped<'_> {
    fn drop(&mut self) {
        self.session.act_as(self.before);
    }
}

impl<'t, S: Scope> Deref for Write<'t, S> {
    type Target = Read<'t, S>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}
