//! The exercises and sets of a workout. A child is reached through its parent alone: another workout's id finds nothing.

use super::{read_exercise, read_set};
use crate::domain::ids::{SetId, WorkoutExerciseId, WorkoutId};
use crate::domain::training::set::Set;
use crate::domain::workouts::{ExerciseEntry, LoggedSet, WorkoutExercise};
use crate::storage::{Read, Result, User, Write};

/// An exercise to store; with an id it keeps that.
#[derive(Clone, Debug)]
pub struct NewExercise {
    pub id: Option<WorkoutExerciseId>,
    pub facts: ExerciseEntry,
    pub sets: Vec<NewSet>,
}

/// A set to store; with an id it keeps that.
#[derive(Clone, Copy, Debug)]
pub struct NewSet {
    pub id: Option<SetId>,
    pub set: Set,
    pub rest_s: Option<f64>,
}

pub(super) fn of_workout(tx: &Read<'_, User>, workout: WorkoutId) -> Result<Vec<WorkoutExercise>> {
    let mut exercises = tx.all(
        "SELECT workout_id, id, exercise_id, name, notes, superset FROM my_workout_exercises
         WHERE workout_id = ?1 ORDER BY position, id",
        &[&workout],
        |row| {
            let (_, id, facts) = read_exercise(row)?;
            Ok(WorkoutExercise { id, facts, sets: Vec::new() })
        },
    )?;
    let sets = tx.all(
        "SELECT workout_exercise_id, id, kind, reps, weight_kg, duration_s, distance_m, rpe, rest_s, completed
         FROM my_workout_sets
         WHERE workout_exercise_id IN (SELECT id FROM my_workout_exercises WHERE workout_id = ?1)
         ORDER BY position, id",
        &[&workout],
        read_set,
    )?;
    for (of, id, set, rest_s) in sets {
        if let Some(exercise) = exercises.iter_mut().find(|exercise| exercise.id == of) {
            exercise.sets.push(LoggedSet { id, set, rest_s });
        }
    }
    Ok(exercises)
}

/// An exercise of this workout.
pub fn exercise(tx: &Read<'_, User>, workout: WorkoutId, id: WorkoutExerciseId) -> Result<Option<WorkoutExercise>> {
    Ok(of_workout(tx, workout)?.into_iter().find(|exercise| exercise.id == id))
}

pub(super) fn insert_exercise(
    tx: &Write<'_, User>,
    workout: WorkoutId,
    position: i64,
    new: NewExercise,
) -> Result<WorkoutExercise> {
    let id = new.id.unwrap_or_else(|| tx.new_id());
    let facts = new.facts;
    tx.execute(
        "INSERT INTO workout_exercises (user_id, id, workout_id, position, exercise_id, name, notes, superset)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &[&id, &workout, &position, &facts.exercise_id, &facts.name, &facts.notes, &facts.superset],
    )?;
    let sets = (0..).zip(new.sets).map(|(position, set)| insert_set(tx, id, position, set)).collect::<Result<_>>()?;
    Ok(WorkoutExercise { id, facts, sets })
}

fn insert_set(tx: &Write<'_, User>, exercise: WorkoutExerciseId, position: i64, new: NewSet) -> Result<LoggedSet> {
    let logged = LoggedSet { id: new.id.unwrap_or_else(|| tx.new_id()), set: new.set, rest_s: new.rest_s };
    let LoggedSet { id, set, rest_s } = &logged;
    tx.execute(
        "INSERT INTO workout_sets (user_id, id, workout_exercise_id, position, kind, reps, weight_kg, duration_s,
             distance_m, rpe, rest_s, completed)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        &[
            id,
            &exercise,
            &position,
            &set.kind,
            &set.reps,
            &set.weight_kg,
            &set.duration_s,
            &set.distance_m,
            &set.rpe,
            rest_s,
            &set.completed,
        ],
    )?;
    Ok(logged)
}

/// Adds an exercise at the end of a workout.
pub fn add_exercise(tx: &Write<'_, User>, workout: WorkoutId, new: NewExercise) -> Result<WorkoutExercise> {
    let last = tx.one(
        "SELECT position FROM my_workout_exercises WHERE workout_id = ?1 ORDER BY position DESC LIMIT 1",
        &[&workout],
        |row| row.get::<i64>(0),
    )?;
    insert_exercise(tx, workout, last.map_or(0, |last| last + 1), new)
}

/// Changes which exercise it was; its sets stay.
pub fn update_exercise(tx: &Write<'_, User>, id: WorkoutExerciseId, facts: &ExerciseEntry) -> Result<()> {
    tx.execute(
        "UPDATE workout_exercises SET exercise_id = ?2, name = ?3, notes = ?4, superset = ?5
         WHERE user_id = auth_uid() AND id = ?1",
        &[&id, &facts.exercise_id, &facts.name, &facts.notes, &facts.superset],
    )?;
    Ok(())
}

/// Deletes an exercise of a workout with its sets.
pub fn delete_exercise(tx: &Write<'_, User>, workout: WorkoutId, id: WorkoutExerciseId) -> Result<bool> {
    let gone = tx.execute(
        "DELETE FROM workout_exercises WHERE user_id = auth_uid() AND workout_id = ?1 AND id = ?2",
        &[&workout, &id],
    )?;
    Ok(gone > 0)
}

/// Adds a set at the end of an exercise.
pub fn add_set(tx: &Write<'_, User>, exercise: WorkoutExerciseId, new: NewSet) -> Result<LoggedSet> {
    let last = tx.one(
        "SELECT position FROM my_workout_sets WHERE workout_exercise_id = ?1 ORDER BY position DESC LIMIT 1",
        &[&exercise],
        |row| row.get::<i64>(0),
    )?;
    insert_set(tx, exercise, last.map_or(0, |last| last + 1), new)
}

/// Changes a set of an exercise.
pub fn update_set(tx: &Write<'_, User>, exercise: WorkoutExerciseId, logged: &LoggedSet) -> Result<()> {
    let LoggedSet { id, set, rest_s } = logged;
    tx.execute(
        "UPDATE workout_sets SET kind = ?3, reps = ?4, weight_kg = ?5, duration_s = ?6, distance_m = ?7, rpe = ?8,
             rest_s = ?9, completed = ?10
         WHERE user_id = auth_uid() AND workout_exercise_id = ?1 AND id = ?2",
        &[
            &exercise,
            id,
            &set.kind,
            &set.reps,
            &set.weight_kg,
            &set.duration_s,
            &set.distance_m,
            &set.rpe,
            rest_s,
            &set.completed,
        ],
    )?;
    Ok(())
}

/// Deletes a set of an exercise.
pub fn delete_set(tx: &Write<'_, User>, exercise: WorkoutExerciseId, id: SetId) -> Result<bool> {
    let gone = tx.execute(
        "DELETE FROM workout_sets WHERE user_id = auth_uid() AND workout_exercise_id = ?1 AND id = ?2",
        &[&exercise, &id],
    )?;
    Ok(gone > 0)
}
