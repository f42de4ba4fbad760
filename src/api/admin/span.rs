//! The days of which an administrator asks: by the clock of UTC, like the days that usage is kept by.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::api::records::check_days;
use crate::http::{Day, Problem};

/// So many days are shown where none are named.
const USUAL_DAYS: i32 = 30;

/// The instants of the days `from` to `to`, both included, with the last thirty days for what is left out: the first
/// instant, included, and the last, excluded.
pub fn of(from: Option<Day>, to: Option<Day>, now: Timestamp) -> Result<(Timestamp, Timestamp), Problem> {
    let to = to.unwrap_or_else(|| now.to_zoned(TimeZone::UTC).date().into());
    let usual = to.0.checked_sub((USUAL_DAYS - 1).days()).unwrap_or(to.0);
    let from = from.unwrap_or(usual.into());
    check_days(Some(from), Some(to))?;
    Ok((midnight(from.0), midnight(to.0.tomorrow().unwrap_or(to.0))))
}

fn midnight(day: Date) -> Timestamp {
    day.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |midnight| midnight.timestamp())
}
