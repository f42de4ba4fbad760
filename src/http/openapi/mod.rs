//! The OpenAPI document, and what is driven by it.

#[cfg(test)]
pub mod document;
pub mod guard;
pub mod published;
pub mod routes;
pub mod types;
mod words;
