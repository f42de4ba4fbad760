//! Preferences. Every account has them from its first moment.

use jiff::Timestamp;

use super::{Error, Read, Result, User, Write};
use crate::domain::days::DayStart;
use crate::domain::profile::Preferences;

/// The member's preferences, and when they were last changed.
pub fn get(tx: &Read<'_, User>) -> Result<Option<(Preferences, Timestamp)>> {
    tx.one("SELECT time_zone, unit_system, language, day_starts_at, updated_at FROM my_user_preferences", &[], |row| {
        let day_starts_at = DayStart::from_minutes(row.get(3)?).map_err(|_| Error::Column(3))?;
        let preferences =
            Preferences { time_zone: row.get(0)?, unit_system: row.get(1)?, language: row.get(2)?, day_starts_at };
        Ok((preferences, row.get(4)?))
    })
}

/// Replaces the member's preferences. Records made before keep the days they were given.
pub fn update(tx: &Write<'_, User>, preferences: &Preferences, updated_at: Timestamp) -> Result<()> {
    tx.execute(
        "UPDATE user_preferences SET time_zone = ?1, unit_system = ?2, language = ?3, day_starts_at = ?4,
                updated_at = ?5
         WHERE user_id = auth_uid()",
        &[
            &preferences.time_zone,
            &preferences.unit_system,
            &preferences.language,
            &preferences.day_starts_at.minutes(),
            &updated_at,
        ],
    )?;
    Ok(())
}
