//! How a person slept and feels: hours of sleep, and scales from 1 to 5.

use super::grammar::{clock_at, quantity_at, time_span_at};
use super::mentions::Mentions;
use super::segments::Segment;
use super::text::Text;
use super::vocabulary::{Dimension, Level, Link, Meaning, Sleep, State};

/// What a text says of a day; joined over its segments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feeling {
    pub sleep_h: Option<f64>,
    /// By [`State`], in its order.
    pub scales: [Option<f64>; 6],
    /// Times of bed and rising that stand in different segments, in minutes after midnight.
    pub bed: Option<u16>,
    pub up: Option<u16>,
    /// Scales that come from a word such as "exhausted".
    pub from_words: Vec<(State, f64)>,
}

impl Feeling {
    pub fn is_empty(&self) -> bool {
        self.sleep_h.is_none() && self.scales.iter().all(Option::is_none) && self.bed.is_none() && self.up.is_none()
    }

    pub fn join(&mut self, other: Self) {
        self.sleep_h = self.sleep_h.or(other.sleep_h);
        for (own, more) in self.scales.iter_mut().zip(other.scales) {
            *own = own.or(more);
        }
        self.bed = self.bed.or(other.bed);
        self.up = self.up.or(other.up);
        self.from_words.extend(other.from_words);
    }

    /// Hours of sleep: as said, or from going to bed to rising.
    pub fn hours(&self) -> Option<f64> {
        self.sleep_h.or_else(|| {
            let (bed, up) = (f64::from(self.bed?), f64::from(self.up?));
            let minutes = (up - bed).rem_euclid(1440.0);
            (minutes > 0.0 && minutes <= 960.0).then_some(minutes / 60.0)
        })
    }
}

/// Reads a segment.
pub fn read(text: &Text<'_>, mentions: &Mentions<'_>, segment: &Segment) -> Feeling {
    let mut found = Feeling::default();
    let mut at = segment.from;
    let mut sleeping = false;
    let eats = names_food(text, mentions, segment);
    while at < segment.to {
        // "energy drink": a name is no state.
        let name = mentions.food(at);
        let sense = text.find(at, state_or_sleep).filter(|(_, len)| at + len <= segment.to && *len >= name);
        match sense {
            Some((Said::Sleep(kind), len)) => {
                sleeping = true;
                at = sleep(text, kind, at + len, segment.to, &mut found);
            }
            Some((Said::State(state, level), len)) => {
                // "refreshed myself with a cola", "washed it down": beside food a word is no feeling.
                if level != Level::Named && eats {
                    at += len;
                } else {
                    at = scale(text, state, level, at, at + len, segment, &mut found);
                }
            }
            None => at += name.max(1),
        }
    }
    if sleeping && found.sleep_h.is_none() {
        night(text, segment, &mut found);
    }
    found
}

enum Said {
    Sleep(Sleep),
    State(State, Level),
}

fn state_or_sleep(meaning: Meaning) -> Option<Said> {
    match meaning {
        Meaning::Sleep(kind) => Some(Said::Sleep(kind)),
        Meaning::State(state, level) => Some(Said::State(state, level)),
        _ => None,
    }
}

/// Hours around a word of sleep, or the time behind "bed at" and "up at".
fn sleep(text: &Text<'_>, kind: Sleep, end: usize, to: usize, found: &mut Feeling) -> usize {
    if matches!(kind, Sleep::Bed | Sleep::Up)
        && let Some((minutes, after)) = time_of_day(text, end).filter(|(_, after)| *after <= to)
    {
        // To bed at 11 is at night.
        let night = kind == Sleep::Bed && (7 * 60..=12 * 60).contains(&minutes);
        let minutes = if night { (minutes + 720) % 1440 } else { minutes };
        let place = if kind == Sleep::Bed { &mut found.bed } else { &mut found.up };
        *place = place.or(Some(minutes));
        return after;
    }
    end
}

/// A time of day, also without a preposition ("bed 23:00", "up 6").
fn time_of_day(text: &Text<'_>, at: usize) -> Option<(u16, usize)> {
    if let Some((clock, end)) = clock_at(text, at) {
        return Some((clock.minutes, end));
    }
    let skip = text.len_of(at, |meaning| matches!(meaning, Meaning::At | Meaning::Range | Meaning::About));
    let token = text.tokens.get(at + skip).filter(|token| token.is_whole())?;
    let hour = token.number().filter(|hour| *hour <= 24.0)?;
    text.unit(at + skip + 1).is_none().then_some(((hour as u16 % 24) * 60, at + skip + 1))
}

/// The hours of a segment about sleep: a span of time, a number of hours, or from one time of day to another.
fn night(text: &Text<'_>, segment: &Segment, found: &mut Feeling) {
    let mut at = segment.from;
    while at < segment.to {
        if let Some((from, to, end)) = from_to(text, at).filter(|(.., end)| *end <= segment.to) {
            (found.bed, found.up) = (Some(from), Some(to));
            at = end;
            continue;
        }
        // 7:30 of sleep is hours and minutes.
        let colon = text.is_mark(at + 1, ":") && text.glued(at + 1);
        let span = time_span_at(text, at).filter(|(_, end)| *end <= segment.to);
        if let Some((seconds, end)) = span {
            let hours = if colon && seconds < 15.0 * 60.0 { seconds / 60.0 } else { seconds / 3600.0 };
            if hours <= 16.0 && found.bed.is_none() {
                found.sleep_h = found.sleep_h.or(Some(hours));
            }
            at = end;
            continue;
        }
        let quantity = quantity_at(text, at).filter(|(quantity, end)| *end <= segment.to && !quantity.number.implied);
        if let Some((quantity, end)) = quantity {
            let beside = quantity.unit.is_none() && !is_scale(text, end) && at > segment.from && is_sleep(text, at - 1);
            let hours = quantity.number.value();
            if beside && (1.0..=16.0).contains(&hours) && found.bed.is_none() && found.up.is_none() {
                found.sleep_h = found.sleep_h.or(Some(hours));
            }
            at = end;
            continue;
        }
        at += 1;
    }
}

fn is_sleep(text: &Text<'_>, at: usize) -> bool {
    text.is(at, |meaning| {
        matches!(meaning, Meaning::Sleep(Sleep::Duration) | Meaning::About | Meaning::Link(Link::For))
    })
}

/// "23:30 to 07:00", "from 11 to 6:30", "11pm - 7am".
fn from_to(text: &Text<'_>, at: usize) -> Option<(u16, u16, usize)> {
    let first = |at: usize| -> Option<(u16, bool, usize)> {
        if let Some((clock, end)) = clock_at(text, at) {
            return Some((clock.minutes, clock.either_half, end));
        }
        let skip = text.len_of(at, |meaning| meaning == Meaning::At);
        let token = text.tokens.get(at + skip).filter(|token| token.is_whole())?;
        let hour = token.number().filter(|hour| (1.0..=24.0).contains(hour))? as u16 % 24;
        Some((hour * 60, hour <= 12, at + skip + 1))
    };
    let (from, from_either, end) = first(at)?;
    let joint = if text.is_mark(end, "-") { 1 } else { text.len_of(end, |meaning| meaning == Meaning::Range) };
    if joint == 0 {
        return None;
    }
    let (to, _, end) = first(end + joint)?;
    if text.unit(end).is_some_and(|(unit, _)| unit.dimension() == Dimension::Time) {
        return None;
    }
    // "from 11 to 6": people sleep at night.
    let evening = from_either && (7 * 60..12 * 60).contains(&from);
    Some((if evening { from + 720 } else { from }, to, end))
}

/// A state's value: 8/10, 4 of 5, "low", or the word's own sense.
fn scale(
    text: &Text<'_>,
    state: State,
    level: Level,
    at: usize,
    end: usize,
    segment: &Segment,
    found: &mut Feeling,
) -> usize {
    let place = state as usize;
    let mut next = end;
    while next < segment.to && is_between(text, next) {
        next += 1;
    }
    if (level == Level::Named || state == State::Soreness)
        && let Some((value, after)) = rating(text, next).filter(|(_, after)| *after <= segment.to)
    {
        found.scales[place] = found.scales[place].or(Some(value));
        return after;
    }
    if level == Level::Named {
        let word = text.find(next, level_word).filter(|(_, len)| next + len <= segment.to);
        // "low mood", "good energy": the word may stand before.
        let before =
            at.checked_sub(1).filter(|before| *before >= segment.from).and_then(|before| text.find(before, level_word));
        if let Some((value, len)) = word {
            found.scales[place] = found.scales[place].or(Some(value));
            return next + len;
        }
        let value = before.map(|(value, _)| value).or((state == State::Soreness).then_some(3.0));
        found.scales[place] = found.scales[place].or(value);
        return end;
    }
    let (much, little) = match state {
        State::Soreness | State::Stress => (4.0, 1.0),
        _ => (4.0, 2.0),
    };
    let value = if level == Level::Much { much } else { little };
    if found.scales[place].is_none() {
        found.scales[place] = Some(value);
        found.from_words.push((state, value));
    }
    end
}

fn is_between(text: &Text<'_>, at: usize) -> bool {
    text.is_mark(at, ":")
        || text.is_mark(at, "=")
        || text.is_mark(at, "-")
        || text.is(at, |meaning| {
            matches!(
                meaning,
                Meaning::Intent(_)
                    | Meaning::Filler
                    | Meaning::At
                    | Meaning::About
                    | Meaning::Article
                    | Meaning::Link(Link::Of)
            )
        }) && !text.is(at, |meaning| matches!(meaning, Meaning::Level(_)))
            && text.tokens[at].number().is_none()
}

fn level_word(meaning: Meaning) -> Option<f64> {
    match meaning {
        Meaning::Level(value) => Some(value),
        _ => None,
    }
}

/// A mark out of 10, 5 or 100, on the scale from 1 to 5; without "of" up to 5 is out of 5, and up to 10 out of 10.
fn rating(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    let value = text.tokens.get(at)?.number()?;
    let of = text.is_mark(at + 1, "/")
        || text.is(at + 1, |meaning| matches!(meaning, Meaning::Link(Link::Of)))
        || matches!(text.word(at + 1), "out" | "von" | "sobre" | "sur");
    let skip = if text.word(at + 1) == "out" { 3 } else { 2 };
    if let Some(top) = text.tokens.get(at + skip).filter(|_| of).and_then(super::tokens::Token::number) {
        return Some((on_five(value, top)?, at + skip + 1));
    }
    if text.unit(at + 1).is_some_and(|(unit, _)| unit.dimension() != Dimension::Other) {
        return None;
    }
    let percent = text.unit(at + 1).map_or(0, |(_, len)| len);
    let top = if percent > 0 || value > 10.0 {
        100.0
    } else if value > 5.0 {
        10.0
    } else {
        5.0
    };
    Some((on_five(value, top)?, at + 1 + percent))
}

fn on_five(value: f64, top: f64) -> Option<f64> {
    let value = match top {
        5.0 if (1.0..=5.0).contains(&value) => value,
        10.0 if (0.0..=10.0).contains(&value) => 1.0 + (value.max(1.0) - 1.0) * 4.0 / 9.0,
        100.0 if (0.0..=100.0).contains(&value) => 1.0 + value * 4.0 / 100.0,
        _ => return None,
    };
    Some(value)
}

fn is_scale(text: &Text<'_>, at: usize) -> bool {
    text.is_mark(at, "/")
}

/// Whether a segment names a food, or tells of eating.
fn names_food(text: &Text<'_>, mentions: &Mentions<'_>, segment: &Segment) -> bool {
    let about_body = |at: usize| {
        text.is(at, |meaning| {
            matches!(meaning, Meaning::State(..) | Meaning::Sleep(_) | Meaning::Muscle | Meaning::Level(_))
        })
    };
    let weighed = |at: usize| {
        text.tokens[at].number().is_some()
            && text
                .unit(at + 1)
                .is_some_and(|(unit, _)| matches!(unit.dimension(), Dimension::Mass | Dimension::Volume))
    };
    (segment.from..segment.to).any(|at| weighed(at) || (mentions.food(at) > 0 && !about_body(at)))
}

/// Whether a segment speaks of sleep or of a state.
pub fn speaks_of(text: &Text<'_>, mentions: &Mentions<'_>, segment: &Segment) -> bool {
    (segment.from..segment.to).any(|at| {
        let name = mentions.food(at);
        text.find(at, state_or_sleep).is_some_and(|(_, len)| len >= name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quick_entry::names::NoNames;
    use crate::domain::quick_entry::segments::split;
    use crate::domain::quick_entry::steps::Steps;
    use crate::domain::quick_entry::vocabulary::Language;

    fn read_all(words: &str) -> Feeling {
        let text = Text::new(words, Language::English, &NoNames, &mut Steps::default());
        let mentions = Mentions::new(&text, &NoNames);
        let mut all = Feeling::default();
        for segment in split(&text, &mentions) {
            all.join(read(&text, &mentions, &segment));
        }
        all
    }

    #[test]
    fn hours_of_sleep() {
        for (words, hours) in [
            ("slept 6h45", 6.75),
            ("7.5 hours of sleep", 7.5),
            ("asleep 22:30 to 06:00", 7.5),
            ("slept from 11 to 6:30", 7.5),
            ("bed at 11pm, up at 7am", 8.0),
            ("slept 7", 7.0),
            ("slept 7:30", 7.5),
        ] {
            assert_eq!(read_all(words).hours(), Some(hours), "{words}");
        }
        assert_eq!(read_all("slept badly").hours(), None);
    }

    #[test]
    fn scales_run_from_one_to_five() {
        let said = read_all("stress 7/10, mood low, energy 4/5");
        assert!((said.scales[State::Stress as usize].unwrap() - 3.667).abs() < 0.01);
        assert_eq!(said.scales[State::Mood as usize], Some(2.0));
        assert_eq!(said.scales[State::Energy as usize], Some(4.0));
        assert_eq!(read_all("legs are sore").scales[State::Soreness as usize], Some(4.0));
        assert_eq!(read_all("exhausted").scales[State::Energy as usize], Some(2.0));
    }
}
