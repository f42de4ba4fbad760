//! What a text is read against: the reference data, the person's own names and habits, their clock and their language.

use std::collections::HashMap;
use std::ops::Deref;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::names::Names;
use super::text::Text;
use crate::domain::foods::{FoodIndex, Phrases, content_words};
use crate::domain::ids::{ExerciseId, FoodId};
use crate::domain::language::Language;
use crate::domain::nutrients::Nutrients;
use crate::domain::reference::Reference;

/// A food that the person made.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnFood {
    pub id: FoodId,
    pub name: String,
    pub per_100g: Nutrients,
    /// Label and grams of one; the first is what a bare count means.
    pub portions: Vec<(String, f64)>,
}

/// An exercise that the person made.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnExercise {
    pub id: ExerciseId,
    pub name: String,
}

/// What the person means by a name, learned from what they corrected and log often.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Habit {
    pub food_id: FoodId,
    /// Their usual amount, if they have one.
    pub grams: Option<f64>,
}

/// The person's habits, by the folded name they use. May be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Habits {
    pub foods: HashMap<String, Habit>,
}

/// All that reading a text may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub reference: &'a Reference,
    pub index: &'a FoodIndex,
    pub own_foods: &'a [OwnFood],
    pub own_exercises: &'a [OwnExercise],
    pub habits: &'a Habits,
    pub at: Timestamp,
    pub zone: &'a TimeZone,
    pub locale: Language,
    /// For the energy of activities.
    pub body_weight_kg: Option<f64>,
}

/// The names of a context, made ready for looking up in a running text.
#[derive(Debug)]
pub struct World<'a> {
    context: &'a Context<'a>,
    own_foods: Phrases<usize>,
    own_exercises: Phrases<usize>,
    /// The person's foods by the content words of their names.
    by_name: HashMap<String, &'a OwnFood>,
}

impl<'a> Deref for World<'a> {
    type Target = Context<'a>;

    fn deref(&self) -> &Context<'a> {
        self.context
    }
}

impl<'a> World<'a> {
    pub fn new(context: &'a Context<'a>) -> Self {
        let mut world =
            Self { context, own_foods: Phrases::default(), own_exercises: Phrases::default(), by_name: HashMap::new() };
        for (place, food) in context.own_foods.iter().enumerate() {
            let words = content_words(&food.name);
            world.own_foods.add(words.iter().map(String::as_str), place);
            world.by_name.insert(words.join(" "), food);
        }
        for (place, exercise) in context.own_exercises.iter().enumerate() {
            world.own_exercises.add(content_words(&exercise.name).iter().map(String::as_str), place);
        }
        world
    }

    /// The person's own food that is called so.
    pub fn own_food(&self, name: &str) -> Option<&'a OwnFood> {
        self.by_name.get(&content_words(name).join(" ")).copied().filter(|_| !self.by_name.is_empty())
    }
}

impl<'a> Names<'a> for World<'a> {
    fn food_len(&self, text: &Text<'_>, at: usize) -> usize {
        if text.tokens.get(at).is_none_or(|token| !token.is_word() && token.number().is_none()) {
            return 0;
        }
        let word = |ahead: usize| text.tokens.get(at + ahead).map(|token| token.word.as_str());
        let own = self.own_foods.longest_in(text.word(at), word).map_or(0, |(_, len)| len);
        let alias = self.context.index.longest_alias(text.word(at), word, text.language).map_or(0, |(_, len)| len);
        own.max(alias)
    }

    fn exercise(&self, text: &Text<'_>, at: usize) -> Option<(&'a str, usize)> {
        if !text.tokens.get(at)?.is_word() {
            return None;
        }
        let word = |ahead: usize| text.tokens.get(at + ahead).map(|token| token.word.as_str());
        if let Some((place, len)) = self.own_exercises.longest_in(text.word(at), word) {
            return Some((self.context.own_exercises.get(place)?.name.as_str(), len));
        }
        let (place, len) = self.context.index.longest_exercise(text.word(at), word)?;
        Some((&*self.context.reference.exercises().get(place as usize)?.key, len))
    }

    fn corrected(&self, word: &str) -> Option<&'a str> {
        self.context.index.corrected(word)
    }
}
