//! The rows of the house: connections, the writer, row-level security, and one module of functions a noun.
//!
//! A repository function takes the transaction first ([`Read`] or [`Write`], in a [`Scope`]) and composes with others
//! in one job: what [`Store::write`] runs is stored whole or not at all. `docs/STORAGE.md` tells the rules.

pub mod accounts;
pub mod activities;
pub mod api_keys;
pub mod audit;
pub mod backup;
pub mod change;
pub mod check_ins;
pub mod coach;
pub mod days;
mod db;
pub mod drafts;
mod error;
pub mod events;
pub mod exercises;
mod files;
pub mod foods;
pub mod goals;
pub mod idempotency;
pub mod invites;
mod json_column;
pub mod meal_templates;
pub mod meals;
pub mod measurements;
pub mod member_clock;
mod migrations;
pub mod notes;
mod nutrient_columns;
mod outside;
pub mod password_resets;
pub mod preferences;
pub mod profiles;
pub mod programs;
mod queue;
pub mod quotas;
mod readers;
pub mod retention;
mod rls;
mod schema;
mod scope;
pub mod sessions;
pub mod slice;
mod space;
mod store;
pub mod switches;
pub mod targets;
#[cfg(test)]
pub(crate) mod testing;
mod time;
pub mod totp;
mod turn;
mod tx;
pub mod usage;
pub mod users;
pub mod water;
pub mod workouts;
mod writer;

#[cfg(test)]
mod lint_tests;
#[cfg(test)]
mod schema_tests;
#[cfg(test)]
mod store_tests;

pub use db::{FromValue, Row, ToValue, Value, engine_version};
pub use error::{ConstraintKind, Error, Result};
pub use rls::{Report, TableReport};
pub use scope::{Scope, Service, User};
pub use space::free_bytes;
pub use store::{Options, Store, WriteCounts, remake_policies, verify_rls};
pub use time::Clock;
pub use tx::{Read, Write};
