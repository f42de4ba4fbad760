//! What was drunk for the water in it.

use jiff::civil::Date;

use super::change::{self, next_version, versioned};
use super::slice::Slice;
use super::{Read, Result, Row, User, Write};
use crate::domain::days::When;
use crate::domain::diary::Water;
use crate::domain::ids::WaterId;
use crate::domain::meals::Source;

versioned!(Water);

/// A drink of the member.
pub fn get(tx: &Read<'_, User>, id: WaterId) -> Result<Option<Water>> {
    tx.one(
        "SELECT id, amount_ml, at, time_zone, day, source, created_at, updated_at FROM my_water_intake WHERE id = ?1",
        &[&id],
        read,
    )
}

/// Part of the member's drinks, newest first.
pub fn list(tx: &Read<'_, User>, slice: &Slice) -> Result<Vec<Water>> {
    let Slice { first_day, last_day, since, before: (before, before_id), rows } = slice;
    tx.all(
        "SELECT id, amount_ml, at, time_zone, day, source, created_at, updated_at FROM my_water_intake
         WHERE at >= ?1 AND (at, id) < (?2, ?3) AND day >= ?4 AND day <= ?5
         ORDER BY at DESC, id DESC LIMIT ?6",
        &[since, before, before_id, first_day, last_day, rows],
        read,
    )
}

/// Millilitres of a local day.
pub fn sum_of(tx: &Read<'_, User>, day: Date) -> Result<f64> {
    let sum: Option<Option<f64>> =
        tx.one("SELECT SUM(amount_ml) FROM my_water_intake WHERE day = ?1", &[&day], |row| row.get(0))?;
    Ok(sum.flatten().unwrap_or(0.0))
}

/// Millilitres of each day from `from` to `to`, both included, that has any.
pub fn sums(tx: &Read<'_, User>, from: Date, to: Date) -> Result<Vec<(Date, f64)>> {
    tx.all(
        "SELECT day, SUM(amount_ml) FROM my_water_intake WHERE day >= ?1 AND day <= ?2 GROUP BY day",
        &[&from, &to],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Stores a drink.
pub fn insert(tx: &Write<'_, User>, amount_ml: f64, when: When, source: Source) -> Result<Water> {
    let water = Water { id: tx.new_id(), amount_ml, when, source, created_at: tx.now(), updated_at: tx.now() };
    tx.execute(
        "INSERT INTO water_intake (user_id, id, amount_ml, at, time_zone, day, source, created_at, updated_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
        &[
            &water.id,
            &water.amount_ml,
            &water.when.at,
            &water.when.time_zone,
            &water.when.day,
            &water.source,
            &water.created_at,
        ],
    )?;
    Ok(water)
}

/// Changes a drink.
pub fn update(tx: &Write<'_, User>, old: &Water, amount_ml: f64, when: When) -> Result<Water> {
    let updated_at = next_version(tx, old.updated_at);
    tx.execute(
        "UPDATE water_intake SET amount_ml = ?2, at = ?3, time_zone = ?4, day = ?5, updated_at = ?6
         WHERE user_id = auth_uid() AND id = ?1",
        &[&old.id, &amount_ml, &when.at, &when.time_zone, &when.day, &updated_at],
    )?;
    Ok(Water { amount_ml, when, updated_at, ..*old })
}

/// Deletes a drink.
pub fn delete(tx: &Write<'_, User>, id: WaterId) -> Result<bool> {
    change::delete(tx, id, "water", "DELETE FROM water_intake WHERE user_id = auth_uid() AND id = ?1")
}

fn read(row: &Row<'_>) -> Result<Water> {
    Ok(Water {
        id: row.get(0)?,
        amount_ml: row.get(1)?,
        when: When { at: row.get(2)?, time_zone: row.get(3)?, day: row.get(4)? },
        source: row.get(5)?,
        created_at: row.get(6)?,
        updated_at: row.get(7)?,
    })
}
