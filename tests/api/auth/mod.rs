//! `/auth`.

mod cookie;
mod login;
mod refresh;
mod sessions;
mod signup;
mod tokens;
