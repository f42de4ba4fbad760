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

/// Heads of what is never a food beside another: "with a thick crust".
const FEATURES: &[&str] = &[
    "crust", "coating", "filling", "topping", "toppings", "flavor", "flavour", "flavors", "finish", "breading",
    "shell", "skin", "texture", "center", "centre", "base", "batter",
];

/// What the text around the phrases says of how to take them.
pub struct Manner<'m, 'a> {
    /// Whole sentences ("I enjoyed a ..."), in which every food has an article or an amount.
    pub prose: bool,
    /// Whether a food is known that is the first dish with the second in it.
    pub joins: &'m mut dyn FnMut(&Dish<'a>, &Dish<'a>) -> bool,
}

enum Place {
    Own,
    Part,
    Remark,
}

/// Joins phrases that are one food. `word` gives the folded word of a token.
pub fn attach<'a>(dishes: Vec<Dish<'a>>, word: &dyn Fn(usize) -> String, mut manner: Manner<'_, 'a>) -> Vec<Dish<'a>> {
    let dishes = join_fillings(dishes, word);
    let mut out: Vec<Dish<'a>> = Vec::with_capacity(dishes.len());
    // The list of fillings of the last dish goes on over "and" and commas.
    let mut filling = false;
    for dish in dishes {
        match place(out.last(), &dish, filling, word, &mut manner) {
            Place::Own => {
                filling = false;
                out.push(dish);
            }
            Place::Part => {
                filling |= dish.phrase.tie != Tie::From;
                if let Some(host) = out.last_mut() {
                    host.parts.extend(dish.phrase.words);
                }
            }
            Place::Remark => {}
        }
    }
    out
}

fn place<'a>(
    host: Option<&Dish<'a>>,
    dish: &Dish<'a>,
    filling: bool,
    word: &dyn Fn(usize) -> String,
    manner: &mut Manner<'_, 'a>,
) -> Place {
    let determined = dish.phrase.is_determined();
    if let Some(host) = host {
        let feature = dish.phrase.words.last().is_some_and(|last| FEATURES.contains(&word(*last).as_str()));
        let tied = matches!(dish.phrase.tie, Tie::With | Tie::Filled | Tie::On | Tie::In);
        if is_part(host, dish, filling)
            || (feature && tied && !dish.phrase.amount.is_some_and(|amount| amount.is_stated()))
        {
            return Place::Part;
        }
        let listed = filling && matches!(dish.phrase.tie, Tie::And | Tie::Comma);
        if manner.prose && !determined && (tied || listed) && (manner.joins)(host, dish) {
            return Place::Part;
        }
    }
    // "..., thoroughly coated and crispy": in prose only an everyday name stands without an article.
    let everyday = dish.chosen.as_ref().is_some_and(|chosen| chosen.alias.is_some() && chosen.coverage > 0.95);
    if manner.prose && !determined && !everyday { Place::Remark } else { Place::Own }
}

fn is_part(host: &Dish<'_>, part: &Dish<'_>, filling: bool) -> bool {
    if part.phrase.tie == Tie::From {
        return true;
    }
    let Some(host_class) = host.chosen.as_ref().map(|chosen| chosen.class) else { return false };
    let stated = part.phrase.stated.is_some() || part.phrase.amount.is_some_and(|amount| amount.is_counted());
    let determined = part.phrase.is_determined();
    let Some(part_class) = part.chosen.as_ref().map(|chosen| chosen.class) else {
        // "with a thick crust": no food, so a remark on the host.
        let weighed = part.phrase.amount.is_some_and(|amount| amount.is_stated());
        return matches!(part.phrase.tie, Tie::With | Tie::Filled | Tie::On | Tie::In) && !weighed;
    };
    let holds = matches!(host_class, FoodClass::Sandwich | FoodClass::Salad | FoodClass::Soup | FoodClass::Dish);
    let core = is_core(host_class, part_class);
    match part.phrase.tie {
        Tie::Filled => {
            let topped = matches!(host_class, FoodClass::Baked | FoodClass::Sweet | FoodClass::Bread | FoodClass::Egg);
            !stated && (holds || topped)
        }
        Tie::With if part_class == FoodClass::Bread => !stated && host_class == FoodClass::Sandwich,
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
            // "a burrito with beans and cream", "sandwich with turkey and cheese"; but "chicken with rice, salad" are three.
            let list = host.phrase.is_determined() || matches!(host_class, FoodClass::Sandwich | FoodClass::Salad);
            filling && !determined && list && (core || part_class.is_filling())
        }
        Tie::Start | Tie::From => false,
    }
}

/// What a dish of the host's kind is made of; "soup with bread", "soup with fufu" are two.
fn is_core(host: FoodClass, part: FoodClass) -> bool {
    use FoodClass as C;
    match host {
        C::Soup => matches!(part, C::Meat | C::Fish),
        // "fish and chips with peas" are two.
        C::Dish => matches!(part, C::Meat | C::Fish | C::Cheese),
        _ => matches!(part, C::Meat | C::Fish | C::Cheese | C::Egg | C::Vegetable | C::Legume),
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
            let Phrase { amount, stated, mut words, definite, tie } = before.phrase;
            words.append(&mut dish.phrase.words);
            open = amount.is_none() && matches!(tie, Tie::And | Tie::Comma);
            dish.phrase = Phrase { amount, stated, words, definite, tie };
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
