//! A text as folded words: lower case, no accents, no apostrophes, with the places where a clause or a sentence ends.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word or number of the text.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    /// The clause it stands in: rises at every comma and at all that ends a sentence.
    pub clause: usize,
    /// The sentence it stands in.
    pub sentence: usize,
}

/// The words of a text, in order.
#[derive(Debug, Default)]
pub struct Words(pub Vec<Word>);

/// What French and its neighbours write before an apostrophe; it is a word of its own there ("j'ai"), while English
/// contractions ("don't") stay one.
const ELIDED: [&str; 11] = ["j", "m", "t", "s", "l", "d", "n", "c", "qu", "jusqu", "lorsqu"];

impl Words {
    pub fn of(text: &str) -> Self {
        let mut reader = Reader::default();
        let mut chars = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).peekable();
        while let Some(c) = chars.next() {
            let next_is_digit = chars.peek().is_some_and(char::is_ascii_digit);
            reader.take(c, next_is_digit);
        }
        reader.end_word();
        Self(reader.words)
    }
}

#[derive(Default)]
struct Reader {
    words: Vec<Word>,
    open: String,
    clause: usize,
    sentence: usize,
}

impl Reader {
    fn take(&mut self, c: char, next_is_digit: bool) {
        let in_number = self.open.starts_with(|first: char| first.is_ascii_digit());
        match c {
            'ß' => self.open.push_str("ss"),
            '%' => {
                self.end_word();
                self.open.push(c);
                self.end_word();
            }
            '.' | ',' if in_number && next_is_digit => self.open.push(c),
            '\'' | '’' | '`' | '´' => {
                if ELIDED.contains(&self.open.as_str()) {
                    self.end_word();
                }
            }
            ',' | ':' | '(' | ')' | '–' | '—' => {
                self.end_word();
                self.clause += 1;
            }
            '.' | '!' | '?' | ';' | '\n' | '…' => {
                self.end_word();
                self.clause += 1;
                self.sentence += 1;
            }
            c if c.is_alphanumeric() => {
                // "16yo" and "500kcal" are a number and a word.
                if in_number != c.is_ascii_digit() && !self.open.is_empty() {
                    self.end_word();
                }
                self.open.push(c);
            }
            _ => self.end_word(),
        }
    }

    fn end_word(&mut self) {
        if !self.open.is_empty() {
            let text = std::mem::take(&mut self.open);
            self.words.push(Word { text, clause: self.clause, sentence: self.sentence });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        Words::of(text).0.into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn folds_accents_contractions_and_elisions() {
        assert_eq!(
            texts("Don't, l'Été où j'ai évanoui; Übelkeit, weiß"),
            ["dont", "l", "ete", "ou", "j", "ai", "evanoui", "ubelkeit", "weiss"]
        );
    }

    #[test]
    fn parts_numbers_from_units_but_not_from_their_decimals() {
        assert_eq!(texts("16yo 1,200kcal 3x8 17%"), ["16", "yo", "1,200", "kcal", "3", "x", "8", "17", "%"]);
    }

    #[test]
    fn counts_clauses_and_sentences() {
        let words = Words::of("chest day, pain-free. Done");
        let places: Vec<_> = words.0.iter().map(|word| (word.clause, word.sentence)).collect();
        assert_eq!(places, [(0, 0), (0, 0), (1, 0), (1, 0), (2, 1)]);
    }
}
