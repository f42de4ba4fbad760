//! What could be on the next plate: the foods the member eats, then plain ones.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::coaching::facts::FoodFacts;
use crate::domain::named::Named;
use crate::domain::reference::{Food, Reference};
use crate::storage::coach::history::{self, UsualFood};
use crate::storage::{Read, Result, User};

/// How far back eating habits go.
const DAYS: i64 = 60;
/// So many of them at most.
const MOST: i64 = 24;

/// Plain foods by their keys in the reference tables, in the order in which they are offered.
const PLAIN: &[&str] = &[
    "sr28:05064", // chicken breast, roasted
    "sr28:20045", // white rice, cooked
    "sr28:15086", // salmon, Atlantic, farmed, cooked
    "sr28:16070", // lentils, boiled
    "sr28:16427", // tofu, raw, firm
    "sr28:11367", // potatoes, boiled without skin
    "sr28:11091", // broccoli, boiled
    "sr28:01129", // egg, hard-boiled
    "sr28:01256", // yogurt, Greek, plain, nonfat
    "sr28:09003", // apple, with skin
];

pub fn read(tx: &Read<'_, User>, today: Date, reference: &Reference) -> Result<Vec<FoodFacts>> {
    let usual = history::foods(tx, today.saturating_sub(DAYS.days()), MOST)?;
    let known = |food: &Food| usual.iter().any(|usual| usual.food_id == Some(food.id));
    let plain: Vec<FoodFacts> = PLAIN
        .iter()
        .filter_map(|key| reference.food_by_key(key))
        .filter(|food| !known(food))
        .filter_map(|food| plain_facts(food, reference))
        .collect();
    Ok(usual.iter().map(|food| usual_facts(food, reference)).chain(plain).collect())
}

fn usual_facts(usual: &UsualFood, reference: &Reference) -> FoodFacts {
    FoodFacts {
        id: usual.food_id.map(|id| id.to_string()),
        name: usual.name.clone(),
        grams: usual.grams,
        nutrients: usual.nutrients,
        times: usual.times,
        allergens: usual.food_id.and_then(|id| reference.food(id)).and_then(allergens),
    }
}

fn plain_facts(food: &Food, reference: &Reference) -> Option<FoodFacts> {
    let grams = reference.portions(food).first()?.grams;
    Some(FoodFacts {
        id: Some(food.id.to_string()),
        name: food.display_name.to_string(),
        grams,
        nutrients: food.per_100g().for_grams(grams),
        times: 0,
        allergens: allergens(food),
    })
}

fn allergens(food: &Food) -> Option<Vec<String>> {
    Some(food.allergens()?.into_iter().map(|allergen| allergen.name().to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_foods_are_in_the_tables() {
        let reference = Reference::load().unwrap();
        for key in PLAIN {
            let food = reference.food_by_key(key).unwrap_or_else(|| panic!("{key}"));
            let facts = plain_facts(food, &reference).unwrap();
            assert!(facts.grams >= 30.0 && facts.nutrients.energy_kcal.is_some(), "{facts:?}");
        }
    }
}
