//! What to look for: words with their weight, and which of them is the head.

use super::words;
use super::words::stem;
use crate::domain::text::fold;

/// A word of a query.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryWord {
    /// Folded and singular.
    pub word: String,
    /// The same in English, where the word is of another language.
    pub english: Option<String>,
    /// How much it counts, 1 for a plain noun of the name.
    pub weight: f64,
}

/// A name to look for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    pub words: Vec<QueryWord>,
    /// Which words may be the head: the thing itself, not what it is made of or served with.
    pub head: Option<usize>,
}

impl Query {
    /// A query from a name as typed into a search box: its last noun is the head.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let folded = fold(text).replace(['\'', '’'], "");
        let mut query = Self::default();
        let mut closed = false;
        for word in folded.split(|c: char| !(c.is_alphanumeric() || c == '%')).filter(|word| !word.is_empty()) {
            if words::is_joint(word) {
                // What comes after "with" or "in" is not the head.
                closed |= query.head.is_some() && !matches!(word, "of" | "and" | "a" | "the");
                continue;
            }
            query.push(&stem(word), 1.0);
            if !closed && !words::is_state(word) {
                query.head = Some(query.words.len() - 1);
            }
        }
        query
    }

    pub fn push(&mut self, word: &str, weight: f64) {
        let weight = if words::is_state(word) { weight * 0.85 } else { weight };
        self.words.push(QueryWord { word: word.to_owned(), english: None, weight });
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}
