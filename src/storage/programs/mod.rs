//! Training programmes. At most one of a member's is active.

pub mod days;
pub mod history;

use super::change::{self, next_version, versioned};
use super::slice::Slice;
use super::{Read, Result, Row, User, Write, json_column};
use crate::domain::ids::{ProgramDayId, ProgramId};
use crate::domain::programs::asked::Asked;
use crate::domain::programs::plan::Program;
use crate::domain::programs::stored::StoredProgram;
use crate::domain::programs::vocabulary::ProgramStatus;

versioned!(StoredProgram);

/// Stores a programme with all its days and makes it the active one.
pub fn insert(tx: &Write<'_, User>, asked: &Asked, program: &Program) -> Result<StoredProgram> {
    deactivate(tx)?;
    let stored = StoredProgram {
        id: tx.new_id(),
        name: program.name.clone(),
        status: ProgramStatus::Active,
        weeks: program.weeks,
        asked: asked.clone(),
        notes: program.notes.clone(),
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    tx.execute(
        "INSERT INTO programs (user_id, id, name, goal, status, start_date, weeks, days_per_week, request, basis,
             created_at, updated_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)",
        &[
            &stored.id,
            &stored.name,
            &asked.goal,
            &stored.status,
            &asked.start_date,
            &stored.weeks,
            &asked.days_per_week,
            &json_column::text(asked)?,
            &json_column::text(&stored.notes)?,
            &stored.created_at,
        ],
    )?;
    for (position, day) in (1_u32..).zip(&program.days) {
        days::insert(tx, stored.id, position, day)?;
    }
    Ok(stored)
}

/// A programme of the member.
pub fn get(tx: &Read<'_, User>, id: ProgramId) -> Result<Option<StoredProgram>> {
    tx.one(
        "SELECT id, name, status, weeks, request, basis, created_at, updated_at FROM my_programs WHERE id = ?1",
        &[&id],
        read,
    )
}

/// The programme that the member follows.
pub fn active(tx: &Read<'_, User>) -> Result<Option<StoredProgram>> {
    tx.one(
        "SELECT id, name, status, weeks, request, basis, created_at, updated_at FROM my_programs
         WHERE status = 'active' ORDER BY created_at DESC, id DESC LIMIT 1",
        &[],
        read,
    )
}

/// Part of the member's programmes, newest first.
pub fn list(tx: &Read<'_, User>, slice: &Slice) -> Result<Vec<StoredProgram>> {
    tx.all(
        "SELECT id, name, status, weeks, request, basis, created_at, updated_at FROM my_programs
         WHERE (created_at, id) < (?1, ?2) ORDER BY created_at DESC, id DESC LIMIT ?3",
        &[&slice.before.0, &slice.before.1, &slice.rows],
        read,
    )
}

/// Makes a programme the one that the member follows.
pub fn activate(tx: &Write<'_, User>, old: &StoredProgram) -> Result<StoredProgram> {
    if old.status != ProgramStatus::Active {
        deactivate(tx)?;
    }
    set_status(tx, old, ProgramStatus::Active)
}

/// Gives a programme another status.
pub fn set_status(tx: &Write<'_, User>, old: &StoredProgram, status: ProgramStatus) -> Result<StoredProgram> {
    let updated_at = next_version(tx, old.updated_at);
    tx.execute(
        "UPDATE programs SET status = ?2, updated_at = ?3 WHERE user_id = auth_uid() AND id = ?1",
        &[&old.id, &status, &updated_at],
    )?;
    Ok(StoredProgram { status, updated_at, ..old.clone() })
}

fn deactivate(tx: &Write<'_, User>) -> Result<()> {
    tx.execute(
        "UPDATE programs SET status = 'inactive', updated_at = ?1 WHERE user_id = auth_uid() AND status = 'active'",
        &[&tx.now()],
    )?;
    Ok(())
}

/// Deletes a programme with its days. Workouts that were days of it stay, and forget that.
pub fn delete(tx: &Write<'_, User>, id: ProgramId) -> Result<bool> {
    let linked = tx.all(
        "SELECT DISTINCT w.program_day_id FROM my_program_days d JOIN my_workouts w ON w.program_day_id = d.id
         WHERE d.program_id = ?1",
        &[&id],
        |row| row.get::<ProgramDayId>(0),
    )?;
    for day in linked {
        tx.execute(
            "UPDATE workouts SET program_day_id = NULL WHERE user_id = auth_uid() AND program_day_id = ?1",
            &[&day],
        )?;
    }
    change::delete(tx, id, "program", "DELETE FROM programs WHERE user_id = auth_uid() AND id = ?1")
}

fn read(row: &Row<'_>) -> Result<StoredProgram> {
    Ok(StoredProgram {
        id: row.get(0)?,
        name: row.get(1)?,
        status: row.get(2)?,
        weeks: row.get(3)?,
        asked: json_column::read(row, 4)?,
        notes: json_column::read(row, 5)?,
        created_at: row.get(6)?,
        updated_at: row.get(7)?,
    })
}
