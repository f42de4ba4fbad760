//! Allergens of built-in foods, by group first, then by the words of the name.
//!
//! The tags are the union of the 14 of the European Union (Regulation 1169/2011, annex II) and the 9 of the United States
//! (FALCPA 2004, FASTER 2021), with coconut apart. Composed foods stay unknown: an ingredient list is not in the data.
//! This is help for logging and planning, never a promise: the package says what is in it.

use super::food::Food;
use crate::named;

named! {
    /// What an eater may have to avoid.
    pub enum Allergen {
        Gluten = "gluten",
        Milk = "milk",
        Egg = "egg",
        Fish = "fish",
        Crustaceans = "crustaceans",
        Molluscs = "molluscs",
        Peanut = "peanut",
        Soy = "soy",
        TreeNuts = "tree_nuts",
        Coconut = "coconut",
        Sesame = "sesame",
        Mustard = "mustard",
        Celery = "celery",
        Lupin = "lupin",
        Sulphites = "sulphites",
    }
}

/// Groups whose plain foods are one ingredient.
const SIMPLE_GROUPS: &[&str] = &[
    "Dairy and Egg Products",
    "Spices and Herbs",
    "Fruits and Fruit Juices",
    "Vegetables and Vegetable Products",
    "Nut and Seed Products",
    "Beef Products",
    "Pork Products",
    "Poultry Products",
    "Lamb, Veal, and Game Products",
    "Finfish and Shellfish Products",
    "Cereal Grains and Pasta",
    "Legumes and Legume Products",
];

/// Words of names that tell of more than one ingredient.
const COMPOSED: &[&str] = &[
    "added",
    "bar",
    "batter",
    "beverage",
    "breaded",
    "burger",
    "canned",
    "commodity",
    "cream",
    "cured",
    "dip",
    "dressing",
    "flavor",
    "flavored",
    "flour",
    "fruit",
    "granola",
    "home",
    "imitation",
    "instant",
    "mix",
    "mixed",
    "pasteurized",
    "prepared",
    "process",
    "recipe",
    "restaurant",
    "salad",
    "sandwich",
    "sauce",
    "seasoned",
    "smoked",
    "solution",
    "souffle",
    "spread",
    "stuffed",
    "style",
    "substitute",
    "surimi",
    "sweetened",
    "topping",
    "vanilla",
    "vegetarian",
    "with",
];

/// Words that show a tag.
const WORDS: &[(Allergen, &[&str])] = &[
    (
        Allergen::Gluten,
        &[
            "barley",
            "bagel",
            "bagels",
            "beer",
            "bread",
            "breaded",
            "bulgur",
            "bun",
            "cake",
            "cookie",
            "cookies",
            "couscous",
            "cracker",
            "crackers",
            "croissant",
            "croissants",
            "kamut",
            "macaroni",
            "malt",
            "noodles",
            "pasta",
            "pizza",
            "rye",
            "sandwich",
            "seitan",
            "semolina",
            "spaghetti",
            "spelt",
            "triticale",
            "wheat",
        ],
    ),
    (
        Allergen::Milk,
        &[
            "butter",
            "buttermilk",
            "casein",
            "cheese",
            "cheeseburger",
            "cream",
            "custard",
            "ghee",
            "kefir",
            "milk",
            "paneer",
            "whey",
            "yogurt",
        ],
    ),
    (Allergen::Egg, &["aioli", "egg", "eggs", "mayonnaise", "meringue", "omelet", "omelette"]),
    (
        Allergen::Fish,
        &[
            "anchovy",
            "caviar",
            "fish",
            "herring",
            "mackerel",
            "salmon",
            "sardine",
            "sardines",
            "surimi",
            "trout",
            "tuna",
            "worcestershire",
        ],
    ),
    (Allergen::Crustaceans, &["crab", "crayfish", "crustaceans", "lobster", "prawn", "shrimp"]),
    (
        Allergen::Molluscs,
        &[
            "calamari", "clam", "clams", "mollusks", "mussel", "mussels", "octopus", "oyster", "oysters", "scallops",
            "squid",
        ],
    ),
    (Allergen::Peanut, &["peanut", "peanuts", "satay"]),
    (
        Allergen::Soy,
        &["edamame", "miso", "natto", "shoyu", "soy", "soybean", "soybeans", "soymilk", "tamari", "tempeh", "tofu"],
    ),
    (
        Allergen::TreeNuts,
        &[
            "almond",
            "almonds",
            "brazilnuts",
            "cashew",
            "cashews",
            "hazelnut",
            "hazelnuts",
            "macadamia",
            "marzipan",
            "pecan",
            "pecans",
            "pesto",
            "pine",
            "pistachio",
            "praline",
            "walnut",
            "walnuts",
        ],
    ),
    (Allergen::Coconut, &["coconut"]),
    (Allergen::Sesame, &["halva", "hummus", "sesame", "tahini"]),
    (Allergen::Mustard, &["mustard"]),
    (Allergen::Celery, &["celeriac", "celery"]),
    (Allergen::Lupin, &["lupin", "lupins"]),
    (Allergen::Sulphites, &["sulfured", "wine", "raisins"]),
];

/// Names that look like milk, wheat or nuts and are not.
const NOT_MILK: &[&str] = &[
    "almond butter",
    "almond milk",
    "apple butter",
    "cashew butter",
    "cocoa butter",
    "coconut cream",
    "coconut milk",
    "cream of tartar",
    "fruit butter",
    "milkfish",
    "nut butter",
    "oat milk",
    "peanut butter",
    "rice milk",
    "sesame butter",
    "soy milk",
    "sunflower seed butter",
];
const NOT_GLUTEN: &[&str] = &["buckwheat", "breadfruit", "gluten free", "gluten-free", "rice noodles", "rice bread"];
const NOT_TREE_NUTS: &[&str] = &["pineapple"];

impl Food {
    /// Every allergen of the food; `None` where the data cannot tell.
    pub fn allergens(&self) -> Option<Vec<Allergen>> {
        let plain = SIMPLE_GROUPS.contains(&&*self.group) && self.brand.is_none();
        let name = self.name.to_lowercase();
        let composed = words(&name).any(|word| COMPOSED.contains(&word));
        (plain && !composed).then(|| self.allergens_by_name())
    }

    /// The allergens that the food's group and name give away; others may be in it as well.
    pub fn allergens_by_name(&self) -> Vec<Allergen> {
        let name = self.name.to_lowercase();
        let mut found: Vec<Allergen> =
            WORDS.iter().filter(|(tag, signs)| shows(&name, *tag, signs)).map(|&(tag, _)| tag).collect();
        if &*self.group == "Dairy and Egg Products" && !name.starts_with("egg") && !found.contains(&Allergen::Milk) {
            found.push(Allergen::Milk);
        }
        found.sort_unstable();
        found
    }
}

fn shows(name: &str, tag: Allergen, signs: &[&str]) -> bool {
    let exceptions = match tag {
        Allergen::Milk => NOT_MILK,
        Allergen::Gluten => NOT_GLUTEN,
        Allergen::TreeNuts => NOT_TREE_NUTS,
        _ => &[],
    };
    !exceptions.iter().any(|exception| name.contains(exception)) && words(name).any(|word| signs.contains(&word))
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reference::tests::loaded;

    #[test]
    fn plain_foods_are_known_and_composed_ones_are_not() {
        let reference = loaded();
        let of = |key: &str| reference.food_by_key(key).unwrap().allergens();
        assert_eq!(of("sr28:09040"), Some(vec![]), "banana");
        assert_eq!(of("sr28:05064"), Some(vec![]), "chicken breast");
        assert_eq!(of("sr28:20045"), Some(vec![]), "white rice");
        assert_eq!(of("sr28:01123"), Some(vec![Allergen::Egg]));
        assert_eq!(of("sr28:01009"), Some(vec![Allergen::Milk]));
        assert_eq!(of("sr28:15237"), Some(vec![Allergen::Fish]));
        assert_eq!(of("sr28:12061"), Some(vec![Allergen::TreeNuts]));
        assert_eq!(of("sr28:18069"), None, "white bread");
        assert_eq!(of("fndds:lasagna-with-meat-home-recipe"), None);
    }

    #[test]
    fn names_that_only_look_alike_give_nothing_away() {
        let reference = loaded();
        let of = |key: &str| reference.food_by_key(key).unwrap().allergens_by_name();
        assert_eq!(of("sr28:16098"), [Allergen::Peanut], "peanut butter");
        assert_eq!(of("fndds:almond-milk-unsweetened"), [Allergen::TreeNuts]);
        assert_eq!(of("sr28:20010"), [], "buckwheat");
        assert_eq!(of("sr28:11209"), [], "eggplant");
    }
}
