//! Which part of a list is wanted. Lists run newest first, by time and then id, and go on after the last record shown.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// The place of a record in its list: its time in milliseconds, and its id.
pub type Place = (i64, Uuid);

/// The bounds of a part of a list, as statements take them: every member is always bound, so that one statement serves
/// all filters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slice {
    pub first_day: Date,
    pub last_day: Date,
    /// No record of these days is older, in milliseconds.
    pub since: i64,
    /// Only records before this place.
    pub before: Place,
    /// How many rows at most.
    pub rows: i64,
}

/// How far the clocks of the world are from UTC at most, with a day that starts in the morning added.
const FARTHEST: SignedDuration = SignedDuration::from_hours(24);

impl Slice {
    /// Records of the days `from` to `to`, both included, that come after the place `after`.
    pub fn new(from: Option<Date>, to: Option<Date>, after: Option<Place>, rows: i64) -> Self {
        let since = from.and_then(|day| midnight(day)?.checked_sub(FARTHEST).ok());
        let until = to.and_then(|day| midnight(day.tomorrow().ok()?)?.checked_add(FARTHEST).ok());
        let end = (until.map_or(i64::MAX, Timestamp::as_millisecond), Uuid::nil());
        Self {
            first_day: from.unwrap_or(date(0, 1, 1)),
            last_day: to.unwrap_or(date(9999, 12, 31)),
            since: since.map_or(i64::MIN, Timestamp::as_millisecond),
            before: after.map_or(end, |after| after.min(end)),
            rows,
        }
    }

    /// Records of all days.
    pub fn all(after: Option<Place>, rows: i64) -> Self {
        Self::new(None, None, after, rows)
    }
}

fn midnight(day: Date) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(day.to_datetime(jiff::civil::Time::midnight())).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::days::{DayStart, local_day, zone};

    #[test]
    fn a_place_limits_the_end() {
        let day = date(2026, 11, 24);
        let open = Slice::new(Some(day), Some(day), None, 20);
        let place = (open.before.0 - 1, Uuid::max());
        assert_eq!(Slice::new(Some(day), Some(day), Some(place), 20).before, place);
        assert_eq!(Slice::new(Some(day), Some(day), Some((i64::MAX, Uuid::max())), 20).before, open.before);
        assert_eq!(Slice::all(None, 1).before.0, i64::MAX);
    }

    proptest! {
        #[test]
        fn every_record_of_a_day_lies_within_the_bounds(
            seconds in 0i64..4_000_000_000,
            minutes in 0u16..=360,
            name in prop::sample::select(&["UTC", "Pacific/Kiritimati", "Etc/GMT+12", "Pacific/Apia", "Asia/Manila"][..]),
        ) {
            let at = Timestamp::from_second(seconds).unwrap();
            let day = local_day(at, &zone(name).unwrap(), DayStart::from_minutes(minutes).unwrap());
            let slice = Slice::new(Some(day), Some(day), None, 1);
            prop_assert!(slice.since <= at.as_millisecond() && at.as_millisecond() < slice.before.0);
        }
    }
}
