//! One file a topic: each reads the facts it needs and says what they hold.

mod ate;
mod body;
mod eat_next;
mod explain;
mod left;
mod lift;
mod list;
mod session;
mod targets;
mod week;

use super::answer::{Answer, Voice};
use super::facts::Facts;
use super::question::{Intent, Question};

pub fn answer(question: &Question, facts: &Facts, voice: Voice) -> Answer {
    if facts.hidden.is_some() && speaks_in_numbers(question.intent) {
        return Answer::of(voice.words.hidden);
    }
    match question.intent {
        Intent::Left(nutrient) => left::answer(nutrient, facts, voice),
        Intent::Ate(day, nutrient) => ate::answer(day, nutrient, facts, voice),
        Intent::Week => week::answer(facts, voice),
        Intent::WeightTrend => body::weight(facts, voice),
        Intent::Session => session::answer(facts, voice),
        Intent::EatNext => eat_next::answer(facts, voice),
        Intent::Targets(nutrient) => targets::answer(nutrient, facts, voice),
        Intent::Explain(explained) => explain::answer(explained, question, facts, voice),
        Intent::LookUp => explain::looked_up(facts, voice),
        Intent::Lift => lift::answer(question, facts, voice),
        Intent::Sleep => body::sleep(facts, voice),
        Intent::Log => Answer::of(voice.words.log_unclear),
        Intent::Cleared => Answer::of(voice.words.cleared),
        Intent::Greeting => Answer::of(voice.words.greeting),
        Intent::Thanks => Answer::of(voice.words.thanks),
        Intent::Help => Answer::of(voice.words.help),
        Intent::Unknown => Answer::of(voice.words.unknown),
    }
}

/// Whether an answer would speak of energy or weight.
fn speaks_in_numbers(intent: Intent) -> bool {
    use super::question::Explained;
    match intent {
        Intent::Left(_) | Intent::WeightTrend | Intent::Targets(_) | Intent::LookUp | Intent::Ate(_, Some(_)) => true,
        Intent::Explain(explained) => !matches!(explained, Explained::OneRepMax | Explained::Readiness),
        _ => false,
    }
}
