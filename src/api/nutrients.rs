//! Nutrients in requests and answers.

use poem_openapi::Object;
use serde::{Deserialize, Serialize};

use crate::domain::nutrients::{Nutrients, Totals};

/// Nutrients, rounded to 0.1 kcal, 0.01 g and 0.1 mg. What is not known is null.
#[derive(Clone, Copy, Debug, Serialize, Object)]
#[oai(rename = "Nutrients")]
pub struct NutrientsAnswer {
    pub energy_kcal: Option<f64>,
    pub protein_g: Option<f64>,
    pub carbs_g: Option<f64>,
    pub fat_g: Option<f64>,
    pub fiber_g: Option<f64>,
    pub sugar_g: Option<f64>,
    pub saturated_fat_g: Option<f64>,
    pub sodium_mg: Option<f64>,
    pub alcohol_g: Option<f64>,
}

/// Sums of the unrounded nutrients, rounded at the end.
#[derive(Clone, Debug, Serialize, Object)]
#[oai(rename = "Totals")]
pub struct TotalsAnswer {
    #[serde(flatten)]
    #[oai(flatten)]
    pub nutrients: NutrientsAnswer,
    /// The nutrients that some part did not know, so that their sums are lower bounds.
    pub incomplete: Vec<String>,
}

/// Nutrients of an amount that a member typed. What is left out is not known.
#[derive(Clone, Copy, Debug, Default, Deserialize, Object)]
#[oai(rename = "NutrientsRequest")]
pub struct NutrientsRequest {
    #[oai(validator(minimum(value = "0"), maximum(value = "50000")))]
    pub energy_kcal: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "20000")))]
    pub protein_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "20000")))]
    pub carbs_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "20000")))]
    pub fat_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "20000")))]
    pub fiber_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "20000")))]
    pub sugar_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "20000")))]
    pub saturated_fat_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "1000000")))]
    pub sodium_mg: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "20000")))]
    pub alcohol_g: Option<f64>,
}

/// Rounds half away from zero to so many parts of one.
pub fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}

impl From<&Nutrients> for NutrientsAnswer {
    fn from(nutrients: &Nutrients) -> Self {
        let tenths = |value: Option<f64>| value.map(|value| rounded(value, 10.0));
        let hundredths = |value: Option<f64>| value.map(|value| rounded(value, 100.0));
        Self {
            energy_kcal: tenths(nutrients.energy_kcal),
            protein_g: hundredths(nutrients.protein_g),
            carbs_g: hundredths(nutrients.carbs_g),
            fat_g: hundredths(nutrients.fat_g),
            fiber_g: hundredths(nutrients.fiber_g),
            sugar_g: hundredths(nutrients.sugar_g),
            saturated_fat_g: hundredths(nutrients.saturated_fat_g),
            sodium_mg: tenths(nutrients.sodium_mg),
            alcohol_g: hundredths(nutrients.alcohol_g),
        }
    }
}

impl From<&Totals> for TotalsAnswer {
    fn from(totals: &Totals) -> Self {
        Self {
            nutrients: (&totals.nutrients).into(),
            incomplete: totals.incomplete().into_iter().map(str::to_owned).collect(),
        }
    }
}

impl From<NutrientsRequest> for Nutrients {
    fn from(typed: NutrientsRequest) -> Self {
        Self {
            energy_kcal: typed.energy_kcal,
            protein_g: typed.protein_g,
            carbs_g: typed.carbs_g,
            fat_g: typed.fat_g,
            fiber_g: typed.fiber_g,
            sugar_g: typed.sugar_g,
            saturated_fat_g: typed.saturated_fat_g,
            sodium_mg: typed.sodium_mg,
            alcohol_g: typed.alcohol_g,
        }
    }
}
