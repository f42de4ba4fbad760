//! Targets as they are sent and answered.

use poem_openapi::Object;
use serde::{Deserialize, Serialize};

use crate::api::nutrients::rounded;
use crate::domain::nutrition::{Adjustment, Method, Targets};
use crate::http::{Check, Errors, Instant};
use crate::storage::targets::{DailyGoals, StoredBasis, StoredTargets, TargetSource};

/// What to eat and drink a day. Null is no target.
#[derive(Serialize, Object)]
#[oai(rename = "Targets")]
pub struct TargetsAnswer {
    energy_kcal: Option<f64>,
    protein_g: Option<f64>,
    carbs_g: Option<f64>,
    fat_g: Option<f64>,
    fiber_g: Option<f64>,
    water_ml: Option<f64>,
    source: TargetSource,
    basis: BasisAnswer,
    updated_at: Instant,
}

/// How the numbers came about; null throughout for numbers set by hand.
#[derive(Serialize, Object)]
#[oai(rename = "TargetsBasis")]
struct BasisAnswer {
    /// Resting energy.
    bmr_kcal: Option<f64>,
    /// Daily energy at this level of activity.
    tdee_kcal: Option<f64>,
    method: Option<Method>,
    /// Why the target is not simply what was asked for.
    adjustments: Vec<Adjustment>,
}

impl From<StoredBasis> for BasisAnswer {
    fn from(basis: StoredBasis) -> Self {
        Self {
            bmr_kcal: basis.bmr_kcal.map(|kcal| rounded(kcal, 10.0)),
            tdee_kcal: basis.tdee_kcal.map(|kcal| rounded(kcal, 10.0)),
            method: basis.method,
            adjustments: basis.adjustments,
        }
    }
}

impl From<StoredTargets> for TargetsAnswer {
    fn from(targets: StoredTargets) -> Self {
        let DailyGoals { energy_kcal, protein_g, carbs_g, fat_g, fiber_g, water_ml } = targets.goals;
        Self {
            energy_kcal,
            protein_g,
            carbs_g,
            fat_g,
            fiber_g,
            water_ml,
            source: targets.source,
            basis: targets.basis.into(),
            updated_at: targets.set_at.into(),
        }
    }
}

impl From<&Targets> for DailyGoals {
    fn from(targets: &Targets) -> Self {
        Self {
            energy_kcal: Some(targets.energy_kcal),
            protein_g: Some(targets.protein_g),
            carbs_g: Some(targets.carbs_g),
            fat_g: Some(targets.fat_g),
            fiber_g: Some(targets.fiber_g),
            water_ml: Some(targets.water_ml),
        }
    }
}

/// Targets set by hand.
#[derive(Debug, Deserialize, Object)]
#[oai(rename = "TargetsRequest")]
pub struct TargetsRequest {
    #[oai(validator(minimum(value = "500"), maximum(value = "10000")))]
    energy_kcal: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "1000")))]
    protein_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "2000")))]
    carbs_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "1000")))]
    fat_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "200")))]
    fiber_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "10000")))]
    water_ml: Option<f64>,
}

impl Check for TargetsRequest {
    fn check(&self, errors: &mut Errors) {
        let any = [self.energy_kcal, self.protein_g, self.carbs_g, self.fat_g, self.fiber_g, self.water_ml];
        errors.require(any.iter().any(Option::is_some), "", "must have a target");
    }
}

impl From<TargetsRequest> for DailyGoals {
    fn from(typed: TargetsRequest) -> Self {
        let TargetsRequest { energy_kcal, protein_g, carbs_g, fat_g, fiber_g, water_ml } = typed;
        Self { energy_kcal, protein_g, carbs_g, fat_g, fiber_g, water_ml }
    }
}

/// Nothing needs to be sent: the profile says it all.
#[derive(Debug, Deserialize, Object)]
#[oai(rename = "TargetsCalculateRequest")]
pub struct CalculateRequest {}

impl Check for CalculateRequest {}
