//! Who somebody is, and how long that holds: passwords, tokens, sessions, accounts.

mod common;
pub mod passwords;
pub mod tokens;

pub use passwords::Passwords;
pub use tokens::{Claims, Tokens};
