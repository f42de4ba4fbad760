//! The embedded tables, held against values that were read in the sources by hand.

use std::collections::HashSet;

use super::*;
use crate::domain::language::Language;
use crate::domain::named::Named;
use crate::domain::testing::close;

mod foods;
mod movement;

pub(super) fn loaded() -> Arc<Reference> {
    Reference::shared().unwrap()
}

#[test]
fn every_table_has_all_its_rows() {
    let data = loaded();
    let from = |source| data.foods.iter().filter(|food| food.source == source).count();
    assert_eq!((from(Source::Sr28), from(Source::Fndds)), (8789, 3915));
    assert_eq!(data.activities.len(), 224);
    assert_eq!(data.exercises.iter().filter(|exercise| !exercise.key.starts_with("x-")).count(), 873);
}

#[test]
fn identifiers_are_unique() {
    let data = loaded();
    assert_eq!(data.foods_by_id.len(), data.foods.len());
    assert_eq!(data.exercises_by_id.len(), data.exercises.len());
    let portions: Vec<_> = data.foods.iter().flat_map(|food| data.portions(food)).map(|portion| portion.id).collect();
    assert_eq!(portions.iter().collect::<HashSet<_>>().len(), portions.len());
}

#[test]
fn aliases_are_found_english_first() {
    let data = loaded();
    let [egg] = named(&data.food_aliases, "egg") else { panic!("one meaning") };
    assert_eq!((&*data.aliased(egg).unwrap().key, &*egg.default_unit), ("sr28:01123", "large"));
    assert!(named(&data.food_aliases, "no such food").is_empty());
    let jam: Vec<Language> = named(&data.food_aliases, "chocolate").iter().map(|alias| alias.language).collect();
    assert!(jam.is_sorted());
}

#[test]
fn every_default_unit_is_a_portion_of_its_food() {
    let data = loaded();
    for alias in &data.food_aliases {
        let food = data.aliased(alias).unwrap();
        let found = data.portions(food).iter().any(|portion| *portion.unit == *alias.default_unit);
        assert!(found, "{} of {}", alias.default_unit, food.key);
        assert!(alias.default_grams.is_none_or(|grams| grams > 0.0 && grams <= 1000.0), "{}", alias.name);
    }
}

#[test]
fn aliases_are_folded_and_sorted() {
    let data = loaded();
    let plain = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == ' ');
    assert!(data.food_aliases.iter().all(|alias| plain(&alias.name)));
    for aliases in [&data.exercise_aliases, &data.activity_aliases] {
        assert!(aliases.iter().all(|alias| plain(&alias.name)));
        assert!(aliases.windows(2).all(|pair| pair[0].name < pair[1].name));
    }
}
