//! What a member usually eats and how they trained, as the coach looks back on it.

use jiff::civil::Date;

use crate::domain::ids::{ActivityId, FoodId, WorkoutId};
use crate::domain::nutrients::Nutrients;
use crate::storage::slice::Slice;
use crate::storage::{Read, Result, Row, User, nutrient_columns};

/// A food as the member eats it: the mean of the portions logged.
#[derive(Clone, Debug, PartialEq)]
pub struct UsualFood {
    pub food_id: Option<FoodId>,
    pub name: String,
    pub times: u32,
    pub grams: f64,
    /// Of the mean portion.
    pub nutrients: Nutrients,
}

/// Foods with a known weight and energy since a day, the most often eaten first.
pub fn foods(tx: &Read<'_, User>, from: Date, rows: i64) -> Result<Vec<UsualFood>> {
    let Slice { since, .. } = Slice::new(Some(from), None, None, 0);
    tx.all(
        "SELECT i.food_id, i.name, count(*), avg(i.grams), avg(i.energy_kcal), avg(i.protein_g), avg(i.carbs_g),
             avg(i.fat_g), avg(i.fiber_g), avg(i.sugar_g), avg(i.saturated_fat_g), avg(i.sodium_mg), avg(i.alcohol_g)
         FROM my_meals m JOIN my_meal_items i ON i.meal_id = m.id
         WHERE m.eaten_at >= ?3 AND m.day >= ?1 AND i.grams > 0 AND i.energy_kcal IS NOT NULL
         GROUP BY i.food_id, i.name ORDER BY count(*) DESC, i.name LIMIT ?2",
        &[&from, &rows, &since],
        |row| {
            Ok(UsualFood {
                food_id: row.get(0)?,
                name: row.get(1)?,
                times: row.get(2)?,
                grams: row.get(3)?,
                nutrients: nutrient_columns::read(row, 4)?,
            })
        },
    )
}

/// A workout and its completed working sets.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkoutDone {
    pub id: WorkoutId,
    pub day: Date,
    pub name: Option<String>,
    pub sets: u32,
}

pub fn workouts(tx: &Read<'_, User>, from: Date) -> Result<Vec<WorkoutDone>> {
    tx.all(
        "SELECT w.id, w.day, w.name, count(s.id)
         FROM my_workouts w
         LEFT JOIN my_workout_exercises e ON e.workout_id = w.id
         LEFT JOIN my_workout_sets s ON s.workout_exercise_id = e.id AND s.completed = 1 AND s.kind <> 'warmup'
         WHERE w.day >= ?1 GROUP BY w.id, w.day, w.name ORDER BY w.day, w.id",
        &[&from],
        |row| Ok(WorkoutDone { id: row.get(0)?, day: row.get(1)?, name: row.get(2)?, sets: row.get(3)? }),
    )
}

/// An activity done.
#[derive(Clone, Debug, PartialEq)]
pub struct ActivityDone {
    pub id: ActivityId,
    pub day: Date,
    pub kind: String,
    pub name: Option<String>,
    pub duration_s: Option<f64>,
    pub distance_m: Option<f64>,
    pub energy_kcal: Option<f64>,
    pub measured: bool,
}

pub fn activities(tx: &Read<'_, User>, from: Date) -> Result<Vec<ActivityDone>> {
    tx.all(
        "SELECT id, day, kind, name, duration_s, distance_m, energy_kcal, coalesce(energy_source, '')
         FROM my_activities WHERE day >= ?1 ORDER BY day, started_at, id",
        &[&from],
        |row| {
            Ok(ActivityDone {
                id: row.get(0)?,
                day: row.get(1)?,
                kind: row.get(2)?,
                name: row.get(3)?,
                duration_s: row.get(4)?,
                distance_m: row.get(5)?,
                energy_kcal: row.get(6)?,
                measured: row.get::<String>(7)? == "measured",
            })
        },
    )
}

/// A working set with a load.
#[derive(Clone, Debug, PartialEq)]
pub struct LiftedSet {
    pub exercise: String,
    pub workout_id: WorkoutId,
    pub day: Date,
    pub weight_kg: f64,
    pub reps: u32,
    pub rpe: Option<f64>,
}

/// Completed working sets with a load since a day, the latest workout first.
pub fn lifts(tx: &Read<'_, User>, from: Date) -> Result<Vec<LiftedSet>> {
    tx.all(
        "SELECT e.name, w.id, w.day, s.weight_kg, s.reps, s.rpe
         FROM my_workouts w
         JOIN my_workout_exercises e ON e.workout_id = w.id
         JOIN my_workout_sets s ON s.workout_exercise_id = e.id
         WHERE w.day >= ?1 AND s.completed = 1 AND s.kind <> 'warmup' AND s.weight_kg > 0 AND s.reps > 0
         ORDER BY w.started_at DESC, e.position, s.position",
        &[&from],
        read_lift,
    )
}

fn read_lift(row: &Row<'_>) -> Result<LiftedSet> {
    Ok(LiftedSet {
        exercise: row.get(0)?,
        workout_id: row.get(1)?,
        day: row.get(2)?,
        weight_kg: row.get(3)?,
        reps: row.get(4)?,
        rpe: row.get(5)?,
    })
}
