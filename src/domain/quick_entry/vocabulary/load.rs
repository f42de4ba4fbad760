//! Reads the vocabulary's tables: one row a meaning, one column a language, phrases separated by `|`.

use std::collections::HashMap;

use super::meaning::{Category, Effort, Intent, Level, Link, Meaning, Part, Sleep, Sport, State, Train};
use super::{Language, Phrase, Unit, Vocabulary};
use crate::domain::quick_entry::tokens::tokenise;

const TABLES: [&str; 13] = [
    include_str!("../../../../assets/data/language/numbers.csv"),
    include_str!("../../../../assets/data/language/units.csv"),
    include_str!("../../../../assets/data/language/measures.csv"),
    include_str!("../../../../assets/data/language/sizes.csv"),
    include_str!("../../../../assets/data/language/times.csv"),
    include_str!("../../../../assets/data/language/links.csv"),
    include_str!("../../../../assets/data/language/intent.csv"),
    include_str!("../../../../assets/data/language/fluff.csv"),
    include_str!("../../../../assets/data/language/body.csv"),
    include_str!("../../../../assets/data/language/states.csv"),
    include_str!("../../../../assets/data/language/training.csv"),
    include_str!("../../../../assets/data/language/activities.csv"),
    include_str!("../../../../assets/data/language/exercises.csv"),
];

/// Reads all tables. A row that cannot be read is left out; a test holds that there is none.
pub fn load() -> Vocabulary {
    let mut phrases: HashMap<String, Vec<Phrase>> = HashMap::new();
    for (meaning, language, phrase) in rows() {
        let Some(meaning) = meaning else { continue };
        let words: Vec<String> = tokenise(phrase, false).into_iter().map(|token| token.word).collect();
        // Exercises are said in the plural as often as not.
        let plural = matches!(meaning, Meaning::Exercise(_)) && language == Some(Language::English);
        if let Some(more) = plural.then(|| plural_of(&words)) {
            insert(&mut phrases, more, meaning, language);
        }
        insert(&mut phrases, words, meaning, language);
    }
    let words = phrases
        .iter()
        .flat_map(|(first, known)| known.iter().flat_map(|phrase| phrase.rest.iter()).chain(std::iter::once(first)))
        .cloned()
        .collect();
    Vocabulary { phrases, words }
}

fn insert(
    phrases: &mut HashMap<String, Vec<Phrase>>,
    words: Vec<String>,
    meaning: Meaning,
    language: Option<Language>,
) {
    let mut words = words.into_iter();
    let Some(first) = words.next() else { return };
    let entry = Phrase { rest: words.collect(), meaning, language };
    let known = phrases.entry(first).or_default();
    if !known.iter().any(|old| old.rest == entry.rest && old.meaning == meaning && old.language == language) {
        known.push(entry);
    }
}

fn plural_of(words: &[String]) -> Vec<String> {
    let mut plural = words.to_vec();
    if let Some(last) = plural.last_mut() {
        let ending = if last.ends_with("ss") || last.ends_with("sh") || last.ends_with("ch") { "es" } else { "s" };
        last.push_str(ending);
    }
    plural
}

/// Every phrase of the tables with its meaning and its language (`None`: all of them).
fn rows() -> impl Iterator<Item = (Option<Meaning>, Option<Language>, &'static str)> {
    TABLES.iter().flat_map(|table| table.lines().skip(1)).flat_map(|line| {
        let mut cells = line.split(',');
        let (class, value) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let meaning = meaning(class, value);
        let languages = std::iter::once(None).chain(Language::ALL.into_iter().map(Some));
        languages.zip(cells).flat_map(move |(language, cell)| {
            cell.split('|').filter(|phrase| !phrase.is_empty()).map(move |phrase| (meaning, language, phrase))
        })
    })
}

fn meaning(class: &str, value: &'static str) -> Option<Meaning> {
    let number = || value.parse::<f64>().ok();
    Some(match class {
        "number" => Meaning::Number(number()?),
        "scale" => Meaning::Scale(number()?),
        "fraction" => Meaning::Fraction(number()?),
        "plus" => Meaning::Plus(number()?),
        "amount" => Meaning::Amount(number()?),
        "article" => Meaning::Article,
        "some" => Meaning::Some,
        "about" => Meaning::About,
        "range" => Meaning::Range,
        "unit" => Meaning::Unit(Unit::from_code(value)?),
        "measure" => Meaning::Measure(value),
        "size" => Meaning::Size(value),
        "meal" => Meaning::Meal(category(value)?),
        "day" => day(value)?,
        "tomorrow" => Meaning::Tomorrow,
        "weekday" => Meaning::Weekday(value.parse().ok()?),
        "clock" => clock(value)?,
        "at" => Meaning::At,
        "oclock" => Meaning::OClock,
        "am" => Meaning::Am,
        "pm" => Meaning::Pm,
        "around_event" => Meaning::AroundEvent,
        "link" => Meaning::Link(link(value)?),
        "filler" => Meaning::Filler,
        "body" => Meaning::Body(value),
        "heart" => Meaning::HeartRate { max: value == "max" },
        "climb" => Meaning::Climb,
        "effort" => Meaning::Effort(if value == "rir" { Effort::Rir } else { Effort::Rpe }),
        "train" => Meaning::Train(train(value)?),
        "sleep" => Meaning::Sleep(sleep(value)?),
        "state" => state(value)?,
        "level" => Meaning::Level(number()?),
        "muscle" => Meaning::Muscle,
        "note" => Meaning::Note,
        "activity" => Meaning::Sport(Sport(value)),
        "exercise" => Meaning::Exercise(value),
        _ => Meaning::Intent(intent(class)?),
    })
}

fn category(value: &str) -> Option<Category> {
    Some(match value {
        "breakfast" => Category::Breakfast,
        "lunch" => Category::Lunch,
        "dinner" => Category::Dinner,
        "snack" => Category::Snack,
        "other" => Category::Other,
        _ => return None,
    })
}

/// `-1` is yesterday, `0m` this morning: days from today, then the part of the day.
fn day(value: &str) -> Option<Meaning> {
    let (days, part) = match value.strip_suffix(char::is_alphabetic) {
        Some(days) => (days, value.chars().last()),
        None => (value, None),
    };
    let part = match part {
        Some('m') => Some(Part::Morning),
        Some('l') => Some(Part::Noon),
        Some('p') => Some(Part::Afternoon),
        Some('e') => Some(Part::Evening),
        Some('n') => Some(Part::Night),
        _ => None,
    };
    Some(Meaning::Day(days.parse().ok()?, part))
}

fn clock(value: &str) -> Option<Meaning> {
    let (hour, minute) = value.split_once(':')?;
    Some(Meaning::Clock(hour.parse::<u16>().ok()? * 60 + minute.parse::<u16>().ok()?))
}

fn link(value: &str) -> Option<Link> {
    Some(match value {
        "and" => Link::And,
        "but" => Link::But,
        "with" => Link::With,
        "on" => Link::On,
        "in" => Link::In,
        "of" => Link::Of,
        "for" => Link::For,
        "without" => Link::Without,
        "filled" => Link::Filled,
        "top" => Link::Top,
        _ => return None,
    })
}

fn intent(class: &str) -> Option<Intent> {
    Some(match class {
        "eat" => Intent::Eat,
        "did" => Intent::Did,
        "question" => Intent::Question,
        "plan" => Intent::Plan,
        "hypothetical" => Intent::Hypothetical,
        "denial" => Intent::Denial,
        "instruction" => Intent::Instruction,
        "chat" => Intent::Chat,
        "idiom" => Intent::Idiom,
        _ => return None,
    })
}

fn train(value: &str) -> Option<Train> {
    Some(match value {
        "times" => Train::Times,
        "each" => Train::Each,
        "superset" => Train::Superset,
        "failure" => Train::Failure,
        "warmup" => Train::WarmUp,
        "drop" => Train::Drop,
        "bodyweight" => Train::BodyWeight,
        "added" => Train::Added,
        "assist" => Train::Assist,
        "rest" => Train::Rest,
        "pace" => Train::Pace,
        "pool" => Train::Pool,
        "empty_bar" => Train::EmptyBar,
        "session" => Train::Session,
        _ => return None,
    })
}

fn sleep(value: &str) -> Option<Sleep> {
    Some(match value {
        "duration" => Sleep::Duration,
        "bed" => Sleep::Bed,
        "up" => Sleep::Up,
        _ => return None,
    })
}

/// `energy` names the state, `energy+` says much of it, `energy-` little.
fn state(value: &str) -> Option<Meaning> {
    let (name, level) = match value.strip_suffix(['+', '-']) {
        Some(name) if value.ends_with('+') => (name, Level::Much),
        Some(name) => (name, Level::Little),
        None => (value, Level::Named),
    };
    let state = match name {
        "sleep_quality" => State::SleepQuality,
        "energy" => State::Energy,
        "soreness" => State::Soreness,
        "stress" => State::Stress,
        "mood" => State::Mood,
        "motivation" => State::Motivation,
        _ => return None,
    };
    Some(Meaning::State(state, level))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_row_has_a_meaning() {
        let unread: Vec<_> = super::rows().filter(|(meaning, ..)| meaning.is_none()).map(|row| row.2).collect();
        assert!(unread.is_empty(), "no meaning for {unread:?}");
    }

    #[test]
    fn every_table_has_eight_columns() {
        for line in super::TABLES.iter().flat_map(|table| table.lines()) {
            assert_eq!(line.split(',').count(), 8, "{line}");
        }
    }
}
