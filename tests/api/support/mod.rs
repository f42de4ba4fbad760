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

/// The fields that every answer carries, with their values.
pub const SECURITY_FIELDS: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("cache-control", "no-store"),
];
