//! Looking after the server: who may, and what it tells.

mod access;
mod invites;
mod metrics;
mod requests;
mod secrets;
mod sessions;
mod status;
mod switches;
mod usage;
mod users;
