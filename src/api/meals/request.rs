//! Meals as they are sent.

use poem_openapi::Object;
use serde::Deserialize;

use super::eaten::Catalogue;
use super::items::{self, ItemRequest};
use crate::api::dated::{At, check_zone};
use crate::domain::days::When;
use crate::domain::meals::{Eaten, Meal, MealCategory, Source};
use crate::http::{Check, Errors, Instant, Patch, Problem};
use crate::storage::meals::{self, MealUpdate, NewMeal};
use crate::storage::{self, User, Write};

/// A meal to log.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "MealRequest")]
pub struct MealRequest {
    #[oai(validator(min_length = 1, max_length = 200))]
    pub name: Option<String>,
    /// `other`, if left out.
    category: Option<MealCategory>,
    /// Now, if left out.
    pub eaten_at: Option<Instant>,
    /// The member's, if left out.
    pub time_zone: Option<String>,
    #[oai(validator(max_length = 2000))]
    pub notes: Option<String>,
    /// `manual`, if left out.
    source: Option<Source>,
    #[serde(default)]
    #[oai(default, validator(max_items = 100))]
    pub items: Vec<ItemRequest>,
}

impl MealRequest {
    pub fn category(&self) -> MealCategory {
        self.category.unwrap_or(MealCategory::Other)
    }

    pub fn source(&self) -> Source {
        self.source.unwrap_or(Source::Manual)
    }

    /// Stores it with what its items were resolved to.
    pub fn insert(&self, tx: &Write<'_, User>, items: Vec<Eaten>, source: Source) -> storage::Result<Meal> {
        let meal = NewMeal {
            name: self.name.clone(),
            category: self.category(),
            when: At::new(self.eaten_at, self.time_zone.as_deref()).resolve(tx)?,
            notes: self.notes.clone(),
            source,
            items,
        };
        meals::insert(tx, meal)
    }
}

impl Check for MealRequest {
    fn check(&self, errors: &mut Errors) {
        check_zone(self.time_zone.as_deref(), errors);
        items::check_new(&self.items, errors);
    }
}

/// What to change of a meal.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "MealPatch")]
pub struct MealPatch {
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 200))]
    name: Patch<String>,
    #[serde(default)]
    category: Patch<MealCategory>,
    #[serde(default)]
    pub eaten_at: Patch<Instant>,
    #[serde(default)]
    pub time_zone: Patch<String>,
    #[serde(default)]
    #[oai(validator(max_length = 2000))]
    notes: Patch<String>,
    #[serde(default)]
    #[oai(validator(max_items = 100))]
    pub items: Patch<Vec<ItemRequest>>,
}

impl Check for MealPatch {
    fn check(&self, errors: &mut Errors) {
        self.category.not_null("category", errors);
        self.eaten_at.not_null("eaten_at", errors);
        self.time_zone.not_null("time_zone", errors);
        self.items.not_null("items", errors);
        check_zone(self.time_zone.value().map(String::as_str), errors);
        if let Some(items) = self.items.value() {
            items::check_patch(items, errors);
        }
    }
}

impl MealPatch {
    /// What the meal becomes.
    pub fn apply(&self, old: &Meal, when: When, foods: &Catalogue) -> Result<MealUpdate, Problem> {
        let known: Vec<_> = old.items.iter().map(|item| (item.id, &item.eaten)).collect();
        Ok(MealUpdate {
            name: self.name.clone().apply(old.name.clone()),
            category: self.category.or(old.category),
            when,
            notes: self.notes.clone().apply(old.notes.clone()),
            items: self.items.value().map(|items| items::merge(items, &known, foods)).transpose()?,
        })
    }
}

/// When a copy was eaten.
#[derive(Debug, Deserialize, Object)]
#[oai(rename = "MealCopyRequest")]
pub struct CopyRequest {
    /// Now, if left out.
    pub eaten_at: Option<Instant>,
    /// The member's, if left out.
    pub time_zone: Option<String>,
}

impl Check for CopyRequest {
    fn check(&self, errors: &mut Errors) {
        check_zone(self.time_zone.as_deref(), errors);
    }
}
