//! Looking after the server: who may, and what it tells.

mod access;
