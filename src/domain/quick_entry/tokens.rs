//! A text as tokens: words (folded), numbers (with their value), marks, and line breaks. Nothing is lost: each token
//! knows where it stood.

use super::emoji;
use crate::domain::text::fold_char;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    Word,
    /// A number in digits or a vulgar fraction (`½`), with its value.
    Number(f64),
    /// Punctuation or a symbol.
    Mark,
    /// One or more line breaks.
    Break,
}

/// One token.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    pub shape: Shape,
    /// Folded: lower case, no accents, apostrophes dropped. For a number its digits as written.
    pub word: String,
    /// Where it stands in the text, in bytes.
    pub start: usize,
    pub end: usize,
    /// Whether it touches the token before it ("150g" is two tokens, the second glued).
    pub glued: bool,
    /// Whether `word` is not what was written but what was meant.
    pub corrected: bool,
}

impl Token {
    pub fn number(&self) -> Option<f64> {
        match self.shape {
            Shape::Number(value) => Some(value),
            _ => None,
        }
    }

    pub fn is_word(&self) -> bool {
        self.shape == Shape::Word
    }

    pub fn is_mark(&self, mark: &str) -> bool {
        self.shape == Shape::Mark && self.word == mark
    }

    /// Whether the number is written without a decimal part.
    pub fn is_whole(&self) -> bool {
        self.number().is_some_and(|value| value.fract() == 0.0) && !self.word.contains(['.', ','])
    }
}

/// Cuts a text into tokens. `decimal_comma` says how a single mark before three digits is read: "1.500" is fifteen hundred
/// where the comma is the decimal mark, and one and a half elsewhere.
pub fn tokenise(text: &str, decimal_comma: bool) -> Vec<Token> {
    let mut scanner = Scanner { text, at: 0, tokens: Vec::with_capacity(text.len() / 4 + 1), decimal_comma };
    while scanner.step() {}
    scanner.tokens
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token>,
    decimal_comma: bool,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn step(&mut self) -> bool {
        let Some(c) = self.peek() else { return false };
        if c == '\n' || c == '\r' {
            self.line_break();
        } else if c.is_whitespace() || is_ignorable(c) {
            self.at += c.len_utf8();
        } else if c.is_ascii_digit() {
            self.number();
        } else if let Some(value) = vulgar_fraction(c) {
            self.push(Shape::Number(value), c.to_string(), self.at, self.at + c.len_utf8());
        } else if let Some(words) = emoji::words(c) {
            for word in words.split(' ') {
                self.push(Shape::Word, word.to_owned(), self.at, self.at + c.len_utf8());
                self.at -= c.len_utf8();
            }
            self.at += c.len_utf8();
        } else if c.is_alphabetic() {
            self.word();
        } else {
            let mark = match c {
                '–' | '—' | '−' | '‐' | '‑' => '-',
                '’' | '′' | '`' | '´' => '\'',
                '“' | '”' | '″' | '„' => '"',
                '，' => ',',
                '？' | '¿' => '?',
                '！' | '¡' => '!',
                '•' | '·' => ';',
                _ => c,
            };
            self.push(Shape::Mark, mark.to_string(), self.at, self.at + c.len_utf8());
        }
        true
    }

    fn push(&mut self, shape: Shape, word: String, start: usize, end: usize) {
        let glued = self.tokens.last().is_some_and(|last| last.end == start && last.shape != Shape::Break);
        self.tokens.push(Token { shape, word, start, end, glued, corrected: false });
        self.at = end;
    }

    fn line_break(&mut self) {
        let start = self.at;
        while let Some(c) = self.peek().filter(|c| c.is_whitespace()) {
            self.at += c.len_utf8();
        }
        self.push(Shape::Break, "\n".to_owned(), start, self.at);
    }

    /// Letters, with apostrophes inside. An elided article ("l'eau", "d'huile") is a word of its own.
    fn word(&mut self) {
        let start = self.at;
        let mut word = String::new();
        let mut end = start;
        let mut chars = self.text[start..].char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            if c.is_alphabetic() || is_combining(c) {
                if emoji::words(c).is_some() {
                    break;
                }
                fold_char(c, &mut word);
            } else if matches!(c, '\'' | '’' | '´' | '`') && chars.peek().is_some_and(|(_, next)| next.is_alphabetic())
            {
                if matches!(word.as_str(), "l" | "d" | "j" | "n" | "c" | "m" | "s" | "t" | "qu") {
                    end = start + offset;
                    self.push(Shape::Word, word, start, end);
                    self.at = end + c.len_utf8();
                    return;
                }
            } else {
                break;
            }
            end = start + offset + c.len_utf8();
        }
        self.push(Shape::Word, word, start, end);
    }

    /// Digits with their decimal and thousands marks. "8,7,6,5" is a list of numbers, "1,250" and "1.234,5" are one.
    fn number(&mut self) {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut groups: Vec<(usize, usize)> = Vec::new();
        let mut marks: Vec<u8> = Vec::new();
        let mut at = start;
        loop {
            let from = at;
            while at < bytes.len() && bytes[at].is_ascii_digit() {
                at += 1;
            }
            groups.push((from, at));
            let goes_on = at + 1 < bytes.len() && matches!(bytes[at], b'.' | b',') && bytes[at + 1].is_ascii_digit();
            if !goes_on || groups.len() == 5 {
                break;
            }
            marks.push(bytes[at]);
            at += 1;
        }
        let digits = |group: (usize, usize)| &self.text[group.0..group.1];
        let (written, end) = match self.kind_of_groups(&groups, &marks) {
            Written::List => {
                self.push_list(&groups);
                return;
            }
            Written::Decimal => (format!("{}.{}", digits(groups[0]), digits(groups[1])), groups[1].1),
            Written::Thousands(parts) => {
                let whole: String = groups[..parts].iter().map(|group| digits(*group)).collect();
                let end = groups.last().map_or(at, |group| group.1);
                if parts < groups.len() { (format!("{whole}.{}", digits(groups[parts])), end) } else { (whole, end) }
            }
        };
        let value = written.parse::<f64>().ok().filter(|value| value.is_finite());
        let shape = value.filter(|value| *value < 1e12).map_or(Shape::Mark, Shape::Number);
        self.push(shape, self.text[start..end].to_owned(), start, end);
    }

    /// Each group a number of its own, the marks between them kept.
    fn push_list(&mut self, groups: &[(usize, usize)]) {
        for (index, (from, to)) in groups.iter().copied().enumerate() {
            if index > 0 {
                self.push(Shape::Mark, self.text[from - 1..from].to_owned(), from - 1, from);
            }
            let digits = self.text[from..to].to_owned();
            let value = digits.parse::<f64>().ok().filter(|value| *value < 1e12);
            self.push(value.map_or(Shape::Mark, Shape::Number), digits, from, to);
        }
    }

    fn kind_of_groups(&self, groups: &[(usize, usize)], marks: &[u8]) -> Written {
        let length = |index: usize| groups[index].1 - groups[index].0;
        let leading_zero = self.text.as_bytes()[groups[0].0] == b'0';
        match marks {
            [] => Written::List,
            [mark] => {
                let could_be_thousands = length(1) == 3 && length(0) <= 3 && !leading_zero;
                if could_be_thousands && (*mark == b',' || self.decimal_comma) {
                    Written::Thousands(2)
                } else {
                    Written::Decimal
                }
            }
            [first, .., last] => {
                let triples = |range: std::ops::Range<usize>| length(0) <= 3 && range.clone().all(|i| length(i) == 3);
                let same_until = marks[..marks.len() - 1].iter().all(|mark| mark == first);
                if same_until && last == first && triples(1..groups.len()) {
                    Written::Thousands(groups.len())
                } else if same_until && last != first && triples(1..groups.len() - 1) {
                    Written::Thousands(groups.len() - 1)
                } else {
                    Written::List
                }
            }
        }
    }
}

/// How groups of digits with marks between them are to be read.
enum Written {
    /// Each group is a number.
    List,
    /// The first two groups.
    Decimal,
    /// So many groups are one whole number; one more is its decimal part.
    Thousands(usize),
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Joiners, variation selectors and skin tones: they change how an emoji looks, not what it says.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{2060}' | '\u{feff}')
        || is_combining(c)
}

fn vulgar_fraction(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        '⅕' => 0.2,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Shape, tokenise};

    fn words(text: &str) -> Vec<String> {
        tokenise(text, false).into_iter().map(|token| token.word).collect()
    }

    fn numbers(text: &str, decimal_comma: bool) -> Vec<f64> {
        tokenise(text, decimal_comma).iter().filter_map(super::Token::number).collect()
    }

    #[test]
    fn units_and_signs_part_from_their_numbers() {
        assert_eq!(words("150g skyr, 3x8 @ 80kg"), ["150", "g", "skyr", ",", "3", "x", "8", "@", "80", "kg"]);
    }

    #[test]
    fn apostrophes_fall_and_elided_articles_stand_alone() {
        assert_eq!(words("didn't, McDonald's, l'eau"), ["didnt", ",", "mcdonalds", ",", "l", "eau"]);
    }

    #[test]
    fn decimals_thousands_and_lists_are_told_apart() {
        assert_eq!(numbers("1.5 1,5 1,250 0,125 10.5", false), [1.5, 1.5, 1250.0, 0.125, 10.5]);
        assert_eq!(numbers("1.250 77,2", true), [1250.0, 77.2]);
        assert_eq!(numbers("1.250", false), [1.25]);
        assert_eq!(numbers("8,7,6,5", false), [8.0, 7.0, 6.0, 5.0]);
        assert_eq!(numbers("1,234,567 1.234,5 1,234.5", false), [1_234_567.0, 1234.5, 1234.5]);
        assert_eq!(numbers("1½", false), [1.0, 0.5]);
    }

    #[test]
    fn food_emoji_are_words() {
        assert_eq!(words("🍌 x2"), ["banana", "x", "2"]);
    }

    #[test]
    fn a_number_of_absurd_length_is_no_number() {
        let text = "9".repeat(4000);
        assert!(tokenise(&text, false).iter().all(|token| token.shape == Shape::Mark));
    }
}
