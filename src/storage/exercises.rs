//! Members' own exercises. The built-in ones live in the binary.

use super::change::{self, next_version, versioned};
use super::{Read, Result, Row, User, Write, json_column};
use crate::domain::custom_exercise::{CustomExercise, ExerciseFacts};
use crate::domain::ids::ExerciseId;

versioned!(CustomExercise);

/// An exercise of the member.
pub fn get(tx: &Read<'_, User>, id: ExerciseId) -> Result<Option<CustomExercise>> {
    tx.one(
        "SELECT id, name, category, pattern, equipment, primary_muscles, secondary_muscles, one_sided, assisted, timed,
             implements, bodyweight_fraction, created_at, updated_at
         FROM my_exercises WHERE id = ?1 AND user_id = auth_uid()",
        &[&id],
        read,
    )
}

/// All exercises of the member, by name.
pub fn all(tx: &Read<'_, User>) -> Result<Vec<CustomExercise>> {
    tx.all(
        "SELECT id, name, category, pattern, equipment, primary_muscles, secondary_muscles, one_sided, assisted, timed,
             implements, bodyweight_fraction, created_at, updated_at
         FROM my_exercises WHERE user_id = auth_uid() ORDER BY name, id",
        &[],
        read,
    )
}

/// Stores an exercise.
pub fn insert(tx: &Write<'_, User>, facts: ExerciseFacts) -> Result<CustomExercise> {
    let exercise = CustomExercise { id: tx.new_id(), facts, created_at: tx.now(), updated_at: tx.now() };
    let facts = &exercise.facts;
    tx.execute(
        "INSERT INTO exercises (id, user_id, name, category, pattern, equipment, primary_muscles, secondary_muscles,
             one_sided, assisted, timed, implements, bodyweight_fraction, created_at, updated_at)
         VALUES (?1, auth_uid(), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13)",
        &[
            &exercise.id,
            &facts.name,
            &facts.category,
            &facts.pattern,
            &facts.equipment,
            &json_column::text(&facts.primary)?,
            &json_column::text(&facts.secondary)?,
            &facts.one_sided,
            &facts.assisted,
            &facts.timed,
            &facts.implements,
            &facts.bodyweight_fraction,
            &exercise.created_at,
        ],
    )?;
    Ok(exercise)
}

/// Changes an exercise. Workouts keep the name that they logged.
pub fn update(tx: &Write<'_, User>, old: &CustomExercise, facts: ExerciseFacts) -> Result<CustomExercise> {
    let updated_at = next_version(tx, old.updated_at);
    tx.execute(
        "UPDATE exercises SET name = ?2, category = ?3, pattern = ?4, equipment = ?5, primary_muscles = ?6,
             secondary_muscles = ?7, one_sided = ?8, assisted = ?9, timed = ?10, implements = ?11,
             bodyweight_fraction = ?12, updated_at = ?13
         WHERE user_id = auth_uid() AND id = ?1",
        &[
            &old.id,
            &facts.name,
            &facts.category,
            &facts.pattern,
            &facts.equipment,
            &json_column::text(&facts.primary)?,
            &json_column::text(&facts.secondary)?,
            &facts.one_sided,
            &facts.assisted,
            &facts.timed,
            &facts.implements,
            &facts.bodyweight_fraction,
            &updated_at,
        ],
    )?;
    Ok(CustomExercise { facts, updated_at, ..old.clone() })
}

/// Deletes an exercise. Workouts keep what they logged of it.
pub fn delete(tx: &Write<'_, User>, id: ExerciseId) -> Result<bool> {
    change::delete(tx, id, "exercise", "DELETE FROM exercises WHERE user_id = auth_uid() AND id = ?1")
}

fn read(row: &Row<'_>) -> Result<CustomExercise> {
    Ok(CustomExercise {
        id: row.get(0)?,
        facts: ExerciseFacts {
            name: row.get(1)?,
            category: row.get(2)?,
            pattern: row.get(3)?,
            equipment: row.get(4)?,
            primary: json_column::read(row, 5)?,
            secondary: json_column::read(row, 6)?,
            one_sided: row.get(7)?,
            assisted: row.get(8)?,
            timed: row.get(9)?,
            implements: row.get(10)?,
            bodyweight_fraction: row.get(11)?,
        },
        created_at: row.get(12)?,
        updated_at: row.get(13)?,
    })
}
