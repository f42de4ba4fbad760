//! What words mean to quick entry: numbers, units, measures, meals, times, links, intents, states of the body and sports,
//! in English, German, Spanish, Portuguese and French. The words are data (`assets/data/language`), read once.

mod load;
mod meaning;
mod unit;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub use meaning::{Category, Effort, Intent, Level, Link, Meaning, Part, Sleep, Sport, State, Train};
pub use unit::{Dimension, Unit};

pub use crate::domain::language::Language;

use super::tokens::{Shape, Token};

/// Whether numbers are written with a decimal comma.
pub fn decimal_comma(language: Language) -> bool {
    language != Language::English
}

/// A phrase that starts at a token, and what it means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sense {
    pub meaning: Meaning,
    /// How many tokens the phrase covers.
    pub len: usize,
}

struct Phrase {
    /// The words after the first.
    rest: Vec<String>,
    meaning: Meaning,
    /// `None`: in every language.
    language: Option<Language>,
}

/// All phrases, by their first word.
pub struct Vocabulary {
    phrases: HashMap<String, Vec<Phrase>>,
    /// Every word of every phrase.
    words: HashSet<String>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(load::load);

impl Vocabulary {
    /// The one vocabulary of the process.
    pub fn get() -> &'static Self {
        &VOCABULARY
    }

    /// Whether a folded word is part of any phrase.
    pub fn knows(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// The senses of the tokens from `at` on, longest first. A phrase of another language counts only where it cannot be
    /// mistaken: at least four letters, and no sense in the language itself or in none.
    pub fn senses(&self, tokens: &[Token], at: usize, language: Language) -> Vec<Sense> {
        let Some(phrases) = self.phrases.get(tokens[at].word.as_str()) else { return Vec::new() };
        let matches = |phrase: &&Phrase| {
            phrase.rest.iter().enumerate().all(|(i, word)| {
                tokens.get(at + 1 + i).is_some_and(|token| token.shape != Shape::Break && token.word == *word)
            })
        };
        let own = |phrase: &&Phrase| phrase.language.is_none_or(|spoken| spoken == language);
        let mut found: Vec<Sense> = phrases.iter().filter(own).filter(matches).map(Phrase::sense).collect();
        if found.is_empty() {
            let clear = |phrase: &&Phrase| {
                let english = phrase.language == Some(Language::English);
                let letters = phrase.rest.iter().map(String::len).sum::<usize>() + tokens[at].word.len();
                letters >= if english { 3 } else { 4 }
            };
            found = phrases.iter().filter(clear).filter(matches).map(Phrase::sense).collect();
        }
        found.sort_by_key(|sense| std::cmp::Reverse(sense.len));
        found
    }

    /// How many words of a text are of each language, in the order of [`Language::ALL`].
    pub fn votes(&self, tokens: &[Token]) -> [u32; 5] {
        let mut votes = [0; 5];
        for token in tokens.iter().filter(|token| token.is_word()) {
            let Some(phrases) = self.phrases.get(token.word.as_str()) else { continue };
            let mut spoken = [false; 5];
            for phrase in phrases.iter().filter(|phrase| phrase.rest.is_empty()) {
                match phrase.language {
                    Some(language) => spoken[language as usize] = true,
                    None => spoken = [true; 5],
                }
            }
            // A word that only one language has says more than one that three share.
            let share = spoken.iter().filter(|is| **is).count();
            for (vote, is) in votes.iter_mut().zip(spoken) {
                *vote += if is { [0, 6, 3, 2, 1, 0][share] } else { 0 };
            }
        }
        votes
    }
}

impl Phrase {
    fn sense(&self) -> Sense {
        Sense { meaning: self.meaning, len: self.rest.len() + 1 }
    }
}
