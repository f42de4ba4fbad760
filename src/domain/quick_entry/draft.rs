//! Makes the drafts of entries from what was read.

use super::activity::Activity as ReadActivity;
use super::check_in::Feeling;
use super::entry::{
    Activity, Assumption, CheckIn, Entry, EntryData, Kind, Meal, Measurement, Note, Question, Water, Workout,
};
use super::meal::MealRead;
use super::measurement::Measured;
use super::vocabulary::{Category, State};
use super::when::When;
use super::workout::{self, Read};
use crate::domain::cardio::{energy, kinds};

fn entry(kind: Kind, confidence: f64, when: When, field: &str, data: EntryData) -> Entry {
    let mut assumptions = Vec::new();
    if let Some(reason) = when.reason {
        assumptions.push(Assumption {
            field: field.to_owned(),
            value: format!("{:.3}", when.at),
            reason: reason.to_owned(),
        });
    }
    Entry { kind, confidence, at: when.at, data, assumptions, questions: Vec::new() }
}

/// A meal; without a name of its own it is the one that is usual at its time.
pub fn meal(read: MealRead, category: Option<Category>, usual: Category, when: When) -> Entry {
    let data = EntryData::Meal(Meal { category: category.unwrap_or(usual), eaten_at: when.at, items: read.items });
    let mut entry = entry(Kind::Meal, read.confidence, when, "eaten_at", data);
    if category.is_none() {
        let value =
            serde_json::to_value(usual).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default();
        entry.assumptions.push(Assumption {
            field: "category".to_owned(),
            value,
            reason: "the meal that is usual at this time".to_owned(),
        });
    }
    entry.assumptions.extend(read.assumptions);
    entry.questions = read.questions;
    entry
}

pub fn water(amount_ml: f64, reason: Option<&str>, when: When) -> Entry {
    let mut entry = entry(Kind::Water, 0.97, when, "at", EntryData::Water(Water { at: when.at, amount_ml }));
    if let Some(reason) = reason {
        entry.assumptions.push(Assumption {
            field: "amount_ml".to_owned(),
            value: format!("{amount_ml}"),
            reason: reason.to_owned(),
        });
    }
    entry
}

pub fn workout(read: Read, when: When) -> Entry {
    let known = read.exercises.iter().all(|exercise| exercise.exercise_id.is_some());
    let confidence = if known { 0.95 } else { 0.8 };
    let data = EntryData::Workout(Workout { name: None, started_at: when.at, exercises: read.exercises });
    let mut entry = entry(Kind::Workout, confidence, when, "started_at", data);
    for index in read.unit_supposed {
        entry.assumptions.push(Assumption {
            field: format!("exercises.{index}.sets"),
            value: "kg".to_owned(),
            reason: "no unit was given with the load".to_owned(),
        });
    }
    entry
}

/// An activity; energy that was not measured is estimated where weight and time are known.
pub fn activity(read: &ReadActivity, when: When, body_weight_kg: Option<f64>) -> Entry {
    let effort = &read.effort;
    let kind = kinds::by_id(read.kind);
    let estimate = || {
        let (kind, weight, seconds) = (kind?, body_weight_kg?, effort.duration_s?);
        energy::estimate_kcal(kind, weight, seconds, effort.distance_m)
    };
    let estimated = effort.energy_kcal.is_none().then(estimate).flatten();
    let data = Activity {
        kind: read.kind.to_owned(),
        name: workout::name(&read.said, None),
        started_at: when.at,
        duration_s: effort.duration_s,
        distance_m: effort.distance_m,
        elevation_gain_m: effort.elevation_gain_m,
        average_heart_rate_bpm: effort.average_heart_rate_bpm,
        max_heart_rate_bpm: effort.max_heart_rate_bpm,
        energy_kcal: effort.energy_kcal.or(estimated),
        energy_source: effort.energy_kcal.map(|_| "measured").or(estimated.map(|_| "met_estimate")),
        perceived_exertion: effort.perceived_exertion,
    };
    let mut entry = entry(Kind::Activity, 0.95, when, "started_at", EntryData::Activity(data));
    if let Some(kcal) = estimated {
        entry.assumptions.push(Assumption {
            field: "energy_kcal".to_owned(),
            value: format!("{kcal:.0}"),
            reason: "estimated from the kind of activity, its time and your weight".to_owned(),
        });
    }
    let fast = kind
        .zip(effort.distance_m.zip(effort.duration_s))
        .is_some_and(|(kind, (metres, seconds))| !kind.is_plausible(metres, seconds));
    if fast {
        entry.confidence = 0.5;
        entry.questions.push(Question {
            field: "distance_m".to_owned(),
            text: "That is faster than anyone goes: are the distance and the time right?".to_owned(),
            choices: vec!["yes".to_owned(), "no".to_owned()],
        });
    }
    entry
}

pub fn measurement(measured: &Measured, when: When) -> Entry {
    let data = Measurement {
        at: when.at,
        kind: measured.kind.to_owned(),
        value: measured.value,
        value2: measured.value2,
        unit: measured.unit.to_owned(),
    };
    entry(Kind::Measurement, 0.97, when, "at", EntryData::Measurement(data))
}

/// A mass alone, taken for the person's weight.
pub fn bare_weight(measured: &Measured, when: When) -> Entry {
    let mut entry = measurement(measured, when);
    entry.confidence = 0.85;
    entry.assumptions.push(Assumption {
        field: "kind".to_owned(),
        value: "weight".to_owned(),
        reason: "a weight without anything else is taken for yours".to_owned(),
    });
    entry
}

/// A check-in, unless all that was said came to nothing (a bed time without a rising).
pub fn check_in(feeling: &Feeling, when: When) -> Option<Entry> {
    let [sleep_quality, energy, soreness, stress, mood, motivation] = feeling.scales;
    let data = CheckIn {
        day: when.day,
        sleep_h: feeling.hours(),
        sleep_quality,
        energy,
        soreness,
        stress,
        mood,
        motivation,
        notes: None,
    };
    if data.sleep_h.is_none() && feeling.scales.iter().all(Option::is_none) {
        return None;
    }
    let mut entry = entry(Kind::CheckIn, 0.93, When { reason: None, ..when }, "day", EntryData::CheckIn(data));
    for (state, value) in &feeling.from_words {
        let field = match state {
            State::SleepQuality => "sleep_quality",
            State::Energy => "energy",
            State::Soreness => "soreness",
            State::Stress => "stress",
            State::Mood => "mood",
            State::Motivation => "motivation",
        };
        let reason = "put on the scale from 1 to 5 from your words".to_owned();
        entry.assumptions.push(Assumption { field: field.to_owned(), value: format!("{value}"), reason });
    }
    Some(entry)
}

pub fn note(text: String, when: When) -> Entry {
    entry(Kind::Note, 0.8, when, "at", EntryData::Note(Note { at: when.at, text }))
}
