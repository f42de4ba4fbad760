//! The OpenAPI document, and what is driven by it.

pub mod document;
pub mod guard;
pub mod routes;
pub mod types;
mod words;
