//! What is said and summed of whole local days.

use jiff::civil::Date;

use super::db::ToValue;
use super::slice::Slice;
use super::{Read, Result, User, Write};
use crate::domain::nutrients::{Nutrients, Totals};

/// The sums of a day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DaySums {
    pub day: Date,
    pub meals: u32,
    pub eaten: Totals,
}

/// Whether the member said that all food of a day is logged.
pub fn is_complete(tx: &Read<'_, User>, day: Date) -> Result<bool> {
    let complete = tx.one("SELECT complete FROM my_days WHERE day = ?1", &[&day], |row| row.get(0))?;
    Ok(complete.unwrap_or(false))
}

/// The days from `from` to `to`, both included, that are marked as complete, in their order.
pub fn complete_days(tx: &Read<'_, User>, from: Date, to: Date) -> Result<Vec<Date>> {
    tx.all(
        "SELECT day FROM my_days WHERE day >= ?1 AND day <= ?2 AND complete = 1 ORDER BY day",
        &[&from, &to],
        |row| row.get(0),
    )
}

/// Says whether all food of a day is logged.
pub fn set_complete(tx: &Write<'_, User>, day: Date, complete: bool) -> Result<()> {
    tx.execute(
        "INSERT INTO days (user_id, day, complete, updated_at) VALUES (auth_uid(), ?1, ?2, ?3)
         ON CONFLICT (user_id, day) DO UPDATE SET complete = excluded.complete, updated_at = excluded.updated_at",
        &[&day, &complete, &tx.now()],
    )?;
    Ok(())
}

/// The sums of the days from `from` to `to`, both included, that have meals, the latest first.
pub fn sums(tx: &Read<'_, User>, from: Date, to: Date) -> Result<Vec<DaySums>> {
    let Slice { first_day, last_day, since, before: (until, _), .. } = Slice::new(Some(from), Some(to), None, 0);
    let bounds: [&dyn ToValue; 4] = [&first_day, &last_day, &since, &until];
    let mut days: Vec<DaySums> = tx.all(
        "SELECT day, COUNT(*) FROM my_meals
         WHERE eaten_at >= ?3 AND eaten_at < ?4 AND day >= ?1 AND day <= ?2
         GROUP BY day ORDER BY day DESC",
        &bounds,
        |row| Ok(DaySums { day: row.get(0)?, meals: row.get(1)?, eaten: Totals::default() }),
    )?;
    let items = tx.all(
        "SELECT m.day, i.energy_kcal, i.protein_g, i.carbs_g, i.fat_g, i.fiber_g, i.sugar_g, i.saturated_fat_g,
             i.sodium_mg, i.alcohol_g
         FROM my_meals m JOIN my_meal_items i ON i.meal_id = m.id
         WHERE m.eaten_at >= ?3 AND m.eaten_at < ?4 AND m.day >= ?1 AND m.day <= ?2",
        &bounds,
        |row| Ok((row.get::<Date>(0)?, super::nutrient_columns::read(row, 1)?)),
    )?;
    for (day, nutrients) in &items {
        if let Ok(index) = days.binary_search_by(|sums| day.cmp(&sums.day)) {
            days[index].eaten.add(nutrients);
        }
    }
    Ok(days)
}

/// The sums of one day.
pub fn eaten_on(tx: &Read<'_, User>, day: Date) -> Result<Totals> {
    let Slice { since, before: (until, _), .. } = Slice::new(Some(day), Some(day), None, 0);
    let items: Vec<Nutrients> = tx.all(
        "SELECT i.energy_kcal, i.protein_g, i.carbs_g, i.fat_g, i.fiber_g, i.sugar_g, i.saturated_fat_g, i.sodium_mg,
             i.alcohol_g
         FROM my_meals m JOIN my_meal_items i ON i.meal_id = m.id
         WHERE m.eaten_at >= ?2 AND m.eaten_at < ?3 AND m.day = ?1",
        &[&day, &since, &until],
        |row| super::nutrient_columns::read(row, 0),
    )?;
    Ok(items.iter().sum())
}
