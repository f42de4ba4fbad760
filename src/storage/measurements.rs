//! Measurements of the body.

use jiff::civil::Date;

use super::change::{self, next_version, versioned};
use super::slice::Slice;
use super::{Read, Result, Row, User, Write};
use crate::domain::days::When;
use crate::domain::ids::MeasurementId;
use crate::domain::meals::Source;
use crate::domain::measurements::{Measurement, MeasurementKind, Reading};
use crate::domain::trends::{Point, one_a_day};

versioned!(Measurement);

/// A measurement of the member.
pub fn get(tx: &Read<'_, User>, id: MeasurementId) -> Result<Option<Measurement>> {
    tx.one(
        "SELECT id, kind, quantity, unit, value, value2, at, time_zone, day, source, created_at, updated_at
         FROM my_measurements WHERE id = ?1",
        &[&id],
        read,
    )
}

/// Part of the member's measurements, newest first, of one kind or of all.
pub fn list(tx: &Read<'_, User>, slice: &Slice, kind: Option<MeasurementKind>) -> Result<Vec<Measurement>> {
    let Slice { first_day, last_day, since, before: (before, before_id), rows } = slice;
    tx.all(
        "SELECT id, kind, quantity, unit, value, value2, at, time_zone, day, source, created_at, updated_at
         FROM my_measurements
         WHERE at >= ?1 AND (at, id) < (?2, ?3) AND day >= ?4 AND day <= ?5 AND (?7 IS NULL OR kind = ?7)
         ORDER BY at DESC, id DESC LIMIT ?6",
        &[since, before, before_id, first_day, last_day, rows, &kind],
        read,
    )
}

/// The latest measurement of a kind.
pub fn latest(tx: &Read<'_, User>, kind: MeasurementKind) -> Result<Option<Measurement>> {
    tx.one(
        "SELECT id, kind, quantity, unit, value, value2, at, time_zone, day, source, created_at, updated_at
         FROM my_measurements WHERE kind = ?1 ORDER BY at DESC LIMIT 1",
        &[&kind],
        read,
    )
}

/// One value a local day, the earliest of it, from the day `from` on, in the kind's standard unit.
pub fn daily(tx: &Read<'_, User>, kind: MeasurementKind, from: Date) -> Result<Vec<Point>> {
    let since = Slice::new(Some(from), None, None, 0).since;
    let values = tx.all(
        "SELECT day, value FROM my_measurements WHERE kind = ?1 AND at >= ?2 AND day >= ?3 ORDER BY at",
        &[&kind, &since, &from],
        |row| Ok(Point { day: row.get(0)?, value: row.get(1)? }),
    )?;
    Ok(one_a_day(values))
}

/// Stores a measurement.
pub fn insert(
    tx: &Write<'_, User>,
    kind: MeasurementKind,
    reading: Reading,
    when: When,
    source: Source,
) -> Result<Measurement> {
    let new = Measurement { id: tx.new_id(), kind, reading, when, source, created_at: tx.now(), updated_at: tx.now() };
    tx.execute(
        "INSERT INTO measurements (user_id, id, kind, quantity, unit, value, value2, at, time_zone, day, source,
             created_at, updated_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)",
        &[
            &new.id,
            &new.kind,
            &new.reading.value,
            &new.reading.unit,
            &new.reading.standard_value,
            &new.reading.diastolic,
            &new.when.at,
            &new.when.time_zone,
            &new.when.day,
            &new.source,
            &new.created_at,
        ],
    )?;
    Ok(new)
}

/// Changes a measurement.
pub fn update(tx: &Write<'_, User>, old: &Measurement, reading: Reading, when: When) -> Result<Measurement> {
    let updated_at = next_version(tx, old.updated_at);
    tx.execute(
        "UPDATE measurements SET quantity = ?2, unit = ?3, value = ?4, value2 = ?5, at = ?6, time_zone = ?7, day = ?8,
             updated_at = ?9
         WHERE user_id = auth_uid() AND id = ?1",
        &[
            &old.id,
            &reading.value,
            &reading.unit,
            &reading.standard_value,
            &reading.diastolic,
            &when.at,
            &when.time_zone,
            &when.day,
            &updated_at,
        ],
    )?;
    Ok(Measurement { reading, when, updated_at, ..*old })
}

/// Deletes a measurement.
pub fn delete(tx: &Write<'_, User>, id: MeasurementId) -> Result<bool> {
    change::delete(tx, id, "measurement", "DELETE FROM measurements WHERE user_id = auth_uid() AND id = ?1")
}

fn read(row: &Row<'_>) -> Result<Measurement> {
    Ok(Measurement {
        id: row.get(0)?,
        kind: row.get(1)?,
        reading: Reading { value: row.get(2)?, unit: row.get(3)?, standard_value: row.get(4)?, diastolic: row.get(5)? },
        when: When { at: row.get(6)?, time_zone: row.get(7)?, day: row.get(8)? },
        source: row.get(9)?,
        created_at: row.get(10)?,
        updated_at: row.get(11)?,
    })
}
