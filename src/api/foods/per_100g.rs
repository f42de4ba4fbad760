//! Nutrients in 100 g of a food of one's own.

use poem_openapi::Object;
use serde::Deserialize;

use crate::domain::nutrients::Nutrients;
use crate::http::{Errors, Patch};

/// Nutrients in 100 g. What is left out is not known.
#[derive(Clone, Copy, Debug, Deserialize, Object)]
pub struct Per100g {
    #[oai(validator(minimum(value = "0"), maximum(value = "910")))]
    energy_kcal: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    protein_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    carbs_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    fat_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    fiber_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    sugar_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    saturated_fat_g: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "40000")))]
    sodium_mg: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    alcohol_g: Option<f64>,
}

/// What to change of them; null is not known.
#[derive(Clone, Copy, Debug, Deserialize, Object)]
pub struct Per100gPatch {
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "910")))]
    energy_kcal: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    protein_g: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    carbs_g: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    fat_g: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    fiber_g: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    sugar_g: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    saturated_fat_g: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "40000")))]
    sodium_mg: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    alcohol_g: Patch<f64>,
}

impl From<Per100g> for Nutrients {
    fn from(typed: Per100g) -> Self {
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

impl Per100gPatch {
    pub fn apply(&self, old: &Nutrients) -> Nutrients {
        Nutrients {
            energy_kcal: self.energy_kcal.apply(old.energy_kcal),
            protein_g: self.protein_g.apply(old.protein_g),
            carbs_g: self.carbs_g.apply(old.carbs_g),
            fat_g: self.fat_g.apply(old.fat_g),
            fiber_g: self.fiber_g.apply(old.fiber_g),
            sugar_g: self.sugar_g.apply(old.sugar_g),
            saturated_fat_g: self.saturated_fat_g.apply(old.saturated_fat_g),
            sodium_mg: self.sodium_mg.apply(old.sodium_mg),
            alcohol_g: self.alcohol_g.apply(old.alcohol_g),
        }
    }
}

/// Notes what cannot be: more than 100 g in 100 g, or a part greater than its whole.
pub fn check(per_100g: &Nutrients, errors: &mut Errors) {
    let weighed = [per_100g.protein_g, per_100g.carbs_g, per_100g.fat_g, per_100g.alcohol_g];
    let sum: f64 = weighed.into_iter().flatten().sum();
    // Labels round, each value up to half a gram.
    errors.require(sum <= 102.0, "", "must not come to more than 100 g in 100 g");
    let fits = |part: Option<f64>, whole: Option<f64>| part.zip(whole).is_none_or(|(part, whole)| part <= whole + 0.5);
    errors.require(fits(per_100g.sugar_g, per_100g.carbs_g), "sugar_g", "must not be more than carbs_g");
    errors.require(fits(per_100g.saturated_fat_g, per_100g.fat_g), "saturated_fat_g", "must not be more than fat_g");
}
