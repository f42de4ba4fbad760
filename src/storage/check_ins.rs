//! Check-ins, one a day.

use jiff::civil::Date;

use super::change::{self, next_version, versioned};
use super::{Error, Read, Result, Row, User, Write};
use crate::domain::ids::CheckInId;
use crate::domain::meals::Source;
use crate::domain::readiness::{CheckIn, DayCheckIn};

versioned!(DayCheckIn);

/// What a check-in says.
#[derive(Clone, Debug)]
pub struct CheckInFacts {
    pub day: Date,
    pub answers: CheckIn,
    pub notes: Option<String>,
}

/// A check-in of the member.
pub fn get(tx: &Read<'_, User>, id: CheckInId) -> Result<Option<DayCheckIn>> {
    tx.one(
        "SELECT id, day, sleep_h, sleep_quality, energy, soreness, stress, mood, motivation, notes, source, created_at,
             updated_at
         FROM my_check_ins WHERE id = ?1",
        &[&id],
        read,
    )
}

/// The check-in of a day.
pub fn on_day(tx: &Read<'_, User>, day: Date) -> Result<Option<DayCheckIn>> {
    tx.one(
        "SELECT id, day, sleep_h, sleep_quality, energy, soreness, stress, mood, motivation, notes, source, created_at,
             updated_at
         FROM my_check_ins WHERE day = ?1",
        &[&day],
        read,
    )
}

/// Check-ins of the days `from` to `to`, both included, the latest first.
pub fn list(tx: &Read<'_, User>, from: Date, to: Date, rows: i64) -> Result<Vec<DayCheckIn>> {
    tx.all(
        "SELECT id, day, sleep_h, sleep_quality, energy, soreness, stress, mood, motivation, notes, source, created_at,
             updated_at
         FROM my_check_ins WHERE day >= ?1 AND day <= ?2 ORDER BY day DESC LIMIT ?3",
        &[&from, &to, &rows],
        read,
    )
}

/// Stores a check-in; [`Error::Conflict`] `check_in_exists` where the day has one.
pub fn insert(tx: &Write<'_, User>, facts: CheckInFacts, source: Source) -> Result<DayCheckIn> {
    if on_day(tx, facts.day)?.is_some() {
        return Err(Error::Conflict("check_in_exists"));
    }
    let CheckInFacts { day, answers, notes } = facts;
    let new = DayCheckIn { id: tx.new_id(), day, answers, notes, source, created_at: tx.now(), updated_at: tx.now() };
    let CheckIn { sleep_h, sleep_quality, energy, soreness, stress, mood, motivation } = &new.answers;
    tx.execute(
        "INSERT INTO check_ins (user_id, id, day, sleep_h, sleep_quality, energy, soreness, stress, mood, motivation,
             notes, source, created_at, updated_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)",
        &[
            &new.id,
            &new.day,
            sleep_h,
            sleep_quality,
            energy,
            soreness,
            stress,
            mood,
            motivation,
            &new.notes,
            &new.source,
            &new.created_at,
        ],
    )?;
    Ok(new)
}

/// Adds answers to a day's check-in, which is made where there is none; new answers win.
pub fn merge(tx: &Write<'_, User>, facts: CheckInFacts, source: Source) -> Result<DayCheckIn> {
    let Some(old) = on_day(tx, facts.day)? else { return insert(tx, facts, source) };
    let (new, before) = (facts.answers, old.answers);
    let answers = CheckIn {
        sleep_h: new.sleep_h.or(before.sleep_h),
        sleep_quality: new.sleep_quality.or(before.sleep_quality),
        energy: new.energy.or(before.energy),
        soreness: new.soreness.or(before.soreness),
        stress: new.stress.or(before.stress),
        mood: new.mood.or(before.mood),
        motivation: new.motivation.or(before.motivation),
    };
    let facts = CheckInFacts { day: old.day, answers, notes: facts.notes.or_else(|| old.notes.clone()) };
    store(tx, &old, facts)
}

/// Changes a check-in; [`Error::Conflict`] `check_in_exists` where it would move to a day that has one.
pub fn update(tx: &Write<'_, User>, old: &DayCheckIn, facts: CheckInFacts) -> Result<DayCheckIn> {
    if facts.day != old.day && on_day(tx, facts.day)?.is_some() {
        return Err(Error::Conflict("check_in_exists"));
    }
    store(tx, old, facts)
}

fn store(tx: &Write<'_, User>, old: &DayCheckIn, facts: CheckInFacts) -> Result<DayCheckIn> {
    let updated_at = next_version(tx, old.updated_at);
    let CheckInFacts { day, answers, notes } = facts;
    let CheckIn { sleep_h, sleep_quality, energy, soreness, stress, mood, motivation } = &answers;
    tx.execute(
        "UPDATE check_ins SET day = ?2, sleep_h = ?3, sleep_quality = ?4, energy = ?5, soreness = ?6, stress = ?7,
             mood = ?8, motivation = ?9, notes = ?10, updated_at = ?11
         WHERE user_id = auth_uid() AND id = ?1",
        &[&old.id, &day, sleep_h, sleep_quality, energy, soreness, stress, mood, motivation, &notes, &updated_at],
    )?;
    Ok(DayCheckIn { day, answers, notes, updated_at, ..*old })
}

/// Deletes a check-in.
pub fn delete(tx: &Write<'_, User>, id: CheckInId) -> Result<bool> {
    change::delete(tx, id, "check_in", "DELETE FROM check_ins WHERE user_id = auth_uid() AND id = ?1")
}

fn read(row: &Row<'_>) -> Result<DayCheckIn> {
    Ok(DayCheckIn {
        id: row.get(0)?,
        day: row.get(1)?,
        answers: CheckIn {
            sleep_h: row.get(2)?,
            sleep_quality: row.get(3)?,
            energy: row.get(4)?,
            soreness: row.get(5)?,
            stress: row.get(6)?,
            mood: row.get(7)?,
            motivation: row.get(8)?,
        },
        notes: row.get(9)?,
        source: row.get(10)?,
        created_at: row.get(11)?,
        updated_at: row.get(12)?,
    })
}
