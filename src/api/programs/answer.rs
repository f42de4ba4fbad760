//! Programmes as they are answered.

use poem_openapi::Object;
use serde::Serialize;

use crate::domain::ids::{ExerciseId, FoodId, ProgramDayId, ProgramId};
use crate::domain::person::{ExperienceLevel, PrimaryGoal, Weekday};
use crate::domain::programs::asked::AskedEvent;
use crate::domain::programs::meals::{MealFood, MealPlan};
use crate::domain::programs::plan::{Alternative, Cardio, Load, Prescription};
use crate::domain::programs::reassess::Decision;
use crate::domain::programs::stored::{StoredDay, StoredProgram};
use crate::domain::programs::vocabulary::{DayKind, DayStatus, EventKind, LoadKind, ProgramStatus, Scheme};
use crate::http::{Day, Instant};

/// A training programme. Its days are at `/programs/{id}/days`.
#[derive(Serialize, Object)]
#[oai(rename = "Program")]
pub struct ProgramAnswer {
    id: ProgramId,
    name: String,
    status: ProgramStatus,
    goal: PrimaryGoal,
    weeks: u32,
    days_per_week: u32,
    session_minutes: u32,
    experience_level: ExperienceLevel,
    equipment: Vec<String>,
    injuries: Vec<String>,
    training_days: Vec<Weekday>,
    start_date: Day,
    include_meals: bool,
    event: Option<EventAnswer>,
    /// What shaped it and what to know.
    notes: Vec<String>,
    created_at: Instant,
    updated_at: Instant,
}

/// What the programme leads up to.
#[derive(Serialize, Object)]
#[oai(rename = "ProgramEvent")]
struct EventAnswer {
    kind: EventKind,
    date: Day,
}

impl From<AskedEvent> for EventAnswer {
    fn from(event: AskedEvent) -> Self {
        Self { kind: event.kind, date: event.date.into() }
    }
}

impl From<StoredProgram> for ProgramAnswer {
    fn from(program: StoredProgram) -> Self {
        let asked = program.asked;
        Self {
            id: program.id,
            name: program.name,
            status: program.status,
            goal: asked.goal,
            weeks: program.weeks,
            days_per_week: asked.days_per_week,
            session_minutes: asked.session_minutes,
            experience_level: asked.experience_level,
            equipment: asked.equipment,
            injuries: asked.injuries,
            training_days: asked.training_days,
            start_date: asked.start_date.into(),
            include_meals: asked.include_meals,
            event: asked.event.map(EventAnswer::from),
            notes: program.notes,
            created_at: program.created_at.into(),
            updated_at: program.updated_at.into(),
        }
    }
}

/// A day of a programme, rest days too.
#[derive(Serialize, Object)]
#[oai(rename = "ProgramDay")]
pub struct DayAnswer {
    id: ProgramDayId,
    program_id: ProgramId,
    /// The date on which it falls as things stand. A missed session stays next, and moves the days after it.
    day: Day,
    week: u32,
    /// From 1 to 7, inside the week of the programme.
    day_number: u32,
    kind: DayKind,
    focus: String,
    exercises: Vec<PrescriptionAnswer>,
    cardio: Option<CardioAnswer>,
    meals: Vec<MealAnswer>,
    /// How long the session takes, with warm-ups and rests.
    minutes: Option<u32>,
    /// A week with less to do, to recover.
    deload: bool,
    status: DayStatus,
    feedback: Option<String>,
    updated_at: Instant,
}

impl DayAnswer {
    pub fn new(stored: &StoredDay, date: jiff::civil::Date) -> Self {
        let plan = stored.plan.clone();
        Self {
            id: stored.id,
            program_id: stored.program_id,
            day: date.into(),
            week: stored.week,
            day_number: (stored.position - 1) % 7 + 1,
            kind: stored.kind,
            focus: stored.focus.clone(),
            exercises: plan.exercises.into_iter().map(PrescriptionAnswer::from).collect(),
            cardio: plan.cardio.map(CardioAnswer::from),
            meals: plan.meals.into_iter().map(MealAnswer::from).collect(),
            minutes: plan.minutes,
            deload: plan.deload,
            status: stored.status,
            feedback: stored.feedback.clone(),
            updated_at: stored.updated_at.into(),
        }
    }
}

/// An exercise of a day.
#[derive(Serialize, Object)]
#[oai(rename = "Prescription")]
struct PrescriptionAnswer {
    exercise_id: ExerciseId,
    name: String,
    sets: u32,
    /// Of each side, where it is one-sided; null for a timed exercise.
    reps_min: Option<u32>,
    reps_max: Option<u32>,
    /// Of each set of a timed exercise.
    duration_s: Option<u32>,
    /// Repetitions to leave in reserve.
    rir: u32,
    load: LoadAnswer,
    rest_s: u32,
    warmup_sets: u32,
    /// Exercises of the same number take turns.
    superset: Option<u32>,
    progression: ProgressionAnswer,
    alternatives: Vec<AlternativeAnswer>,
}

/// How heavy: kilograms as typed, percent of the maximum, or exertion (RPE) while nothing is known.
#[derive(Serialize, Object)]
#[oai(rename = "Load")]
struct LoadAnswer {
    kind: LoadKind,
    value: f64,
}

/// How to carry on next time.
#[derive(Serialize, Object)]
#[oai(rename = "Progression")]
struct ProgressionAnswer {
    scheme: Scheme,
    step_kg: Option<f64>,
    text: String,
}

/// An exercise that may stand in.
#[derive(Serialize, Object)]
#[oai(rename = "AlternativeExercise")]
struct AlternativeAnswer {
    exercise_id: ExerciseId,
    name: String,
}

impl From<Load> for LoadAnswer {
    fn from(load: Load) -> Self {
        Self { kind: load.kind, value: load.value }
    }
}

impl From<Alternative> for AlternativeAnswer {
    fn from(other: Alternative) -> Self {
        Self { exercise_id: other.exercise_id, name: other.name }
    }
}

impl From<Prescription> for PrescriptionAnswer {
    fn from(planned: Prescription) -> Self {
        let progression = planned.progression;
        Self {
            exercise_id: planned.exercise_id,
            name: planned.name,
            sets: planned.sets,
            reps_min: planned.reps_min,
            reps_max: planned.reps_max,
            duration_s: planned.duration_s,
            rir: planned.rir,
            load: planned.load.into(),
            rest_s: planned.rest_s,
            warmup_sets: planned.warmup_sets,
            superset: planned.superset,
            progression: ProgressionAnswer {
                scheme: progression.scheme,
                step_kg: progression.step_kg,
                text: progression.text,
            },
            alternatives: planned.alternatives.into_iter().map(Into::into).collect(),
        }
    }
}

/// An endurance session.
#[derive(Serialize, Object)]
#[oai(rename = "PlannedCardio")]
struct CardioAnswer {
    /// One of `/activities/kinds`.
    kind: String,
    distance_m: Option<f64>,
    /// About how long it takes.
    duration_s: Option<f64>,
    /// Heart-rate zone of most of it, 1 to 5.
    zone: u8,
    description: String,
}

impl From<Cardio> for CardioAnswer {
    fn from(cardio: Cardio) -> Self {
        let Cardio { kind, distance_m, duration_s, zone, description } = cardio;
        Self { kind, distance_m, duration_s, zone, description }
    }
}

/// A suggested meal.
#[derive(Serialize, Object)]
#[oai(rename = "PlannedMeal")]
struct MealAnswer {
    name: String,
    energy_kcal: f64,
    protein_g: f64,
    carbs_g: f64,
    fat_g: f64,
    items: Vec<MealFoodAnswer>,
}

/// A food of it, or of a grocery list.
#[derive(Serialize, Object)]
#[oai(rename = "PlannedFood")]
pub struct MealFoodAnswer {
    food_id: FoodId,
    name: String,
    grams: f64,
}

impl From<MealFood> for MealFoodAnswer {
    fn from(food: MealFood) -> Self {
        Self { food_id: food.food_id, name: food.name, grams: food.grams }
    }
}

impl From<MealPlan> for MealAnswer {
    fn from(meal: MealPlan) -> Self {
        Self {
            name: meal.name,
            energy_kcal: meal.energy_kcal,
            protein_g: meal.protein_g,
            carbs_g: meal.carbs_g,
            fat_g: meal.fat_g,
            items: meal.items.into_iter().map(Into::into).collect(),
        }
    }
}

/// How a programme goes, and what became of the rest of it.
#[derive(Serialize, Object)]
#[oai(rename = "Reassessment")]
pub struct ReassessmentAnswer {
    pub decision: Decision,
    pub sessions_due: u32,
    pub sessions_done: u32,
    /// Days still to come whose loads were set anew.
    pub days_changed: u32,
    /// The decision in words.
    pub advice: String,
    pub program: ProgramAnswer,
}

/// The decision in words.
pub fn advice(decision: Decision) -> &'static str {
    match decision {
        Decision::GoOn => "Go on: the loads to come follow what you lift now.",
        Decision::Hold => "Some sessions were missed: sets and loads stay as they are.",
        Decision::FewerDays => {
            "Most sessions were missed: a programme with fewer days a week would fit better. Nothing was changed."
        }
    }
}
