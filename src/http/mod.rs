//! HTTP: the listener, what surrounds every request, and the building blocks of handlers.

pub mod body;
pub mod client;
mod connections;
pub mod context;
pub mod cors;
pub mod cursor;
pub mod etag;
pub mod frame;
pub mod host;
mod leftover;
pub mod listener;
pub mod openapi;
pub mod page;
pub mod pages;
pub mod problem;
pub mod rate_fields;
pub mod reply;
pub mod request_id;
pub mod request_log;
pub mod security;
pub mod settings;
pub mod underway;

pub use self::body::{Body, Check, Errors, Patch};
pub use self::client::Client;
pub use self::context::Context;
pub use self::cursor::{Cursor, CursorKey};
pub use self::etag::{ETag, IfMatch};
pub use self::openapi::types::{Day, Instant};
pub use self::page::{Limit, Page};
pub use self::problem::Problem;
pub use self::rate_fields::RateField;
pub use self::reply::{Created, NoContent, Record, Reply, Written};
pub use self::request_id::RequestId;
pub use self::settings::Settings;
