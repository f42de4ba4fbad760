//! A language's lexicon, made ready for reading: phrases by their first letters, negations and idioms beside them.

use super::super::language::Language;
use super::Category;
use super::concept::Concept;
use super::figures::{self, Figure};
use super::negation::Negation;
use crate::domain::phrases::{Phrases, Span, Words};

/// A lexicon as written: see [`super::lexicon`].
#[derive(Debug)]
pub struct Lexicon {
    pub language: Language,
    /// Figures of speech and terms of the gym: they hide the words they cover, and only those.
    pub idioms: &'static [&'static str],
    pub concepts: &'static [(Concept, &'static [&'static str])],
    pub negation: Negation,
    /// Phrases with numbers in them.
    pub figures: &'static [(Figure, &'static [&'static str])],
    /// What may follow a bare age ("I'm 16 and …"); before anything else the number counts something else.
    pub after_age: &'static [&'static str],
    /// Beginnings of words that say that an energy is no intake ("deficit", "burn").
    pub not_intake: &'static [&'static str],
}

#[derive(Debug)]
pub struct Compiled {
    pub lexicon: &'static Lexicon,
    idioms: Phrases<()>,
    concepts: Phrases<Concept>,
    figures: Phrases<Figure>,
}

impl Compiled {
    pub fn new(lexicon: &'static Lexicon) -> Self {
        Self {
            lexicon,
            idioms: Phrases::new(lexicon.idioms.iter().map(|idiom| (*idiom, ()))),
            concepts: Phrases::new(meanings(lexicon.concepts)),
            figures: Phrases::new(meanings(lexicon.figures)),
        }
    }

    /// The concepts that a text speaks of, each with whether it is denied; what an idiom hides is left out.
    pub fn concepts(&self, words: &Words) -> Vec<Hit> {
        let mut hidden = vec![false; words.0.len()];
        for (span, ()) in self.idioms.find(&words.0) {
            hidden[span.start..span.end].fill(true);
        }
        let denials = self.lexicon.negation.denials(words);
        let found = self.concepts.find(&words.0).into_iter();
        found
            .filter(|(span, _)| !hidden[span.start..span.end].contains(&true))
            .map(|(span, concept)| Hit { span, concept, denied: denials.cover(span) })
            .collect()
    }

    /// The concerns that numbers raise, each with its place.
    pub fn figures(&self, words: &Words) -> impl Iterator<Item = (Category, usize)> {
        let found = self.figures.find(&words.0).into_iter();
        found.filter_map(|(span, figure)| {
            figures::concern(figure, span, words, self.lexicon).map(|category| (category, span.start))
        })
    }
}

fn meanings<T: Copy>(table: &'static [(T, &'static [&'static str])]) -> impl Iterator<Item = (&'static str, T)> {
    table.iter().flat_map(|(meaning, phrases)| phrases.iter().map(|phrase| (*phrase, *meaning)))
}

/// A concept where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    pub span: Span,
    pub concept: Concept,
    pub denied: bool,
}
