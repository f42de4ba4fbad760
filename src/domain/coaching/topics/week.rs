//! The last seven days.

use jiff::ToSpan;

use super::super::answer::{Answer, Voice, fill};
use super::super::facts::{DayFacts, Facts};
use super::body;

/// Today and the six days before.
const DAYS: i64 = 7;

pub fn answer(facts: &Facts, voice: Voice) -> Answer {
    let first = facts.today.saturating_sub((DAYS - 1).days());
    let days: Vec<&DayFacts> = facts.days.iter().filter(|day| (first..=facts.today).contains(&day.day)).collect();
    let fed: Vec<&DayFacts> = days.iter().copied().filter(|day| !day.meals.is_empty()).collect();
    let workouts = days.iter().flat_map(|day| &day.workouts);
    let activities = days.iter().flat_map(|day| &day.activities);
    if fed.is_empty() && workouts.clone().count() == 0 && activities.clone().count() == 0 {
        return Answer::of(voice.words.week_nothing);
    }
    let mut answer = Answer::of(voice.words.week);
    if !fed.is_empty() && facts.hidden.is_none() {
        answer.item(&food(&fed, facts, voice));
    }
    let time: f64 = activities.clone().filter_map(|activity| activity.duration_s).sum();
    let counts = [
        workouts.clone().count().to_string(),
        workouts.clone().map(|workout| workout.sets).sum::<usize>().to_string(),
        activities.clone().count().to_string(),
        voice.duration(time),
    ];
    let [count, sets, moved, time] = counts.each_ref().map(String::as_str);
    answer.item(&fill(
        voice.words.week_training,
        &[("workouts", count), ("sets", sets), ("activities", moved), ("time", time)],
    ));
    if facts.hidden.is_none()
        && let Some(trend) = body::direction(facts, voice)
    {
        answer.item(&format!("{}: {trend}", voice.words.weight_name));
    }
    for workout in workouts {
        answer.cite("workout", Some(&workout.id), &workout.name);
    }
    for activity in activities {
        answer.cite("activity", Some(&activity.id), &activity.name);
    }
    answer
}

/// Means over the days with food on them; a day without counts as unknown, not as zero.
fn food(fed: &[&DayFacts], facts: &Facts, voice: Voice) -> String {
    let mean = |of: fn(&DayFacts) -> Option<f64>| fed.iter().filter_map(|day| of(day)).sum::<f64>() / fed.len() as f64;
    let energy = voice.kcal(mean(|day| day.totals().nutrients.energy_kcal));
    let protein = voice.grams(mean(|day| day.totals().nutrients.protein_g));
    let days = fed.len().to_string();
    let mut text = fill(voice.words.week_food, &[("days", &days), ("energy", &energy), ("protein", &protein)]);
    if let Some((energy, protein)) =
        facts.targets.as_ref().and_then(|targets| targets.energy_kcal.zip(targets.protein_g))
    {
        let target =
            fill(voice.words.against_target, &[("energy", &voice.kcal(energy)), ("protein", &voice.grams(protein))]);
        text = format!("{text} ({target})");
    }
    text
}
