//! `openapi`: the published document, for those who generate clients.

use std::io::{Write as _, stdout};

use super::{Outcome, Result};
use crate::http::openapi::published;

pub fn run() -> Result {
    stdout().write_all(&published::text())?;
    Ok(Outcome::Good)
}
