//! The items of a meal.

use super::attach::{Dish, attach};
use super::choose::{Chosen, Thing, choose, name};
use super::phrases::{self, Phrase};
use super::portion::{Served, Weighed, drink_ml};
use crate::domain::foods::content_words;
use crate::domain::nutrients::Nutrients;
use crate::domain::quick_entry::context::Context;
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
}

/// Reads the foods of some segments.
pub fn read(
    context: &Context<'_>,
    text: &Text<'_>,
    mentions: &Mentions<'_>,
    segments: &[Segment],
    taken: &[bool],
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
    for dish in attach(dishes, &|at| text.word(at).to_owned()) {
        take(context, text, dish, &mut read, steps);
    }
    read
}

fn take(context: &Context<'_>, text: &Text<'_>, dish: Dish<'_>, read: &mut MealRead, steps: &mut Steps) {
    let Dish { phrase, chosen, parts } = dish;
    let words = words_of(text, &phrase.words);
    let said_words = phrase
        .words
        .iter()
        .filter(|at| !text.is(**at, |meaning| matches!(meaning, Meaning::Filler | Meaning::Link(_))))
        .count();
    read.understood.1 += said_words.max(1);
    if is_water(&words) {
        let weighed = water(&phrase);
        read.water_ml = Some(read.water_ml.unwrap_or(0.0) + weighed.0);
        read.water_reason = read.water_reason.take().or(weighed.1);
        read.understood.0 += said_words.max(1);
        return;
    }
    let part_words: Vec<String> = words_of(text, &parts);
    let chosen = match chosen.filter(|_| parts.is_empty()) {
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
    read.understood.0 += ((said_words.max(1) as f64) * chosen.coverage).round() as usize;
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
    if let Some(ml) = cup_size(&phrase, &chosen) {
        weighed.grams = ml;
    }
    push(read, text, &phrase, &parts, &chosen, weighed);
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
    let said = said(text, phrase, parts);
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
fn said(text: &Text<'_>, phrase: &Phrase, parts: &[usize]) -> String {
    let mut tokens: Vec<usize> = phrase.words.clone();
    tokens.extend(parts);
    let idle = |at: usize| {
        text.is(at, |meaning| matches!(meaning, Meaning::Filler | Meaning::Article | Meaning::Intent(_)))
            && phrase.words.len() > 1
    };
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
        .map(|at| singular(text.word(*at)).into_owned())
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect()
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
