//! Plural to singular, by rule: enough to meet "eggs" with "Egg" and "berries" with "Berry", in folded words.

use std::borrow::Cow;

/// Words that end in s and are not plurals, or whose plural is irregular.
const IRREGULAR: &[(&str, &str)] = &[
    ("leaves", "leaf"),
    ("loaves", "loaf"),
    ("halves", "half"),
    ("knives", "knife"),
    ("calves", "calf"),
    ("geese", "goose"),
    ("mice", "mouse"),
    ("teeth", "tooth"),
    ("feet", "foot"),
    ("cookies", "cookie"),
    ("brownies", "brownie"),
    ("smoothies", "smoothie"),
    ("veggies", "veggie"),
    ("pies", "pie"),
    ("ties", "tie"),
    ("calories", "calorie"),
    ("movies", "movie"),
    ("shoes", "shoe"),
    ("toes", "toe"),
    ("oeufs", "oeuf"),
    ("couscous", "couscous"),
    ("hummus", "hummus"),
    ("asparagus", "asparagus"),
    ("citrus", "citrus"),
    ("octopus", "octopus"),
    ("swiss", "swiss"),
    ("molasses", "molasses"),
    ("bus", "bus"),
    ("gas", "gas"),
    ("biceps", "bicep"),
    ("triceps", "tricep"),
    ("chia", "chia"),
];

/// The singular of a folded word; a word that is no plural comes back as it is.
#[must_use]
pub fn singular(word: &str) -> Cow<'_, str> {
    if word.len() < 4 || !word.ends_with('s') {
        return match word {
            "geese" | "mice" | "teeth" | "feet" => irregular(word),
            _ => Cow::Borrowed(word),
        };
    }
    let known = irregular(word);
    if known != word || IRREGULAR.iter().any(|(plural, _)| *plural == word) {
        return known;
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Cow::Owned(format!("{stem}y"));
    }
    for ending in ["ches", "shes", "sses", "xes", "zes", "toes"] {
        if word.ends_with(ending) {
            return Cow::Borrowed(&word[..word.len() - 2]);
        }
    }
    if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return Cow::Borrowed(word);
    }
    Cow::Borrowed(&word[..word.len() - 1])
}

fn irregular(word: &str) -> Cow<'_, str> {
    IRREGULAR
        .iter()
        .find(|(plural, _)| *plural == word)
        .map_or(Cow::Borrowed(word), |(_, singular)| Cow::Borrowed(singular))
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn plurals_meet_their_singulars() {
        for (plural, one) in [
            ("eggs", "egg"),
            ("berries", "berry"),
            ("potatoes", "potato"),
            ("tomatoes", "tomato"),
            ("sandwiches", "sandwich"),
            ("radishes", "radish"),
            ("cookies", "cookie"),
            ("oats", "oat"),
            ("leaves", "leaf"),
            ("glasses", "glass"),
        ] {
            assert_eq!(singular(plural), one);
        }
    }

    #[test]
    fn words_that_only_look_like_plurals_stay() {
        for word in ["hummus", "couscous", "swiss", "bass", "asparagus", "gas", "egg"] {
            assert_eq!(singular(word), word);
        }
    }
}
