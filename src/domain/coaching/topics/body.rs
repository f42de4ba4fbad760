//! Weight and sleep.

use super::super::answer::{Answer, Voice, fill};
use super::super::facts::{CheckInFacts, Facts};
use crate::domain::trends::{self, Direction, Slope};

/// Days over which the direction is read.
const WINDOW_DAYS: i32 = 28;

pub fn weight(facts: &Facts, voice: Voice) -> Answer {
    let line = trends::smooth(&facts.weights);
    let (Some(trend), Some(last)) = (line.last(), facts.weights.last()) else {
        return Answer::of(voice.words.no_weights);
    };
    let (trend, day) = (trend.value, voice.day(last.day));
    let mut answer = Answer::of(fill(
        voice.words.weight,
        &[("trend", &voice.mass(trend)), ("last", &voice.mass(last.value)), ("day", &day)],
    ));
    match direction(facts, voice) {
        Some(text) => answer.say(&text),
        None => answer.say(&fill(voice.words.too_few_weights, &[("count", &facts.weights.len().to_string())])),
    }
    if let Some((goal, projection)) = facts
        .goal_weight_kg
        .zip(slope(facts))
        .and_then(|(goal, slope)| Some((goal, trends::project(trend, goal, slope)?)))
    {
        let weeks = voice.number(projection.weeks, 0);
        answer.say(&fill(voice.words.projection, &[("goal", &voice.mass(goal)), ("weeks", &weeks)]));
    }
    answer.cite("measurement", facts.last_weight_id.as_deref(), format!("{} ({day})", voice.mass(last.value)));
    answer
}

fn slope(facts: &Facts) -> Option<Slope> {
    trends::slope(&facts.weights, facts.today, WINDOW_DAYS)
}

/// Where the weight goes, in a sentence; `None` with too few weighings.
pub fn direction(facts: &Facts, voice: Voice) -> Option<String> {
    let slope = slope(facts)?;
    let template = match slope.direction() {
        Direction::Falling => voice.words.falling,
        Direction::Rising => voice.words.rising,
        Direction::NoClearChange => return Some(voice.words.steady.to_owned()),
    };
    let small = |kg: f64| voice.mass_change(kg);
    Some(fill(template, &[("slope", &small(slope.per_week.abs())), ("error", &small(slope.standard_error))]))
}

pub fn sleep(facts: &Facts, voice: Voice) -> Answer {
    let check_ins: Vec<(jiff::civil::Date, &CheckInFacts)> =
        facts.days.iter().filter_map(|day| Some((day.day, day.check_in.as_ref()?))).collect();
    let Some((day, last)) = check_ins.last() else { return Answer::of(voice.words.no_check_in) };
    let mut answer = Answer::default();
    if let Some(hours) = last.sleep_h {
        answer.say(&fill(voice.words.slept, &[("sleep", &voice.number(hours, 1)), ("day", &voice.day(*day))]));
    }
    let nights: Vec<f64> = check_ins.iter().filter_map(|(_, check_in)| check_in.sleep_h).collect();
    if nights.len() > 1 {
        let mean = voice.number(nights.iter().sum::<f64>() / nights.len() as f64, 1);
        answer.say(&fill(voice.words.slept_average, &[("sleep", &mean), ("count", &nights.len().to_string())]));
    }
    if let Some(score) = last.readiness {
        answer.say(&fill(voice.words.readiness, &[("score", &voice.number(score, 0))]));
    }
    if answer.text.is_empty() {
        return Answer::of(voice.words.no_check_in);
    }
    answer.cite("check_in", Some(&last.id), voice.day(*day));
    answer
}
