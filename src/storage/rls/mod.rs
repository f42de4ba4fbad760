//! Row-level security: what other databases have built in, made of views, triggers and an authorizer from the class
//! that each table declares in `schema.sql`.

mod generate;
mod policy;

pub(super) use generate::{Generated, generate};
pub(super) use policy::{Class, Reference, Table, tables};
