//! Meals and their items.

use jiff::civil::Date;

use super::change::{self, next_version, versioned};
use super::slice::Slice;
use super::{Read, Result, Row, User, Write, nutrient_columns};
use crate::domain::days::When;
use crate::domain::ids::{MealId, MealItemId};
use crate::domain::meals::{Eaten, Meal, MealCategory, MealItem, Source};

versioned!(Meal);

/// A meal to store; its items are resolved to grams and nutrients already.
#[derive(Clone, Debug)]
pub struct NewMeal {
    pub name: Option<String>,
    pub category: MealCategory,
    pub when: When,
    pub notes: Option<String>,
    pub source: Source,
    pub items: Vec<Eaten>,
}

/// Stores a meal.
pub fn insert(tx: &Write<'_, User>, new: NewMeal) -> Result<Meal> {
    let items = new.items.into_iter().map(|eaten| MealItem { id: tx.new_id(), eaten }).collect();
    let meal = Meal {
        id: tx.new_id(),
        name: new.name,
        category: new.category,
        when: new.when,
        notes: new.notes,
        source: new.source,
        items,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    tx.execute(
        "INSERT INTO meals (user_id, id, name, category, eaten_at, time_zone, day, notes, source, created_at, updated_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)",
        &[
            &meal.id,
            &meal.name,
            &meal.category,
            &meal.when.at,
            &meal.when.time_zone,
            &meal.when.day,
            &meal.notes,
            &meal.source,
            &meal.created_at,
        ],
    )?;
    for (position, item) in (0..).zip(&meal.items) {
        insert_item(tx, meal.id, position, item)?;
    }
    Ok(meal)
}

fn insert_item(tx: &Write<'_, User>, meal: MealId, position: i64, item: &MealItem) -> Result<()> {
    let MealItem { id, eaten } = item;
    let [energy, protein, carbs, fat, fiber, sugar, saturated, sodium, alcohol] = eaten.nutrients.values();
    tx.execute(
        "INSERT INTO meal_items (user_id, id, meal_id, position, food_id, name, quantity, unit, grams, energy_kcal,
             protein_g, carbs_g, fat_g, fiber_g, sugar_g, saturated_fat_g, sodium_mg, alcohol_g)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        &[
            id,
            &meal,
            &position,
            &eaten.food_id,
            &eaten.name,
            &eaten.quantity,
            &eaten.unit,
            &eaten.grams,
            &energy,
            &protein,
            &carbs,
            &fat,
            &fiber,
            &sugar,
            &saturated,
            &sodium,
            &alcohol,
        ],
    )?;
    Ok(())
}

/// A meal of the member.
pub fn get(tx: &Read<'_, User>, id: MealId) -> Result<Option<Meal>> {
    let meal = tx.one(
        "SELECT id, name, category, eaten_at, time_zone, day, notes, source, created_at, updated_at
         FROM my_meals WHERE id = ?1",
        &[&id],
        read_meal,
    )?;
    let Some(mut meal) = meal else { return Ok(None) };
    meal.items = items(tx, id)?;
    Ok(Some(meal))
}

fn items(tx: &Read<'_, User>, meal: MealId) -> Result<Vec<MealItem>> {
    tx.all(
        "SELECT id, food_id, name, quantity, unit, grams, energy_kcal, protein_g, carbs_g, fat_g, fiber_g, sugar_g,
             saturated_fat_g, sodium_mg, alcohol_g
         FROM my_meal_items WHERE meal_id = ?1 ORDER BY position",
        &[&meal],
        read_item,
    )
}

/// Part of the member's meals, newest first.
pub fn list(tx: &Read<'_, User>, slice: &Slice) -> Result<Vec<Meal>> {
    let Slice { first_day, last_day, since, before: (before, before_id), rows } = slice;
    let mut meals = tx.all(
        "SELECT id, name, category, eaten_at, time_zone, day, notes, source, created_at, updated_at
         FROM my_meals
         WHERE eaten_at >= ?1 AND (eaten_at, id) < (?2, ?3) AND day >= ?4 AND day <= ?5
         ORDER BY eaten_at DESC, id DESC LIMIT ?6",
        &[since, before, before_id, first_day, last_day, rows],
        read_meal,
    )?;
    if !read_items_together(tx, &mut meals)? {
        for meal in &mut meals {
            meal.items = items(tx, meal.id)?;
        }
    }
    Ok(meals)
}

/// Reads the items of meals that were logged about when they were eaten, as nearly all are: then their items lie in one
/// stretch, and seeking each would cost more than passing over a few of other meals. `false` where too many are.
fn read_items_together(tx: &Read<'_, User>, meals: &mut [Meal]) -> Result<bool> {
    let ids = || meals.iter().map(|meal| meal.id);
    let (Some(first), Some(last)) = (ids().min(), ids().max()) else { return Ok(true) };
    let mut left = WORTH_READING * meals.len() as i64;
    let rows = left;
    let mut at = 0;
    tx.each(
        "SELECT id, food_id, name, quantity, unit, grams, energy_kcal, protein_g, carbs_g, fat_g, fiber_g, sugar_g,
             saturated_fat_g, sodium_mg, alcohol_g, meal_id
         FROM my_meal_items WHERE meal_id >= ?1 AND meal_id <= ?2 ORDER BY meal_id, position LIMIT ?3",
        &[&first, &last, &rows],
        |row| {
            left -= 1;
            let of: MealId = row.get(15)?;
            if meals[at].id != of {
                match meals.iter().position(|meal| meal.id == of) {
                    Some(found) => at = found,
                    None => return Ok(()),
                }
            }
            meals[at].items.push(read_item(row)?);
            Ok(())
        },
    )?;
    Ok(left > 0)
}

/// So many items a meal are read at one go.
const WORTH_READING: i64 = 12;

/// The meals of a local day, in the order they were eaten.
pub fn on_day(tx: &Read<'_, User>, day: Date) -> Result<Vec<Meal>> {
    let mut meals = list(tx, &Slice::new(Some(day), Some(day), None, MOST_A_DAY))?;
    meals.reverse();
    Ok(meals)
}

/// More meals nobody eats in a day.
const MOST_A_DAY: i64 = 200;

/// What a meal becomes; the items are all that it will have, in their order, and those with an id keep it.
#[derive(Clone, Debug)]
pub struct MealUpdate {
    pub name: Option<String>,
    pub category: MealCategory,
    pub when: When,
    pub notes: Option<String>,
    /// `None`: they stay.
    pub items: Option<Vec<(Option<MealItemId>, Eaten)>>,
}

/// Changes a meal.
pub fn update(tx: &Write<'_, User>, old: &Meal, new: MealUpdate) -> Result<Meal> {
    let updated_at = next_version(tx, old.updated_at);
    tx.execute(
        "UPDATE meals SET name = ?2, category = ?3, eaten_at = ?4, time_zone = ?5, day = ?6, notes = ?7, updated_at = ?8
         WHERE user_id = auth_uid() AND id = ?1",
        &[
            &old.id,
            &new.name,
            &new.category,
            &new.when.at,
            &new.when.time_zone,
            &new.when.day,
            &new.notes,
            &updated_at,
        ],
    )?;
    let items = match new.items {
        None => old.items.clone(),
        Some(items) => {
            tx.execute("DELETE FROM meal_items WHERE user_id = auth_uid() AND meal_id = ?1", &[&old.id])?;
            let items: Vec<MealItem> = items
                .into_iter()
                .map(|(kept, eaten)| MealItem { id: kept.unwrap_or_else(|| tx.new_id()), eaten })
                .collect();
            for (position, item) in (0..).zip(&items) {
                insert_item(tx, old.id, position, item)?;
            }
            items
        }
    };
    Ok(Meal { name: new.name, category: new.category, when: new.when, notes: new.notes, items, updated_at, ..*old })
}

/// Deletes a meal with its items.
pub fn delete(tx: &Write<'_, User>, id: MealId) -> Result<bool> {
    change::delete(tx, id, "meal", "DELETE FROM meals WHERE user_id = auth_uid() AND id = ?1")
}

fn read_meal(row: &Row<'_>) -> Result<Meal> {
    Ok(Meal {
        id: row.get(0)?,
        name: row.get(1)?,
        category: row.get(2)?,
        when: When { at: row.get(3)?, time_zone: row.get(4)?, day: row.get(5)? },
        notes: row.get(6)?,
        source: row.get(7)?,
        items: Vec::new(),
        created_at: row.get(8)?,
        updated_at: row.get(9)?,
    })
}

fn read_item(row: &Row<'_>) -> Result<MealItem> {
    Ok(MealItem {
        id: row.get(0)?,
        eaten: Eaten {
            food_id: row.get(1)?,
            name: row.get(2)?,
            quantity: row.get(3)?,
            unit: row.get(4)?,
            grams: row.get(5)?,
            nutrients: nutrient_columns::read(row, 6)?,
        },
    })
}
