//! A real server in this process, and clients to talk to it.

mod client;
mod server;

pub use client::{Answer, Client};
pub use server::{PASSWORD, TestServer};
