//! The engine as a whole, on the reference data that the binary carries.

mod golden;
mod languages;
mod properties;
mod silence;

use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::entry::{Meal, Workout};
use super::{Context, EntryData, Habits, Reading, Steps, read_counting};
use crate::domain::foods::FoodIndex;
use crate::domain::language::Language;
use crate::domain::reference::Reference;

static REFERENCE: LazyLock<Arc<Reference>> = LazyLock::new(|| Reference::shared().unwrap());
static ZONE: TimeZone = TimeZone::UTC;
static INDEX: LazyLock<FoodIndex> = LazyLock::new(|| FoodIndex::build(&REFERENCE));
static HABITS: LazyLock<Habits> = LazyLock::new(Habits::default);

/// A Tuesday evening, in UTC.
const NOW: &str = "2026-11-24T18:00:00Z";

fn context() -> Context<'static> {
    let at: Timestamp = NOW.parse().unwrap();
    Context {
        reference: &REFERENCE,
        index: &INDEX,
        own_foods: &[],
        own_exercises: &[],
        habits: &HABITS,
        at,
        zone: &ZONE,
        locale: Language::English,
        body_weight_kg: Some(75.0),
    }
}

fn read(text: &str) -> Reading {
    read_counting(text, &context(), &mut Steps::default())
}

/// The only entry of a text.
fn only(text: &str) -> EntryData {
    let reading = read(text);
    assert_eq!(reading.entries.len(), 1, "{text}: {:#?}", reading.entries);
    reading.entries.into_iter().next().map(|entry| entry.data).unwrap()
}

fn meal(text: &str) -> Meal {
    match only(text) {
        EntryData::Meal(meal) => meal,
        other => panic!("{text}: {other:?}"),
    }
}

fn workout(text: &str) -> Workout {
    match only(text) {
        EntryData::Workout(workout) => workout,
        other => panic!("{text}: {other:?}"),
    }
}

/// The items of a meal as (name, whole grams).
fn items(text: &str) -> Vec<(String, i64)> {
    meal(text).items.into_iter().map(|item| (item.name, item.grams.unwrap_or(0.0).round() as i64)).collect()
}

fn same(text: &str, wanted: &[(&str, i64)]) {
    let found = items(text);
    let found: Vec<(&str, i64)> = found.iter().map(|(name, grams)| (name.as_str(), *grams)).collect();
    assert_eq!(found, wanted, "{text}");
}
