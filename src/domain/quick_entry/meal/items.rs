//! The items of a meal.

use super::attach::{Dish, Manner, attach};
use super::choose::{Chosen, Thing, choose, name};
use super::phrases::{self, Phrase, Tie};
use super::portion::{Served, Weighed, drink_ml};
use crate::domain::foods::{FoodClass, content_words, stem};
use crate::domain::nutrients::Nutrients;
use crate::domain::quick_entry::context::World;
use crate::domain::quick_entry::entry::{Assumption, MealItem, Question};
use crate::domain::quick_entry::mentions::Mentions;
use crate::domain::quick_entry::segments::Segment;
use crate::domain::quick_entry::steps::Steps;
use crate::domain::quick_entry::text::Text;
use crate::domain::quick_entry::vocabulary::Meaning;
use crate::domain::reference::Food;
use crate::domain::text::singular;

/// More items than this in one meal are no meal.
const MOST_ITEMS: usize = 100;

/// What the segments of a meal hold.
#[derive(Debug, Default)]
pub struct MealRead {
    pub items: Vec<MealItem>,
    pub assumptions: Vec<Assumption>,
    pub questions: Vec<Question>,
    pub confidence: f64,
    /// Plain water, ml.
    pub water_ml: Option<f64>,
    pub water_reason: Option<String>,
    /// Names with an amount that no food is known for.
    pub unread: Vec<String>,
    /// How many words of the names were understood, of how many.
    pub understood: (usize, usize),
    /// Some name is exactly that of a food.
    pub exact: bool,
}

/// Reads the foods of some segments.
pub fn read(
    context: &World<'_>,
    text: &Text<'_>,
    mentions: &Mentions<'_>,
    segments: &[Segment],
    taken: &[bool],
    prose: bool,
    steps: &mut Steps,
) -> MealRead {
    let mut read = MealRead { confidence: 0.95, ..MealRead::default() };
    let phrases = phrases::read(text, mentions, segments, taken);
    let dishes = phrases
        .into_iter()
        .take(MOST_ITEMS)
        .map(|phrase| {
            let chosen = choose(context, text.language, &name(text, context, &phrase.words), &[], steps);
            Dish { phrase, chosen, parts: Vec::new() }
        })
        .collect();
    let mut joins = |host: &Dish<'_>, part: &Dish<'_>| joins(context, text, host, part, steps);
    let manner = Manner { prose, joins: &mut joins };
    for dish in attach(dishes, &|at| text.word(at).to_owned(), manner) {
        take(context, text, dish, &mut read, steps);
    }
    read
}

/// Whether a food is known that has the words of both: "macaroni with cheese", "chicken with noodles and cheese sauce".
fn joins(context: &World<'_>, text: &Text<'_>, host: &Dish<'_>, part: &Dish<'_>, steps: &mut Steps) -> bool {
    let mut parts = words_of(text, &host.parts);
    let more = words_of(text, &part.phrase.words);
    let Some(last) = more.last().cloned() else { return true };
    parts.extend(more);
    let found = choose(context, text.language, &name(text, context, &host.phrase.words), &parts, steps);
    found.is_some_and(|found| found.coverage >= 0.8 && content_words(found.thing.source_name()).contains(&last))
}

fn take(context: &World<'_>, text: &Text<'_>, dish: Dish<'_>, read: &mut MealRead, steps: &mut Steps) {
    let Dish { phrase, chosen, parts } = dish;
    let words = words_of(text, &phrase.words);
    let said_words = phrase
        .words
        .iter()
        .filter(|at| !text.is(**at, |meaning| matches!(meaning, Meaning::Filler | Meaning::Link(_))))
        .count();
    read.understood.1 += said_words.max(1);
    let named = phrase.words.iter().copied().filter(|at| !is_idle(text, *at)).collect::<Vec<_>>();
    if is_water(&words_of(text, &named)) {
        let weighed = water(&phrase);
        read.water_ml = Some(read.water_ml.unwrap_or(0.0) + weighed.0);
        read.water_reason = read.water_reason.take().or(weighed.1);
        read.understood.0 += said_words.max(1);
        return;
    }
    let mut part_words: Vec<String> = words_of(text, &parts);
    // "a bar of granola" is a granola bar.
    part_words.extend(
        phrase
            .amount
            .and_then(|amount| amount.measure)
            .filter(|measure| matches!(*measure, "bar" | "roll"))
            .map(str::to_owned),
    );
    let chosen = match chosen.filter(|_| part_words.is_empty()) {
        Some(chosen) => Some(chosen),
        None => choose(context, text.language, &name(text, context, &phrase.words), &part_words, steps)
            .or_else(|| choose(context, text.language, &name(text, context, &phrase.words), &[], steps)),
    };
    let Some(chosen) = chosen else {
        if let (Some(first), Some(last)) = (phrase.words.first(), phrase.words.last())
            && phrase.amount.is_some_and(|amount| amount.is_counted())
        {
            read.unread.push(text.said(*first, last + 1));
        }
        return;
    };
    read.exact |= chosen.coverage > 0.95 && chosen.alias.is_some();
    let share = if chosen.coverage >= 0.7 { 1.0 } else { chosen.coverage };
    read.understood.0 += ((said_words.max(1) as f64) * share).round() as usize;
    let plural = phrase
        .words
        .iter()
        .rev()
        .find(|at| text.tokens[**at].is_word())
        .is_some_and(|at| singular(text.word(*at)) != text.word(*at));
    let mut all_words = words;
    all_words.extend(part_words);
    let served = Served::new(context, &chosen, &all_words, plural);
    let mut weighed = served.weigh(phrase.amount.as_ref(), phrase.stated.as_ref());
    // "beans on toast" lie on two slices.
    let slices =
        weighed.unit.as_deref() == Some("slice") || chosen.alias.is_some_and(|alias| &*alias.default_unit == "slice");
    if phrase.tie == Tie::On
        && !phrase.is_determined()
        && chosen.class == FoodClass::Bread
        && slices
        && weighed.grams < 45.0
    {
        weighed.grams *= 2.0;
        weighed.quantity = Some(2.0);
    }
    if let Some(grams) = dash_of_milk(&phrase, &chosen, read) {
        weighed.grams = grams;
        weighed.reason = Some("what is usual in coffee or tea".to_owned());
    }
    if let Some(ml) = cup_size(&phrase, &chosen) {
        weighed.grams = ml;
    }
    push(read, text, &phrase, &parts, &chosen, weighed);
}

/// Milk with a coffee or a tea is a dash of it, not a glass.
fn dash_of_milk(phrase: &Phrase, chosen: &Chosen<'_>, read: &MealRead) -> Option<f64> {
    let milk = phrase.tie == Tie::With && !phrase.is_determined() && chosen.class == FoodClass::Milk;
    let host = read.items.last().filter(|_| milk)?;
    let name = host.name.to_lowercase();
    let hot = ["coffee", "tea", "espresso", "americano"].iter().any(|drink| name.contains(drink));
    hot.then_some(30.0)
}

/// A drink of which only the size of the cup is said ("large latte").
fn cup_size(phrase: &Phrase, chosen: &Chosen<'_>) -> Option<f64> {
    let amount =
        phrase.amount.filter(|amount| amount.unit.is_none() && amount.measure.is_none() && phrase.stated.is_none())?;
    Some(drink_ml(amount.size?, chosen.class)? * amount.number.value())
}

fn push(read: &mut MealRead, text: &Text<'_>, phrase: &Phrase, parts: &[usize], chosen: &Chosen<'_>, weighed: Weighed) {
    let index = read.items.len();
    let (food_id, per_100g) = match chosen.thing {
        Thing::Known(food) => (food.id, food.per_100g()),
        Thing::Own(food) => (food.id, food.per_100g),
    };
    let held: Nutrients = per_100g.for_grams(weighed.grams);
    let said = said(text, phrase, parts, chosen);
    if let Some(reason) = &weighed.reason {
        read.assumptions.push(Assumption {
            field: format!("items.{index}.grams"),
            value: format!("{}", (weighed.grams * 10.0).round() / 10.0),
            reason: reason.clone(),
        });
    }
    if phrase.amount.is_some_and(|amount| amount.number.is_range()) {
        read.assumptions.push(Assumption {
            field: format!("items.{index}.quantity"),
            value: format!("{}", weighed.quantity.unwrap_or(1.0)),
            reason: "the middle of the range".to_owned(),
        });
    }
    if let Some(question) = question(index, &said, chosen, weighed.grams) {
        read.questions.push(question);
    }
    let doubt = if weighed.reason.is_some() { 0.03 } else { 0.0 } + (1.0 - chosen.coverage) * 0.3;
    read.confidence = (read.confidence - doubt).max(0.3);
    read.items.push(MealItem {
        food_id: Some(food_id),
        name: item_name(&said, chosen.thing.name()),
        quantity: weighed.quantity,
        unit: weighed.unit,
        grams: Some(weighed.grams),
        energy_kcal: held.energy_kcal,
        protein_g: held.protein_g,
        carbs_g: held.carbs_g,
        fat_g: held.fat_g,
        fiber_g: held.fiber_g,
        sugar_g: held.sugar_g,
        saturated_fat_g: held.saturated_fat_g,
        sodium_mg: held.sodium_mg,
        alcohol_g: held.alcohol_g,
    });
}

/// Asks which food is meant, where that changes the energy by more than 40 %.
fn question(index: usize, said: &str, chosen: &Chosen<'_>, grams: f64) -> Option<Question> {
    let Thing::Known(best) = chosen.thing else { return None };
    let energy = |food: &Food| food.per_100g().energy_kcal.unwrap_or(0.0) * grams / 100.0;
    let own = energy(best);
    let far = |food: &&Food| {
        let other = energy(food);
        (own.max(other) > own.min(other) * 1.4) && (own - other).abs() > 60.0
    };
    if chosen.alias.is_some() || chosen.others.iter().filter(|food| far(food)).count() == 0 {
        return None;
    }
    let mut choices = vec![best.display_name.to_string()];
    choices.extend(chosen.others.iter().filter(|food| far(food)).take(3).map(|food| food.display_name.to_string()));
    Some(Question {
        field: format!("items.{index}.food_id"),
        text: format!("Which did you mean by \"{said}\"?"),
        choices,
    })
}

/// The words of the name as they were said, without those that only describe.
fn said(text: &Text<'_>, phrase: &Phrase, parts: &[usize], chosen: &Chosen<'_>) -> String {
    let mut tokens: Vec<usize> = phrase.words.clone();
    tokens.extend(parts);
    // "hot dog": a word that describes elsewhere may be part of the name.
    let named = |at: usize| chosen.alias.is_some_and(|alias| alias.name.split(' ').any(|word| word == text.word(at)));
    let idle = |at: usize| is_idle(text, at) && phrase.words.len() > 1 && !named(at);
    let words: Vec<String> = tokens.iter().filter(|at| !idle(**at)).map(|at| text.said(*at, *at + 1)).collect();
    words.join(" ")
}

/// The food's name; before it what was said, where the name does not say all of it.
fn item_name(said: &str, known: &str) -> String {
    let known_words = content_words(known);
    let all = content_words(said).iter().all(|word| known_words.contains(word));
    if all { known.to_owned() } else { super::super::workout::titled(said, known) }
}

fn words_of(text: &Text<'_>, tokens: &[usize]) -> Vec<String> {
    tokens
        .iter()
        .filter(|at| !text.is(**at, |meaning| matches!(meaning, Meaning::Link(_) | Meaning::Article)))
        .map(|at| stem(text.word(*at)).into_owned())
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect()
}

/// Words that describe or tell, and name nothing.
fn is_idle(text: &Text<'_>, at: usize) -> bool {
    text.is(at, |meaning| matches!(meaning, Meaning::Filler | Meaning::Article | Meaning::About | Meaning::Intent(_)))
}

/// Plain water by any of its names.
fn is_water(words: &[String]) -> bool {
    const WATER: &[&str] =
        &["water", "wasser", "agua", "eau", "leitungswasser", "mineralwasser", "sprudel", "h2o", "sprudelwasser"];
    const KINDS: &[&str] = &[
        "tap",
        "bottled",
        "mineral",
        "still",
        "sparkling",
        "plain",
        "cold",
        "iced",
        "ice",
        "unsweetened",
        "carbonated",
        "fizzy",
        "filtered",
        "cool",
        "refreshing",
        "fresh",
        "hot",
        "warm",
        "gas",
        "con",
        "sin",
        "com",
        "sem",
        "stille",
        "natural",
        "gazeuse",
        "plate",
        "robinet",
        "du",
        "fria",
        "spring",
        "pure",
        "drinking",
        "chilled",
        "crisp",
        "still",
        "avec",
        "the",
        "my",
        "of",
        "glas",
        "simple",
        "clean",
        "mineralizada",
        "glacee",
        "fraiche",
        "some",
        "just",
        "more",
        "good",
        "generous",
    ];
    let water = words.iter().any(|word| WATER.contains(&word.as_str()));
    water && words.iter().all(|word| WATER.contains(&word.as_str()) || KINDS.contains(&word.as_str()))
}

/// Millilitres of water, and why where they were not stated.
fn water(phrase: &Phrase) -> (f64, Option<String>) {
    use crate::domain::quick_entry::vocabulary::Unit;
    let stated = phrase.stated.or(phrase.amount.filter(super::amount::Amount::is_stated));
    if let Some((amount, unit)) = stated.and_then(|amount| Some((amount, amount.unit?))) {
        let unit = if unit == Unit::Ounce { Unit::FluidOunce } else { unit };
        // A gram of water is a millilitre.
        return (amount.number.value() * unit.factor(), None);
    }
    let count = phrase.amount.map_or(1.0, |amount| amount.number.value());
    let (one, reason) = match phrase.amount.and_then(|amount| amount.measure) {
        Some("bottle") => (500.0, "a bottle of water is about 500 ml"),
        Some("mug") => (300.0, "a mug holds about 300 ml"),
        Some("can") => (330.0, "a can holds about 330 ml"),
        Some("teacup") => (200.0, "a cup holds about 200 ml"),
        Some("pitcher") => (1000.0, "a jug holds about a litre"),
        _ => (240.0, "a glass holds about 240 ml"),
    };
    let size = super::usual::size_factor(phrase.amount.and_then(|amount| amount.size));
    (count * one * size, Some(reason.to_owned()))
}
