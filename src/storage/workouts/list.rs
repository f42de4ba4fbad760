//! Lists of workouts: three statements however many there are.

use jiff::civil::Date;

use super::{read, read_exercise, read_set};
use crate::domain::workouts::{LoggedSet, Workout, WorkoutExercise};
use crate::storage::slice::Slice;
use crate::storage::{Read, Result, User};

/// Part of the member's workouts, newest first.
pub fn list(tx: &Read<'_, User>, slice: &Slice) -> Result<Vec<Workout>> {
    let Slice { first_day, last_day, since, before: (before, before_id), rows } = slice;
    let mut workouts = tx.all(
        "SELECT id, name, started_at, ended_at, time_zone, day, notes, source, program_day_id, created_at, updated_at
         FROM my_workouts
         WHERE started_at >= ?1 AND (started_at, id) < (?2, ?3) AND day >= ?4 AND day <= ?5
         ORDER BY started_at DESC, id DESC LIMIT ?6",
        &[since, before, before_id, first_day, last_day, rows],
        read,
    )?;
    let (Some(newest), Some(oldest)) = (workouts.first(), workouts.last()) else { return Ok(workouts) };
    let (first, first_id, last, last_id) = (oldest.when.at, oldest.id, newest.when.at, newest.id);
    let exercises = tx.all(
        "SELECT workout_id, id, exercise_id, name, notes, superset FROM my_workout_exercises
         WHERE workout_id IN
             (SELECT id FROM my_workouts WHERE (started_at, id) >= (?1, ?2) AND (started_at, id) <= (?3, ?4))
         ORDER BY workout_id, position, id",
        &[&first, &first_id, &last, &last_id],
        read_exercise,
    )?;
    let sets = tx.all(
        "SELECT workout_exercise_id, id, kind, reps, weight_kg, duration_s, distance_m, rpe, rest_s, completed
         FROM my_workout_sets
         WHERE workout_exercise_id IN
             (SELECT id FROM my_workout_exercises WHERE workout_id IN
                 (SELECT id FROM my_workouts WHERE (started_at, id) >= (?1, ?2) AND (started_at, id) <= (?3, ?4)))
         ORDER BY workout_exercise_id, position, id",
        &[&first, &first_id, &last, &last_id],
        read_set,
    )?;
    for (of, id, facts) in exercises {
        let Some(workout) = workouts.iter_mut().find(|workout| workout.id == of) else { continue };
        let from = sets.partition_point(|(exercise, ..)| *exercise < id);
        let own = sets[from..].iter().take_while(|(exercise, ..)| *exercise == id);
        let sets = own.map(|(_, id, set, rest_s)| LoggedSet { id: *id, set: *set, rest_s: *rest_s }).collect();
        workout.exercises.push(WorkoutExercise { id, facts, sets });
    }
    Ok(workouts)
}

/// The workouts of a local day, in their order.
pub fn on_day(tx: &Read<'_, User>, day: Date) -> Result<Vec<Workout>> {
    let mut workouts = list(tx, &Slice::new(Some(day), Some(day), None, MOST_A_DAY))?;
    workouts.reverse();
    Ok(workouts)
}

/// How long each ended workout of the days from `from` to `to`, both included, lasted, in seconds.
pub fn durations(tx: &Read<'_, User>, from: Date, to: Date) -> Result<Vec<(Date, f64)>> {
    tx.all(
        "SELECT day, ended_at - started_at FROM my_workouts WHERE day >= ?1 AND day <= ?2 AND ended_at IS NOT NULL",
        &[&from, &to],
        |row| Ok((row.get(0)?, row.get::<i64>(1)? as f64 / 1000.0)),
    )
}

/// More workouts nobody does in a day.
const MOST_A_DAY: i64 = 50;
