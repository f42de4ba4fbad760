//! The members of a request that date a record.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::domain::days::{self, When};
use crate::http::{Errors, Instant, Patch};
use crate::storage::member_clock::{MemberClock, moved};
use crate::storage::{Read, Result, User};

/// When a new record happened, as far as the request says.
#[derive(Clone, Debug)]
pub struct At {
    at: Option<Timestamp>,
    zone: Option<TimeZone>,
}

impl At {
    /// Takes an instant and the name of a zone; one that does not exist is refused by [`check_zone`] before.
    pub fn new(at: Option<Instant>, time_zone: Option<&str>) -> Self {
        Self { at: at.map(Timestamp::from), zone: time_zone.and_then(|name| days::zone(name).ok()) }
    }

    /// The same of a patch: what is absent stays.
    pub fn patch(at: &Patch<Instant>, time_zone: &Patch<String>) -> Self {
        Self::new(at.value().copied(), time_zone.value().map(String::as_str))
    }

    /// Dates a new record by the member's clock.
    pub fn resolve(&self, tx: &Read<'_, User>) -> Result<When> {
        Ok(MemberClock::of(tx)?.when(tx, self.at, self.zone.as_ref()))
    }

    /// Dates a record that is changed.
    pub fn moved(&self, tx: &Read<'_, User>, old: &When) -> Result<When> {
        moved(tx, old, self.at, self.zone.as_ref())
    }
}

/// Notes a fault where a time zone does not exist.
pub fn check_zone(name: Option<&str>, errors: &mut Errors) {
    let known = name.is_none_or(|name| days::zone(name).is_ok());
    errors.require(known, "time_zone", "must be an IANA time zone, such as Europe/Berlin");
}
