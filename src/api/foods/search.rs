//! Finding foods: the index over the built-in ones, with what the member logs and their own foods before others.

use std::collections::HashMap;

use super::bodies::FoodAnswer;
use crate::app::App;
use crate::domain::custom_food::CustomFood;
use crate::domain::foods::content_words;
use crate::domain::ids::{FoodId, MealItemId};
use crate::domain::reference::{Food, Reference};
use crate::storage::foods::{self, Logged};
use crate::storage::{Read, Result, User};

/// Of so many logged items is it seen what the member eats.
const LOOK_BACK_ITEMS: i64 = 500;
/// A search ends after so many built-in foods.
const MOST_MATCHES: usize = 1000;
/// A food that the member logs may overtake so many better matches, so that it does not overtake what it hardly fits.
const OVERTAKES: usize = 10;

/// What is known of the member's foods.
pub struct Known {
    /// Their own foods, by name.
    pub own: Vec<CustomFood>,
    /// The foods logged lately, the latest first.
    logged: Vec<Logged>,
}

impl Known {
    pub fn of(tx: &Read<'_, User>) -> Result<Self> {
        Ok(Self { own: foods::all(tx)?, logged: foods::logged(tx, LOOK_BACK_ITEMS)? })
    }
}

/// A food that was found.
pub enum Found<'r> {
    Own(Box<CustomFood>),
    BuiltIn(&'r Food),
}

impl Found<'_> {
    pub fn own(food: CustomFood) -> Self {
        Self::Own(Box::new(food))
    }

    pub fn id(&self) -> FoodId {
        match self {
            Self::Own(food) => food.id,
            Self::BuiltIn(food) => food.id,
        }
    }

    pub fn answer(self, reference: &Reference) -> FoodAnswer {
        match self {
            Self::Own(food) => (*food).into(),
            Self::BuiltIn(food) => FoodAnswer::built_in(reference, food),
        }
    }
}

/// Foods by what people call them, the best first.
pub fn find<'r>(app: &'r App, known: Known, text: &str) -> Vec<Found<'r>> {
    let counts: HashMap<FoodId, u32> = known.logged.iter().map(|logged| (logged.food, logged.times)).collect();
    let logged = |id: &FoodId| counts.get(id).copied().unwrap_or(0);

    let words = content_words(text);
    let fits = |food: &CustomFood| {
        let name = content_words(&format!("{} {}", food.name, food.brand.as_deref().unwrap_or_default()));
        !words.is_empty() && words.iter().all(|word| name.iter().any(|own| own.starts_with(word.as_str())))
    };
    let mut own: Vec<CustomFood> = known.own.into_iter().filter(fits).collect();
    own.sort_by_key(|food| std::cmp::Reverse(logged(&food.id)));

    let matches = app.index.search(&app.reference, text, MOST_MATCHES);
    let mut ranked: Vec<(usize, &Food)> = matches.into_iter().enumerate().collect();
    ranked.sort_by_key(|(rank, food)| match (logged(&food.id), *rank) {
        (0, rank) => (rank, 1, 0),
        (count, rank) => (rank.saturating_sub(OVERTAKES), 0, -i64::from(count)),
    });
    let built_in = ranked.into_iter().map(|(_, food)| Found::BuiltIn(food));
    own.into_iter().map(Found::own).chain(built_in).collect()
}

/// The foods that were logged last before an item, with the item of each. One that was deleted since is passed over.
pub fn recent(app: &App, known: Known, before: Option<MealItemId>) -> impl Iterator<Item = (MealItemId, Found<'_>)> {
    let mut own: HashMap<FoodId, CustomFood> = known.own.into_iter().map(|food| (food.id, food)).collect();
    let logged = known.logged.into_iter().filter(move |logged| before.is_none_or(|before| logged.last < before));
    logged.filter_map(move |logged| {
        let built_in = app.reference.food(logged.food).map(Found::BuiltIn);
        let found = built_in.or_else(|| own.remove(&logged.food).map(Found::own))?;
        Some((logged.last, found))
    })
}
