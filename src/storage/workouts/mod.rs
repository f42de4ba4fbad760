//! Workouts with their exercises and sets.

mod children;
pub mod history;
mod list;

use super::change::{self, next_version, versioned};
use super::{Read, Result, Row, User, Write, programs};
use crate::domain::days::When;
use crate::domain::ids::{ProgramDayId, SetId, WorkoutExerciseId, WorkoutId};
use crate::domain::meals::Source;
use crate::domain::training::set::Set;
use crate::domain::workouts::{ExerciseEntry, Workout};

pub use children::{
    NewExercise, NewSet, add_exercise, add_set, delete_exercise, delete_set, exercise, update_exercise, update_set,
};
pub use list::{durations, list, on_day};

versioned!(Workout);

/// A workout to store.
#[derive(Clone, Debug)]
pub struct NewWorkout {
    pub name: Option<String>,
    pub when: When,
    pub ended_at: Option<jiff::Timestamp>,
    pub notes: Option<String>,
    pub source: Source,
    pub program_day_id: Option<ProgramDayId>,
    pub exercises: Vec<NewExercise>,
}

/// Stores a workout.
pub fn insert(tx: &Write<'_, User>, new: NewWorkout) -> Result<Workout> {
    let mut workout = Workout {
        id: tx.new_id(),
        name: new.name,
        when: new.when,
        ended_at: new.ended_at,
        notes: new.notes,
        source: new.source,
        program_day_id: new.program_day_id,
        exercises: Vec::new(),
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    tx.execute(
        "INSERT INTO workouts (user_id, id, name, started_at, ended_at, time_zone, day, notes, source, program_day_id,
             created_at, updated_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)",
        &[
            &workout.id,
            &workout.name,
            &workout.when.at,
            &workout.ended_at,
            &workout.when.time_zone,
            &workout.when.day,
            &workout.notes,
            &workout.source,
            &workout.program_day_id,
            &workout.created_at,
        ],
    )?;
    for (position, exercise) in (0..).zip(new.exercises) {
        workout.exercises.push(children::insert_exercise(tx, workout.id, position, exercise)?);
    }
    follow(tx, workout.program_day_id)?;
    Ok(workout)
}

/// A workout of the member.
pub fn get(tx: &Read<'_, User>, id: WorkoutId) -> Result<Option<Workout>> {
    let workout = tx.one(
        "SELECT id, name, started_at, ended_at, time_zone, day, notes, source, program_day_id, created_at, updated_at
         FROM my_workouts WHERE id = ?1",
        &[&id],
        read,
    )?;
    let Some(mut workout) = workout else { return Ok(None) };
    workout.exercises = children::of_workout(tx, id)?;
    Ok(Some(workout))
}

/// What a workout becomes; the exercises are all that it will have, and those with an id keep it.
#[derive(Clone, Debug)]
pub struct WorkoutUpdate {
    pub name: Option<String>,
    pub when: When,
    pub ended_at: Option<jiff::Timestamp>,
    pub notes: Option<String>,
    pub program_day_id: Option<ProgramDayId>,
    /// `None`: they stay.
    pub exercises: Option<Vec<NewExercise>>,
}

/// Changes a workout.
pub fn update(tx: &Write<'_, User>, old: &Workout, new: WorkoutUpdate) -> Result<Workout> {
    let updated_at = next_version(tx, old.updated_at);
    tx.execute(
        "UPDATE workouts SET name = ?2, started_at = ?3, ended_at = ?4, time_zone = ?5, day = ?6, notes = ?7,
             program_day_id = ?8, updated_at = ?9
         WHERE user_id = auth_uid() AND id = ?1",
        &[
            &old.id,
            &new.name,
            &new.when.at,
            &new.ended_at,
            &new.when.time_zone,
            &new.when.day,
            &new.notes,
            &new.program_day_id,
            &updated_at,
        ],
    )?;
    let exercises = match new.exercises {
        None => old.exercises.clone(),
        Some(exercises) => {
            tx.execute("DELETE FROM workout_exercises WHERE user_id = auth_uid() AND workout_id = ?1", &[&old.id])?;
            let stored = (0..).zip(exercises).map(|(at, exercise)| children::insert_exercise(tx, old.id, at, exercise));
            stored.collect::<Result<_>>()?
        }
    };
    follow(tx, new.program_day_id)?;
    if old.program_day_id != new.program_day_id {
        follow(tx, old.program_day_id)?;
    }
    Ok(Workout {
        name: new.name,
        when: new.when,
        ended_at: new.ended_at,
        notes: new.notes,
        program_day_id: new.program_day_id,
        exercises,
        updated_at,
        ..*old
    })
}

/// Gives the workout a later version, after one of its exercises or sets changed.
pub fn touch(tx: &Write<'_, User>, old: &Workout) -> Result<()> {
    let updated_at = next_version(tx, old.updated_at);
    tx.execute("UPDATE workouts SET updated_at = ?2 WHERE user_id = auth_uid() AND id = ?1", &[&old.id, &updated_at])?;
    follow(tx, old.program_day_id)
}

/// Lets the day of a programme follow the workouts that are it.
fn follow(tx: &Write<'_, User>, day: Option<ProgramDayId>) -> Result<()> {
    day.map_or(Ok(()), |day| programs::days::follow_workouts(tx, day))
}

/// Deletes a workout with its exercises and sets.
pub fn delete(tx: &Write<'_, User>, id: WorkoutId) -> Result<bool> {
    let day = tx.one("SELECT program_day_id FROM my_workouts WHERE id = ?1", &[&id], |row| row.get(0))?;
    let gone = change::delete(tx, id, "workout", "DELETE FROM workouts WHERE user_id = auth_uid() AND id = ?1")?;
    follow(tx, day.flatten())?;
    Ok(gone)
}

fn read(row: &Row<'_>) -> Result<Workout> {
    Ok(Workout {
        id: row.get(0)?,
        name: row.get(1)?,
        when: When { at: row.get(2)?, time_zone: row.get(4)?, day: row.get(5)? },
        ended_at: row.get(3)?,
        notes: row.get(6)?,
        source: row.get(7)?,
        program_day_id: row.get(8)?,
        exercises: Vec::new(),
        created_at: row.get(9)?,
        updated_at: row.get(10)?,
    })
}

/// A set with the exercise it belongs to, as the column lists below have it.
fn read_set(row: &Row<'_>) -> Result<(WorkoutExerciseId, SetId, Set, Option<f64>)> {
    let set = Set {
        kind: row.get(2)?,
        reps: row.get(3)?,
        weight_kg: row.get(4)?,
        duration_s: row.get(5)?,
        distance_m: row.get(6)?,
        rpe: row.get(7)?,
        completed: row.get(9)?,
    };
    Ok((row.get(0)?, row.get(1)?, set, row.get(8)?))
}

/// An exercise of a workout, as the column lists below have it.
fn read_exercise(row: &Row<'_>) -> Result<(WorkoutId, WorkoutExerciseId, ExerciseEntry)> {
    let entry =
        ExerciseEntry { exercise_id: row.get(2)?, name: row.get(3)?, notes: row.get(4)?, superset: row.get(5)? };
    Ok((row.get(0)?, row.get(1)?, entry))
}
