//! Which phrases are foods of their own, and which only say what another is made of: "ham and cheese sandwich", "burrito
//! filled with beans", "hamburger on a bun" are one; "toast with butter", "oats with 200 ml milk" are two.

use super::choose::Chosen;
use super::phrases::{Phrase, Tie};
use crate::domain::foods::FoodClass;

/// Words for things that are named after what is in them.
const NAMED_AFTER_FILLING: &[&str] = &[
    "sandwich",
    "sandwiches",
    "wrap",
    "wraps",
    "omelette",
    "omelet",
    "omelettes",
    "salad",
    "salads",
    "pizza",
    "toastie",
    "panini",
    "quesadilla",
    "quesadillas",
    "burrito",
    "burritos",
    "pie",
    "soup",
    "burger",
    "bagel",
    "sub",
    "roll",
    "taco",
    "tacos",
    "stew",
    "curry",
    "baguette",
    "pasta",
    "risotto",
    "casserole",
    "quiche",
    "croissant",
    "bocadillo",
    "sanduiche",
    "brot",
    "toast",
    "stir",
    "fry",
    "kebab",
    "pasty",
    "sandwhich",
];

/// A phrase with what it was taken for, and the words of those that were found to be part of it.
#[derive(Debug)]
pub struct Dish<'a> {
    pub phrase: Phrase,
    pub chosen: Option<Chosen<'a>>,
    /// Tokens of what it is made of or served in.
    pub parts: Vec<usize>,
}

/// Joins phrases that are one food. `words` gives the folded word of a token.
pub fn attach<'a>(dishes: Vec<Dish<'a>>, word: &dyn Fn(usize) -> String) -> Vec<Dish<'a>> {
    let dishes = join_fillings(dishes, word);
    let mut out: Vec<Dish<'a>> = Vec::with_capacity(dishes.len());
    // The list of fillings of the last dish goes on over "and" and commas.
    let mut filling = false;
    for dish in dishes {
        let absorbed = out.last().is_some_and(|host| is_part(host, &dish, filling));
        if let Some(host) = out.last_mut().filter(|_| absorbed) {
            filling = true;
            host.parts.extend(dish.phrase.words);
        } else {
            filling = false;
            out.push(dish);
        }
    }
    out
}

fn is_part(host: &Dish<'_>, part: &Dish<'_>, filling: bool) -> bool {
    let Some(host_class) = host.chosen.as_ref().map(|chosen| chosen.class) else { return false };
    let Some(part_class) = part.chosen.as_ref().map(|chosen| chosen.class) else {
        // "with a thick crust": no food, so a remark on the host.
        return matches!(part.phrase.tie, Tie::With | Tie::Filled | Tie::On | Tie::In)
            && part.phrase.amount.is_none_or(|amount| !amount.is_stated());
    };
    let stated = part.phrase.stated.is_some() || part.phrase.amount.is_some_and(|amount| amount.is_counted());
    let determined = part.phrase.is_determined();
    let holds = matches!(host_class, FoodClass::Sandwich | FoodClass::Salad | FoodClass::Soup | FoodClass::Dish);
    let core = matches!(
        part_class,
        FoodClass::Meat
            | FoodClass::Fish
            | FoodClass::Cheese
            | FoodClass::Egg
            | FoodClass::Vegetable
            | FoodClass::Legume
    );
    match part.phrase.tie {
        Tie::Filled => {
            !stated
                && (holds
                    || matches!(host_class, FoodClass::Baked | FoodClass::Sweet | FoodClass::Bread | FoodClass::Egg))
        }
        Tie::With => !determined && holds && core,
        Tie::On | Tie::In => {
            let bun = part_class == FoodClass::Bread
                && !stated
                && matches!(host_class, FoodClass::Sandwich | FoodClass::Dish);
            let liquid = part.phrase.tie == Tie::In
                && !determined
                && matches!(part_class, FoodClass::Sauce | FoodClass::Fat)
                && host_class != FoodClass::Bread;
            bun || liquid
        }
        Tie::And | Tie::Comma => {
            filling && !determined && host.phrase.is_determined() && (core || part_class.is_filling())
        }
        Tie::Start => false,
    }
}

/// "ham and cheese sandwich": undetermined fillings before a thing that is named after them are part of it.
fn join_fillings<'a>(dishes: Vec<Dish<'a>>, word: &dyn Fn(usize) -> String) -> Vec<Dish<'a>> {
    let mut out: Vec<Dish<'a>> = Vec::with_capacity(dishes.len());
    for mut dish in dishes {
        let named = dish.phrase.words.last().is_some_and(|last| NAMED_AFTER_FILLING.contains(&word(*last).as_str()));
        let mut open =
            named && dish.phrase.tie == Tie::And && !dish.phrase.is_determined() && dish.phrase.words.len() > 1;
        while let Some(before) = out.pop_if(|before| open && may_be_filling(before)) {
            let Phrase { amount, stated, mut words, tie } = before.phrase;
            words.append(&mut dish.phrase.words);
            open = amount.is_none() && matches!(tie, Tie::And | Tie::Comma);
            dish.phrase = Phrase { amount, stated, words, tie };
            dish.chosen = None;
        }
        out.push(dish);
    }
    out
}

/// Whether a dish may be a filling of the next: short, and not counted by itself; "a 135 g egg and ham sandwich" weighs
/// the whole.
fn may_be_filling(before: &mut Dish<'_>) -> bool {
    let class = before.chosen.as_ref().map(|chosen| chosen.class);
    let filling = class.is_some_and(|class| class.is_filling() && class != FoodClass::Salad);
    let short = before.phrase.words.len() <= 2 && before.parts.is_empty() && before.phrase.stated.is_none();
    filling && short && before.phrase.amount.is_none_or(|amount| amount.number.implied || amount.is_stated())
}
