//! Which food a name means: the person's own and what they usually mean first, then an everyday name, then the best match
//! of the index.

use super::super::context::{Habit, OwnFood, World};
use super::super::steps::Steps;
use super::super::text::Text;
use super::super::vocabulary::{Language, Meaning};
use crate::domain::foods::{FoodClass, Match, Query, content_words, stem};
use crate::domain::reference::{Food, FoodAlias, Rank};

/// A name of more words than this is none.
const MOST_WORDS: usize = 16;
/// Below this share of the name's words a match is a guess, and no food.
const LEAST_COVERAGE: f64 = 0.45;

/// What a name was taken for.
#[derive(Clone, Debug)]
pub struct Chosen<'a> {
    pub thing: Thing<'a>,
    pub class: FoodClass,
    /// The everyday name that it is, with its usual portion.
    pub alias: Option<&'a FoodAlias>,
    pub habit: Option<Habit>,
    /// How much of the name is in the food's name, 0 to 1.
    pub coverage: f64,
    /// Other foods that the name may mean as well.
    pub others: Vec<&'a Food>,
}

#[derive(Clone, Copy, Debug)]
pub enum Thing<'a> {
    Known(&'a Food),
    Own(&'a OwnFood),
}

impl Thing<'_> {
    pub fn name(&self) -> &str {
        match self {
            Self::Known(food) => &food.display_name,
            Self::Own(food) => &food.name,
        }
    }

    /// The name as its source writes it.
    pub fn source_name(&self) -> &str {
        match self {
            Self::Known(food) => &food.name,
            Self::Own(food) => &food.name,
        }
    }
}

/// The words of a name that can tell foods apart, as they stand in the text.
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// Folded words with their weight.
    words: Vec<(String, f64)>,
    head: Option<usize>,
    /// All words but idle ones, "and" and "with" too.
    full: Vec<String>,
}

impl Name {
    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(word, _)| word.as_str())
    }
}

/// The name that some tokens are. Words that describe and do not name weigh little; the head is the last noun before
/// "of" or "from", in Romance languages the first.
pub fn name(text: &Text<'_>, context: &World<'_>, tokens: &[usize]) -> Name {
    let mut name = Name::default();
    let romance = matches!(text.language, Language::Spanish | Language::Portuguese | Language::French);
    let mut closed = false;
    for &at in tokens {
        let token = &text.tokens[at];
        if !token.is_word() && token.number().is_none() {
            continue;
        }
        let word = token.word.as_str();
        if !text.is(at, |meaning| matches!(meaning, Meaning::Filler | Meaning::Article)) {
            name.full.push(word.to_owned());
        }
        let joint = text.is(at, |meaning| matches!(meaning, Meaning::Link(_))) || content_words(word).is_empty();
        if joint {
            closed |= name.head.is_some();
            continue;
        }
        if let Some((first, last)) =
            context.index.compound(text.language, word).filter(|_| !context.index.is_name(word))
        {
            name.words.extend([(first, 1.0), (last, 1.0)]);
            name.head = Some(name.words.len() - 1);
            continue;
        }
        let form = stem(word);
        let known = context.index.knows_food_word(&form) || context.index.english(text.language, &form).is_some();
        let idle = text.is(at, |meaning| matches!(meaning, Meaning::Filler | Meaning::Article));
        if idle && !known {
            continue;
        }
        let weight = if idle { 0.15 } else { 1.0 };
        name.words.push((word.to_owned(), weight));
        let first_only = romance && name.head.is_some();
        // A word that no food has cannot be what the name is of.
        if known && !idle && !closed && !first_only {
            name.head = Some(name.words.len() - 1);
        }
    }
    name
}

/// The food that a name means, if it is one. `parts` are words of what it is made or filled with.
pub fn choose<'a>(
    context: &World<'a>,
    language: Language,
    name: &Name,
    parts: &[String],
    steps: &mut Steps,
) -> Option<Chosen<'a>> {
    if name.is_empty() || name.words.len() + parts.len() > 2 * MOST_WORDS || name.words.len() > MOST_WORDS {
        return None;
    }
    let spoken: Vec<&str> =
        name.words.iter().filter(|(_, weight)| *weight >= 0.5).map(|(word, _)| word.as_str()).collect();
    let spoken = if spoken.is_empty() { name.words().collect() } else { spoken };
    let joined = spoken.join(" ");
    if let Some(own) = own(context, &joined) {
        return Some(own);
    }
    if let Some(habit) = context.habits.foods.get(&joined)
        && let Some(food) = context.reference.food(habit.food_id)
    {
        return Some(Chosen { habit: Some(*habit), ..known(context, food, None, 1.0) });
    }
    let alias = |words: &str| context.index.alias(context.reference, words, language);
    if parts.is_empty()
        && let Some(alias) = alias(&name.full.join(" "))
            .or_else(|| alias(&joined))
            .or_else(|| alias(&all_words(name)))
            .or_else(|| brand(context, &joined, language))
        && let Some(food) = context.reference.aliased(alias)
    {
        return Some(known(context, food, Some(alias), 1.0));
    }
    search(context, language, name, parts, steps).or_else(|| by_head(context, language, name, steps))
}

/// "snickers bar", "corona beer": a brand with the word for what kind of thing it is.
fn brand<'a>(context: &World<'a>, joined: &str, language: Language) -> Option<&'a FoodAlias> {
    let kinds = ["bar", "bars", "beer", "drink", "cereal", "chips", "crisps", "candy", "soda"];
    let name = kinds.iter().find_map(|kind| joined.strip_suffix(kind)?.strip_suffix(' '))?;
    let alias = context.index.alias(context.reference, name, language)?;
    let branded = context.reference.aliased(alias).is_some_and(|food| food.brand.is_some() || food.rank == Rank::Brand);
    branded.then_some(alias)
}

fn all_words(name: &Name) -> String {
    name.words().collect::<Vec<_>>().join(" ")
}

/// By the head alone, where the rest of the name is of no known food: "teething cookie" is some cookie.
fn by_head<'a>(context: &World<'a>, language: Language, name: &Name, steps: &mut Steps) -> Option<Chosen<'a>> {
    let head = name.head.filter(|_| name.words.len() > 1)?;
    let alone = Name { words: vec![name.words[head].clone()], head: Some(0), full: Vec::new() };
    let found = choose(context, language, &alone, &[], steps)?;
    Some(Chosen { coverage: found.coverage * 0.5, ..found })
}

fn search<'a>(
    context: &World<'a>,
    language: Language,
    name: &Name,
    parts: &[String],
    steps: &mut Steps,
) -> Option<Chosen<'a>> {
    let mut query = Query::default();
    for (index, (word, weight)) in name.words.iter().enumerate() {
        let form = stem(word);
        query.push(&form, *weight);
        if let Some(last) = query.words.last_mut() {
            last.english = context.index.english(language, &form).map(str::to_owned);
        }
        if name.head == Some(index) {
            query.head = Some(query.words.len() - 1);
        }
    }
    for part in parts {
        query.push(&stem(part), 0.45);
    }
    let (found, read) = context.index.find(context.reference, &query, 6);
    steps.count(read);
    let best = *found.iter().find(|found| found.head && found.coverage >= LEAST_COVERAGE)?;
    let alias = alias_of(context, language, name, best.food);
    let others = others(&found, &best);
    Some(Chosen { others, ..known(context, best.food, alias, best.coverage) })
}

/// Other foods that fit about as well.
fn others<'a>(found: &[Match<'a>], best: &Match<'a>) -> Vec<&'a Food> {
    found
        .iter()
        .filter(|other| other.head && other.food.id != best.food.id)
        .filter(|other| other.score > best.score - 0.04 && other.coverage > best.coverage - 0.02)
        .map(|other| other.food)
        .collect()
}

/// The everyday name of a food that is among the words, for its usual portion: its longest one.
fn alias_of<'a>(context: &World<'a>, language: Language, name: &Name, food: &Food) -> Option<&'a FoodAlias> {
    let words: Vec<&str> = name.words().collect();
    (0..words.len())
        .filter_map(|at| context.index.longest_alias(words[at], |ahead| words.get(at + ahead).copied(), language))
        .filter_map(|(place, len)| Some((context.reference.food_aliases().get(place as usize)?, len)))
        .filter(|(alias, _)| context.reference.aliased(alias).is_some_and(|aliased| aliased.id == food.id))
        .max_by_key(|(_, len)| *len)
        .map(|(alias, _)| alias)
}

fn own<'a>(context: &World<'a>, joined: &str) -> Option<Chosen<'a>> {
    let food = context.own_food(joined)?;
    Some(Chosen {
        thing: Thing::Own(food),
        class: FoodClass::Other,
        alias: None,
        habit: None,
        coverage: 1.0,
        others: Vec::new(),
    })
}

fn known<'a>(context: &World<'a>, food: &'a Food, alias: Option<&'a FoodAlias>, coverage: f64) -> Chosen<'a> {
    Chosen {
        thing: Thing::Known(food),
        class: context.index.class(context.reference, food),
        alias,
        habit: None,
        coverage,
        others: Vec::new(),
    }
}
