//! Who somebody is, and how long that holds: passwords, tokens, sessions, accounts.
//!
//! The scope in which a member's rows are reached ([`crate::storage::User`]) is made here alone.

mod common;
mod error;
mod hs256;
mod live;
mod login;
pub mod opaque;
pub mod passwords;
mod refresh;
mod service;
pub mod setup;
mod signup;
pub mod tokens;

pub use error::Error;
pub use passwords::Passwords;
pub use service::{Auth, Grant, Identity, Origin};
pub use setup::SetupToken;
pub use signup::SignUp;
pub use tokens::{Claims, Tokens};
