//! Connections to the database. What leaves this folder names no driver.

mod authorizer;
mod context;
pub(super) mod dialect;
mod domain_values;
mod functions;
mod pool;
mod session;
mod sqlite;
mod sqlite_error;
mod value;
mod words;

pub(super) use pool::{Pool, Pooled};
pub use session::{Row, Session, Who};
pub use sqlite::engine_version;
pub(super) use sqlite::{Checks, Connection, Purpose};
pub(super) use sqlite_error::REFUSAL;
pub use value::{FromValue, ToValue, Value};
