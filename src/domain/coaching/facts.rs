//! What the coach may speak from: a member's rows, read beforehand. Every number of an answer comes from here.

use jiff::civil::{Date, Time};

use crate::domain::nutrients::{Nutrients, Totals};
use crate::domain::nutrition::{Adjustment, Refusal};
use crate::domain::trends::Point;

/// The rows that an answer may need.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The member's local day, and the clock on their wall.
    pub today: Date,
    pub now: Time,
    pub imperial: bool,
    /// Set where no energy, weight or body-fat numbers may be shown.
    pub hidden: Option<Refusal>,
    /// An emergency was reported within the last day and nobody has cleared the member to train.
    pub on_hold: bool,
    pub targets: Option<TargetFacts>,
    /// The last 14 days with anything on them, oldest first, today included.
    pub days: Vec<DayFacts>,
    /// Body weights, one a day, oldest first, kg.
    pub weights: Vec<Point>,
    /// The last weighing's record.
    pub last_weight_id: Option<String>,
    pub goal_weight_kg: Option<f64>,
    pub session: Option<SessionFacts>,
    /// What the member eats, most often eaten first, then plain foods as a fallback.
    pub foods: Vec<FoodFacts>,
    pub diet: Option<String>,
    pub allergies: Vec<String>,
    /// A food that was asked for, from the tables.
    pub looked_up: Vec<ItemFacts>,
    /// Working sets of the last weeks, newest workout first.
    pub lifts: Vec<LiftFacts>,
}

/// The targets in force and how they came about.
#[derive(Clone, Debug, Default)]
pub struct TargetFacts {
    pub energy_kcal: Option<f64>,
    pub protein_g: Option<f64>,
    pub carbs_g: Option<f64>,
    pub fat_g: Option<f64>,
    pub fiber_g: Option<f64>,
    pub water_ml: Option<f64>,
    /// `calculated`, `manual` or `adaptive`.
    pub source: String,
    pub bmr_kcal: Option<f64>,
    pub tdee_kcal: Option<f64>,
    /// `mifflin_st_jeor` or `katch_mcardle`.
    pub method: Option<String>,
    pub adjustments: Vec<Adjustment>,
}

/// A local day and what is on it.
#[derive(Clone, Debug, Default)]
pub struct DayFacts {
    pub day: Date,
    pub meals: Vec<MealFacts>,
    pub workouts: Vec<WorkoutFacts>,
    pub activities: Vec<ActivityFacts>,
    pub check_in: Option<CheckInFacts>,
    pub water_ml: f64,
}

impl DayFacts {
    /// What was eaten and drunk on the day.
    pub fn totals(&self) -> Totals {
        self.meals.iter().flat_map(|meal| &meal.items).map(|item| &item.nutrients).sum()
    }
}

#[derive(Clone, Debug, Default)]
pub struct MealFacts {
    pub id: String,
    pub name: String,
    /// `breakfast`, `lunch`, `dinner`, `snack` or `other`.
    pub category: String,
    pub items: Vec<ItemFacts>,
}

impl MealFacts {
    pub fn totals(&self) -> Totals {
        self.items.iter().map(|item| &item.nutrients).sum()
    }
}

#[derive(Clone, Debug, Default)]
pub struct ItemFacts {
    pub name: String,
    pub grams: Option<f64>,
    pub nutrients: Nutrients,
}

#[derive(Clone, Debug, Default)]
pub struct WorkoutFacts {
    pub id: String,
    pub name: String,
    /// Completed working sets.
    pub sets: usize,
}

#[derive(Clone, Debug, Default)]
pub struct ActivityFacts {
    pub id: String,
    /// As the member reads it: "running".
    pub name: String,
    pub duration_s: Option<f64>,
    pub distance_m: Option<f64>,
    pub energy_kcal: Option<f64>,
    /// The energy was measured by a device, not estimated from MET values.
    pub measured: bool,
}

#[derive(Clone, Debug, Default)]
pub struct CheckInFacts {
    pub id: String,
    pub sleep_h: Option<f64>,
    /// 0 to 100.
    pub readiness: Option<f64>,
}

/// The day of the programme that is due.
#[derive(Clone, Debug, Default)]
pub struct SessionFacts {
    pub id: String,
    pub program: String,
    pub week: i64,
    pub focus: String,
    pub kind: SessionKind,
    pub done: bool,
    pub exercises: Vec<PlannedFacts>,
    /// What the plan says of cardio, as text without numbers of ours.
    pub cardio: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SessionKind {
    #[default]
    Training,
    Cardio,
    Rest,
}

#[derive(Clone, Debug, Default)]
pub struct PlannedFacts {
    pub name: String,
    pub sets: i64,
    /// From, to; none where it is held for a time.
    pub reps: Option<(u32, u32)>,
    /// Of each set of a timed exercise.
    pub duration_s: Option<f64>,
    pub rir: Option<f64>,
    pub load_kg: Option<f64>,
}

/// A food with a usual portion.
#[derive(Clone, Debug, Default)]
pub struct FoodFacts {
    pub id: Option<String>,
    pub name: String,
    /// The portion eaten usually, g.
    pub grams: f64,
    /// Of that portion.
    pub nutrients: Nutrients,
    /// How often the member logged it; 0 for a plain food that is merely known.
    pub times: u32,
    /// `None` where nobody has looked.
    pub allergens: Option<Vec<String>>,
}

/// The best set of an exercise in one workout.
#[derive(Clone, Debug, Default)]
pub struct LiftFacts {
    pub exercise: String,
    pub workout_id: String,
    pub day: Date,
    pub weight_kg: f64,
    pub reps: i64,
    /// Estimated one-repetition maximum (Epley), kg; `None` outside its valid range.
    pub one_rep_max_kg: Option<f64>,
}

impl Facts {
    pub fn day(&self, day: Date) -> Option<&DayFacts> {
        self.days.iter().find(|facts| facts.day == day)
    }

    /// What was eaten today so far; all zero where nothing is logged.
    pub fn eaten_today(&self) -> Totals {
        self.day(self.today).map(DayFacts::totals).unwrap_or_default()
    }

    /// What the day's targets leave, negative where more was eaten. `None` where there is no such target.
    pub fn left(&self, of: fn(&TargetFacts) -> Option<f64>, eaten: Option<f64>) -> Option<f64> {
        Some(of(self.targets.as_ref()?)? - eaten.unwrap_or(0.0))
    }
}
