//! Goals.

use jiff::civil::Date;

use super::change::{self, next_version, versioned};
use super::slice::Slice;
use super::{Read, Result, Row, User, Write};
use crate::domain::aims::{Goal, GoalKind};
use crate::domain::ids::GoalId;

versioned!(Goal);

/// What a goal says.
#[derive(Clone, Debug)]
pub struct GoalFacts {
    pub name: String,
    pub kind: GoalKind,
    pub target_value: Option<f64>,
    pub unit: Option<String>,
    pub target_date: Option<Date>,
}

/// A goal of the member.
pub fn get(tx: &Read<'_, User>, id: GoalId) -> Result<Option<Goal>> {
    tx.one(
        "SELECT id, name, kind, target_value, unit, target_date, created_at, updated_at FROM my_goals WHERE id = ?1",
        &[&id],
        read,
    )
}

/// Part of the member's goals, the newest first.
pub fn list(tx: &Read<'_, User>, slice: &Slice) -> Result<Vec<Goal>> {
    tx.all(
        "SELECT id, name, kind, target_value, unit, target_date, created_at, updated_at FROM my_goals
         WHERE (created_at, id) < (?1, ?2) ORDER BY created_at DESC, id DESC LIMIT ?3",
        &[&slice.before.0, &slice.before.1, &slice.rows],
        read,
    )
}

/// Stores a goal.
pub fn insert(tx: &Write<'_, User>, facts: GoalFacts) -> Result<Goal> {
    let GoalFacts { name, kind, target_value, unit, target_date } = facts;
    let (created_at, updated_at) = (tx.now(), tx.now());
    let goal = Goal { id: tx.new_id(), name, kind, target_value, unit, target_date, created_at, updated_at };
    tx.execute(
        "INSERT INTO goals (user_id, id, name, kind, target_value, unit, target_date, created_at, updated_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
        &[&goal.id, &goal.name, &goal.kind, &goal.target_value, &goal.unit, &goal.target_date, &goal.created_at],
    )?;
    Ok(goal)
}

/// Changes a goal.
pub fn update(tx: &Write<'_, User>, old: &Goal, facts: GoalFacts) -> Result<Goal> {
    let GoalFacts { name, kind, target_value, unit, target_date } = facts;
    let updated_at = next_version(tx, old.updated_at);
    tx.execute(
        "UPDATE goals SET name = ?2, kind = ?3, target_value = ?4, unit = ?5, target_date = ?6, updated_at = ?7
         WHERE user_id = auth_uid() AND id = ?1",
        &[&old.id, &name, &kind, &target_value, &unit, &target_date, &updated_at],
    )?;
    Ok(Goal { name, kind, target_value, unit, target_date, updated_at, ..*old })
}

/// Deletes a goal.
pub fn delete(tx: &Write<'_, User>, id: GoalId) -> Result<bool> {
    change::delete(tx, id, "goal", "DELETE FROM goals WHERE user_id = auth_uid() AND id = ?1")
}

fn read(row: &Row<'_>) -> Result<Goal> {
    Ok(Goal {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        target_value: row.get(3)?,
        unit: row.get(4)?,
        target_date: row.get(5)?,
        created_at: row.get(6)?,
        updated_at: row.get(7)?,
    })
}
