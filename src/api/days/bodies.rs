//! Days as they are sent and answered.

use poem_openapi::Object;
use serde::{Deserialize, Serialize};

use crate::api::activities::ActivityAnswer;
use crate::api::check_ins::CheckInAnswer;
use crate::api::meals::MealAnswer;
use crate::api::measurements::MeasurementAnswer;
use crate::api::notes::NoteAnswer;
use crate::api::nutrients::{TotalsAnswer, rounded};
use crate::api::targets::TargetsAnswer;
use crate::api::workouts::WorkoutAnswer;
use crate::domain::nutrients::Nutrients;
use crate::http::{Check, Day};
use crate::storage::targets::DailyGoals;

/// Everything of a local day.
#[derive(Serialize, Object)]
#[oai(rename = "DayDetails")]
pub struct DayAnswer {
    pub day: Day,
    /// Whether the member said that all food of the day is logged.
    pub complete: bool,
    /// The targets that held on the day.
    pub targets: Option<TargetsAnswer>,
    /// What was eaten.
    pub totals: TotalsAnswer,
    /// Targets less totals, below zero where they are passed; null where there is no target.
    pub remaining: Option<Remaining>,
    pub meals: Vec<MealAnswer>,
    pub workouts: Vec<WorkoutAnswer>,
    pub activities: Vec<ActivityAnswer>,
    pub measurements: Vec<MeasurementAnswer>,
    pub check_in: Option<CheckInAnswer>,
    pub notes: Vec<NoteAnswer>,
    /// What was drunk.
    pub water_ml: f64,
    /// Energy of the logged workouts and activities, rest included. Workouts count by their length and the last weight.
    pub energy_out_kcal: f64,
}

/// What is left of the targets.
#[derive(Serialize, Object)]
pub struct Remaining {
    energy_kcal: Option<f64>,
    protein_g: Option<f64>,
    carbs_g: Option<f64>,
    fat_g: Option<f64>,
    fiber_g: Option<f64>,
    water_ml: Option<f64>,
}

impl Remaining {
    pub fn of(goals: &DailyGoals, eaten: &Nutrients, water_ml: f64) -> Self {
        let left = |goal: Option<f64>, had: Option<f64>, parts: f64| {
            goal.map(|goal| rounded(goal - had.unwrap_or(0.0), parts))
        };
        Self {
            energy_kcal: left(goals.energy_kcal, eaten.energy_kcal, 10.0),
            protein_g: left(goals.protein_g, eaten.protein_g, 100.0),
            carbs_g: left(goals.carbs_g, eaten.carbs_g, 100.0),
            fat_g: left(goals.fat_g, eaten.fat_g, 100.0),
            fiber_g: left(goals.fiber_g, eaten.fiber_g, 100.0),
            water_ml: left(goals.water_ml, Some(water_ml), 10.0),
        }
    }
}

/// A local day in short.
#[derive(Serialize, Object)]
pub struct DaySummary {
    pub day: Day,
    pub complete: bool,
    /// How many meals were logged.
    pub meals: u32,
    pub totals: TotalsAnswer,
    pub water_ml: f64,
    /// Energy of the logged workouts and activities, rest included. Workouts count by their length and the last weight.
    pub energy_out_kcal: f64,
}

/// Whether all food of a day is logged.
#[derive(Clone, Copy, Debug, Deserialize, Object)]
#[oai(rename = "DayCompleteRequest")]
pub struct CompleteRequest {
    pub complete: bool,
}

impl Check for CompleteRequest {}
