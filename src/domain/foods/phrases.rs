//! Exact names of several words, found in a running text: the longest from a word on.

use std::collections::HashMap;

use super::words::stem;

/// Names by their first word.
#[derive(Debug)]
pub struct Phrases<T> {
    by_first: HashMap<Box<str>, Vec<Phrase<T>>>,
}

#[derive(Debug)]
struct Phrase<T> {
    /// The words after the first.
    rest: Vec<Box<str>>,
    value: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: HashMap::new() }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a name, given as its words.
    pub fn add<'w>(&mut self, mut words: impl Iterator<Item = &'w str>, value: T) {
        let Some(first) = words.next() else { return };
        self.by_first.entry(first.into()).or_default().push(Phrase { rest: words.map(Into::into).collect(), value });
    }

    /// The values of the longest name that starts with `first` and goes on as `next` says, and its number of words.
    pub fn longest(
        &self,
        first: &str,
        next: impl Fn(usize, &str) -> bool,
        usable: impl Fn(T) -> bool,
    ) -> Option<(T, usize)> {
        let candidates = self.by_first.get(first)?;
        candidates
            .iter()
            .filter(|phrase| {
                usable(phrase.value) && phrase.rest.iter().enumerate().all(|(index, word)| next(index + 1, word))
            })
            .map(|phrase| (phrase.value, phrase.rest.len() + 1))
            .max_by_key(|(_, len)| *len)
    }

    /// The value of the longest name that starts with a word of a text; `word` gives those that follow, in any number.
    pub fn longest_in<'w>(&self, first: &str, word: impl Fn(usize) -> Option<&'w str>) -> Option<(T, usize)> {
        let next = |at: usize, wanted: &str| word(at).is_some_and(|word| is_word(word, wanted));
        self.longest(&stem(first), next, |_| true)
    }
}

/// Whether a word of a text is the one of a name: in the singular, and every sign for "and" is one.
pub fn is_word(word: &str, wanted: &str) -> bool {
    stem(word) == wanted || (wanted == "and" && matches!(word, "n" | "&" | "+"))
}
