//! Usual amounts: what a measure, a size or a portion weighs where the food itself does not say.

use crate::domain::foods::FoodClass;

/// What a size makes of a piece that has no portion of that size.
pub fn size_factor(size: Option<&str>) -> f64 {
    match size {
        Some("tiny" | "thin") => 0.7,
        Some("small") => 0.8,
        Some("scant") => 0.9,
        Some("large" | "heaped" | "thick") => 1.25,
        Some("extra large") => 1.5,
        _ => 1.0,
    }
}

/// The units of portions that a measure may be called in the data, best first.
pub fn units_of(measure: &'static str, class: FoodClass) -> Vec<&'static str> {
    match measure {
        "jar" => vec!["jar"],
        "slice" => vec!["slice", "strip", "piece"],
        "piece" => vec![
            "piece", "nugget", "medium", "link", "slice", "stick", "square", "wedge", "cookie", "finger", "biscuit",
        ],
        "teacup" => vec!["cup"],
        "glass" => vec!["glass"],
        "mug" => vec!["mug"],
        "container" => vec!["container", "pot", "carton", "package"],
        "bag" => vec!["bag", "pouch", "packet", "package"],
        "packet" if class == FoodClass::Sauce || class == FoodClass::Sweet => vec!["packet", "package", "bag"],
        "packet" => vec!["package", "packet", "pouch", "bag", "carton", "container", "box"],
        "box" => vec!["box", "carton", "package", "container"],
        "serving" => vec!["serving", "order", "medium"],
        "scoop" => vec!["scoop"],
        "loaf" => vec!["loaf"],
        "skewer" => vec!["skewer", "piece"],
        "shot" => vec!["shot", "jigger"],
        "ear" => vec!["ear"],
        "fillet" => vec!["fillet", "piece"],
        other => vec![other],
    }
}

/// Grams of a household measure for a kind of food.
#[expect(clippy::match_same_arms, reason = "a table: one row a kind")]
pub fn measure_grams(measure: &str, class: FoodClass) -> Option<f64> {
    use FoodClass as C;
    Some(match (measure, class) {
        ("handful", C::Nut) => 28.0,
        ("handful", C::Fruit) => 60.0,
        ("handful", C::Crisps) => 15.0,
        ("handful", C::Cheese) => 28.0,
        ("handful", _) => 30.0,
        ("glass", C::Alcohol) => 150.0,
        ("glass", _) => 240.0,
        ("mug", _) => 300.0,
        ("teacup", _) => 200.0,
        ("bowl", C::Cereal) => 45.0,
        ("bowl", C::Grain | C::Fruit) => 200.0,
        ("bowl", C::Salad | C::Vegetable) => 150.0,
        ("bowl", _) => 350.0,
        ("plate", C::Vegetable | C::Salad) => 200.0,
        ("plate", _) => 350.0,
        ("can", C::Alcohol | C::Drink) => 355.0,
        ("can", C::Fish) => 120.0,
        ("can", C::Legume | C::Vegetable) => 240.0,
        ("can", _) => 300.0,
        ("bottle", C::Alcohol) => 330.0,
        ("bottle", _) => 500.0,
        ("shot", _) => 44.0,
        ("scoop", C::Powder) => 30.0,
        ("scoop", _) => 66.0,
        ("splash", _) => 15.0,
        ("drizzle", _) => 5.0,
        ("dash", C::Spice) => 0.6,
        ("dash", _) => 5.0,
        ("pinch", _) => 0.3,
        ("knob", _) => 10.0,
        ("pat", _) => 5.0,
        ("dollop", _) => 20.0,
        ("bag", C::Crisps) => 28.0,
        ("bag", C::Sweet | C::Nut) => 45.0,
        ("packet", C::Sweet | C::Sauce | C::Spice) => 9.0,
        ("packet", C::Crisps) => 28.0,
        ("container", C::Yogurt) => 150.0,
        ("container", C::Sweet) => 150.0,
        ("box", C::Drink | C::Milk) => 200.0,
        ("slice", C::Cheese) => 28.0,
        ("slice", C::Meat) => 28.0,
        ("slice", C::Bread) => 29.0,
        ("slice", C::Baked) => 80.0,
        ("slice", C::Fruit | C::Vegetable) => 15.0,
        ("pitcher", _) => 1000.0,
        ("keg", _) => 1000.0,
        ("bar", C::Sweet) => 45.0,
        ("clove", _) => 3.0,
        _ => return None,
    })
}

/// A usual portion of a kind of food, in grams.
#[expect(clippy::match_same_arms, reason = "a table: one row a kind")]
pub fn class_grams(class: FoodClass) -> Option<f64> {
    use FoodClass as C;
    Some(match class {
        C::Drink | C::Milk => 240.0,
        C::Alcohol => 150.0,
        C::Cheese | C::Nut => 28.0,
        C::Yogurt => 170.0,
        C::Egg => 50.0,
        C::Meat => 120.0,
        C::Fish => 150.0,
        C::Bread => 50.0,
        C::Grain => 158.0,
        C::Cereal => 40.0,
        C::Fruit => 120.0,
        C::Vegetable => 90.0,
        C::Potato => 150.0,
        C::Salad => 150.0,
        C::Legume => 130.0,
        C::Fat => 10.0,
        C::Sauce => 15.0,
        C::Sweet => 40.0,
        C::Baked => 60.0,
        C::Crisps => 28.0,
        C::Soup => 300.0,
        C::Sandwich => 170.0,
        C::Dish => 250.0,
        C::Powder => 30.0,
        C::Spice => 1.0,
        C::Other => return None,
    })
}

/// g/ml where the food has no measure of its own.
#[expect(clippy::match_same_arms, reason = "a table: one row a kind")]
pub fn density(class: FoodClass) -> f64 {
    use FoodClass as C;
    match class {
        C::Fat => 0.92,
        C::Grain | C::Vegetable | C::Potato => 0.65,
        C::Cereal => 0.2,
        C::Nut => 0.6,
        C::Crisps => 0.15,
        C::Salad => 0.25,
        C::Cheese => 0.5,
        C::Sauce => 1.1,
        C::Meat | C::Fish | C::Fruit => 0.6,
        C::Baked | C::Bread | C::Sweet => 0.4,
        C::Powder => 0.45,
        _ => 1.0,
    }
}

/// Whether a portion's unit is one piece, that a bare count may mean.
pub fn is_piece(unit: &str) -> bool {
    !matches!(
        unit,
        "cup"
            | "tbsp"
            | "tsp"
            | "fl_oz"
            | "oz"
            | "serving"
            | "package"
            | "cubic"
            | "quart"
            | "pint"
            | "jar"
            | "can"
            | "container"
            | "bottle"
            | "bowl"
            | "plate"
            | "roast"
            | "recipe"
            | "order"
            | "glass"
            | "box"
            | "bag"
            | "packet"
            | "inch"
            | "ml"
            | "bird"
            | "chicken"
            | "loaf"
            | "envelope"
            | "pouch"
            | "head"
            | "bunch"
            | "scoop"
            | "handful"
            | "rack"
            | "skin"
            | "neck"
            | "giblet"
            | "carton"
            | "pie"
            | "pizza"
            | "cake"
            | "block"
    )
}
