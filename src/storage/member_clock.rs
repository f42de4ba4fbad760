//! The member's clock: to which local day a new record belongs.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Read, Result, User};
use crate::domain::days::{DayStart, When, local_day, zone};

/// The member's time zone and the start of their day.
#[derive(Clone, Debug)]
pub struct MemberClock {
    pub zone: TimeZone,
    pub day_start: DayStart,
}

impl MemberClock {
    /// The clock of the member for whom the job runs.
    pub fn of(tx: &Read<'_, User>) -> Result<Self> {
        let preferences = tx.one("SELECT time_zone, day_starts_at FROM my_user_preferences", &[], |row| {
            Ok((row.get::<String>(0)?, row.get::<u16>(1)?))
        })?;
        let (name, minutes) = preferences.unwrap_or_else(|| ("UTC".to_owned(), 0));
        Ok(Self {
            // A zone that has left the database since it was chosen.
            zone: zone(&name).unwrap_or(TimeZone::UTC),
            day_start: DayStart::from_minutes(minutes).unwrap_or_default(),
        })
    }

    /// Dates a record: `at` (now, if not given) in `zone` (the member's, if not given).
    pub fn when(&self, tx: &Read<'_, User>, at: Option<Timestamp>, zone: Option<&TimeZone>) -> When {
        When::new(at.unwrap_or_else(|| tx.now()), zone.unwrap_or(&self.zone), self.day_start)
    }

    /// The member's day of an instant.
    pub fn day(&self, at: Timestamp) -> Date {
        local_day(at, &self.zone, self.day_start)
    }
}

/// Dates a record that is changed: a record whose instant and zone stay keeps its day, whatever the member's clock is now.
pub fn moved(tx: &Read<'_, User>, old: &When, at: Option<Timestamp>, zone: Option<&TimeZone>) -> Result<When> {
    if at.is_none() && zone.is_none() {
        return Ok(old.clone());
    }
    let clock = MemberClock::of(tx)?;
    let own = zone.cloned().unwrap_or_else(|| crate::domain::days::zone(&old.time_zone).unwrap_or(TimeZone::UTC));
    Ok(When::new(at.unwrap_or(old.at), &own, clock.day_start))
}
