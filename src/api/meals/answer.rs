//! Meals as they are answered.

use poem_openapi::Object;
use serde::Serialize;

use crate::api::nutrients::{NutrientsAnswer, TotalsAnswer, rounded};
use crate::domain::ids::{FoodId, MealId, MealItemId};
use crate::domain::meals::{Eaten, Meal, MealCategory, Source};
use crate::http::{Day, Instant};

/// A meal.
#[derive(Serialize, Object)]
#[oai(rename = "Meal")]
pub struct MealAnswer {
    id: MealId,
    name: Option<String>,
    category: MealCategory,
    eaten_at: Instant,
    time_zone: String,
    /// The local day to which it belongs.
    day: Day,
    notes: Option<String>,
    source: Source,
    items: Vec<ItemAnswer>,
    totals: TotalsAnswer,
    created_at: Instant,
    updated_at: Instant,
}

/// Something eaten: a snapshot, which later changes of the food do not touch.
#[derive(Serialize, Object)]
#[oai(rename = "MealItem")]
pub struct ItemAnswer {
    id: MealItemId,
    food_id: Option<FoodId>,
    name: String,
    /// As typed.
    quantity: Option<f64>,
    /// As typed.
    unit: Option<String>,
    grams: Option<f64>,
    #[serde(flatten)]
    #[oai(flatten)]
    nutrients: NutrientsAnswer,
}

impl ItemAnswer {
    pub fn new(id: MealItemId, eaten: Eaten) -> Self {
        Self {
            id,
            food_id: eaten.food_id,
            name: eaten.name,
            quantity: eaten.quantity,
            unit: eaten.unit,
            grams: eaten.grams.map(|grams| rounded(grams, 100.0)),
            nutrients: (&eaten.nutrients).into(),
        }
    }
}

impl From<Meal> for MealAnswer {
    fn from(meal: Meal) -> Self {
        let totals = (&meal.totals()).into();
        Self {
            id: meal.id,
            name: meal.name,
            category: meal.category,
            eaten_at: meal.when.at.into(),
            time_zone: meal.when.time_zone,
            day: meal.when.day.into(),
            notes: meal.notes,
            source: meal.source,
            items: meal.items.into_iter().map(|item| ItemAnswer::new(item.id, item.eaten)).collect(),
            totals,
            created_at: meal.created_at.into(),
            updated_at: meal.updated_at.into(),
        }
    }
}
