//! Members' own foods, and which foods they log. The built-in foods live in the binary.

use crate::domain::custom_food::{CustomFood, CustomPortion};
use crate::domain::ids::{FoodId, MealItemId, PortionId};
use crate::domain::nutrients::Nutrients;
use crate::domain::reference::CarbsBasis;

use super::change::{self, next_version, versioned};
use super::{Read, Result, Row, User, Write, json_column, nutrient_columns};

versioned!(CustomFood);

/// What a member says of a food; portions that are there already keep their id.
#[derive(Clone, Debug)]
pub struct FoodFacts {
    pub name: String,
    pub brand: Option<String>,
    pub carbs_basis: CarbsBasis,
    pub per_100g: Nutrients,
    pub portions: Vec<(Option<PortionId>, String, f64)>,
}

/// A food of the member.
pub fn get(tx: &Read<'_, User>, id: FoodId) -> Result<Option<CustomFood>> {
    tx.one(
        "SELECT id, name, brand, portions, created_at, updated_at, energy_kcal, protein_g, carbs_g, fat_g, fiber_g,
             sugar_g, saturated_fat_g, sodium_mg, alcohol_g, carbs_basis
         FROM my_foods WHERE id = ?1 AND user_id = auth_uid()",
        &[&id],
        read,
    )
}

/// All foods of the member, by name.
pub fn all(tx: &Read<'_, User>) -> Result<Vec<CustomFood>> {
    tx.all(
        "SELECT id, name, brand, portions, created_at, updated_at, energy_kcal, protein_g, carbs_g, fat_g, fiber_g,
             sugar_g, saturated_fat_g, sodium_mg, alcohol_g, carbs_basis
         FROM my_foods WHERE user_id = auth_uid() ORDER BY name, id",
        &[],
        read,
    )
}

/// Stores a food.
pub fn insert(tx: &Write<'_, User>, facts: FoodFacts) -> Result<CustomFood> {
    let food = with_facts(tx, tx.new_id(), facts);
    let [energy, protein, carbs, fat, fiber, sugar, saturated, sodium, alcohol] = food.per_100g.values();
    tx.execute(
        "INSERT INTO foods (id, user_id, name, brand, portions, created_at, updated_at, energy_kcal, protein_g, carbs_g,
             fat_g, fiber_g, sugar_g, saturated_fat_g, sodium_mg, alcohol_g, carbs_basis)
         VALUES (?1, auth_uid(), ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        &[
            &food.id, &food.name, &food.brand, &json_column::text(&food.portions)?, &food.created_at, &energy, &protein, &carbs,
            &fat, &fiber, &sugar, &saturated, &sodium, &alcohol, &food.carbs_basis,
        ],
    )?;
    Ok(food)
}

/// Changes a food. Meals keep what they logged of it.
pub fn update(tx: &Write<'_, User>, old: &CustomFood, facts: FoodFacts) -> Result<CustomFood> {
    let food = CustomFood {
        created_at: old.created_at,
        updated_at: next_version(tx, old.updated_at),
        ..with_facts(tx, old.id, facts)
    };
    let [energy, protein, carbs, fat, fiber, sugar, saturated, sodium, alcohol] = food.per_100g.values();
    tx.execute(
        "UPDATE foods SET name = ?2, brand = ?3, portions = ?4, updated_at = ?5, energy_kcal = ?6, protein_g = ?7,
             carbs_g = ?8, fat_g = ?9, fiber_g = ?10, sugar_g = ?11, saturated_fat_g = ?12, sodium_mg = ?13,
             alcohol_g = ?14, carbs_basis = ?15
         WHERE user_id = auth_uid() AND id = ?1",
        &[
            &food.id,
            &food.name,
            &food.brand,
            &json_column::text(&food.portions)?,
            &food.updated_at,
            &energy,
            &protein,
            &carbs,
            &fat,
            &fiber,
            &sugar,
            &saturated,
            &sodium,
            &alcohol,
            &food.carbs_basis,
        ],
    )?;
    Ok(food)
}

/// Deletes a food. Meals keep what they logged of it.
pub fn delete(tx: &Write<'_, User>, id: FoodId) -> Result<bool> {
    change::delete(tx, id, "food", "DELETE FROM foods WHERE user_id = auth_uid() AND id = ?1")
}

/// A food that the member logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Logged {
    pub food: FoodId,
    pub times: u32,
    /// The latest item with it; a later item has a greater id.
    pub last: MealItemId,
}

/// The foods of the `items` items in the meals logged last, the latest first.
pub fn logged(tx: &Read<'_, User>, items: i64) -> Result<Vec<Logged>> {
    let latest: Vec<(FoodId, MealItemId)> = tx.all(
        "SELECT food_id, id FROM my_meal_items WHERE food_id IS NOT NULL
         ORDER BY meal_id DESC, position DESC, id DESC LIMIT ?1",
        &[&items],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let mut found: Vec<Logged> = Vec::new();
    for (food, item) in latest {
        match found.iter_mut().find(|logged| logged.food == food) {
            Some(logged) => (logged.times, logged.last) = (logged.times + 1, logged.last.max(item)),
            None => found.push(Logged { food, times: 1, last: item }),
        }
    }
    found.sort_by_key(|logged| std::cmp::Reverse(logged.last));
    Ok(found)
}

fn with_facts(tx: &Read<'_, User>, id: FoodId, facts: FoodFacts) -> CustomFood {
    let portions = facts
        .portions
        .into_iter()
        .map(|(kept, label, grams)| CustomPortion { id: kept.unwrap_or_else(|| tx.new_id()), label, grams })
        .collect();
    CustomFood {
        id,
        name: facts.name,
        brand: facts.brand,
        carbs_basis: facts.carbs_basis,
        per_100g: facts.per_100g,
        portions,
        created_at: tx.now(),
        updated_at: tx.now(),
    }
}

fn read(row: &Row<'_>) -> Result<CustomFood> {
    Ok(CustomFood {
        id: row.get(0)?,
        name: row.get(1)?,
        brand: row.get(2)?,
        portions: json_column::read(row, 3)?,
        created_at: row.get(4)?,
        updated_at: row.get(5)?,
        per_100g: nutrient_columns::read(row, 6)?,
        carbs_basis: row.get(15)?,
    })
}
