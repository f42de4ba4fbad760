//! An annotated text: tokens, the language they are taken to be in, and the senses of each.

use super::names::Names;
use super::steps::Steps;
use super::tokens::{Token, tokenise};
use super::vocabulary::{Language, Meaning, Sense, Unit, Vocabulary, decimal_comma};

/// A text as the stages read it.
#[derive(Debug)]
pub struct Text<'t> {
    pub source: &'t str,
    pub tokens: Vec<Token>,
    pub language: Language,
    senses: Vec<Vec<Sense>>,
}

impl<'t> Text<'t> {
    /// Tokenises and annotates. `preferred` is the reader's own language: it decides where the words do not.
    /// A word that nobody knows is taken for one that it is a slip of, where `names` has such.
    pub fn new(source: &'t str, preferred: Language, names: &dyn Names<'_>, steps: &mut Steps) -> Self {
        let vocabulary = Vocabulary::get();
        let mut tokens = tokenise(source, false);
        let language = guess(&vocabulary.votes(&tokens), preferred);
        if decimal_comma(language) && source.contains('.') {
            tokens = tokenise(source, true);
        }
        correct(&mut tokens, names, steps);
        let senses = (0..tokens.len())
            .map(|at| {
                steps.count(1);
                vocabulary.senses(&tokens, at, language)
            })
            .collect();
        Self { source, tokens, language, senses }
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The senses of the phrase at a token, longest first.
    pub fn senses(&self, at: usize) -> &[Sense] {
        self.senses.get(at).map_or(&[], Vec::as_slice)
    }

    /// The longest sense at a token that `pick` makes something of, and its length.
    pub fn find<T>(&self, at: usize, pick: impl Fn(Meaning) -> Option<T>) -> Option<(T, usize)> {
        self.senses(at).iter().find_map(|sense| pick(sense.meaning).map(|found| (found, sense.len)))
    }

    /// How many tokens the longest phrase of a meaning covers here; 0 where there is none.
    pub fn len_of(&self, at: usize, is: impl Fn(Meaning) -> bool) -> usize {
        self.find(at, |meaning| is(meaning).then_some(())).map_or(0, |((), len)| len)
    }

    pub fn is(&self, at: usize, is: impl Fn(Meaning) -> bool) -> bool {
        self.len_of(at, is) > 0
    }

    pub fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        self.find(at, |meaning| match meaning {
            Meaning::Unit(unit) => Some(unit),
            _ => None,
        })
    }

    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.word.as_str())
    }

    pub fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_mark(mark))
    }

    pub fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// Whether a token is the later part of a word with a hyphen ("low-fat").
    pub fn hyphened(&self, at: usize) -> bool {
        self.glued(at) && at > 0 && self.glued(at - 1) && self.is_mark(at - 1, "-")
    }

    /// What was said between two tokens, the second excluded: as written, but for words that were corrected.
    pub fn said(&self, from: usize, to: usize) -> String {
        let tokens = self.tokens.get(from..to).unwrap_or_default();
        if !tokens.iter().any(|token| token.corrected) {
            return self.slice(from, to).to_owned();
        }
        tokens.iter().map(|token| token.word.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The source between two tokens, the second excluded.
    pub fn slice(&self, from: usize, to: usize) -> &'t str {
        match (self.tokens.get(from), to.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if from < to => &self.source[first.start..last.end.max(first.start)],
            _ => "",
        }
    }
}

/// At most so many words of a text are corrected: one with more is no slip but noise.
const MOST_CORRECTIONS: usize = 32;

fn correct(tokens: &mut [Token], names: &dyn Names<'_>, steps: &mut Steps) {
    let vocabulary = Vocabulary::get();
    let unknown = tokens.iter_mut().filter(|token| token.is_word() && !vocabulary.knows(&token.word));
    for token in unknown.take(MOST_CORRECTIONS) {
        steps.count(64);
        if let Some(meant) = names.corrected(&token.word) {
            meant.clone_into(&mut token.word);
            token.corrected = true;
        }
    }
}

/// The language with the most votes; the reader's own on a draw, then English.
fn guess(votes: &[u32; 5], preferred: Language) -> Language {
    let most = votes.iter().copied().max().unwrap_or(0);
    let best = |language: Language| votes[language as usize] == most;
    if best(preferred) {
        preferred
    } else if best(Language::English) {
        Language::English
    } else {
        Language::ALL.into_iter().find(|language| best(*language)).unwrap_or(preferred)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quick_entry::names::NoNames;

    fn language(text: &str) -> Language {
        Text::new(text, Language::English, &NoNames, &mut Steps::default()).language
    }

    #[test]
    fn short_lines_tell_their_language() {
        assert_eq!(language("3 eggs and a slice of toast"), Language::English);
        assert_eq!(language("Haferflocken mit Milch"), Language::German);
        assert_eq!(language("dos tacos de pollo y un vaso de agua"), Language::Spanish);
        assert_eq!(language("pão com manteiga"), Language::Portuguese);
        assert_eq!(language("deux œufs et une tranche de pain"), Language::French);
        assert_eq!(language("bench 3x8 80kg"), Language::English);
    }
}
