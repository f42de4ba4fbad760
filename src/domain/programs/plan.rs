//! A programme as it is asked for, and as it is written.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::meals::MealPlan;
use super::vocabulary::{Available, DayKind, EventKind, Injury, LoadKind, Scheme};
use crate::domain::ids::ExerciseId;
use crate::domain::person::{ExperienceLevel, PrimaryGoal};

/// What a programme is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub goal: PrimaryGoal,
    /// 4 to 24.
    pub weeks: u32,
    /// Sessions a week, 2 to 6.
    pub days_per_week: u32,
    pub session_minutes: u32,
    pub experience: ExperienceLevel,
    pub equipment: Available,
    pub injuries: Vec<Injury>,
    pub start: Date,
    /// Weekdays liked; none means the usual ones.
    pub liked: Vec<Weekday>,
    pub event: Option<Event>,
}

/// A fixed date that the programme ends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    pub kind: EventKind,
    pub date: Date,
}

/// What the person has done so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// The current one-repetition maximum, in kg as typed, where it is known.
    pub max_kg: BTreeMap<ExerciseId, f64>,
    pub done: BTreeSet<ExerciseId>,
    /// Whether any run was logged in the last weeks.
    pub runs: bool,
    /// Share of the loads to keep after a pause, 1 without one.
    pub load_share: Option<f64>,
}

/// A whole programme: seven days a week, rest days too, in their sequence.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    pub name: String,
    pub weeks: u32,
    pub days: Vec<Day>,
    /// What shaped it and what the person should know.
    pub notes: Vec<String>,
}

/// A day of the sequence. The date is no part of it: it is a projection.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// From 1.
    pub week: u32,
    /// From 1 to 7, inside the week.
    pub day_number: u32,
    pub kind: DayKind,
    pub focus: String,
    pub plan: Plan,
}

/// What to do on a day; stored as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    #[serde(default)]
    pub exercises: Vec<Prescription>,
    #[serde(default)]
    pub cardio: Option<Cardio>,
    #[serde(default)]
    pub meals: Vec<MealPlan>,
    /// How long the session will take, with warm-ups and rests.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// The last to drop when time before a race is short.
    #[serde(default)]
    pub is_key: bool,
    /// A week with less to do, to recover.
    #[serde(default)]
    pub deload: bool,
}

/// One exercise of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prescription {
    pub exercise_id: ExerciseId,
    pub name: String,
    pub sets: u32,
    /// Repetitions, of each side where it is one-sided; none for a timed exercise.
    pub reps_min: Option<u32>,
    pub reps_max: Option<u32>,
    /// Seconds of each set of a timed exercise.
    pub duration_s: Option<u32>,
    /// Repetitions to leave in reserve.
    pub rir: u32,
    pub load: Load,
    pub rest_s: u32,
    pub warmup_sets: u32,
    /// Exercises of the same number take turns.
    pub superset: Option<u32>,
    pub progression: Progression,
    pub alternatives: Vec<Alternative>,
}

/// How heavy: kilograms, percent of the maximum, or exertion while nothing is known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Load {
    pub kind: LoadKind,
    pub value: f64,
}

/// How to carry on next time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progression {
    pub scheme: Scheme,
    pub step_kg: Option<f64>,
    pub text: String,
}

/// An exercise that may stand in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    pub exercise_id: ExerciseId,
    pub name: String,
}

/// An endurance session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cardio {
    /// A kind of activity.
    pub kind: String,
    pub distance_m: Option<f64>,
    pub duration_s: Option<f64>,
    /// Heart-rate zone of most of it, 1 to 5.
    pub zone: u8,
    pub description: String,
}
