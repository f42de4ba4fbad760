//! Reference data that the binary carries: foods with their portions, exercises, activities, and the names people give
//! them. Where each value comes from is told in `assets/data/PROVENANCE.md`.

mod activity;
mod alias;
mod allergen;
mod exercise;
mod food;
mod id;
mod portion;
mod table;

use std::sync::{Arc, OnceLock};

use foldhash::HashMap;

pub use activity::ActivityKind;
pub use alias::{FoodAlias, named};
pub use allergen::Allergen;
pub use exercise::{Category, Equipment, Exercise, Force, Level, Mechanic, Pattern};
pub use food::{CarbsBasis, Food, Rank, Source};
pub use id::{exercise_id, food_id, portion_id};
pub use portion::Portion;
pub use table::ReferenceError;

use crate::domain::ids::{ExerciseId, FoodId, PortionId};
use alias::Alias;
use portion::{CategoryPortion, StoredPortion};

/// All reference data, read once when the server starts.
#[derive(Debug)]
pub struct Reference {
    foods: Vec<Food>,
    foods_by_id: HashMap<FoodId, u32>,
    portions: Vec<StoredPortion>,
    category_portions: std::collections::HashMap<Arc<str>, Vec<CategoryPortion>>,
    food_aliases: Vec<FoodAlias>,
    exercises: Vec<Exercise>,
    exercises_by_id: HashMap<ExerciseId, u32>,
    exercise_aliases: Vec<Alias>,
    activities: Vec<ActivityKind>,
    activity_aliases: Vec<Alias>,
}

impl Reference {
    /// Reads the tables that the binary carries.
    pub fn load() -> Result<Self, ReferenceError> {
        // The two large tables side by side: a start waits for nothing longer.
        let (foods, portions) = std::thread::scope(|scope| {
            let foods = scope.spawn(|| food::read(table::FOODS));
            let portions = portion::read(table::PORTIONS);
            (foods.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), portions)
        });
        let (mut foods, portions) = (foods?, portions?);
        let portions = portion::attach(&mut foods, portions)?;
        let exercises = exercise::read(table::EXERCISES)?;
        let activities = activity::read(table::ACTIVITIES)?;
        Ok(Self {
            foods_by_id: foods.iter().map(|food| food.id).zip(0..).collect(),
            category_portions: portion::read_categories(table::CATEGORY_PORTIONS)?,
            food_aliases: alias::read_foods(table::FOOD_ALIASES, &foods)?,
            exercises_by_id: exercises.iter().map(|exercise| exercise.id).zip(0..).collect(),
            exercise_aliases: alias::read(table::EXERCISE_ALIASES, "exercise_id", |key| {
                exercise::position(&exercises, key)
            })?,
            activity_aliases: alias::read(table::ACTIVITY_ALIASES, "code", |code| {
                activity::position(&activities, code)
            })?,
            foods,
            portions,
            exercises,
            activities,
        })
    }

    /// The tables, read at the first call: servers that run in one process share them.
    pub fn shared() -> Result<Arc<Self>, ReferenceError> {
        static DATA: OnceLock<Arc<Reference>> = OnceLock::new();
        if let Some(data) = DATA.get() {
            return Ok(Arc::clone(data));
        }
        let data = Arc::new(Self::load()?);
        Ok(Arc::clone(DATA.get_or_init(|| data)))
    }

    /// All foods, sorted by key.
    pub fn foods(&self) -> &[Food] {
        &self.foods
    }

    pub fn food(&self, id: FoodId) -> Option<&Food> {
        self.foods.get(*self.foods_by_id.get(&id)? as usize)
    }

    /// The food with this key, such as `sr28:01123`.
    pub fn food_by_key(&self, key: &str) -> Option<&Food> {
        self.foods.get(food::position(&self.foods, key)?)
    }

    /// The portions of a food, its default first: its own, then those of its category in units that it lacks.
    pub fn portions<'a>(&'a self, food: &'a Food) -> Vec<Portion<'a>> {
        let own = self.portions.get(food.portions.clone()).unwrap_or_default();
        let category = self.category_portions.get(&food.group).map_or(&[][..], Vec::as_slice);
        portion::resolve(food, own, category)
    }

    /// One portion of a food.
    pub fn portion<'a>(&'a self, food: &'a Food, id: PortionId) -> Option<Portion<'a>> {
        self.portions(food).into_iter().find(|portion| portion.id == id)
    }

    /// The everyday names of foods, sorted by alias, then English first. See [`named`] to look one up.
    pub fn food_aliases(&self) -> &[FoodAlias] {
        &self.food_aliases
    }

    /// The food that an alias means.
    pub fn aliased(&self, alias: &FoodAlias) -> Option<&Food> {
        self.foods.get(alias.food as usize)
    }

    /// All exercises, sorted by key.
    pub fn exercises(&self) -> &[Exercise] {
        &self.exercises
    }

    pub fn exercise(&self, id: ExerciseId) -> Option<&Exercise> {
        self.exercises.get(*self.exercises_by_id.get(&id)? as usize)
    }

    /// The exercise with this key, such as `Barbell_Squat`.
    pub fn exercise_by_key(&self, key: &str) -> Option<&Exercise> {
        self.exercises.get(exercise::position(&self.exercises, key)?)
    }

    /// The folded names of exercises, sorted, each with what it means.
    pub fn exercise_aliases(&self) -> impl Iterator<Item = (&str, &Exercise)> {
        self.exercise_aliases
            .iter()
            .filter_map(|alias| Some((&*alias.name, self.exercises.get(alias.target as usize)?)))
    }

    /// The exercise that a folded name means.
    pub fn exercise_named(&self, name: &str) -> Option<&Exercise> {
        self.exercises.get(alias::target(&self.exercise_aliases, name)?)
    }

    /// All rows of the table of activities, sorted by code.
    pub fn activities(&self) -> &[ActivityKind] {
        &self.activities
    }

    /// The activity with this code of the Compendium, such as `12150`.
    pub fn activity(&self, code: &str) -> Option<&ActivityKind> {
        self.activities.get(activity::position(&self.activities, code)?)
    }

    /// The folded names of activities, sorted, each with what it means.
    pub fn activity_aliases(&self) -> impl Iterator<Item = (&str, &ActivityKind)> {
        self.activity_aliases
            .iter()
            .filter_map(|alias| Some((&*alias.name, self.activities.get(alias.target as usize)?)))
    }

    /// The activity that a folded name means.
    pub fn activity_named(&self, name: &str) -> Option<&ActivityKind> {
        self.activities.get(alias::target(&self.activity_aliases, name)?)
    }
}

#[cfg(test)]
mod tests;
