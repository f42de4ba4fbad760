//! Times of day: "8am", "8:30 pm", "20:15", "14 Uhr", "at 9", "a las 8", "8h30", "noon", "half past eight".

use super::number::number_at;
use crate::domain::quick_entry::text::Text;
use crate::domain::quick_entry::vocabulary::{Meaning, Unit};

/// A time of day as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockTime {
    /// 0..1440.
    pub minutes: u16,
    /// Said without a word for the half of the day, so that "at 7" may be in the evening.
    pub either_half: bool,
}

/// The time of day that starts at a token, and the token after it.
pub fn clock_at(text: &Text<'_>, at: usize) -> Option<(ClockTime, usize)> {
    let preposition = text.len_of(at, |meaning| meaning == Meaning::At);
    let mut start = at + preposition;
    // "at about 9", "at around 8:30".
    if preposition > 0 {
        start += text.len_of(start, |meaning| meaning == Meaning::About);
    }
    named_at(text, at)
        .or_else(|| named_at(text, start))
        .or_else(|| past_at(text, start))
        .or_else(|| digits_at(text, start, preposition > 0))
}

fn named_at(text: &Text<'_>, at: usize) -> Option<(ClockTime, usize)> {
    let (minutes, len) = text.find(at, |meaning| match meaning {
        Meaning::Clock(minutes) => Some(minutes),
        _ => None,
    })?;
    Some((ClockTime { minutes, either_half: false }, at + len))
}

/// "half past eight", "quarter to nine".
fn past_at(text: &Text<'_>, at: usize) -> Option<(ClockTime, usize)> {
    let offset = match text.word(at) {
        "half" => 30,
        "quarter" => 15,
        _ => return None,
    };
    let back = match text.word(at + 1) {
        "past" => false,
        "to" => true,
        _ => return None,
    };
    let (hour, end) = number_at(text, at + 2)?;
    let hour = whole_hour(hour.value())?;
    let minutes = if back { (hour * 60 + 1440 - offset) % 1440 } else { hour * 60 + offset };
    Some(half_of_day(text, ClockTime { minutes, either_half: hour <= 12 }, end))
}

fn digits_at(text: &Text<'_>, at: usize, preposition: bool) -> Option<(ClockTime, usize)> {
    let spoken = preposition && text.tokens.get(at).is_some_and(super::super::tokens::Token::is_word);
    let (hour, mut end) = if spoken {
        let (number, end) = number_at(text, at).filter(|(number, _)| !number.implied)?;
        (whole_hour(number.value())?, end)
    } else {
        (whole_hour(text.tokens.get(at).filter(|token| token.is_whole())?.number()?)?, at + 1)
    };
    let two_digits = |at: usize| {
        let token = text.tokens.get(at).filter(|token| token.glued && token.word.len() == 2)?;
        token.number().filter(|value| *value < 60.0 && value.fract() == 0.0).map(|value| value as u16)
    };
    let mut minute = 0;
    let mut certain = false;
    // 8:30, 8.30 am, 8h30; 8h and 8 Uhr.
    if text.is_mark(end, ":") && text.glued(end) {
        minute = two_digits(end + 1)?;
        if text.is_mark(end + 2, ":") {
            return None;
        }
        end += 2;
        certain = true;
    } else if text.word(end) == "h" && text.glued(end) && preposition {
        certain = true;
        end += 1;
        if let Some(found) = two_digits(end) {
            minute = found;
            end += 1;
        }
    }
    let oclock = text.len_of(end, |meaning| meaning == Meaning::OClock);
    if oclock > 0 && text.word(end) != "h" {
        certain = true;
        end += oclock;
        if let Some(found) =
            text.tokens.get(end).filter(|token| token.is_whole()).and_then(super::super::tokens::Token::number)
            && found < 60.0
            && text.unit(end + 1).is_none()
        {
            minute = found as u16;
            end += 1;
        }
    }
    // "at 5:10/km" is a pace.
    if text.is_mark(end, "/") && text.glued(end) {
        return None;
    }
    let time = ClockTime { minutes: hour * 60 + minute, either_half: (1..=12).contains(&hour) };
    let (time, after) = half_of_day(text, time, end);
    if after > end {
        return Some((time, after));
    }
    // A bare number is a time only behind a preposition, and with nothing behind it that it could count.
    let counts = text.unit(end).is_some_and(|(unit, _)| unit != Unit::Hour || !certain)
        || text
            .tokens
            .get(end)
            .is_some_and(|next| next.glued && !next.is_mark(",") && !next.is_mark(".") && !next.is_mark(":"))
        || text.is(end, |meaning| matches!(meaning, Meaning::Measure(_)))
        || (text.tokens.get(end).is_some_and(super::super::tokens::Token::is_word) && !certain && !boundary(text, end));
    (certain || (preposition && !counts)).then_some((time, end))
}

/// Words that may follow a bare time without being counted by it.
fn boundary(text: &Text<'_>, at: usize) -> bool {
    text.senses(at).iter().any(|sense| {
        matches!(
            sense.meaning,
            Meaning::Link(_)
                | Meaning::Intent(_)
                | Meaning::Day(..)
                | Meaning::Meal(_)
                | Meaning::Filler
                | Meaning::Article
                | Meaning::About
        )
    })
}

fn whole_hour(value: f64) -> Option<u16> {
    (value.fract() == 0.0 && (0.0..=24.0).contains(&value)).then_some(value as u16 % 24)
}

/// Takes a word for the half of the day, if one follows.
fn half_of_day(text: &Text<'_>, time: ClockTime, at: usize) -> (ClockTime, usize) {
    let hour = time.minutes / 60;
    let am = text.len_of(at, |meaning| meaning == Meaning::Am);
    let pm = text.len_of(at, |meaning| meaning == Meaning::Pm);
    if am > 0 && hour <= 12 && am >= pm {
        return (ClockTime { minutes: time.minutes % 720, either_half: false }, at + am);
    }
    if pm > 0 && hour <= 12 {
        return (ClockTime { minutes: time.minutes % 720 + 720, either_half: false }, at + pm);
    }
    (time, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quick_entry::names::NoNames;
    use crate::domain::quick_entry::steps::Steps;
    use crate::domain::quick_entry::vocabulary::Language;

    fn read(words: &str) -> Option<(u16, bool)> {
        let text = Text::new(words, Language::English, &NoNames, &mut Steps::default());
        clock_at(&text, 0).map(|(time, _)| (time.minutes, time.either_half))
    }

    #[test]
    fn times_of_day() {
        assert_eq!(read("8am 2 eggs"), Some((480, false)));
        assert_eq!(read("1pm tuna"), Some((780, false)));
        assert_eq!(read("12 am"), Some((0, false)));
        assert_eq!(read("12pm"), Some((720, false)));
        assert_eq!(read("8:30 pm"), Some((1230, false)));
        assert_eq!(read("20:15"), Some((1215, false)));
        assert_eq!(read("at noon a burger"), Some((720, false)));
        assert_eq!(read("around 9."), Some((540, true)));
        assert_eq!(read("half past eight"), Some((510, true)));
        assert_eq!(read("quarter to 9 pm"), Some((1245, false)));
        assert_eq!(read("um 14 Uhr zwei Eier gegessen"), Some((840, false)));
    }

    #[test]
    fn loads_and_counts_are_no_times() {
        assert_eq!(read("at 70 kg"), None);
        assert_eq!(read("at 9 kg"), None);
        assert_eq!(read("around 3 eggs"), None);
        assert_eq!(read("2 eggs"), None);
    }
}
