//! How a number came about.

use super::super::answer::{Answer, Voice, fill};
use super::super::facts::{Facts, ItemFacts, MealFacts};
use super::super::question::{Explained, Question};
use super::{body, lift, list, targets};
use crate::domain::phrases::Words;

pub fn answer(explained: Explained, question: &Question, facts: &Facts, voice: Voice) -> Answer {
    match explained {
        Explained::Targets => targets::answer(None, facts, voice),
        Explained::Burned => burned(facts, voice),
        Explained::OneRepMax => lift::answer(question, facts, voice),
        Explained::WeightTrend => {
            let mut answer = body::weight(facts, voice);
            answer.say(voice.words.trend_method);
            answer
        }
        Explained::Readiness => {
            let mut answer = body::sleep(facts, voice);
            answer.say(voice.words.readiness_method);
            answer
        }
        Explained::Eaten => eaten(question, facts, voice),
    }
}

fn burned(facts: &Facts, voice: Voice) -> Answer {
    let mut answer = Answer::default();
    for activity in facts.day(facts.today).into_iter().flat_map(|day| &day.activities) {
        let Some(energy) = activity.energy_kcal else { continue };
        let time = activity.duration_s.map(|seconds| voice.duration(seconds)).unwrap_or_default();
        let how = if activity.measured {
            voice.words.measured.to_owned()
        } else {
            fill(voice.words.estimated, &[("time", &time)])
        };
        answer.say(&fill(
            voice.words.burned,
            &[("name", &activity.name), ("energy", &voice.kcal(energy)), ("how", &how)],
        ));
        answer.cite("activity", Some(&activity.id), &activity.name);
    }
    if answer.text.is_empty() { Answer::of(voice.words.no_activity) } else { answer }
}

/// The food named in the question, else all of today's.
fn eaten(question: &Question, facts: &Facts, voice: Voice) -> Answer {
    let recent = || {
        facts
            .days
            .iter()
            .rev()
            .flat_map(|day| &day.meals)
            .flat_map(|meal| meal.items.iter().map(move |item| (meal, item)))
    };
    let named = |item: &ItemFacts| {
        Words::of(&item.name)
            .0
            .iter()
            .any(|word| word.text.len() > 2 && question.words.iter().any(|asked| alike(asked, &word.text)))
    };
    let mut answer = Answer::default();
    let told: Vec<(&MealFacts, &ItemFacts)> = match recent().find(|(_, item)| named(item)) {
        Some(found) => vec![found],
        None => facts
            .day(facts.today)
            .into_iter()
            .flat_map(|day| &day.meals)
            .flat_map(|meal| meal.items.iter().map(move |item| (meal, item)))
            .collect(),
    };
    for (meal, item) in told {
        let (Some(grams), Some(energy)) = (item.grams, item.nutrients.energy_kcal) else { continue };
        let (grams, energy) = (voice.grams(grams), voice.kcal(energy));
        answer.say(&fill(voice.words.eaten_item, &[("name", &item.name), ("grams", &grams), ("energy", &energy)]));
        answer.cite("meal", Some(&meal.id), &meal.name);
    }
    if answer.text.is_empty() { Answer::of(voice.words.nothing_today) } else { answer }
}

/// The same word, a plural s apart.
pub fn alike(a: &str, b: &str) -> bool {
    a.trim_end_matches('s') == b.trim_end_matches('s')
}

/// What a food of the tables holds.
pub fn looked_up(facts: &Facts, voice: Voice) -> Answer {
    let mut answer = Answer::default();
    for item in &facts.looked_up {
        let Some(grams) = item.grams else { continue };
        let sum = std::iter::once(&item.nutrients).sum();
        let (grams, list) = (voice.grams(grams), list::sums(&sum, voice));
        answer.say(&fill(voice.words.looked_up, &[("name", &item.name), ("grams", &grams), ("list", &list)]));
    }
    if answer.text.is_empty() { Answer::of(voice.words.unknown) } else { answer }
}
