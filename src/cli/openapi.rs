//! `openapi`: the published document, for those who generate clients.

use std::io::{Write as _, stdout};

use super::{Outcome, Result};
use crate::api;

pub fn run() -> Result {
    writeln!(stdout(), "{}", serde_json::to_string_pretty(api::document())?)?;
    Ok(Outcome::Good)
}
