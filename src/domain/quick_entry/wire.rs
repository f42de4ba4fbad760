//! Instants and days as they are written in JSON.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serializer;

/// RFC 3339 in UTC with milliseconds.
pub fn instant<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{at:.3}"))
}

/// `2026-11-24`.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
pub fn day<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}
