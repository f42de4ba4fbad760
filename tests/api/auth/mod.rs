//! `/auth`.

mod cookie;
mod login;
mod password;
mod refresh;
mod sessions;
mod signup;
mod tokens;
