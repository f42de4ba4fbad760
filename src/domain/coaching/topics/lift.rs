//! How a lift develops.

use super::super::answer::{Answer, Voice, fill};
use super::super::facts::{Facts, LiftFacts};
use super::super::question::Question;
use super::explain::alike;
use crate::domain::phrases::Words;

pub fn answer(question: &Question, facts: &Facts, voice: Voice) -> Answer {
    let Some(name) = named(question, facts) else { return Answer::of(voice.words.no_lifts) };
    let sets: Vec<&LiftFacts> = facts.lifts.iter().filter(|lift| lift.exercise == name).collect();
    let strength = |lift: &LiftFacts| lift.one_rep_max_kg.unwrap_or(lift.weight_kg);
    let Some(best) = sets.iter().copied().max_by(|a, b| strength(a).total_cmp(&strength(b))) else {
        return Answer::of(voice.words.no_lifts);
    };
    let (weight, reps, day) = (voice.mass(best.weight_kg), best.reps.to_string(), voice.day(best.day));
    let values = [("name", name), ("weight", &weight), ("reps", &reps), ("day", &day)];
    let mut answer = Answer::of(fill(voice.words.lift, &values));
    if let Some(max) = best.one_rep_max_kg {
        answer.say(&fill(voice.words.one_rep_max, &[("max", &voice.mass(max))]));
    }
    let rated: Vec<(&LiftFacts, f64)> = sets.iter().filter_map(|lift| Some((*lift, lift.one_rep_max_kg?))).collect();
    if let (Some((last, now)), Some((first, before))) = (rated.first(), rated.last())
        && last.day != first.day
    {
        let values = [("first", &*voice.mass(*before)), ("day", &*voice.day(first.day)), ("last", &*voice.mass(*now))];
        answer.say(&fill(voice.words.lift_since, &values));
    }
    for lift in sets {
        answer.cite("workout", Some(&lift.workout_id), format!("{name} {}", lift.day));
    }
    answer
}

/// The exercise with most words in the question; the one done last on a tie.
fn named<'a>(question: &Question, facts: &'a Facts) -> Option<&'a str> {
    let shared = |lift: &LiftFacts| {
        let words = Words::of(&lift.exercise).0;
        words.iter().filter(|word| question.words.iter().any(|asked| alike(asked, &word.text))).count()
    };
    let best = facts.lifts.iter().rev().max_by_key(|lift| shared(lift))?;
    (shared(best) > 0).then_some(best.exercise.as_str())
}
