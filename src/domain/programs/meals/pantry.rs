//! The plain foods that meals are made of. Tagged by hand, each being one ingredient: what is not named in `contains` is
//! not in the food. Packages may still differ, so clients say "check the label".

use super::eater::Animal::{self, Egg, Fish, Meat, Milk, Plant};
use crate::domain::reference::Allergen;

/// The part a food plays on a plate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Protein of a main meal.
    Main,
    /// Protein of breakfast and snack.
    Light,
    Starch,
    /// Starch of breakfast.
    Cereal,
    Vegetable,
    Fruit,
    /// Fat to cook with or to dress.
    Oil,
    /// Fat of breakfast and snack.
    Seeds,
}

/// A food of the pantry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Staple {
    pub key: &'static str,
    pub role: Role,
    pub from: Animal,
    pub contains: &'static [Allergen],
    /// The most of it on one plate, in grams.
    pub most_g: f64,
    /// Grams of one piece, of what is not weighed.
    pub piece_g: Option<f64>,
}

const fn s(key: &'static str, role: Role, from: Animal, contains: &'static [Allergen], most_g: f64) -> Staple {
    Staple { key, role, from, contains, most_g, piece_g: None }
}

/// The pantry; foods of one role take turns in this order.
pub const PANTRY: &[Staple] = &[
    // Of what comes from plants, the lean and the starchy alternate: any two neighbours can carry a day.
    s("sr28:05064", Role::Main, Meat, &[], 350.0),  // chicken breast
    s("sr28:16070", Role::Main, Plant, &[], 450.0), // lentils
    s("sr28:15237", Role::Main, Fish, &[Allergen::Fish], 350.0), // salmon
    s("sr28:16114", Role::Main, Plant, &[Allergen::Soy], 350.0), // tempeh
    s("sr28:05220", Role::Main, Meat, &[], 350.0),  // turkey breast
    s("sr28:16126", Role::Main, Plant, &[Allergen::Soy], 450.0), // tofu
    s("sr28:15121", Role::Main, Fish, &[Allergen::Fish], 350.0), // tuna
    s("fndds:textured-vegetable-protein-dry", Role::Main, Plant, &[Allergen::Soy], 120.0),
    s("sr28:16057", Role::Main, Plant, &[], 450.0), // chickpeas
    s("sr28:13364", Role::Main, Meat, &[], 350.0),  // lean beef
    s("sr28:48052", Role::Main, Plant, &[Allergen::Gluten], 100.0), // wheat gluten, for seitan
    s("sr28:16015", Role::Main, Plant, &[], 450.0), // black beans
    s("sr28:01256", Role::Light, Milk, &[Allergen::Milk], 500.0), // Greek yogurt
    Staple { piece_g: Some(50.0), ..s("sr28:01129", Role::Light, Egg, &[Allergen::Egg], 250.0) },
    s("sr28:16126", Role::Light, Plant, &[Allergen::Soy], 400.0), // tofu
    s("sr28:01015", Role::Light, Milk, &[Allergen::Milk], 400.0), // cottage cheese
    s("sr28:16070", Role::Light, Plant, &[], 300.0),              // lentils
    s("sr28:16122", Role::Light, Plant, &[Allergen::Soy], 60.0),  // soy protein, for a shake
    s("sr28:20037", Role::Starch, Plant, &[], 500.0),             // brown rice
    s("sr28:11365", Role::Starch, Plant, &[], 600.0),             // potato
    s("sr28:20137", Role::Starch, Plant, &[], 500.0),             // quinoa
    s("sr28:20121", Role::Starch, Plant, &[Allergen::Gluten], 450.0), // pasta
    s("sr28:11508", Role::Starch, Plant, &[], 600.0),             // sweet potato
    s("sr28:20038", Role::Cereal, Plant, &[Allergen::Gluten], 150.0), // oats
    s("sr28:20045", Role::Cereal, Plant, &[], 400.0),             // white rice
    s("sr28:11091", Role::Vegetable, Plant, &[], 300.0),          // broccoli
    s("sr28:11821", Role::Vegetable, Plant, &[], 300.0),          // red pepper
    s("sr28:11124", Role::Vegetable, Plant, &[], 300.0),          // carrot
    s("sr28:11529", Role::Vegetable, Plant, &[], 300.0),          // tomato
    s("sr28:11457", Role::Vegetable, Plant, &[], 300.0),          // spinach
    s("sr28:09040", Role::Fruit, Plant, &[], 250.0),              // banana
    s("sr28:09003", Role::Fruit, Plant, &[], 250.0),              // apple
    s("sr28:09050", Role::Fruit, Plant, &[], 250.0),              // blueberries
    s("sr28:04053", Role::Oil, Plant, &[], 40.0),                 // olive oil
    s("sr28:12061", Role::Seeds, Plant, &[Allergen::TreeNuts], 60.0), // almonds
    s("sr28:12155", Role::Seeds, Plant, &[Allergen::TreeNuts], 60.0), // walnuts
    s("sr28:12014", Role::Seeds, Plant, &[], 60.0),               // pumpkin seeds
];
