//! Looking after the server: who may, and what it tells.

mod access;
mod invites;
mod sessions;
mod users;
