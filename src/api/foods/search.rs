//! Finding foods: the index over the built-in ones, with what the member logs and their own foods before others.

use std::collections::HashMap;

use super::bodies::FoodAnswer;
use crate::app::App;
use crate::domain::custom_food::CustomFood;
use crate::domain::foods::content_words;
use crate::domain::ids::FoodId;
use crate::domain::reference::Food;
use crate::storage::{Read, Result, User, foods};

/// Of so many logged items is it seen what the member eats.
const LOOK_BACK_ITEMS: i64 = 500;
/// A food that the member logs may overtake so many better matches, so that it does not overtake what it hardly fits.
const OVERTAKES: usize = 10;

/// What is known of the member's foods.
pub struct Known {
    /// Their own foods, by name.
    pub own: Vec<CustomFood>,
    /// How often each food was logged lately, the latest first.
    logged: Vec<(FoodId, u32)>,
}

impl Known {
    pub fn of(tx: &Read<'_, User>) -> Result<Self> {
        Ok(Self { own: foods::all(tx)?, logged: foods::logged(tx, LOOK_BACK_ITEMS)? })
    }
}

/// Foods by what people call them.
pub fn find(app: &App, known: Known, text: &str, wanted: usize) -> Vec<FoodAnswer> {
    let counts: HashMap<FoodId, u32> = known.logged.iter().copied().collect();
    let logged = |id: &FoodId| counts.get(id).copied().unwrap_or(0);

    let words = content_words(text);
    let fits = |food: &CustomFood| {
        let name = content_words(&format!("{} {}", food.name, food.brand.as_deref().unwrap_or_default()));
        !words.is_empty() && words.iter().all(|word| name.iter().any(|own| own.starts_with(word.as_str())))
    };
    let mut own: Vec<CustomFood> = known.own.into_iter().filter(fits).collect();
    own.sort_by_key(|food| std::cmp::Reverse(logged(&food.id)));

    let matches = app.index.search(&app.reference, text, wanted.max(OVERTAKES));
    let mut ranked: Vec<(usize, &Food)> = matches.into_iter().enumerate().collect();
    ranked.sort_by_key(|(rank, food)| match (logged(&food.id), *rank) {
        (0, rank) => (rank, 1, 0),
        (count, rank) => (rank.saturating_sub(OVERTAKES), 0, -i64::from(count)),
    });
    let built_in = ranked.into_iter().map(|(_, food)| FoodAnswer::built_in(&app.reference, food));
    own.into_iter().map(FoodAnswer::from).chain(built_in).take(wanted).collect()
}

/// The foods that were logged last. One that was deleted since is passed over.
pub fn recent(app: &App, known: Known) -> impl Iterator<Item = FoodAnswer> {
    let mut own: HashMap<FoodId, CustomFood> = known.own.into_iter().map(|food| (food.id, food)).collect();
    known.logged.into_iter().filter_map(move |(id, _)| match app.reference.food(id) {
        Some(food) => Some(FoodAnswer::built_in(&app.reference, food)),
        None => own.remove(&id).map(FoodAnswer::from),
    })
}
