//! The foods that a request names, looked up once: built-in ones in memory, the member's own in the database. A food of
//! somebody else is not there, like one that never was.

use std::collections::HashMap;
use std::sync::Arc;

use super::items::ItemRequest;
use crate::api::security::Member;
use crate::app::App;
use crate::domain::custom_food::CustomFood;
use crate::domain::ids::{FoodId, PortionId};
use crate::domain::nutrients::Nutrients;
use crate::http::Problem;
use crate::storage::foods;

/// What a meal needs to know of a food.
#[derive(Clone, Debug)]
pub struct Eatable {
    pub name: String,
    pub per_100g: Nutrients,
    pub portions: Vec<EatablePortion>,
}

/// A portion of it.
#[derive(Clone, Debug)]
pub struct EatablePortion {
    pub id: PortionId,
    /// What a person reads: `cup, shredded`.
    pub label: String,
    /// The bare unit, where the label says more: `cup`.
    pub unit: Option<String>,
    pub grams: f64,
}

/// The foods of a request, by their ids.
#[derive(Clone, Debug, Default)]
pub struct Catalogue(Arc<HashMap<FoodId, Eatable>>);

impl Catalogue {
    /// Looks up the foods that the items name.
    pub async fn of(app: &App, member: &Member, items: &[ItemRequest]) -> Result<Self, Problem> {
        let (mut known, mut own) = (HashMap::new(), Vec::new());
        for id in items.iter().filter_map(|item| item.food_id) {
            match built_in(app, id) {
                Some(food) => drop(known.insert(id, food)),
                None => own.push(id),
            }
        }
        if !own.is_empty() {
            let found: Vec<CustomFood> = app
                .store
                .read(member.scope, move |tx| own.iter().filter_map(|id| foods::get(tx, *id).transpose()).collect())
                .await?;
            known.extend(found.into_iter().map(|food| (food.id, food.into())));
        }
        Ok(Self(Arc::new(known)))
    }

    pub fn get(&self, id: FoodId) -> Option<&Eatable> {
        self.0.get(&id)
    }
}

fn built_in(app: &App, id: FoodId) -> Option<Eatable> {
    let food = app.reference.food(id)?;
    let portions = app.reference.portions(food).into_iter().map(|portion| EatablePortion {
        id: portion.id,
        label: portion.label.to_owned(),
        unit: Some(portion.unit.replace('_', " ")),
        grams: portion.grams,
    });
    Some(Eatable { name: food.display_name.to_string(), per_100g: food.per_100g(), portions: portions.collect() })
}

impl From<CustomFood> for Eatable {
    fn from(food: CustomFood) -> Self {
        let portions = food.portions.into_iter().map(|portion| EatablePortion {
            id: portion.id,
            label: portion.label,
            unit: None,
            grams: portion.grams,
        });
        Self { name: food.name, per_100g: food.per_100g, portions: portions.collect() }
    }
}

#[cfg(test)]
impl Catalogue {
    pub fn with(foods: impl IntoIterator<Item = (FoodId, Eatable)>) -> Self {
        Self(Arc::new(foods.into_iter().collect()))
    }
}
