//! Meals of a programme day: plain foods in amounts that meet the day's targets.

mod build;
mod eater;
mod pantry;

use serde::{Deserialize, Serialize};

pub use build::{NoMeals, Planner, Targets};
pub use eater::{Eater, UnknownWords};

use crate::domain::ids::FoodId;

/// A meal as it is suggested.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MealPlan {
    pub name: String,
    pub energy_kcal: f64,
    pub protein_g: f64,
    pub carbs_g: f64,
    pub fat_g: f64,
    pub items: Vec<MealFood>,
}

/// A plain food with its amount, as eaten.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MealFood {
    pub food_id: FoodId,
    pub name: String,
    pub grams: f64,
}

/// The foods of all the meals, each once with its whole amount, by name.
pub fn groceries<'a>(meals: impl IntoIterator<Item = &'a MealPlan>) -> Vec<MealFood> {
    let mut list: Vec<MealFood> = Vec::new();
    for food in meals.into_iter().flat_map(|meal| &meal.items) {
        match list.iter_mut().find(|known| known.food_id == food.food_id) {
            Some(known) => known.grams += food.grams,
            None => list.push(food.clone()),
        }
    }
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
}

#[cfg(test)]
mod tests;
