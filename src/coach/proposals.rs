//! What a message tells of food and training, as proposals to store.

use serde_json::Value;

use crate::domain::coaching::facts::ItemFacts;
use crate::domain::entry_kind::EntryKind;
use crate::domain::named::Named;
use crate::domain::nutrients::Nutrients;
use crate::domain::quick_entry::entry::MealItem;
use crate::domain::quick_entry::{Entry, EntryData, Reading};

/// Kind and data of each record, and how it is called in a sentence.
pub fn of(reading: &Reading) -> Vec<(String, Value, String)> {
    let proposal = |entry: &Entry| {
        let data = serde_json::to_value(&entry.data).ok()?;
        Some((EntryKind::from(entry.kind).name().to_owned(), data, called(&entry.data)))
    };
    reading.entries.iter().filter_map(proposal).collect()
}

/// By the names that were said; a figure is one that was said, too.
fn called(data: &EntryData) -> String {
    let joined = |names: Vec<&str>| names.join(", ");
    match data {
        EntryData::Meal(meal) => joined(meal.items.iter().map(|item| item.name.as_str()).collect()),
        EntryData::Workout(workout) => joined(workout.exercises.iter().map(|one| one.name.as_str()).collect()),
        EntryData::Activity(activity) => activity.name.clone(),
        EntryData::Measurement(measured) => {
            format!("{} {} {}", measured.kind.replace('_', " "), measured.value, measured.unit)
        }
        EntryData::CheckIn(_) => "check-in".to_owned(),
        EntryData::Water(water) => format!("{} ml", water.amount_ml),
        EntryData::Note(note) => note.text.clone(),
    }
}

/// The foods that a text names, with what they hold.
pub fn foods(reading: &Reading) -> Vec<ItemFacts> {
    let items = reading.entries.iter().filter_map(|entry| match &entry.data {
        EntryData::Meal(meal) => Some(&meal.items),
        _ => None,
    });
    items.flatten().map(facts).collect()
}

fn facts(item: &MealItem) -> ItemFacts {
    let nutrients = Nutrients {
        energy_kcal: item.energy_kcal,
        protein_g: item.protein_g,
        carbs_g: item.carbs_g,
        fat_g: item.fat_g,
        ..Nutrients::default()
    };
    ItemFacts { name: item.name.clone(), grams: item.grams, nutrients }
}
