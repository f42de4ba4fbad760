use std::sync::LazyLock;

use super::pantry::PANTRY;
use super::*;
use crate::domain::reference::Reference;

static REFERENCE: LazyLock<Reference> = LazyLock::new(|| Reference::load().unwrap());

const TARGETS: Targets = Targets { energy_kcal: 2320.0, protein_g: 160.0, carbs_g: 276.0, fat_g: 64.0 };

fn planner(diet: Option<&str>, allergies: &[&str], targets: Targets) -> Planner<'static> {
    let allergies: Vec<String> = allergies.iter().map(|text| (*text).to_owned()).collect();
    Planner::new(&REFERENCE, &Eater::new(diet, &allergies).unwrap(), targets).unwrap()
}

fn sum(meals: &[MealPlan], of: fn(&MealPlan) -> f64) -> f64 {
    meals.iter().map(of).sum()
}

#[test]
fn every_food_of_the_pantry_exists() {
    for staple in PANTRY {
        assert!(REFERENCE.food_by_key(staple.key).is_some(), "{}", staple.key);
    }
}

#[test]
fn the_tags_by_hand_name_all_that_the_names_give_away() {
    for staple in PANTRY {
        let food = REFERENCE.food_by_key(staple.key).unwrap();
        for allergen in food.allergens_by_name() {
            assert!(staple.contains.contains(&allergen), "{} has {allergen}", food.display_name);
        }
    }
}

#[test]
fn four_weeks_of_meals_meet_the_targets() {
    let planner = planner(None, &[], TARGETS);
    for day in 0..28 {
        let meals = planner.day(day).unwrap();
        assert_eq!(meals.len(), 4);
        let energy = sum(&meals, |meal| meal.energy_kcal);
        assert!((energy - TARGETS.energy_kcal).abs() <= 0.05 * TARGETS.energy_kcal, "{energy}");
        for (held, wanted) in [
            (sum(&meals, |meal| meal.protein_g), TARGETS.protein_g),
            (sum(&meals, |meal| meal.carbs_g), TARGETS.carbs_g),
            (sum(&meals, |meal| meal.fat_g), TARGETS.fat_g),
        ] {
            assert!((held - wanted).abs() <= (0.1 * wanted).max(5.5), "day {day}: {held} for {wanted}");
        }
    }
    assert_eq!(planner.day(3), planner.day(3), "the same day gives the same meals");
}

#[test]
fn a_main_dish_does_not_come_every_day() {
    let planner = planner(None, &[], TARGETS);
    let chicken = REFERENCE.food_by_key("sr28:05064").unwrap().id;
    let days: Vec<_> = (0..7).map(|day| planner.day(day).unwrap()).collect();
    let times = days.iter().flatten().flat_map(|meal| &meal.items).filter(|item| item.food_id == chicken).count();
    assert!((1..=3).contains(&times), "{times}");
}

#[test]
fn allergens_and_diets_are_never_relaxed() {
    let small = Targets { energy_kcal: 2000.0, protein_g: 90.0, carbs_g: 260.0, fat_g: 67.0 };
    for (diet, allergies, key) in [
        (Some("vegan"), &[][..], "sr28:01129"),
        (None, &["Nuts", "gluten"][..], "sr28:12061"),
        (Some("vegetarian"), &["eggs"][..], "sr28:01129"),
        (None, &["bananas"][..], "sr28:09040"),
    ] {
        let planner = planner(diet, allergies, small);
        let avoided = REFERENCE.food_by_key(key).unwrap().id;
        for day in 0..14 {
            let meals = planner.day(day).unwrap();
            assert!(meals.iter().flat_map(|meal| &meal.items).all(|item| item.food_id != avoided), "{diet:?} {key}");
        }
    }
}

#[test]
fn what_is_not_understood_or_not_possible_is_said() {
    assert_eq!(Eater::new(Some("breatharian"), &[]), Err(UnknownWords));
    assert_eq!(Eater::new(None, &["histamine".into()]), Err(UnknownWords));
    let eater = Eater::new(None, &["apples".into(), "bananas".into(), "blueberries".into()]).unwrap();
    let none = Planner::new(&REFERENCE, &eater, TARGETS).map(|_| ());
    assert_eq!(none, Err(NoMeals::NothingLeft("fruit")));
    let absurd = Targets { protein_g: 600.0, ..TARGETS };
    assert_eq!(planner(None, &[], absurd).day(0), Err(NoMeals::OutOfReach));
}

#[test]
fn groceries_name_each_food_once() {
    let planner = planner(None, &[], TARGETS);
    let meals: Vec<MealPlan> = (0..7).flat_map(|day| planner.day(day).unwrap()).collect();
    let list = groceries(&meals);
    let oil = REFERENCE.food_by_key("sr28:04053").unwrap().id;
    assert_eq!(list.iter().filter(|food| food.food_id == oil).count(), 1);
    let whole: f64 = meals.iter().flat_map(|meal| &meal.items).map(|item| item.grams).sum();
    assert!((list.iter().map(|food| food.grams).sum::<f64>() - whole).abs() < 1e-6);
}

#[test]
fn usual_diets_and_targets_have_meals() {
    let shares = [(0.15, 0.25), (0.15, 0.35), (0.2, 0.3), (0.25, 0.25), (0.25, 0.35)];
    for (diet, allergies) in [
        (None, &[][..]),
        (Some("vegetarian"), &["nuts"][..]),
        (Some("vegan"), &[][..]),
        (Some("gluten free"), &["milk"][..]),
        (Some("pescatarian"), &["eggs"][..]),
    ] {
        for (energy_kcal, (protein, fat)) in
            [1600.0, 2000.0, 2400.0, 2800.0, 3200.0].into_iter().flat_map(|energy| shares.map(|share| (energy, share)))
        {
            let targets = Targets {
                energy_kcal,
                protein_g: energy_kcal * protein / 4.0,
                carbs_g: energy_kcal * (1.0 - protein - fat) / 4.0,
                fat_g: energy_kcal * fat / 9.0,
            };
            let planner = planner(diet, allergies, targets);
            for day in 0..7 {
                assert!(planner.day(day).is_ok(), "{diet:?} without {allergies:?}, {targets:?}, day {day}");
            }
        }
    }
}
