//! Values of foods per 100 g and weights of their portions.

use super::*;

/// Key, kcal, protein, carbohydrate, fat.
const PER_100G: &[(&str, f64, f64, f64, f64)] = &[
    ("sr28:01123", 143.0, 12.56, 0.72, 9.51),
    ("sr28:09040", 89.0, 1.09, 22.84, 0.33),
    ("sr28:09003", 52.0, 0.26, 13.81, 0.17),
    ("sr28:18069", 266.0, 8.85, 49.42, 3.33),
    ("sr28:04053", 884.0, 0.0, 0.0, 100.0),
    ("sr28:01001", 717.0, 0.85, 0.06, 81.11),
    ("sr28:20037", 123.0, 2.74, 25.58, 0.97),
    ("sr28:20045", 130.0, 2.69, 28.17, 0.28),
    ("sr28:20121", 158.0, 5.80, 30.86, 0.93),
    ("sr28:08120", 379.0, 13.15, 67.70, 6.52),
    ("sr28:05064", 165.0, 31.02, 0.0, 3.57),
    ("sr28:23568", 250.0, 25.93, 0.0, 15.41),
    ("sr28:15237", 206.0, 22.10, 0.0, 12.35),
    ("sr28:15121", 86.0, 19.44, 0.0, 0.96),
    ("sr28:01077", 61.0, 3.15, 4.80, 3.25),
    ("sr28:01009", 404.0, 22.87, 3.09, 33.31),
    ("sr28:01256", 59.0, 10.19, 3.60, 0.39),
    ("sr28:16098", 598.0, 22.21, 22.31, 51.36),
    ("sr28:12061", 579.0, 21.15, 21.55, 49.93),
    ("sr28:11090", 34.0, 2.82, 6.64, 0.37),
    ("sr28:11674", 93.0, 2.50, 21.15, 0.13),
    ("sr28:09037", 160.0, 2.00, 8.53, 14.66),
    ("sr28:16070", 116.0, 9.02, 20.13, 0.38),
    ("sr28:21299", 266.0, 11.39, 33.33, 9.69),
    ("sr28:21237", 257.0, 11.82, 20.08, 14.96),
    ("sr28:19335", 387.0, 0.0, 99.98, 0.0),
    ("sr28:14209", 1.0, 0.12, 0.0, 0.02),
    ("sr28:14003", 43.0, 0.46, 3.55, 0.0),
    ("sr28:14096", 85.0, 0.07, 2.61, 0.0),
    ("fndds:coffee-latte", 43.0, 2.81, 4.35, 1.61),
    ("fndds:lasagna-with-meat-home-recipe", 206.0, 13.63, 13.10, 10.92),
    ("fndds:pad-thai-nfs", 154.0, 8.13, 14.36, 7.50),
    ("fndds:sushi-roll-california", 94.0, 2.92, 18.39, 0.67),
    ("fndds:grilled-cheese-sandwich-nfs", 343.0, 11.03, 28.09, 20.78),
];

/// Key, unit, start of the modifier, grams of one.
const PORTIONS: &[(&str, &str, &str, f64)] = &[
    ("sr28:01123", "large", "", 50.0),
    ("sr28:01123", "medium", "", 44.0),
    ("sr28:01123", "extra_large", "", 56.0),
    ("sr28:09040", "medium", "", 118.0),
    ("sr28:09040", "large", "", 136.0),
    ("sr28:09040", "cup", "sliced", 150.0),
    ("sr28:09003", "medium", "", 182.0),
    ("sr28:09003", "large", "", 223.0),
    ("sr28:09003", "small", "", 149.0),
    ("sr28:18069", "slice", "", 29.0),
    ("sr28:04053", "tbsp", "", 13.5),
    ("sr28:04053", "tsp", "", 4.5),
    ("sr28:04053", "cup", "", 216.0),
    ("sr28:01001", "tbsp", "", 14.2),
    ("sr28:01001", "pat", "", 5.0),
    ("sr28:01001", "stick", "", 113.0),
    ("sr28:20037", "cup", "", 202.0),
    ("sr28:20045", "cup", "", 158.0),
    ("sr28:20121", "cup", "spaghetti not packed", 124.0),
    ("sr28:08120", "cup", "", 81.0),
    ("sr28:05064", "breast", "", 172.0),
    ("sr28:05064", "cup", "", 140.0),
    ("sr28:23568", "patty", "", 77.0),
    ("sr28:15237", "fillet", "", 356.0),
    ("sr28:15121", "can", "", 165.0),
    ("sr28:15121", "cup", "", 154.0),
    ("sr28:01077", "cup", "", 244.0),
    ("sr28:01077", "fl_oz", "", 30.5),
    ("sr28:01009", "slice", "", 28.0),
    ("sr28:01009", "cup", "shredded", 113.0),
    ("sr28:01256", "container", "", 170.0),
    ("sr28:16098", "tbsp", "", 16.0),
    ("sr28:16098", "cup", "", 258.0),
    ("sr28:12061", "almond", "", 1.2),
    ("sr28:12061", "cup", "whole", 143.0),
    ("sr28:11090", "cup", "chopped", 91.0),
    ("sr28:11090", "stalk", "", 151.0),
    ("sr28:11674", "medium", "", 173.0),
    ("sr28:11674", "large", "", 299.0),
    ("sr28:09037", "avocado", "", 201.0),
    ("sr28:09037", "cup", "cubes", 150.0),
    ("sr28:16070", "cup", "", 198.0),
    ("sr28:16070", "tbsp", "", 12.3),
    ("sr28:21299", "slice", "", 107.0),
    ("sr28:21299", "pizza", "", 853.0),
    ("sr28:21237", "piece", "", 219.0),
    ("sr28:19335", "tsp", "", 4.2),
    ("sr28:19335", "cup", "", 200.0),
    ("sr28:14209", "cup", "", 237.0),
    ("sr28:14209", "fl_oz", "", 29.6),
    ("sr28:14003", "can", "", 356.0),
    ("sr28:14096", "serving", "(5 fl oz)", 147.0),
    ("fndds:coffee-latte", "fl_oz", "", 30.0),
    ("fndds:coffee-latte", "medium", "", 475.0),
    ("fndds:lasagna-with-meat-home-recipe", "cup", "", 235.0),
    ("fndds:pad-thai-nfs", "cup", "", 200.0),
    ("fndds:sushi-roll-california", "roll", "", 200.0),
    ("fndds:grilled-cheese-sandwich-nfs", "sandwich", "", 100.0),
];

#[test]
fn energy_and_macronutrients_are_those_of_the_sources() {
    let data = loaded();
    for &(key, energy, protein, carbs, fat) in PER_100G {
        let values = data.food_by_key(key).unwrap_or_else(|| panic!("{key}")).per_100g();
        for (value, expected) in
            [(values.energy_kcal, energy), (values.protein_g, protein), (values.carbs_g, carbs), (values.fat_g, fat)]
        {
            close(value.unwrap(), expected, 0.005);
        }
    }
}

#[test]
fn one_unit_weighs_what_the_sources_say() {
    let data = loaded();
    for &(key, unit, modifier, grams) in PORTIONS {
        let food = data.food_by_key(key).unwrap();
        let found = data.portions(food).into_iter().any(|portion| {
            portion.unit == unit && portion.modifier.starts_with(modifier) && (portion.grams - grams).abs() < 0.01
        });
        assert!(found, "{key}: {unit} {modifier} is not {grams} g");
    }
}

#[test]
fn other_nutrients_are_those_of_the_sources() {
    let data = loaded();
    let food = |key: &str| data.food_by_key(key).unwrap();
    close(food("sr28:09040").per_100g().fiber_g.unwrap(), 2.6, 1e-9);
    close(food("sr28:09040").per_100g().sugar_g.unwrap(), 12.23, 1e-9);
    close(food("sr28:18069").per_100g().sodium_mg.unwrap(), 490.0, 1e-9);
    close(food("sr28:01033").per_100g().sodium_mg.unwrap(), 1376.0, 1e-9);
    close(food("sr28:01123").per_100g().saturated_fat_g.unwrap(), 3.126, 1e-9);
    close(food("sr28:14003").per_100g().alcohol_g.unwrap(), 3.9, 1e-9);
    close(food("sr28:14096").per_100g().alcohol_g.unwrap(), 10.6, 1e-9);
    close(food("fndds:wine-red").per_100g().alcohol_g.unwrap(), 10.6, 1e-9);
}

#[test]
fn what_100_g_hold_is_not_more_than_100_g() {
    for food in loaded().foods() {
        let v = food.per_100g();
        let parts = [v.protein_g, v.carbs_g, v.fat_g, v.alcohol_g];
        let sum: Option<f64> = parts.into_iter().sum();
        assert!(sum.is_none_or(|grams| grams <= 105.0), "{}: {sum:?}", food.key);
    }
}

/// Energy uses factors of each food, so 4, 4, 9 and 7 kcal a gram are only near it; a few spices and fats lie further off.
#[test]
fn energy_agrees_with_the_macronutrients() {
    let data = loaded();
    let off: Vec<&str> = data
        .foods()
        .iter()
        .filter(|food| {
            let v = food.per_100g();
            let (Some(energy), Some(protein), Some(carbs), Some(fat)) =
                (v.energy_kcal, v.protein_g, v.carbs_g, v.fat_g)
            else {
                return true;
            };
            let expected = 4.0 * protein + 4.0 * carbs + 9.0 * fat + 7.0 * v.alcohol_g.unwrap_or(0.0);
            (energy - expected).abs() > (0.35 * energy).max(40.0)
        })
        .map(|food| &*food.key)
        .collect();
    assert!(off.len() <= 45, "{}: {off:?}", off.len());
}

#[test]
fn portions_weigh_something() {
    let data = loaded();
    for food in data.foods() {
        for portion in data.portions(food) {
            assert!(portion.grams > 0.0 && portion.grams < 10_000.0, "{}: {portion:?}", food.key);
            assert_eq!(data.portion(food, portion.id), Some(portion));
        }
    }
}

#[test]
fn a_category_lends_its_portions_as_estimates() {
    let data = loaded();
    let latte = data.food_by_key("fndds:coffee-latte").unwrap();
    let large = data.portions(latte).into_iter().find(|portion| portion.unit == "large").unwrap();
    assert!(large.estimate);
    let without =
        data.foods().iter().filter(|food| food.source == Source::Fndds && data.portions(food).is_empty()).count();
    assert!(without < 200, "{without} foods of FNDDS have no portion");
}
