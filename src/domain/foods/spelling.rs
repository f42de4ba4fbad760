//! The word that a misspelled one was meant to be.

use std::collections::HashMap;

use crate::domain::text::distance_within;

/// The shortest word that is corrected.
const SHORTEST: usize = 5;

/// Known words by their first letter, with how common each is.
#[derive(Debug, Default)]
pub struct Spelling {
    by_first: HashMap<u8, Vec<(Box<str>, u32)>>,
}

impl Spelling {
    pub fn add(&mut self, word: &str, common: usize) {
        if word.len() >= SHORTEST - 1 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            let list = self.by_first.entry(word.as_bytes()[0]).or_default();
            list.push((word.into(), u32::try_from(common).unwrap_or(u32::MAX)));
        }
    }

    /// To be called once, after the last word: of words equally near the more common is meant.
    pub fn finish(&mut self) {
        for list in self.by_first.values_mut() {
            list.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
            list.dedup_by(|next, kept| {
                let same = next.0 == kept.0;
                kept.1 = if same { kept.1.saturating_add(next.1) } else { kept.1 };
                same
            });
        }
    }

    /// The nearest known word with the same first letter: one slip in up to seven letters, two in longer words.
    pub fn corrected(&self, word: &str) -> Option<&str> {
        let plain = word.len() >= SHORTEST && word.len() <= 24 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let list = plain.then(|| self.by_first.get(&word.as_bytes()[0])).flatten()?;
        let bound = if word.len() >= 8 { 2 } else { 1 };
        list.iter()
            .filter_map(|(known, common)| {
                distance_within(word, known, bound).map(|distance| (distance, std::cmp::Reverse(*common), known))
            })
            .min()
            .map(|(_, _, known)| &**known)
    }
}

#[cfg(test)]
mod tests {
    use super::Spelling;

    #[test]
    fn the_nearest_and_most_common_word_is_meant() {
        let mut spelling = Spelling::default();
        for (word, common) in [("cheese", 300), ("chess", 2), ("protein", 40), ("turkey", 90), ("jello", 5)] {
            spelling.add(word, common);
        }
        spelling.finish();
        assert_eq!(spelling.corrected("chese"), Some("cheese"));
        assert_eq!(spelling.corrected("protien"), Some("protein"));
        assert_eq!(spelling.corrected("turky"), Some("turkey"));
        assert_eq!(spelling.corrected("hello"), None);
        assert_eq!(spelling.corrected("xxxx"), None);
    }
}
