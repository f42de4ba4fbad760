//! Row-level security: what other databases have built in, made of views, triggers and an authorizer from the class
//! that each table declares in `schema.sql`.

mod generate;
mod policy;
#[cfg(test)]
mod wall_tests;

pub(super) use generate::{Generated, generate, is_generated};
pub(super) use policy::{Class, Reference, Table, class_of, tables};
