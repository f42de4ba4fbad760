//! What reading a text gives: drafts of entries, each with what was assumed and what should be asked.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::vocabulary::Category;
use super::wire;
use crate::domain::ids::{ExerciseId, FoodId};

/// All that a text holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Reading {
    pub entries: Vec<Entry>,
    /// Parts that look like a log and could not be read.
    pub unparsed: Vec<String>,
}

/// The kind of an entry, named as in the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Meal,
    Workout,
    Activity,
    Measurement,
    CheckIn,
    Water,
    Note,
}

/// One draft.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    pub kind: Kind,
    /// From 0 to 1: how likely it is that nothing has to be corrected.
    pub confidence: f64,
    #[serde(serialize_with = "wire::instant")]
    pub at: Timestamp,
    pub data: EntryData,
    pub assumptions: Vec<Assumption>,
    pub questions: Vec<Question>,
}

/// Something that was not said and had to be supposed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Assumption {
    /// The member of `data`, such as `items.0.grams`.
    pub field: String,
    pub value: String,
    pub reason: String,
}

/// Something worth asking, because the answer changes the entry much.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    pub field: String,
    pub text: String,
    pub choices: Vec<String>,
}

/// The body of the POST that stores the entry.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum EntryData {
    Meal(Meal),
    Workout(Workout),
    Activity(Activity),
    Measurement(Measurement),
    CheckIn(CheckIn),
    Water(Water),
    Note(Note),
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Meal {
    pub category: Category,
    #[serde(serialize_with = "wire::instant")]
    pub eaten_at: Timestamp,
    pub items: Vec<MealItem>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MealItem {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub food_id: Option<FoodId>,
    pub name: String,
    /// What the person wrote: the amount and its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    pub grams: Option<f64>,
    pub energy_kcal: Option<f64>,
    pub protein_g: Option<f64>,
    pub carbs_g: Option<f64>,
    pub fat_g: Option<f64>,
    pub fiber_g: Option<f64>,
    pub sugar_g: Option<f64>,
    pub saturated_fat_g: Option<f64>,
    pub sodium_mg: Option<f64>,
    pub alcohol_g: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Workout {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(serialize_with = "wire::instant")]
    pub started_at: Timestamp,
    pub exercises: Vec<WorkoutExercise>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct WorkoutExercise {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exercise_id: Option<ExerciseId>,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superset: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    pub sets: Vec<WorkoutSet>,
}

/// Why a set was done, named as in the API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SetKind {
    WarmUp,
    #[default]
    Working,
    Drop,
    Failure,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct WorkoutSet {
    pub kind: SetKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reps: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight_kg: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_s: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rpe: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest_s: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Activity {
    pub kind: String,
    pub name: String,
    #[serde(serialize_with = "wire::instant")]
    pub started_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_s: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elevation_gain_m: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_heart_rate_bpm: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_heart_rate_bpm: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub energy_kcal: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub energy_source: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub perceived_exertion: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measurement {
    #[serde(serialize_with = "wire::instant")]
    pub at: Timestamp,
    pub kind: String,
    pub value: f64,
    /// The diastolic pressure of a blood pressure.
    #[serde(rename = "diastolic", skip_serializing_if = "Option::is_none")]
    pub value2: Option<f64>,
    pub unit: String,
}

/// Scales run from 1 to 5.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CheckIn {
    #[serde(serialize_with = "wire::day")]
    pub day: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sleep_h: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sleep_quality: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub energy: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub soreness: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stress: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mood: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub motivation: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Water {
    #[serde(serialize_with = "wire::instant")]
    pub at: Timestamp,
    pub amount_ml: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Note {
    #[serde(serialize_with = "wire::instant")]
    pub at: Timestamp,
    pub text: String,
}
