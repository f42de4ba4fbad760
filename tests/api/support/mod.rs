//! A real server in this process, and clients to talk to it.

mod client;
mod operations;
pub mod places;
pub mod program;
pub mod samples;
mod server;

pub use client::{Answer, Client};
pub use operations::{Operation, operations};
pub use server::{PASSWORD, TestServer};
