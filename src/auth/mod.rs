//! Who somebody is, and how long that holds: passwords, tokens, sessions, accounts.
//!
//! The scope in which a member's rows are reached ([`crate::storage::User`]) is made here alone.

pub mod administration;
mod common;
mod doer;
mod error;
mod hs256;
mod keys;
mod live;
mod login;
pub mod opaque;
mod password;
pub mod passwords;
mod refresh;
mod seal;
pub mod secrets;
mod service;
pub mod setup;
mod signup;
pub mod tokens;
mod totp;

pub use administration::{Change, NewMember};
pub use doer::Doer;
pub use error::Error;
pub use keys::KeyRequest;
pub use login::Credentials;
pub use password::{ResetCode, make_reset_code};
pub use passwords::Passwords;
pub use secrets::SecretFacts;
pub use service::{Auth, Credential, Grant, Identity, Origin};
pub use setup::SetupToken;
pub use signup::SignUp;
pub use tokens::{Claims, Tokens};
pub use totp::Enrolment;
