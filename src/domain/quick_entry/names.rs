//! What the reader must know of the world beyond grammar: the names of foods and exercises, and how they are spelled.

use super::text::Text;

/// Names of foods and exercises. The food index answers with the reference data and the user's own; tests may do without.
pub trait Names<'a> {
    /// How many words from `at` on are, taken together, the name of a food; 0 where none is.
    fn food_len(&self, text: &Text<'_>, at: usize) -> usize;

    /// The exercise that the longest name from `at` on means, by its key or the user's own name for it, and its words.
    fn exercise(&self, text: &Text<'_>, at: usize) -> Option<(&'a str, usize)>;

    /// The word that an unknown one was meant to be, if it is a likely slip of the fingers.
    fn corrected(&self, word: &str) -> Option<&'a str>;
}

/// A world without names.
#[cfg(test)]
#[derive(Debug)]
pub struct NoNames;

#[cfg(test)]
impl<'a> Names<'a> for NoNames {
    fn food_len(&self, _: &Text<'_>, _: usize) -> usize {
        0
    }

    fn exercise(&self, _: &Text<'_>, _: usize) -> Option<(&'a str, usize)> {
        None
    }

    fn corrected(&self, _: &str) -> Option<&'a str> {
        None
    }
}
