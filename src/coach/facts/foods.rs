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

/// Plain foods by their keys in the reference tables with a usual portion, g, in the order in which they are offered.
const PLAIN: &[(&str, f64)] = &[
    ("sr28:05064", 140.0), // chicken breast, roasted
    ("sr28:20045", 200.0), // white rice, cooked
    ("sr28:15086", 150.0), // salmon, cooked
    ("sr28:16070", 200.0), // lentils, boiled
    ("sr28:16427", 120.0), // tofu, firm
    ("sr28:11367", 173.0), // potatoes, boiled
    ("sr28:11091", 90.0),  // broccoli, boiled
    ("sr28:01129", 100.0), // eggs, hard-boiled
    ("sr28:01256", 170.0), // Greek yogurt, nonfat
    ("sr28:09003", 182.0), // apple
];

pub fn read(tx: &Read<'_, User>, today: Date, reference: &Reference) -> Result<Vec<FoodFacts>> {
    let usual = history::foods(tx, today.saturating_sub(DAYS.days()), MOST)?;
    let known = |food: &Food| usual.iter().any(|usual| usual.food_id == Some(food.id));
    let plain: Vec<FoodFacts> = PLAIN
        .iter()
        .filter_map(|(key, grams)| Some((reference.food_by_key(key)?, *grams)))
        .filter(|(food, _)| !known(food))
        .map(|(food, grams)| plain_facts(food, grams))
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

fn plain_facts(food: &Food, grams: f64) -> FoodFacts {
    FoodFacts {
        id: Some(food.id.to_string()),
        name: food.display_name.to_string(),
        grams,
        nutrients: food.per_100g().for_grams(grams),
        times: 0,
        allergens: allergens(food),
    }
}

fn allergens(food: &Food) -> Option<Vec<String>> {
    Some(food.allergens()?.into_iter().map(|allergen| allergen.name().to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_foods_are_in_the_tables() {
        let reference = Reference::shared().unwrap();
        for (key, grams) in PLAIN {
            let food = reference.food_by_key(key).unwrap_or_else(|| panic!("{key}"));
            let facts = plain_facts(food, *grams);
            assert!(facts.nutrients.energy_kcal.is_some() && facts.nutrients.protein_g.is_some(), "{facts:?}");
        }
    }
}
