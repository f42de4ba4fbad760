//! Daily targets, one row a change: the newest counts, and what held on a past day can be told.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Read, Result, Row, User, Write, json_column};
use crate::domain::nutrition::{Adjustment, Basis, Method};
use crate::named;

named! {
    pub enum TargetSource {
        Calculated = "calculated",
        Manual = "manual",
        Adaptive = "adaptive",
    }
}

/// Targets as they were set.
#[derive(Clone, PartialEq, Debug)]
pub struct StoredTargets {
    pub set_at: Timestamp,
    pub goals: DailyGoals,
    pub source: TargetSource,
    pub basis: StoredBasis,
}

/// The numbers; `None` is no target.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct DailyGoals {
    pub energy_kcal: Option<f64>,
    pub protein_g: Option<f64>,
    pub carbs_g: Option<f64>,
    pub fat_g: Option<f64>,
    pub fiber_g: Option<f64>,
    pub water_ml: Option<f64>,
}

/// How the numbers came about; of numbers set by hand nothing is known.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct StoredBasis {
    pub bmr_kcal: Option<f64>,
    pub tdee_kcal: Option<f64>,
    pub method: Option<Method>,
    pub adjustments: Vec<Adjustment>,
}

impl From<Basis> for StoredBasis {
    fn from(basis: Basis) -> Self {
        Self {
            bmr_kcal: Some(basis.bmr_kcal),
            tdee_kcal: Some(basis.tdee_kcal),
            method: Some(basis.method),
            adjustments: basis.adjustments,
        }
    }
}

/// The targets in force.
pub fn current(tx: &Read<'_, User>) -> Result<Option<StoredTargets>> {
    before(tx, Timestamp::MAX)
}

/// The targets that were in force just before an instant.
pub fn before(tx: &Read<'_, User>, end: Timestamp) -> Result<Option<StoredTargets>> {
    tx.one(
        "SELECT set_at, energy_kcal, protein_g, carbs_g, fat_g, fiber_g, water_ml, source, basis
         FROM my_nutrition_targets WHERE set_at < ?1 ORDER BY set_at DESC LIMIT 1",
        &[&end],
        read,
    )
}

/// Sets targets from now on.
pub fn set(tx: &Write<'_, User>, goals: DailyGoals, source: TargetSource, basis: StoredBasis) -> Result<StoredTargets> {
    let set_at = tx.now();
    let json = json_column::text(&basis)?;
    tx.execute(
        "INSERT INTO nutrition_targets (user_id, set_at, energy_kcal, protein_g, carbs_g, fat_g, fiber_g, water_ml,
             source, basis)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (user_id, set_at) DO UPDATE SET energy_kcal = excluded.energy_kcal,
             protein_g = excluded.protein_g, carbs_g = excluded.carbs_g, fat_g = excluded.fat_g,
             fiber_g = excluded.fiber_g, water_ml = excluded.water_ml, source = excluded.source, basis = excluded.basis",
        &[
            &set_at,
            &goals.energy_kcal,
            &goals.protein_g,
            &goals.carbs_g,
            &goals.fat_g,
            &goals.fiber_g,
            &goals.water_ml,
            &source,
            &json,
        ],
    )?;
    Ok(StoredTargets { set_at, goals, source, basis })
}

fn read(row: &Row<'_>) -> Result<StoredTargets> {
    Ok(StoredTargets {
        set_at: row.get(0)?,
        goals: DailyGoals {
            energy_kcal: row.get(1)?,
            protein_g: row.get(2)?,
            carbs_g: row.get(3)?,
            fat_g: row.get(4)?,
            fiber_g: row.get(5)?,
            water_ml: row.get(6)?,
        },
        source: row.get(7)?,
        basis: json_column::read(row, 8)?,
    })
}
