//! The words of names: folded, singular, with those that carry no meaning marked.

use std::borrow::Cow;

use crate::domain::text::{fold, singular};

/// The words of a text that can tell foods apart: folded and singular, without articles, prepositions and joints.
#[must_use]
pub fn content_words(text: &str) -> Vec<String> {
    let folded = fold(text).replace(['\'', '’'], "");
    folded
        .split(|c: char| !(c.is_alphanumeric() || c == '%'))
        .filter(|word| !word.is_empty() && !is_joint(word))
        .map(|word| stem(word).into_owned())
        .collect()
}

/// Spellings and regional words for the same thing, as the sources write it.
const SAME: &[(&str, &str)] = &[
    ("aubergine", "eggplant"),
    ("beetroot", "beet"),
    ("capsicum", "pepper"),
    ("catsup", "ketchup"),
    ("chilli", "chili"),
    ("chile", "chili"),
    ("coriander", "cilantro"),
    ("courgette", "zucchini"),
    ("donut", "doughnut"),
    ("filet", "fillet"),
    ("garbanzo", "chickpea"),
    ("kebap", "kebab"),
    ("kabob", "kebab"),
    ("linguini", "linguine"),
    ("maize", "corn"),
    ("mayo", "mayonnaise"),
    ("omelet", "omelette"),
    ("parmigiano", "parmesan"),
    ("prawn", "shrimp"),
    ("rocket", "arugula"),
    ("shawerma", "shawarma"),
    ("sultana", "raisin"),
    ("swede", "rutabaga"),
    ("veggie", "vegetable"),
    ("veg", "vegetable"),
    ("wholegrain", "wholewheat"),
    ("wholemeal", "wholewheat"),
    ("yoghurt", "yogurt"),
    ("yogourt", "yogurt"),
];

/// The form in which words are compared: singular, in the sources' spelling.
pub fn stem(word: &str) -> Cow<'_, str> {
    let one = singular(word);
    match SAME.iter().find(|(said, _)| *said == one) {
        Some((_, written)) => Cow::Borrowed(written),
        None => one,
    }
}

/// Words that only hold a name together.
pub fn is_joint(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "and"
            | "or"
            | "of"
            | "in"
            | "on"
            | "with"
            | "the"
            | "as"
            | "to"
            | "for"
            | "from"
            | "by"
            | "at"
            | "ns"
            | "nfs"
            | "includes"
            | "made"
            | "type"
            | "style"
            | "de"
            | "del"
            | "la"
            | "le"
            | "au"
            | "con"
            | "com"
            | "mit"
            | "y"
            | "e"
            | "et"
            | "und"
            | "da"
            | "do"
            | "x"
            | "s"
            | "all"
            | "than"
            | "other"
            | "into"
            | "not"
            | "further"
            | "specified"
            | "usda"
            | "commodity"
            | "added"
    )
}

/// What a word of a name says beside which food it is: nothing when it is missing from what a person wrote.
pub fn is_neutral(word: &str) -> bool {
    matches!(
        word,
        "fresh"
            | "raw"
            | "plain"
            | "regular"
            | "whole"
            | "commercially"
            | "prepared"
            | "commercial"
            | "variety"
            | "average"
            | "generic"
            | "enriched"
            | "unenriched"
            | "salt"
            | "vitamin"
            | "calcium"
            | "cooked"
            | "ready"
            | "eat"
            | "heat"
            | "large"
            | "medium"
            | "small"
            | "skin"
            | "meat"
            | "only"
            | "separable"
            | "lean"
            | "fat"
            | "trimmed"
            | "choice"
            | "grade"
            | "select"
            | "without"
            | "boiled"
            | "drained"
            | "solid"
            | "liquid"
            | "unprepared"
            | "domestic"
            | "year"
            | "round"
            | "season"
            | "purchased"
            | "bakery"
            | "size"
            | "smooth"
            | "style"
            | "original"
            | "traditional"
            | "home"
            | "recipe"
            | "homemade"
            | "restaurant"
            | "food"
            | "fluid"
            | "milkfat"
            | "3"
            | "25"
            | "d"
            | "table"
            | "edible"
            | "portion"
            | "mature"
            | "seed"
            | "granulated"
            | "brewed"
            | "tap"
            | "water"
            | "long"
            | "grain"
            | "white"
            | "farmed"
            | "atlantic"
            | "dry"
            | "heated"
            | "broilers"
            | "broiler"
            | "fryer"
            | "ground"
            | "salted"
            | "iodized"
            | "common"
    )
}

/// Words for a state or a preparation: they tell variants of one food apart, not one food from another.
pub fn is_state(word: &str) -> bool {
    matches!(
        word,
        "raw"
            | "cooked"
            | "fried"
            | "grilled"
            | "baked"
            | "boiled"
            | "roasted"
            | "roast"
            | "broiled"
            | "steamed"
            | "dry"
            | "dried"
            | "canned"
            | "frozen"
            | "fresh"
            | "toasted"
            | "toast"
            | "mashed"
            | "smoked"
            | "braised"
            | "stewed"
            | "sauteed"
            | "poached"
            | "scrambled"
            | "uncooked"
            | "unsweetened"
            | "sweetened"
            | "unsalted"
            | "salted"
            | "skinless"
            | "boneless"
            | "lean"
            | "plain"
            | "hot"
            | "iced"
            | "cold"
            | "warm"
            | "pan"
            | "deep"
            | "instant"
            | "brewed"
            | "bottled"
            | "tap"
            | "sliced"
            | "diced"
            | "chopped"
            | "shredded"
            | "grated"
            | "peeled"
            | "crustless"
            | "crispy"
            | "crunchy"
            | "soft"
            | "hard"
            | "thick"
            | "thin"
            | "reduced"
            | "low"
            | "light"
    )
}

/// Words that say what family a name belongs to when they come first: "Fish, salmon", "Cookies, oatmeal".
pub fn is_family(word: &str) -> bool {
    matches!(
        word,
        "beverage"
            | "cereal"
            | "snack"
            | "candy"
            | "nut"
            | "seed"
            | "fish"
            | "spice"
            | "cheese"
            | "crustacean"
            | "mollusk"
            | "fast"
            | "food"
            | "restaurant"
            | "alcoholic"
            | "vegetable"
            | "sweetener"
            | "leavening"
            | "distilled"
            | "luncheon"
            | "game"
            | "meat"
            | "ready"
            | "eat"
    )
}
