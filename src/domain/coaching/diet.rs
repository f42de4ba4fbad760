//! Which foods a member's diet and allergies leave. Suggestions only: logging is never blocked.

use super::facts::{Facts, FoodFacts};
use crate::domain::phrases::Words;

const MEAT: &[&str] = &[
    "chicken",
    "beef",
    "pork",
    "ham",
    "bacon",
    "turkey",
    "lamb",
    "veal",
    "sausage",
    "salami",
    "steak",
    "meat",
    "mince",
    "burger",
    "hamburger",
    "duck",
    "goose",
    "venison",
    "chorizo",
    "prosciutto",
    "pepperoni",
    "frankfurter",
    "liver",
    "meatball",
    "hahnchen",
    "huhn",
    "rind",
    "schwein",
    "schinken",
    "wurst",
    "pollo",
    "carne",
    "cerdo",
    "jamon",
    "frango",
    "porco",
    "poulet",
    "boeuf",
    "porc",
    "jambon",
    "gelatin",
    "gelatine",
];
const FISH: &[&str] = &[
    "fish",
    "salmon",
    "tuna",
    "cod",
    "trout",
    "sardine",
    "mackerel",
    "herring",
    "anchovy",
    "shrimp",
    "prawn",
    "crab",
    "lobster",
    "mussel",
    "squid",
    "oyster",
    "clam",
    "halibut",
    "tilapia",
    "haddock",
    "surimi",
    "sushi",
    "lachs",
    "thunfisch",
    "atun",
    "pescado",
    "peixe",
    "atum",
    "saumon",
    "thon",
    "poisson",
];
const DAIRY_EGG_HONEY: &[&str] = &[
    "milk",
    "cheese",
    "butter",
    "yogurt",
    "yoghurt",
    "cream",
    "whey",
    "casein",
    "egg",
    "latte",
    "cappuccino",
    "ghee",
    "custard",
    "mayonnaise",
    "omelette",
    "omelet",
    "honey",
    "quark",
    "skyr",
    "kefir",
    "cheddar",
    "mozzarella",
    "feta",
    "parmesan",
    "cottage",
    "milch",
    "kase",
    "ei",
    "eier",
    "joghurt",
    "huevo",
    "queso",
    "leche",
    "ovo",
    "queijo",
    "leite",
    "oeuf",
    "fromage",
    "lait",
];
const PORK_ALCOHOL: &[&str] = &[
    "pork",
    "ham",
    "bacon",
    "salami",
    "prosciutto",
    "pepperoni",
    "chorizo",
    "lard",
    "wine",
    "beer",
    "rum",
    "whiskey",
    "vodka",
    "schwein",
    "schinken",
    "cerdo",
    "jamon",
    "porco",
    "porc",
    "jambon",
    "gelatin",
    "gelatine",
];

/// Foods of such names that an exclusion does not mean.
const PLANT: &[&str] =
    &["plant", "vegan", "soy", "oat", "almond", "coconut", "peanut", "tofu", "vegetarian", "meatless", "eggplant"];

/// Whether the coach may suggest the food. A food whose allergens nobody has looked at is refused to whoever has an
/// allergy: a suggestion that harms is worse than none.
pub fn allows(food: &FoodFacts, facts: &Facts) -> bool {
    let free = facts.allergies.is_empty()
        || food.allergens.as_ref().is_some_and(|known| facts.allergies.iter().all(|allergy| !known.contains(allergy)));
    free && fits_diet(&food.name, facts.diet.as_deref().unwrap_or_default())
}

fn fits_diet(name: &str, diet: &str) -> bool {
    let words = Words::of(name).0;
    let is_any = |list: &[&str]| words.iter().any(|word| list.contains(&word.text.trim_end_matches('s')));
    if is_any(PLANT) && diet != "halal" {
        return true;
    }
    match diet {
        "vegan" => !is_any(MEAT) && !is_any(FISH) && !is_any(DAIRY_EGG_HONEY),
        "vegetarian" => !is_any(MEAT) && !is_any(FISH),
        "pescatarian" => !is_any(MEAT),
        "halal" | "kosher" => !is_any(PORK_ALCOHOL),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diets_exclude_by_name() {
        assert!(!fits_diet("Chicken breast, grilled", "vegetarian"));
        assert!(fits_diet("Tofu, firm", "vegan"));
        assert!(!fits_diet("Eggs, boiled", "vegan"));
        assert!(fits_diet("Milk, soy", "vegan"));
        assert!(fits_diet("Salmon", "pescatarian"));
        assert!(!fits_diet("Bacon", "halal"));
    }

    #[test]
    fn an_unknown_allergen_is_refused_to_the_allergic() {
        let allergic = Facts { allergies: vec!["peanut".into()], ..Facts::default() };
        let with = |allergens: Option<Vec<String>>| FoodFacts { name: "Bar".into(), allergens, ..FoodFacts::default() };
        assert!(!allows(&with(None), &allergic));
        assert!(!allows(&with(Some(vec!["peanut".into()])), &allergic));
        assert!(allows(&with(Some(vec![])), &allergic));
        assert!(allows(&with(None), &Facts::default()));
    }
}
