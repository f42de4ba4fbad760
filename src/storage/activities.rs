//! Activities.

use jiff::civil::Date;

use super::change::{self, next_version, versioned};
use super::slice::Slice;
use super::{Read, Result, Row, User, Write};
use crate::domain::activities::{Activity, ActivityFacts};
use crate::domain::days::When;
use crate::domain::ids::ActivityId;
use crate::domain::meals::Source;

versioned!(Activity);

/// An activity of the member.
pub fn get(tx: &Read<'_, User>, id: ActivityId) -> Result<Option<Activity>> {
    tx.one(
        "SELECT id, kind, name, started_at, time_zone, day, duration_s, distance_m, elevation_gain_m,
             average_heart_rate_bpm, max_heart_rate_bpm, energy_kcal, energy_source, perceived_exertion, notes, source,
             created_at, updated_at
         FROM my_activities WHERE id = ?1",
        &[&id],
        read,
    )
}

/// Part of the member's activities, newest first.
pub fn list(tx: &Read<'_, User>, slice: &Slice) -> Result<Vec<Activity>> {
    let Slice { first_day, last_day, since, before: (before, before_id), rows } = slice;
    tx.all(
        "SELECT id, kind, name, started_at, time_zone, day, duration_s, distance_m, elevation_gain_m,
             average_heart_rate_bpm, max_heart_rate_bpm, energy_kcal, energy_source, perceived_exertion, notes, source,
             created_at, updated_at
         FROM my_activities
         WHERE started_at >= ?1 AND (started_at, id) < (?2, ?3) AND day >= ?4 AND day <= ?5
         ORDER BY started_at DESC, id DESC LIMIT ?6",
        &[since, before, before_id, first_day, last_day, rows],
        read,
    )
}

/// The activities of a local day, in their order.
pub fn on_day(tx: &Read<'_, User>, day: Date) -> Result<Vec<Activity>> {
    let mut activities = list(tx, &Slice::new(Some(day), Some(day), None, MOST_A_DAY))?;
    activities.reverse();
    Ok(activities)
}

/// Energy of each day from `from` to `to`, both included, that has any, kcal.
pub fn energy_sums(tx: &Read<'_, User>, from: Date, to: Date) -> Result<Vec<(Date, f64)>> {
    tx.all(
        "SELECT day, SUM(energy_kcal) FROM my_activities
         WHERE day >= ?1 AND day <= ?2 AND energy_kcal IS NOT NULL GROUP BY day",
        &[&from, &to],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// More activities nobody logs in a day.
const MOST_A_DAY: i64 = 200;

/// Whether the member has logged an activity of this kind on or after the day.
pub fn any_since(tx: &Read<'_, User>, kind: &str, day: Date) -> Result<bool> {
    let since = Slice::new(Some(day), None, None, 1).since;
    let found = tx.one(
        "SELECT 1 FROM my_activities WHERE started_at >= ?1 AND day >= ?2 AND kind = ?3 LIMIT 1",
        &[&since, &day, &kind],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}

/// Stores an activity.
pub fn insert(tx: &Write<'_, User>, facts: ActivityFacts, source: Source) -> Result<Activity> {
    let activity = Activity { id: tx.new_id(), facts, source, created_at: tx.now(), updated_at: tx.now() };
    let Activity { id, facts, source, created_at, .. } = &activity;
    let (energy_kcal, energy_source) = facts.energy.unzip();
    tx.execute(
        "INSERT INTO activities (user_id, id, kind, name, started_at, time_zone, day, duration_s, distance_m,
             elevation_gain_m, average_heart_rate_bpm, max_heart_rate_bpm, energy_kcal, energy_source,
             perceived_exertion, notes, source, created_at, updated_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?17)",
        &[
            id,
            &facts.kind,
            &facts.name,
            &facts.when.at,
            &facts.when.time_zone,
            &facts.when.day,
            &facts.duration_s,
            &facts.distance_m,
            &facts.elevation_gain_m,
            &facts.average_heart_rate_bpm,
            &facts.max_heart_rate_bpm,
            &energy_kcal,
            &energy_source,
            &facts.perceived_exertion,
            &facts.notes,
            source,
            created_at,
        ],
    )?;
    Ok(activity)
}

/// Changes an activity.
pub fn update(tx: &Write<'_, User>, old: &Activity, facts: ActivityFacts) -> Result<Activity> {
    let updated_at = next_version(tx, old.updated_at);
    let (energy_kcal, energy_source) = facts.energy.unzip();
    tx.execute(
        "UPDATE activities SET kind = ?2, name = ?3, started_at = ?4, time_zone = ?5, day = ?6, duration_s = ?7,
             distance_m = ?8, elevation_gain_m = ?9, average_heart_rate_bpm = ?10, max_heart_rate_bpm = ?11,
             energy_kcal = ?12, energy_source = ?13, perceived_exertion = ?14, notes = ?15, updated_at = ?16
         WHERE user_id = auth_uid() AND id = ?1",
        &[
            &old.id,
            &facts.kind,
            &facts.name,
            &facts.when.at,
            &facts.when.time_zone,
            &facts.when.day,
            &facts.duration_s,
            &facts.distance_m,
            &facts.elevation_gain_m,
            &facts.average_heart_rate_bpm,
            &facts.max_heart_rate_bpm,
            &energy_kcal,
            &energy_source,
            &facts.perceived_exertion,
            &facts.notes,
            &updated_at,
        ],
    )?;
    Ok(Activity { facts, updated_at, ..old.clone() })
}

/// Deletes an activity.
pub fn delete(tx: &Write<'_, User>, id: ActivityId) -> Result<bool> {
    change::delete(tx, id, "activity", "DELETE FROM activities WHERE user_id = auth_uid() AND id = ?1")
}

fn read(row: &Row<'_>) -> Result<Activity> {
    let (kcal, source): (Option<f64>, Option<_>) = (row.get(11)?, row.get(12)?);
    Ok(Activity {
        id: row.get(0)?,
        facts: ActivityFacts {
            kind: row.get(1)?,
            name: row.get(2)?,
            when: When { at: row.get(3)?, time_zone: row.get(4)?, day: row.get(5)? },
            duration_s: row.get(6)?,
            distance_m: row.get(7)?,
            elevation_gain_m: row.get(8)?,
            average_heart_rate_bpm: row.get(9)?,
            max_heart_rate_bpm: row.get(10)?,
            energy: kcal.zip(source),
            perceived_exertion: row.get(13)?,
            notes: row.get(14)?,
        },
        source: row.get(15)?,
        created_at: row.get(16)?,
        updated_at: row.get(17)?,
    })
}
