//! Numbers as people write them: "2", "1 1/2", "½", "one and a half", "two hundred", "5-6", "about 3", "half a", "a few".

use crate::domain::quick_entry::text::Text;
use crate::domain::quick_entry::vocabulary::Meaning;

/// A number, perhaps a range, perhaps only roughly meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub low: f64,
    pub high: f64,
    /// Said to be rough ("about 3").
    pub rough: bool,
    /// Written in words that only point at a number: an article or "some".
    pub implied: bool,
}

impl Number {
    pub const fn exact(value: f64) -> Self {
        Self { low: value, high: value, rough: false, implied: false }
    }

    /// The value, or the middle of the range.
    pub fn value(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    pub fn is_range(self) -> bool {
        self.high > self.low
    }
}

/// The number that starts at a token, and the token after it.
pub fn number_at(text: &Text<'_>, at: usize) -> Option<(Number, usize)> {
    let about = text.len_of(at, |meaning| meaning == Meaning::About);
    if about > 0 {
        let (number, end) = number_at_exact(text, at + about)?;
        return Some((Number { rough: true, ..number }, end));
    }
    number_at_exact(text, at)
}

fn number_at_exact(text: &Text<'_>, at: usize) -> Option<(Number, usize)> {
    let (low, mut end) = single_at(text, at)?;
    let mut number = low;
    // A dash, or a word such as "to", and another number: a range. "8-7-6-5" is a list, and "3-4x8" no range of ours.
    let dash = text.is_mark(end, "-");
    let word = text.len_of(end, |meaning| meaning == Meaning::Range);
    let skip = if dash { 1 } else { word };
    if skip > 0
        && !low.implied
        && let Some((high, after)) = digits_or_words_at(text, end + skip)
        && high > low.low
        && !(dash && text.is_mark(after, "-"))
        && (dash || high <= low.low * 3.0)
    {
        number.high = high;
        end = after;
    }
    Some((number, end))
}

/// One number without a range.
fn single_at(text: &Text<'_>, at: usize) -> Option<(Number, usize)> {
    // "three quarters" before "three"; "half a dozen" is six.
    if let Some((fraction, len)) = fraction_at(text, at).filter(|(_, len)| *len > 1) {
        let (scale, scale_len) = scale_at(text, at + len).unwrap_or((1.0, 0));
        return Some((Number::exact(fraction * scale), at + len + scale_len));
    }
    if let Some((value, end)) = digits_or_words_at(text, at) {
        return Some((Number::exact(value), end));
    }
    let (number, len) = text.find(at, |meaning| match meaning {
        Meaning::Fraction(value) => Some(Number::exact(value)),
        Meaning::Amount(value) => Some(Number { rough: true, ..Number::exact(value) }),
        Meaning::Article => Some(Number { implied: true, ..Number::exact(1.0) }),
        Meaning::Some => Some(Number { implied: true, rough: true, ..Number::exact(1.0) }),
        _ => None,
    })?;
    // "a dozen", "a hundred", "a half": the article steps aside.
    if number.implied && !number.rough {
        let next = at + len;
        if let Some((scale, scale_len)) = scale_at(text, next) {
            return Some((Number::exact(scale), next + scale_len));
        }
        if let Some((fraction, fraction_len)) = fraction_at(text, next) {
            return Some((Number::exact(fraction), next + fraction_len));
        }
    }
    Some((number, at + len))
}

/// Digits with an optional fraction, or number words with scales, then an optional "and a half".
fn digits_or_words_at(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    let (value, mut end) = match text.tokens.get(at)?.number() {
        Some(value) => digits_at(text, at, value),
        None => words_at(text, at)?,
    };
    let plus = text.find(end, |meaning| match meaning {
        Meaning::Plus(more) => Some(more),
        _ => None,
    });
    let mut total = value;
    if let Some((more, len)) = plus {
        total += more;
        end += len;
    } else if let Some((scale, len)) = scale_at(text, end).filter(|(scale, _)| *scale >= 12.0) {
        total *= scale;
        end += len;
    }
    Some((total, end))
}

fn digits_at(text: &Text<'_>, at: usize, value: f64) -> (f64, usize) {
    let whole = text.tokens[at].is_whole();
    // 1/2, 3/4: a small fraction, unless it goes on as a list (8/7/6) or as a score (8/10).
    if let Some(fraction) = slash_at(text, at) {
        return (fraction, at + 3);
    }
    if whole && !text.tokens.get(at + 1).is_some_and(|next| next.glued && next.is_whole()) {
        if let Some(fraction) = slash_at(text, at + 1).filter(|fraction| *fraction < 1.0) {
            return (value + fraction, at + 4);
        }
        let vulgar = text.tokens.get(at + 1).and_then(|next| next.number().filter(|_| !next.word.is_ascii()));
        if let Some(fraction) = vulgar {
            return (value + fraction, at + 2);
        }
    }
    (value, at + 1)
}

/// A fraction with a slash, below one, with an everyday denominator.
fn slash_at(text: &Text<'_>, at: usize) -> Option<f64> {
    let part =
        |at: usize| text.tokens.get(at).filter(|token| token.is_whole()).and_then(super::super::tokens::Token::number);
    let (above, below) = (part(at)?, part(at + 2)?);
    let everyday = [2.0, 3.0, 4.0, 5.0, 8.0].contains(&below);
    let goes_on = text.is_mark(at + 3, "/");
    (text.is_mark(at + 1, "/") && everyday && above > 0.0 && above < below && !goes_on).then(|| above / below)
}

fn words_at(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    let mut end = at;
    let mut total: Option<f64> = None;
    for _ in 0..6 {
        if let Some((value, len)) = word_at(text, end) {
            match total {
                // "twenty five", "hundred twenty": the smaller one is added. Otherwise a new number starts.
                Some(sum) if sum >= 20.0 && value < 10.0 && sum % 10.0 == 0.0 => total = Some(sum + value),
                Some(sum) if sum >= 100.0 && value < 100.0 && sum % 100.0 == 0.0 => total = Some(sum + value),
                Some(_) => break,
                None => total = Some(value),
            }
            end += len;
        } else if let Some((scale, len)) = scale_at(text, end) {
            match total {
                Some(sum) => total = Some(sum * scale),
                None => total = Some(scale),
            }
            end += len;
        } else if total.is_some_and(|sum| sum >= 20.0) && is_and(text, end) && word_at(text, end + 1).is_some() {
            // "one hundred and twenty", "treinta y cinco"; but "twenty and two" items is not ours to sum beyond tens.
            let sum = total.unwrap_or(0.0);
            let next = word_at(text, end + 1).map_or(0.0, |(value, _)| value);
            if (sum % 100.0 == 0.0 && next < 100.0) || (sum % 10.0 == 0.0 && next < 10.0 && text.word(end) != "and") {
                end += 1;
            } else {
                break;
            }
        } else {
            break;
        }
    }
    total.map(|sum| (sum, end))
}

fn is_and(text: &Text<'_>, at: usize) -> bool {
    matches!(text.word(at), "and" | "y" | "e" | "et" | "und")
}

fn word_at(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    text.find(at, |meaning| match meaning {
        Meaning::Number(value) => Some(value),
        _ => None,
    })
}

fn scale_at(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    text.find(at, |meaning| match meaning {
        Meaning::Scale(value) => Some(value),
        _ => None,
    })
}

fn fraction_at(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    text.find(at, |meaning| match meaning {
        Meaning::Fraction(value) => Some(value),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quick_entry::names::NoNames;
    use crate::domain::quick_entry::steps::Steps;
    use crate::domain::quick_entry::vocabulary::Language;

    fn read(words: &str) -> (f64, f64) {
        let text = Text::new(words, Language::English, &NoNames, &mut Steps::default());
        let (number, _) = number_at(&text, 0).unwrap_or_else(|| panic!("no number in {words}"));
        (number.low, number.high)
    }

    #[test]
    fn amounts_in_words_and_signs() {
        for (words, value) in [
            ("2 eggs", 2.0),
            ("1/2 cup", 0.5),
            ("1 1/2 cups", 1.5),
            ("1½ cups", 1.5),
            ("½ cup", 0.5),
            ("half a melon", 0.5),
            ("one and a half cups", 1.5),
            ("two hundred grams", 200.0),
            ("one hundred and twenty grams", 120.0),
            ("twenty five minutes", 25.0),
            ("a dozen eggs", 12.0),
            ("half a dozen eggs", 6.0),
            ("2 dozen", 24.0),
            ("a couple of eggs", 2.0),
            ("a few nuts", 3.0),
            ("three quarters of a pizza", 0.75),
            ("quarter cup", 0.25),
            ("about 3 eggs", 3.0),
            ("an apple", 1.0),
        ] {
            assert_eq!(read(words), (value, value), "{words}");
        }
    }

    #[test]
    fn ranges_keep_both_ends() {
        assert_eq!(read("5-6 strawberries"), (5.0, 6.0));
        assert_eq!(read("2 to 3 eggs"), (2.0, 3.0));
        assert_eq!(read("2 or 3 eggs"), (2.0, 3.0));
    }

    #[test]
    fn lists_and_scores_are_no_fractions() {
        assert_eq!(read("8/7/6/5"), (8.0, 8.0));
        assert_eq!(read("8/10"), (8.0, 8.0));
        assert_eq!(read("8-7-6-5"), (8.0, 8.0));
    }

    #[test]
    fn other_languages() {
        assert_eq!(read("anderthalb Liter Wasser"), (1.5, 1.5));
        assert_eq!(read("dos huevos"), (2.0, 2.0));
        assert_eq!(read("treinta y cinco minutos de natación"), (35.0, 35.0));
        assert_eq!(read("deux œufs et du pain"), (2.0, 2.0));
    }
}
