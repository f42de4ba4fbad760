//! Spans of time: "50 min", "1h20", "1 hour 20 minutes", "27:30", "3:52:10", "5'30".

use super::quantity::quantity_at;
use crate::domain::quick_entry::text::Text;
use crate::domain::quick_entry::vocabulary::{Dimension, Unit};

/// The span of time that starts at a token in words or units, in seconds, and the token after it.
pub fn time_span_at(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    if let Some(found) = colon_span_at(text, at).or_else(|| primes_at(text, at)) {
        return Some(found);
    }
    let (first, mut end) = quantity_at(text, at)?;
    let unit = first.unit?;
    let mut seconds = first.in_dimension(Dimension::Time)?;
    // Smaller units may follow, with or without "and"; after hours a bare number is minutes ("2h20").
    let mut smallest = unit;
    while smallest != Unit::Second {
        let next = end + usize::from(matches!(text.word(end), "and" | "und" | "y" | "e" | "et"));
        if let Some((more, after)) = quantity_at(text, next).filter(|(more, _)| {
            !more.number.implied
                && more.unit.is_some_and(|unit| is_smaller(unit, smallest))
                && text.tokens[next].number().is_some()
        }) {
            seconds += more.in_dimension(Dimension::Time).unwrap_or(0.0);
            smallest = more.unit.unwrap_or(Unit::Second);
            end = after;
        } else if let Some((minutes, after)) = short_minutes(text, end).filter(|_| smallest == Unit::Hour) {
            seconds += minutes * 60.0;
            end = after;
            break;
        } else if let Some(value) = bare_part(text, end) {
            // Only glued to its unit, as in 2h20 or 5m30.
            seconds += value * if smallest == Unit::Hour { 60.0 } else { 1.0 };
            end += 1;
            break;
        } else {
            break;
        }
    }
    Some((seconds, end))
}

fn is_smaller(unit: Unit, than: Unit) -> bool {
    unit.dimension() == Dimension::Time && unit.factor() < than.factor()
}

/// "6h 45m": behind hours an m is of minutes.
fn short_minutes(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    let minutes = text.tokens.get(at).filter(|token| token.is_whole())?.number().filter(|value| *value < 60.0)?;
    (text.word(at + 1) == "m" && text.glued(at + 1)).then_some((minutes, at + 2))
}

fn bare_part(text: &Text<'_>, at: usize) -> Option<f64> {
    let token = text.tokens.get(at).filter(|token| token.glued && token.is_whole())?;
    token.number().filter(|value| *value < 60.0)
}

/// Two or three numbers with colons: minutes and seconds, or hours, minutes and seconds; h:mm where a unit says so.
fn colon_span_at(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    let part =
        |at: usize| text.tokens.get(at).filter(|token| token.is_whole()).and_then(super::super::tokens::Token::number);
    let two_digits = |at: usize| text.tokens.get(at).is_some_and(|token| token.glued && token.word.len() == 2);
    let colon = |at: usize| text.is_mark(at, ":") && text.glued(at) && two_digits(at + 1);
    let first = part(at)?;
    if !colon(at + 1) {
        return None;
    }
    let second = part(at + 2).filter(|value| *value < 60.0)?;
    if colon(at + 3) {
        let third = part(at + 4).filter(|value| *value < 60.0)?;
        return Some((first * 3600.0 + second * 60.0 + third, at + 5));
    }
    match text.unit(at + 3) {
        Some((Unit::Hour, len)) => Some((first * 3600.0 + second * 60.0, at + 3 + len)),
        Some((Unit::Minute, len)) => Some((first * 60.0 + second, at + 3 + len)),
        _ => Some((first * 60.0 + second, at + 3)),
    }
}

/// 5'30, 5'30" and 45'.
fn primes_at(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    let minutes = text.tokens.get(at).filter(|token| token.is_whole())?.number()?;
    if !(text.is_mark(at + 1, "'") && text.glued(at + 1)) {
        return None;
    }
    let seconds = text
        .tokens
        .get(at + 2)
        .filter(|token| token.glued && token.is_whole())
        .and_then(super::super::tokens::Token::number);
    let Some(seconds) = seconds.filter(|value| *value < 60.0) else { return Some((minutes * 60.0, at + 2)) };
    Some((minutes * 60.0 + seconds, at + 3 + usize::from(text.is_mark(at + 3, "\""))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quick_entry::names::NoNames;
    use crate::domain::quick_entry::steps::Steps;
    use crate::domain::quick_entry::vocabulary::Language;

    #[test]
    fn spans_in_every_form() {
        for (words, seconds) in [
            ("50 min", 3000.0),
            ("2h20", 8400.0),
            ("1 hour 20 minutes", 4800.0),
            ("1 hr and 5 min", 3900.0),
            ("27:30", 1650.0),
            ("3:52:10", 13_930.0),
            ("1:30 h", 5400.0),
            ("1.5 hours", 5400.0),
            ("an hour", 3600.0),
            ("half an hour", 1800.0),
            ("an hour and a half", 5400.0),
            ("two hours", 7200.0),
            ("5'30\"", 330.0),
            ("75 s", 75.0),
        ] {
            let text = Text::new(words, Language::English, &NoNames, &mut Steps::default());
            let (found, end) = time_span_at(&text, 0).unwrap_or_else(|| panic!("no span in {words}"));
            assert!((found - seconds).abs() < 0.01, "{words}: {found}");
            assert_eq!(end, text.len(), "{words}");
        }
    }
}
