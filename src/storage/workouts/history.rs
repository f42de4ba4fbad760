//! The sets of one exercise over all workouts: what records and progress are reckoned from.

use jiff::Timestamp;
use jiff::civil::Date;

use super::read_set;
use crate::domain::ids::ExerciseId;
use crate::domain::workouts::Performance;
use crate::storage::{Read, Result, User};

/// All workouts with this exercise, the earliest first, since an instant.
pub fn of_exercise(tx: &Read<'_, User>, exercise: ExerciseId, since: Timestamp) -> Result<Vec<Performance>> {
    let rows = tx.all(
        "SELECT s.workout_exercise_id, s.id, s.kind, s.reps, s.weight_kg, s.duration_s, s.distance_m, s.rpe, s.rest_s,
             s.completed, w.id, w.started_at, w.day
         FROM my_workout_exercises e
             JOIN my_workouts w ON w.id = e.workout_id
             JOIN my_workout_sets s ON s.workout_exercise_id = e.id
         WHERE e.exercise_id = ?1 AND w.started_at >= ?2
         ORDER BY w.started_at, w.id, e.position, s.position, s.id",
        &[&exercise, &since],
        |row| Ok((read_set(row)?.2, row.get(10)?, row.get(11)?, row.get(12)?)),
    )?;
    let mut performances: Vec<Performance> = Vec::new();
    for (set, workout_id, started_at, day) in rows {
        match performances.last_mut() {
            Some(last) if last.workout_id == workout_id => last.sets.push(set),
            _ => performances.push(Performance { workout_id, started_at, day, sets: vec![set] }),
        }
    }
    Ok(performances)
}

/// Every exercise of the member's workouts since an instant.
pub fn exercises_since(tx: &Read<'_, User>, since: Timestamp) -> Result<Vec<ExerciseId>> {
    tx.all(
        "SELECT DISTINCT e.exercise_id FROM my_workout_exercises e JOIN my_workouts w ON w.id = e.workout_id
         WHERE e.exercise_id IS NOT NULL AND w.started_at >= ?1 ORDER BY e.exercise_id",
        &[&since],
        |row| row.get(0),
    )
}

/// The local day of the member's last workout.
pub fn last_day(tx: &Read<'_, User>) -> Result<Option<Date>> {
    tx.one("SELECT day FROM my_workouts ORDER BY started_at DESC LIMIT 1", &[], |row| row.get(0))
}
