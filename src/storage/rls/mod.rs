//! Row-level security: what other databases have built in, made of views, triggers and an authorizer from the class
//! that each table declares in `schema.sql`.

mod generate;
mod policy;
mod probe;
mod verify;
#[cfg(test)]
mod wall_tests;

pub(super) use generate::{generate, is_generated};
pub(super) use policy::{Class, Table, class_of, tables};
pub use verify::{Report, TableReport};
pub(super) use verify::{missing_policies, verify};
