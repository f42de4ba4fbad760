//! The index over all that can be logged by name.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::class::FoodClass;
use super::names::{Hit, NameIndex, NewName};
use super::phrases::{Phrases, is_word};
use super::query::Query;
use super::spelling::Spelling;
use super::words::{content_words, stem};
use crate::domain::exercises::fold;
use crate::domain::language::Language;
use crate::domain::reference::{ActivityKind, Food, FoodAlias, Rank, Reference, ReferenceError};

/// An index over the reference data, built once when the server starts.
#[derive(Debug)]
pub struct FoodIndex {
    foods: NameIndex,
    exercises: NameIndex,
    activities: NameIndex,
    /// Everyday names: the place of the alias.
    aliases: Phrases<u32>,
    /// The same by their words as written, which win: "pomme" is an apple, "pommes" are fries.
    written: Phrases<u32>,
    alias_languages: Vec<Language>,
    exercise_names: Phrases<u32>,
    classes: Vec<FoodClass>,
    spelling: Spelling,
    exercise_spelling: Spelling,
    /// Words of other languages with the English word for the same food.
    english: HashMap<(Language, Box<str>), Box<str>>,
}

/// A food that was found.
#[derive(Clone, Copy, Debug)]
pub struct Match<'r> {
    pub food: &'r Food,
    pub score: f64,
    /// How much of what was looked for its name covers, 0 to 1.
    pub coverage: f64,
    /// Whether the thing itself is in the name, not only what it is made of.
    pub head: bool,
}

impl FoodIndex {
    /// The index of [`Reference::shared`], built at the first call.
    pub fn shared() -> Result<Arc<Self>, ReferenceError> {
        static INDEX: OnceLock<Arc<FoodIndex>> = OnceLock::new();
        let reference = Reference::shared()?;
        Ok(Arc::clone(INDEX.get_or_init(|| Arc::new(Self::build(&reference)))))
    }

    #[must_use]
    pub fn build(reference: &Reference) -> Self {
        let foods = reference.foods();
        let mut index = Self {
            foods: NameIndex::default(),
            exercises: NameIndex::default(),
            activities: NameIndex::default(),
            aliases: Phrases::default(),
            written: Phrases::default(),
            alias_languages: Vec::new(),
            exercise_names: Phrases::default(),
            classes: FoodClass::of_each(foods.iter().map(|food| (&*food.group, &*food.name))),
            spelling: Spelling::default(),
            exercise_spelling: Spelling::default(),
            english: HashMap::new(),
        };
        for (thing, food) in foods.iter().enumerate() {
            index.foods.add(NewName { thing, name: &food.name, everyday: false, prior: prior(food) });
        }
        index.add_aliases(reference);
        index.add_training(reference);
        index.foods.finish();
        index.exercises.finish();
        index.activities.finish();
        for (word, common) in index.foods.words().filter(|(_, common)| *common >= 3) {
            index.spelling.add(word, common);
        }
        index.spelling.finish();
        index.exercise_spelling.finish();
        index
    }

    fn add_aliases(&mut self, reference: &Reference) {
        let mut english_of: HashMap<&str, &str> = HashMap::new();
        for (place, alias) in reference.food_aliases().iter().enumerate() {
            self.alias_languages.push(alias.language);
            let Some(food) = reference.aliased(alias) else { continue };
            let thing = place_of(reference, food);
            self.foods.add(NewName { thing, name: &alias.name, everyday: true, prior: 0.13 });
            let words: Vec<String> = alias.name.split(' ').map(|word| stem(word).into_owned()).collect();
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            self.aliases.add(words.iter().map(String::as_str), place);
            self.written.add(alias.name.split(' '), place);
            for word in alias.name.split(' ') {
                // A word that people use for a food is meant more likely than one of the sources' names.
                self.spelling.add(word, 60);
            }
            if alias.language == Language::English && !alias.name.contains(' ') {
                let known = english_of.entry(&food.key).or_insert(&alias.name);
                if alias.name.len() < known.len() {
                    *known = &alias.name;
                }
            }
        }
        for alias in reference.food_aliases() {
            let foreign = alias.language != Language::English && !alias.name.contains(' ');
            let Some(english) =
                reference.aliased(alias).and_then(|food| english_of.get(&*food.key)).filter(|_| foreign)
            else {
                continue;
            };
            self.english.insert((alias.language, stem(&alias.name).into()), stem(english).into());
        }
    }

    fn add_training(&mut self, reference: &Reference) {
        for (thing, exercise) in reference.exercises().iter().enumerate() {
            let prior = if exercise.common { 0.1 } else { 0.0 };
            self.exercises.add(NewName { thing, name: &exercise.name, everyday: true, prior });
            for word in fold(&exercise.name).split(' ') {
                self.exercise_spelling.add(word, 1);
            }
        }
        for (name, exercise) in reference.exercise_aliases() {
            let thing = reference.exercises().iter().position(|other| std::ptr::eq(other, exercise)).unwrap_or(0);
            self.exercises.add(NewName { thing, name, everyday: true, prior: 0.15 });
            let words: Vec<String> = name.split(' ').map(|word| stem(word).into_owned()).collect();
            self.exercise_names.add(words.iter().map(String::as_str), u32::try_from(thing).unwrap_or(u32::MAX));
            for word in name.split(' ') {
                self.spelling.add(word, 40);
                self.exercise_spelling.add(word, 40);
            }
        }
        for (thing, activity) in reference.activities().iter().enumerate() {
            self.activities.add(NewName { thing, name: &activity.name, everyday: false, prior: 0.0 });
        }
        for (name, activity) in reference.activity_aliases() {
            let thing = reference.activities().iter().position(|other| std::ptr::eq(other, activity)).unwrap_or(0);
            self.activities.add(NewName { thing, name, everyday: true, prior: 0.15 });
        }
    }

    /// Foods for words typed into a search box, best first.
    #[must_use]
    pub fn search<'r>(&self, reference: &'r Reference, text: &str, limit: usize) -> Vec<&'r Food> {
        let query = self.typed(text);
        self.find(reference, &query, limit).0.into_iter().map(|found| found.food).collect()
    }

    /// Folded words of an exercise's name with their slips of the fingers put right.
    #[must_use]
    pub fn spelled_exercise(&self, text: &str) -> String {
        let words: Vec<&str> =
            text.split(' ').map(|word| self.exercise_spelling.corrected(word).unwrap_or(word)).collect();
        words.join(" ")
    }

    /// Rows of the table of activities for words typed into a search box, best first.
    #[must_use]
    pub fn search_activities<'r>(&self, reference: &'r Reference, text: &str, limit: usize) -> Vec<&'r ActivityKind> {
        let (hits, _) = self.activities.search(&Query::from_text(text), limit);
        hits.iter().filter_map(|hit| reference.activities().get(hit.thing as usize)).collect()
    }

    fn typed(&self, text: &str) -> Query {
        let mut query = Query::from_text(text);
        for word in &mut query.words {
            if !self.foods.knows(&word.word)
                && let Some(meant) = self.spelling.corrected(&word.word)
            {
                word.word = stem(meant).into_owned();
            }
        }
        query
    }

    /// The best foods for a query, and how many postings were read.
    #[must_use]
    pub fn find<'r>(&self, reference: &'r Reference, query: &Query, limit: usize) -> (Vec<Match<'r>>, usize) {
        let (hits, read) = self.foods.search(query, limit);
        let found = |hit: Hit| {
            let food = reference.foods().get(hit.thing as usize)?;
            Some(Match { food, score: hit.score, coverage: hit.coverage, head: hit.head })
        };
        (hits.into_iter().filter_map(found).collect(), read)
    }

    /// The alias that is exactly these words, in the language or in English.
    #[must_use]
    pub fn alias<'r>(&self, reference: &'r Reference, text: &str, language: Language) -> Option<&'r FoodAlias> {
        let words: Vec<String> = content_or_all(text);
        let (place, _) = self
            .longest_alias(words.first()?, |at| words.get(at).map(String::as_str), language)
            .filter(|(_, len)| *len == words.len())?;
        reference.food_aliases().get(place as usize)
    }

    /// The place of the longest alias that starts with a word, and its number of words. `word` gives those that follow.
    pub fn longest_alias<'w>(
        &self,
        first: &str,
        word: impl Fn(usize) -> Option<&'w str>,
        language: Language,
    ) -> Option<(u32, usize)> {
        let exact = |at: usize, wanted: &str| word(at) == Some(wanted);
        let next = |at: usize, wanted: &str| word(at).is_some_and(|word| is_word(word, wanted));
        let written = self.written.longest(first, exact, |place| self.speaks(place, language));
        let first = stem(first);
        let own = self.aliases.longest(&first, next, |place| self.speaks(place, language));
        match (written, own) {
            (Some(written), Some(own)) if written.1 >= own.1 => Some(written),
            (written, own) => own.or(written),
        }
        // A word of another language may be meant where it can be nothing else.
        .or_else(|| self.aliases.longest(&first, next, |_| first.len() > 3))
    }

    fn speaks(&self, place: u32, language: Language) -> bool {
        let spoken = self.alias_languages[place as usize];
        spoken == language || spoken == Language::English
    }

    /// The place of the exercise whose longest name starts with a word, and the number of words.
    pub fn longest_exercise<'w>(&self, first: &str, word: impl Fn(usize) -> Option<&'w str>) -> Option<(u32, usize)> {
        self.exercise_names.longest_in(first, word)
    }

    /// The class of a food of the reference data.
    #[must_use]
    pub fn class(&self, reference: &Reference, food: &Food) -> FoodClass {
        self.classes.get(place_of(reference, food)).copied().unwrap_or(FoodClass::Other)
    }

    /// Whether a word alone is an everyday name of a food, in any language.
    pub fn is_name(&self, word: &str) -> bool {
        self.written.longest(word, |_, _| false, |_| true).is_some_and(|(_, len)| len == 1)
    }

    /// The parts of a compound of two words that name foods ("kartoffelsalat"), the last being what it is.
    pub fn compound(&self, language: Language, word: &str) -> Option<(String, String)> {
        let known = |part: &str| self.english(language, &stem(part)).is_some();
        if language != Language::German || word.len() < 8 || !word.is_ascii() {
            return None;
        }
        (3..word.len() - 2).find_map(|at| {
            let (first, last) = word.split_at(at);
            // "Zwiebel-n-suppe", "Rind-s-gulasch": letters that only join.
            let first = [first, first.trim_end_matches('s'), first.trim_end_matches('n')]
                .into_iter()
                .find(|part| known(part))?;
            known(last).then(|| (first.to_owned(), last.to_owned()))
        })
    }

    /// Whether a folded, singular word is in the name of any food.
    #[must_use]
    pub fn knows_food_word(&self, word: &str) -> bool {
        self.foods.knows(word)
    }

    /// The English word for a word of another language.
    #[must_use]
    pub fn english(&self, language: Language, word: &str) -> Option<&str> {
        if language == Language::English {
            return None;
        }
        self.english.get(&(language, word.into())).map(|word| &**word)
    }

    /// The word that an unknown one was meant to be.
    #[must_use]
    pub fn corrected(&self, word: &str) -> Option<&str> {
        if self.foods.knows(&stem(word)) || self.foods.knows(word) {
            return None;
        }
        self.spelling.corrected(word)
    }
}

fn content_or_all(text: &str) -> Vec<String> {
    let words: Vec<String> =
        crate::domain::text::fold(text).split_whitespace().map(|word| stem(word).into_owned()).collect();
    if words.is_empty() { content_words(text) } else { words }
}

/// Where a food of the reference data stands in it: its foods are sorted by key.
fn place_of(reference: &Reference, food: &Food) -> usize {
    reference.foods().binary_search_by(|other| other.key.cmp(&food.key)).unwrap_or(usize::MAX)
}

fn prior(food: &Food) -> f64 {
    match food.rank {
        Rank::Everyday => 0.12,
        Rank::Plain => 0.06,
        Rank::Brand => -0.08,
        Rank::Rare => -0.4,
    }
}
