//! Meals: what was eaten, when, and what it held. An item keeps a snapshot of name, grams and nutrients, so that editing a
//! food changes no past day.

use jiff::Timestamp;

use super::days::When;
use super::ids::{FoodId, MealId, MealItemId, TemplateId, TemplateItemId};
use super::nutrients::{Nutrients, Totals};
use crate::named;

named! {
    pub enum MealCategory {
        Breakfast = "breakfast",
        Lunch = "lunch",
        Dinner = "dinner",
        Snack = "snack",
        Other = "other",
    }

    /// How a record came about.
    pub enum Source {
        Manual = "manual",
        QuickEntry = "quick_entry",
        Coach = "coach",
        Photo = "photo",
        Voice = "voice",
        Import = "import",
    }
}

/// Something eaten, as it was logged.
#[derive(Clone, PartialEq, Debug)]
pub struct Eaten {
    /// The food it was, where it was one.
    pub food_id: Option<FoodId>,
    pub name: String,
    /// As typed: `2` of `slice`.
    pub quantity: Option<f64>,
    pub unit: Option<String>,
    pub grams: Option<f64>,
    pub nutrients: Nutrients,
}

/// An item of a meal.
#[derive(Clone, PartialEq, Debug)]
pub struct MealItem {
    pub id: MealItemId,
    pub eaten: Eaten,
}

/// A meal with its items, in their order.
#[derive(Clone, PartialEq, Debug)]
pub struct Meal {
    pub id: MealId,
    pub name: Option<String>,
    pub category: MealCategory,
    pub when: When,
    pub notes: Option<String>,
    pub source: Source,
    pub items: Vec<MealItem>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Meal {
    /// The sum of the unrounded items.
    pub fn totals(&self) -> Totals {
        self.items.iter().map(|item| &item.eaten.nutrients).sum()
    }
}

/// A meal to log again and again.
#[derive(Clone, PartialEq, Debug)]
pub struct MealTemplate {
    pub id: TemplateId,
    pub name: String,
    pub category: MealCategory,
    pub notes: Option<String>,
    pub items: Vec<(TemplateItemId, Eaten)>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl MealTemplate {
    /// The sum of the unrounded items.
    pub fn totals(&self) -> Totals {
        self.items.iter().map(|(_, eaten)| &eaten.nutrients).sum()
    }
}

/// The totals of several meals.
pub fn totals_of(meals: &[Meal]) -> Totals {
    meals.iter().flat_map(|meal| &meal.items).map(|item| &item.eaten.nutrients).sum()
}
