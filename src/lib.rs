//! Wagner Coach: a fitness and nutrition coach in one binary, on its owner's machine.
//!
//! The way of one request, and which room lies where, is told in `docs/ARCHITECTURE.md`.

pub mod api;
pub mod app;
pub mod auth;
mod carried;
pub mod cli;
pub mod coach;
pub mod config;
pub mod domain;
pub mod http;
pub mod logs;
pub mod ops;
pub mod quota;
pub mod serve;
pub mod storage;
