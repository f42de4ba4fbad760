//! What a message asks for.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::cues::{self, Cue, CueTable};
use crate::domain::language::Language;
use crate::domain::phrases::{Phrases, Words};

/// A nutrient that people ask after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nutrient {
    Energy,
    Protein,
    Carbs,
    Fat,
    Fiber,
    Water,
}

/// Something whose number the coach can explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Explained {
    Targets,
    /// The energy of today's activities.
    Burned,
    OneRepMax,
    WeightTrend,
    Readiness,
    /// The energy of a food or meal that was logged.
    Eaten,
}

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// What the targets leave today.
    Left(Option<Nutrient>),
    /// What was eaten on a day, or how much of a nutrient.
    Ate(Date, Option<Nutrient>),
    Week,
    WeightTrend,
    /// What to train today.
    Session,
    /// What to eat next.
    EatNext,
    Targets(Option<Nutrient>),
    Explain(Explained),
    /// What a food holds that was not logged.
    LookUp,
    Lift,
    Sleep,
    Log,
    /// Says that a professional has cleared them to train again.
    Cleared,
    Greeting,
    Thanks,
    Help,
    Unknown,
}

/// A message as understood.
#[derive(Clone, Debug)]
pub struct Question {
    pub intent: Intent,
    /// The language of its words; the member's own where none is clear.
    pub language: Language,
    /// Nothing in it asks, so that it may tell something to log: "I ate two eggs".
    pub tells: bool,
    /// The food to look up, as written: "a banana".
    pub food: Option<String>,
    /// The folded words, for names of lifts and foods in them.
    pub words: Vec<String>,
}

static TABLES: LazyLock<Vec<(Language, Phrases<Cue>)>> =
    LazyLock::new(|| Language::ALL.map(|language| (language, phrases(cues::of(language)))).into());

fn phrases(table: CueTable) -> Phrases<Cue> {
    Phrases::new(table.iter().flat_map(|(cue, list)| list.iter().map(|phrase| (*phrase, *cue))))
}

/// Reads a message: the language with the most cues that make sense counts, the member's own on a tie.
pub fn understand(message: &str, own: Language, today: Date) -> Question {
    let words = Words::of(message);
    let read = |(language, phrases): &(Language, Phrases<Cue>)| {
        let found = phrases.find(&words.0);
        let cues: Vec<Cue> = found.iter().map(|(_, cue)| *cue).collect();
        // The food begins with the article or number that ends the cue.
        let food = found.iter().find(|(_, cue)| *cue == Cue::InFood).map(|(span, _)| span.end - 1);
        Reading { intent: intent(&cues, today), cues, language: *language, food }
    };
    let best = TABLES.iter().map(read).max_by_key(|reading| {
        let Reading { intent, cues, language, .. } = reading;
        (*intent != Intent::Unknown, cues.len(), *language == own, *language == Language::English)
    });
    let best = best.filter(|reading| reading.intent != Intent::Unknown);
    let asks = |cue: &Cue| matches!(cue, Cue::What | Cue::HowMuch | Cue::Should);
    let tells = !message.contains('?') && !best.as_ref().is_some_and(|reading| reading.cues.iter().any(asks));
    let words: Vec<String> = words.0.into_iter().map(|word| word.text).collect();
    let food = best.as_ref().filter(|reading| reading.intent == Intent::LookUp).and_then(|reading| reading.food);
    Question {
        intent: best.as_ref().map_or(Intent::Unknown, |reading| reading.intent),
        language: best.as_ref().map_or(own, |reading| reading.language),
        tells,
        food: food.map(|place| words[place..].join(" ")),
        words,
    }
}

/// A message as one language reads it.
struct Reading {
    intent: Intent,
    cues: Vec<Cue>,
    language: Language,
    /// The word with which the food to look up begins.
    food: Option<usize>,
}

/// The first of these that fits: the more particular stand before the more general.
fn intent(cues: &[Cue], today: Date) -> Intent {
    let has = |cue: Cue| cues.contains(&cue);
    let nutrient = cues.iter().find_map(|cue| if let Cue::Nutrient(nutrient) = cue { Some(*nutrient) } else { None });
    let day = asked_day(cues, today);
    let question = has(Cue::HowMuch) || has(Cue::What);
    if has(Cue::Cleared) {
        Intent::Cleared
    } else if has(Cue::Technique) {
        Intent::Unknown
    } else if has(Cue::InFood) && nutrient.is_some() && question && !has(Cue::Left) {
        Intent::LookUp
    } else if has(Cue::Explain)
        && let Some(explained) = explained(&has, nutrient)
    {
        Intent::Explain(explained)
    } else if has(Cue::Log) {
        Intent::Log
    } else if has(Cue::Left) || (has(Cue::StillEat) && nutrient.is_some()) {
        Intent::Left(nutrient)
    } else if has(Cue::Suggest) {
        Intent::EatNext
    } else if has(Cue::Ate) {
        Intent::Ate(day.unwrap_or(today), nutrient)
    } else if has(Cue::Eat) && (has(Cue::NextMeal) || has(Cue::Should)) && nutrient.is_none() {
        Intent::EatNext
    } else if has(Cue::Target) || (has(Cue::Eat) && has(Cue::Should) && nutrient.is_some()) {
        Intent::Targets(nutrient)
    } else if has(Cue::OneRepMax) || has(Cue::Lift) && (question || has(Cue::Progress)) {
        Intent::Lift
    } else if has(Cue::Sleep) && (question || has(Cue::Week) || has(Cue::Progress)) || has(Cue::Readiness) {
        Intent::Sleep
    } else if has(Cue::Week) && !has(Cue::Weight) {
        Intent::Week
    } else if has(Cue::Weight) && (question || has(Cue::Progress) || has(Cue::Week)) {
        Intent::WeightTrend
    } else if has(Cue::Train) && (question || has(Cue::Should) || has(Cue::Today)) {
        Intent::Session
    } else if nutrient.is_some() && question {
        day.map_or(Intent::Left(nutrient), |day| Intent::Ate(day, nutrient))
    } else if has(Cue::Help) {
        Intent::Help
    } else if has(Cue::Thanks) {
        Intent::Thanks
    } else if has(Cue::Greeting) {
        Intent::Greeting
    } else {
        Intent::Unknown
    }
}

fn explained(has: &impl Fn(Cue) -> bool, nutrient: Option<Nutrient>) -> Option<Explained> {
    Some(if has(Cue::OneRepMax) {
        Explained::OneRepMax
    } else if has(Cue::Burned) {
        Explained::Burned
    } else if has(Cue::Target) {
        Explained::Targets
    } else if has(Cue::Readiness) {
        Explained::Readiness
    } else if has(Cue::Weight) {
        Explained::WeightTrend
    } else if has(Cue::Ate) || has(Cue::Of) && nutrient.is_some() {
        Explained::Eaten
    } else if nutrient.is_some() {
        Explained::Targets
    } else {
        return None;
    })
}

/// The day that the cues name; a weekday is the last one of that name, today excluded.
fn asked_day(cues: &[Cue], today: Date) -> Option<Date> {
    cues.iter().find_map(|cue| match cue {
        Cue::Today => Some(today),
        Cue::Yesterday => today.checked_sub(1.day()).ok(),
        Cue::Weekday(weekday) => last(*weekday, today),
        _ => None,
    })
}

fn last(weekday: Weekday, today: Date) -> Option<Date> {
    today.nth_weekday(-1, weekday).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_folded_as_messages_are() {
        for phrase in Language::ALL.into_iter().flat_map(cues::of).flat_map(|(_, phrases)| phrases.iter()) {
            assert!(
                phrase.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || " |*?_#".contains(c)),
                "{phrase}"
            );
        }
    }
}
