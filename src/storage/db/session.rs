//! The seam: what a database backend must be able to do. Everything above it knows no driver.

use super::value::{FromValue, ToValue, Value};
use crate::domain::ids::UserId;
use crate::storage::error::{Error, Result};

/// On whose behalf the next statements run; the walls in the engine judge by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Between jobs: no statement of a repository may run.
    Nobody,
    User(UserId),
    Service,
}

/// One connection inside one transaction.
pub trait Session {
    /// Runs a statement and returns the number of rows that it inserted, updated or deleted itself.
    fn execute(&self, tag: &'static str, sql: &'static str, args: &[&dyn ToValue]) -> Result<u64>;

    /// Runs a statement and shows each row to `each` until that answers `false`; a statement that writes (`RETURNING`)
    /// is carried out wholly either way.
    fn query(
        &self,
        tag: &'static str,
        sql: &'static str,
        args: &[&dyn ToValue],
        each: &mut dyn FnMut(&Row<'_>) -> Result<bool>,
    ) -> Result<()>;

    /// From here on statements run for `who`. Returns for whom they ran before.
    fn act_as(&self, who: Who) -> Who;
}

/// The columns of the row that a backend stands on.
pub trait Columns {
    /// `None` where there is no such column or its content cannot be represented.
    fn value(&self, index: usize) -> Option<Value<'_>>;
}

/// One row of an answer, valid until the next is fetched.
pub struct Row<'r>(&'r dyn Columns);

impl<'r> Row<'r> {
    pub(crate) fn new(columns: &'r dyn Columns) -> Self {
        Self(columns)
    }

    /// The value of column `index`, counted from 0.
    pub fn get<T: FromValue>(&self, index: usize) -> Result<T> {
        match self.0.value(index).and_then(T::from_value) {
            Some(value) => Ok(value),
            None => Err(Error::Column(index)),
        }
    }
}
