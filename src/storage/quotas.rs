//! Quotas: what a member used of a feature in the window at hand, and what is reserved for work under way.
//!
//! A window is stored as two instants when it opens, so that a changed time zone counts from the next one.

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{Read, Result, Service, Write};
use crate::domain::allowance::{Calendar, Feature};
use crate::domain::days::{DayStart, zone};
use crate::domain::ids::UserId;

/// A reservation that nobody settled counts no longer after this.
pub const RESERVED_FOR: SignedDuration = SignedDuration::from_mins(10);

/// Where a member stands with a feature.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Usage {
    pub feature: Feature,
    /// `None`: without limit.
    pub limit: Option<u32>,
    /// Settled and reserved.
    pub used: u32,
    /// When the window began and when it ends.
    pub starts_at: Timestamp,
    pub resets_at: Timestamp,
}

impl Usage {
    pub fn remaining(&self) -> Option<u32> {
        self.limit.map(|limit| limit.saturating_sub(self.used))
    }
}

/// A reservation, or the usage that left no room for one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reserved {
    Yes(Uuid, Usage),
    Exceeded(Usage),
}

/// Where a member stands; `default` is the limit of those for whom none is set.
pub fn usage(tx: &Read<'_, Service>, user: UserId, feature: Feature, default: u32) -> Result<Usage> {
    let (starts_at, resets_at) = match open_window(tx, user, feature)? {
        Some(window) => window,
        None => next_window(tx, user, feature)?,
    };
    let used = tx.one(
        "SELECT coalesce((SELECT used FROM quota_windows WHERE user_id = ?1 AND feature = ?2 AND starts_at = ?3), 0)
              + (SELECT count(*) FROM quota_reservations
                 WHERE user_id = ?1 AND feature = ?2 AND starts_at = ?3 AND expires_at > ?4)",
        &[&user, &feature, &starts_at, &tx.now()],
        |row| row.get(0),
    )?;
    let limit = limit(tx, user, feature, default)?;
    Ok(Usage { feature, limit, used: used.unwrap_or(0), starts_at, resets_at })
}

/// Reserves one use if the window has room for it. The statement that checks is the one that reserves.
pub fn reserve(tx: &Write<'_, Service>, user: UserId, feature: Feature, default: u32) -> Result<Reserved> {
    let starts_at = match open_window(tx, user, feature)? {
        Some((starts_at, _)) => starts_at,
        None => open_next_window(tx, user, feature)?,
    };
    // No limit is a limit beyond counting.
    let limit = limit(tx, user, feature, default)?.map_or(i64::MAX, i64::from);
    let expires_at = tx.now().checked_add(RESERVED_FOR).unwrap_or(Timestamp::MAX);
    let id = tx.one(
        "INSERT INTO quota_reservations (id, user_id, feature, starts_at, expires_at)
         SELECT ?1, w.user_id, w.feature, w.starts_at, ?6 FROM quota_windows w
         WHERE w.user_id = ?2 AND w.feature = ?3 AND w.starts_at = ?4
           AND w.used + (SELECT count(*) FROM quota_reservations r
                         WHERE r.user_id = ?2 AND r.feature = ?3 AND r.starts_at = ?4 AND r.expires_at > ?7) < ?5
         RETURNING id",
        &[&tx.new_id::<Uuid>(), &user, &feature, &starts_at, &limit, &expires_at, &tx.now()],
        |row| row.get(0),
    )?;
    let usage = usage(tx, user, feature, default)?;
    Ok(id.map_or(Reserved::Exceeded(usage), |id| Reserved::Yes(id, usage)))
}

/// Turns a reservation into a use: the work was done.
pub fn settle(tx: &Write<'_, Service>, reservation: Uuid) -> Result<()> {
    let of = tx.one(
        "DELETE FROM quota_reservations WHERE id = ?1 RETURNING user_id, feature, starts_at",
        &[&reservation],
        |row| Ok((row.get::<UserId>(0)?, row.get::<Feature>(1)?, row.get::<Timestamp>(2)?)),
    )?;
    if let Some((user, feature, starts_at)) = of {
        tx.execute(
            "UPDATE quota_windows SET used = used + 1 WHERE user_id = ?1 AND feature = ?2 AND starts_at = ?3",
            &[&user, &feature, &starts_at],
        )?;
    }
    Ok(())
}

/// Takes a reservation back: the work came to nothing.
pub fn give_back(tx: &Write<'_, Service>, reservation: Uuid) -> Result<()> {
    tx.execute("DELETE FROM quota_reservations WHERE id = ?1", &[&reservation])?;
    Ok(())
}

/// Sets another limit for a member; `None`: without limit.
pub fn set_limit(tx: &Write<'_, Service>, user: UserId, feature: Feature, limit: Option<u32>) -> Result<()> {
    tx.execute(
        "INSERT INTO quota_overrides (user_id, feature, quota) VALUES (?1, ?2, ?3)
         ON CONFLICT (user_id, feature) DO UPDATE SET quota = excluded.quota",
        &[&user, &feature, &limit],
    )?;
    Ok(())
}

/// Takes a member's own limit away, so that the server's usual one counts.
pub fn clear_limit(tx: &Write<'_, Service>, user: UserId, feature: Feature) -> Result<()> {
    tx.execute("DELETE FROM quota_overrides WHERE user_id = ?1 AND feature = ?2", &[&user, &feature])?;
    Ok(())
}

/// The limits that are set for a member alone.
pub fn own_limits(tx: &Read<'_, Service>, user: UserId) -> Result<Vec<(Feature, Option<u32>)>> {
    tx.all("SELECT feature, quota FROM quota_overrides WHERE user_id = ?1 ORDER BY feature", &[&user], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// Deletes windows that ended, and reservations that lapsed, before `limit`.
pub fn prune(tx: &Write<'_, Service>, limit: Timestamp) -> Result<u64> {
    let reservations = tx.execute("DELETE FROM quota_reservations WHERE expires_at < ?1", &[&limit])?;
    Ok(reservations + tx.execute("DELETE FROM quota_windows WHERE ends_at < ?1", &[&limit])?)
}

fn limit(tx: &Read<'_, Service>, user: UserId, feature: Feature, default: u32) -> Result<Option<u32>> {
    let set =
        tx.one("SELECT quota FROM quota_overrides WHERE user_id = ?1 AND feature = ?2", &[&user, &feature], |row| {
            row.get::<Option<u32>>(0)
        })?;
    Ok(set.unwrap_or(Some(default)))
}

fn open_window(tx: &Read<'_, Service>, user: UserId, feature: Feature) -> Result<Option<(Timestamp, Timestamp)>> {
    tx.one(
        "SELECT starts_at, ends_at FROM quota_windows
         WHERE user_id = ?1 AND feature = ?2 AND starts_at <= ?3 AND ends_at > ?3 ORDER BY starts_at DESC LIMIT 1",
        &[&user, &feature, &tx.now()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The window that would open now, by the member's calendar; it begins where the last one ended at the earliest.
fn next_window(tx: &Read<'_, Service>, user: UserId, feature: Feature) -> Result<(Timestamp, Timestamp)> {
    let preferences =
        tx.one("SELECT time_zone, day_starts_at FROM user_preferences WHERE user_id = ?1", &[&user], |row| {
            Ok((row.get::<String>(0)?, row.get::<u16>(1)?))
        })?;
    let (name, minutes) = preferences.unwrap_or_default();
    let calendar = Calendar {
        zone: zone(&name).unwrap_or(jiff::tz::TimeZone::UTC),
        day_start: DayStart::from_minutes(minutes).unwrap_or(DayStart::MIDNIGHT),
    };
    let (starts_at, ends_at) = calendar.window(feature.period(), tx.now());
    let last_end: Option<Timestamp> = tx.one(
        "SELECT ends_at FROM quota_windows WHERE user_id = ?1 AND feature = ?2 AND ends_at <= ?3
         ORDER BY ends_at DESC LIMIT 1",
        &[&user, &feature, &tx.now()],
        |row| row.get(0),
    )?;
    Ok((last_end.map_or(starts_at, |end| end.max(starts_at)), ends_at))
}

fn open_next_window(tx: &Write<'_, Service>, user: UserId, feature: Feature) -> Result<Timestamp> {
    let (starts_at, ends_at) = next_window(tx, user, feature)?;
    tx.execute(
        "INSERT INTO quota_windows (user_id, feature, starts_at, ends_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (user_id, feature, starts_at) DO UPDATE SET ends_at = excluded.ends_at",
        &[&user, &feature, &starts_at, &ends_at],
    )?;
    Ok(starts_at)
}

#[cfg(test)]
#[path = "quotas_tests.rs"]
mod tests;
