//! Meals of a programme day.

use serde::{Deserialize, Serialize};

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

/// A plain food with its amount.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MealFood {
    pub food_id: FoodId,
    pub name: String,
    pub grams: f64,
}
