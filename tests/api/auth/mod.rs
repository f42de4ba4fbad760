//! `/auth`.

mod cookie;
mod keys;
mod login;
mod password;
mod refresh;
mod sessions;
mod signup;
mod tokens;
mod totp;
