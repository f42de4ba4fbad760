//! What is counted per member, and the calendar by which it is counted.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::days::{DayStart, day_start, day_window, local_day};
use crate::named;

named! {
    /// What costs work or money, and so has a quota.
    pub enum Feature {
        /// Messages to the coach, per day.
        CoachChat = "coach_chat",
        /// Quick entries, per day.
        QuickEntry = "quick_entry",
        /// Generated programmes, per month.
        ProgramGeneration = "program_generation",
    }
}

/// How long a window of a quota is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Period {
    Day,
    Month,
}

impl Feature {
    pub const fn period(self) -> Period {
        match self {
            Self::CoachChat | Self::QuickEntry => Period::Day,
            Self::ProgramGeneration => Period::Month,
        }
    }
}

/// A member's calendar.
#[derive(Clone, Debug)]
pub struct Calendar {
    pub zone: TimeZone,
    pub day_start: DayStart,
}

impl Calendar {
    /// The local day or month around `now`: its first instant, included, and its end, excluded.
    pub fn window(&self, period: Period, now: Timestamp) -> (Timestamp, Timestamp) {
        let day = local_day(now, &self.zone, self.day_start);
        match period {
            Period::Day => day_window(day, &self.zone, self.day_start),
            Period::Month => {
                let after = day.last_of_month().tomorrow().unwrap_or(day);
                let start = |day| day_start(day, &self.zone, self.day_start);
                (start(day.first_of_month()), start(after))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::days::zone;

    fn window(period: Period, name: &str, minutes: u16, now: &str) -> (String, String) {
        let day_start = DayStart::from_minutes(minutes).unwrap();
        let calendar = Calendar { zone: zone(name).unwrap(), day_start };
        let (from, to) = calendar.window(period, now.parse().unwrap());
        (from.to_string(), to.to_string())
    }

    #[test]
    fn a_day_is_the_members_own() {
        let (from, to) = window(Period::Day, "America/New_York", 0, "2026-11-24T02:00:00Z");
        assert_eq!((from.as_str(), to.as_str()), ("2026-11-23T05:00:00Z", "2026-11-24T05:00:00Z"));
        let (from, _) = window(Period::Day, "UTC", 240, "2026-11-24T02:00:00Z");
        assert_eq!(from, "2026-11-23T04:00:00Z");
    }

    #[test]
    fn a_month_runs_from_its_first_day_to_the_next_across_the_clocks() {
        let (from, to) = window(Period::Month, "Europe/Berlin", 0, "2026-03-31T21:59:59Z");
        assert_eq!((from.as_str(), to.as_str()), ("2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"));
        let (from, to) = window(Period::Month, "UTC", 180, "2027-01-01T02:00:00Z");
        assert_eq!((from.as_str(), to.as_str()), ("2026-12-01T03:00:00Z", "2027-01-01T03:00:00Z"));
    }
}
