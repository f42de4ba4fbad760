//! Local days. A record belongs to the day of its instant in its own time zone; a day runs from the member's
//! `day_starts_at` to the next, whatever the clocks do in between.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};

/// When a member's day begins: minutes after local midnight, 0 to 360. Someone who eats at one at night means yesterday.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct DayStart(u16);

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a day starts between 00:00 and 06:00")]
pub struct InvalidDayStart;

#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not an IANA time zone")]
pub struct UnknownZone;

impl DayStart {
    pub const MIDNIGHT: Self = Self(0);
    const LATEST: u16 = 360;

    pub const fn from_minutes(minutes: u16) -> Result<Self, InvalidDayStart> {
        if minutes <= Self::LATEST { Ok(Self(minutes)) } else { Err(InvalidDayStart) }
    }

    /// Minutes after local midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    fn time(self) -> Time {
        Time::constant((self.0 / 60) as i8, (self.0 % 60) as i8, 0, 0)
    }
}

impl fmt::Display for DayStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for DayStart {
    type Err = InvalidDayStart;

    /// Reads `HH:MM`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = |part: &str| {
            let two = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
            if two { part.parse::<u16>().map_err(|_| InvalidDayStart) } else { Err(InvalidDayStart) }
        };
        let (hours, minutes) = text.split_once(':').ok_or(InvalidDayStart)?;
        let (hours, minutes) = (digits(hours)?, digits(minutes)?);
        if minutes > 59 { Err(InvalidDayStart) } else { Self::from_minutes(hours * 60 + minutes) }
    }
}

/// When something happened: the instant, the zone in which the person lived it, and the local day to which it belongs for
/// ever, also after the person has travelled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct When {
    pub at: Timestamp,
    /// An IANA name.
    pub time_zone: String,
    pub day: Date,
}

impl When {
    /// Instants are kept to the millisecond.
    pub fn new(at: Timestamp, zone: &TimeZone, start: DayStart) -> Self {
        let at = Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at);
        Self { at, time_zone: zone_name(zone).to_owned(), day: local_day(at, zone, start) }
    }
}

/// The time zone of an IANA name, such as `Europe/Berlin` or `UTC`, in any case.
pub fn zone(name: &str) -> Result<TimeZone, UnknownZone> {
    let zone = TimeZone::get(name).map_err(|_| UnknownZone)?;
    if zone.is_unknown() { Err(UnknownZone) } else { Ok(zone) }
}

/// The name to store for a zone; `UTC` for one that has none.
pub fn zone_name(zone: &TimeZone) -> &str {
    zone.iana_name().unwrap_or("UTC")
}

/// The local day to which an instant belongs.
pub fn local_day(at: Timestamp, zone: &TimeZone, start: DayStart) -> Date {
    let date = zone.to_datetime(at).date();
    if at < day_start(date, zone, start) {
        before(date)
    } else if at >= day_start(after(date), zone, start) {
        // The clock went back over the start of the day, so that its first minutes are called yesterday once more.
        after(date)
    } else {
        date
    }
}

/// The instants of a local day: from the first, included, to the second, excluded. The windows of successive days join
/// without gap or overlap.
pub fn day_window(day: Date, zone: &TimeZone, start: DayStart) -> (Timestamp, Timestamp) {
    (day_start(day, zone, start), day_start(after(day), zone, start))
}

/// The first instant at which the clock of `zone` reads `start` or later on `day`.
pub fn day_start(day: Date, zone: &TimeZone, start: DayStart) -> Timestamp {
    let ambiguous = zone.to_ambiguous_timestamp(day.to_datetime(start.time()));
    let skipped = matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. });
    let Ok(at) = ambiguous.compatible() else {
        return if day.year() > 0 { Timestamp::MAX } else { Timestamp::MIN };
    };
    // In a gap `compatible` lands behind it by what was asked beyond it; the day begins where the clock jumps.
    let jump = || {
        let behind = at.checked_add(jiff::SignedDuration::from_nanos(1)).ok()?;
        Some(zone.preceding(behind).next()?.timestamp())
    };
    if skipped { jump().unwrap_or(at) } else { at }
}

fn before(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}

fn after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(at: &str, name: &str, minutes: u16) -> String {
        let start = DayStart::from_minutes(minutes).unwrap();
        local_day(at.parse().unwrap(), &zone(name).unwrap(), start).to_string()
    }

    fn length(date: &str, name: &str, minutes: u16) -> i64 {
        let start = DayStart::from_minutes(minutes).unwrap();
        let (from, to) = day_window(date.parse().unwrap(), &zone(name).unwrap(), start);
        to.duration_since(from).as_mins()
    }

    #[test]
    fn an_instant_belongs_to_the_day_of_its_zone() {
        assert_eq!(day("2026-11-24T23:30:00Z", "UTC", 0), "2026-11-24");
        assert_eq!(day("2026-11-24T23:30:00Z", "Europe/Berlin", 0), "2026-11-25");
        assert_eq!(day("2026-11-24T02:30:00Z", "America/New_York", 0), "2026-11-23");
        assert_eq!(day("2026-11-24T10:30:00Z", "Pacific/Kiritimati", 0), "2026-11-25");
    }

    #[test]
    fn a_late_snack_belongs_to_the_evening_before() {
        assert_eq!(day("2026-11-25T02:59:59.999Z", "UTC", 180), "2026-11-24");
        assert_eq!(day("2026-11-25T03:00:00Z", "UTC", 180), "2026-11-25");
    }

    #[test]
    fn days_shrink_and_grow_with_the_clocks() {
        assert_eq!(length("2026-03-29", "Europe/Berlin", 0), 23 * 60);
        assert_eq!(length("2026-10-25", "Europe/Berlin", 0), 25 * 60);
        // From five in the morning the change falls into the day before.
        assert_eq!(length("2026-03-28", "Europe/Berlin", 300), 23 * 60);
        assert_eq!(length("2026-03-29", "Europe/Berlin", 300), 24 * 60);
        assert_eq!(length("2026-11-24", "Australia/Lord_Howe", 0), 24 * 60);
        assert_eq!(length("2026-04-05", "Australia/Lord_Howe", 0), 24 * 60 + 30);
    }

    #[test]
    fn a_start_that_the_clock_skips_is_the_jump_itself() {
        // 02:00 to 03:00 does not exist in Berlin on that night.
        assert_eq!(day("2026-03-29T00:59:59Z", "Europe/Berlin", 150), "2026-03-28");
        assert_eq!(day("2026-03-29T01:00:00Z", "Europe/Berlin", 150), "2026-03-29");
        // Cairo's clocks jump at midnight.
        assert_eq!(day("2026-04-23T22:00:00Z", "Africa/Cairo", 0), "2026-04-24");
        assert_eq!(length("2026-04-24", "Africa/Cairo", 0), 23 * 60);
    }

    #[test]
    fn a_start_that_comes_twice_counts_the_first_time() {
        assert_eq!(day("2026-10-25T00:29:59Z", "Europe/Berlin", 150), "2026-10-24");
        assert_eq!(day("2026-10-25T00:30:00Z", "Europe/Berlin", 150), "2026-10-25");
        assert_eq!(day("2026-10-25T01:10:00Z", "Europe/Berlin", 150), "2026-10-25");
    }

    #[test]
    fn a_day_that_a_country_skipped_is_empty() {
        assert_eq!(length("2011-12-30", "Pacific/Apia", 0), 0);
        assert_eq!(day("2011-12-30T10:00:00Z", "Pacific/Apia", 0), "2011-12-31");
    }

    #[test]
    fn starts_are_read_and_written_alike() {
        assert_eq!("04:30".parse(), Ok(DayStart(270)));
        assert_eq!(DayStart(270).to_string(), "04:30");
        for bad in ["6:01", "06:01", "00:60", "4:30", "0430", "+4:30", "", "24:00", "99:99"] {
            assert_eq!(bad.parse::<DayStart>(), Err(InvalidDayStart), "{bad}");
        }
    }

    #[test]
    fn zones_are_known_by_their_iana_names() {
        assert_eq!(zone_name(&zone("europe/berlin").unwrap()), "Europe/Berlin");
        assert_eq!(zone_name(&zone("UTC").unwrap()), "UTC");
        for bad in ["", "Mars/Base", "+02:00", "Etc/Unknown"] {
            assert!(zone(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn every_instant_lies_in_the_window_of_its_day(
            seconds in -2_000_000_000i64..4_000_000_000,
            minutes in 0u16..=360,
            name in prop::sample::select(&[
                "UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Africa/Cairo", "Asia/Kathmandu",
                "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns", "Africa/Casablanca", "America/Asuncion",
            ][..]),
        ) {
            let (at, zone) = (Timestamp::from_second(seconds).unwrap(), zone(name).unwrap());
            let start = DayStart::from_minutes(minutes).unwrap();
            let day = local_day(at, &zone, start);
            let (from, to) = day_window(day, &zone, start);
            prop_assert!(from <= at && at < to, "{at} is not in {day}: {from} to {to}");
            prop_assert_eq!(day_window(before(day), &zone, start).1, from);
        }
    }
}
