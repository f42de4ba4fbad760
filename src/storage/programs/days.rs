//! The days of a programme.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::ids::{ProgramDayId, ProgramId};
use crate::domain::programs::plan::{Day, Plan};
use crate::domain::programs::stored::StoredDay;
use crate::domain::programs::vocabulary::{DayStatus, ProgramStatus};
use crate::storage::change::{next_version, versioned};
use crate::storage::{Read, Result, Row, User, Write, json_column};

versioned!(StoredDay);

pub(super) fn insert(tx: &Write<'_, User>, program: ProgramId, position: u32, day: &Day) -> Result<()> {
    let id: ProgramDayId = tx.new_id();
    tx.execute(
        "INSERT INTO program_days (user_id, id, program_id, position, week, kind, focus, status, plan, updated_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        &[
            &id,
            &program,
            &position,
            &day.week,
            &day.kind,
            &day.focus,
            &DayStatus::Planned,
            &json_column::text(&day.plan)?,
            &tx.now(),
        ],
    )?;
    Ok(())
}

/// A day of one of the member's programmes.
pub fn get(tx: &Read<'_, User>, id: ProgramDayId) -> Result<Option<StoredDay>> {
    tx.one(
        "SELECT id, program_id, position, week, kind, focus, status, day, feedback, plan, updated_at
         FROM my_program_days WHERE id = ?1",
        &[&id],
        read,
    )
}

/// All days of a programme, in their sequence.
pub fn of_program(tx: &Read<'_, User>, program: ProgramId) -> Result<Vec<StoredDay>> {
    tx.all(
        "SELECT id, program_id, position, week, kind, focus, status, day, feedback, plan, updated_at
         FROM my_program_days WHERE program_id = ?1 ORDER BY position",
        &[&program],
        read,
    )
}

/// Says what became of a day.
pub fn set_status(
    tx: &Write<'_, User>,
    old: &StoredDay,
    status: DayStatus,
    day: Option<Date>,
    feedback: Option<String>,
) -> Result<StoredDay> {
    let updated_at = next_version(tx, old.updated_at);
    tx.execute(
        "UPDATE program_days SET status = ?2, day = ?3, feedback = ?4, updated_at = ?5
         WHERE user_id = auth_uid() AND id = ?1",
        &[&old.id, &status, &day, &feedback, &updated_at],
    )?;
    complete(tx, old.program_id)?;
    Ok(StoredDay { status, day, feedback, updated_at, ..old.clone() })
}

/// Changes what a day asks for.
pub fn set_plan(tx: &Write<'_, User>, old: &StoredDay, plan: &Plan) -> Result<()> {
    let updated_at = next_version(tx, old.updated_at);
    tx.execute(
        "UPDATE program_days SET plan = ?2, updated_at = ?3 WHERE user_id = auth_uid() AND id = ?1",
        &[&old.id, &json_column::text(plan)?, &updated_at],
    )?;
    Ok(())
}

/// An active programme without an open session is completed; one that has one again is active again.
fn complete(tx: &Write<'_, User>, program: ProgramId) -> Result<()> {
    let open = tx.one(
        "SELECT 1 FROM my_program_days
         WHERE program_id = ?1 AND kind <> 'rest' AND status IN ('planned', 'moved') LIMIT 1",
        &[&program],
        |row| row.get::<i64>(0),
    )?;
    let Some(stored) = super::get(tx, program)? else { return Ok(()) };
    match (stored.status, open.is_some()) {
        (ProgramStatus::Active, false) => super::set_status(tx, &stored, ProgramStatus::Completed).map(drop),
        (ProgramStatus::Completed, true) if super::active(tx)?.is_none() => super::activate(tx, &stored).map(drop),
        _ => Ok(()),
    }
}

/// Makes a day agree with its workouts: done on the day of one in which work was done, open again once there is none.
/// A day that the member skipped or moved is left alone until work is done.
pub fn follow_workouts(tx: &Write<'_, User>, id: ProgramDayId) -> Result<()> {
    let Some(old) = get(tx, id)? else { return Ok(()) };
    let worked = tx.one(
        "SELECT w.day FROM my_workouts w
             JOIN my_workout_exercises e ON e.workout_id = w.id
             JOIN my_workout_sets s ON s.workout_exercise_id = e.id
         WHERE w.program_day_id = ?1 AND s.completed = 1 AND s.kind <> 'warmup'
         ORDER BY w.started_at LIMIT 1",
        &[&id],
        |row| row.get::<Date>(0),
    )?;
    match worked {
        Some(day) if old.status != DayStatus::Done || old.day != Some(day) => {
            set_status(tx, &old, DayStatus::Done, Some(day), old.feedback.clone()).map(drop)
        }
        None if old.status == DayStatus::Done => {
            set_status(tx, &old, DayStatus::Planned, None, old.feedback.clone()).map(drop)
        }
        _ => Ok(()),
    }
}

fn read(row: &Row<'_>) -> Result<StoredDay> {
    Ok(StoredDay {
        id: row.get(0)?,
        program_id: row.get(1)?,
        position: row.get(2)?,
        week: row.get(3)?,
        kind: row.get(4)?,
        focus: row.get(5)?,
        status: row.get(6)?,
        day: row.get(7)?,
        feedback: row.get(8)?,
        plan: json_column::read(row, 9)?,
        updated_at: row.get::<Timestamp>(10)?,
    })
}
