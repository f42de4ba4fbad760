//! Foods as they are sent and answered.

use jiff::Timestamp;
use poem_openapi::Object;
use serde::{Deserialize, Serialize};

use super::per_100g::{self, Per100g, Per100gPatch};
use crate::api::nutrients::{NutrientsAnswer, rounded};
use crate::domain::custom_food::CustomFood;
use crate::domain::ids::{FoodId, PortionId};
use crate::domain::reference::{Allergen, CarbsBasis, Food, Reference};
use crate::http::{Check, ETag, Errors, Patch, Problem};
use crate::storage::foods::FoodFacts;

/// A food, built in or one's own.
#[derive(Serialize, Object)]
#[oai(rename = "Food")]
pub struct FoodAnswer {
    id: FoodId,
    name: String,
    brand: Option<String>,
    category: Option<String>,
    /// `custom`, or the source of a built-in food: `sr28`, `fndds`, `recipe`.
    source: String,
    is_custom: bool,
    /// Whether `carbs_g` counts fibre (`total`) or not (`available`).
    carbs_basis: CarbsBasis,
    /// Null is unknown. Help for logging and planning, never a promise: check the label.
    allergens: Option<Vec<Allergen>>,
    per_100g: NutrientsAnswer,
    portions: Vec<PortionAnswer>,
}

/// A portion of a food.
#[derive(Serialize, Object)]
#[oai(rename = "Portion")]
pub struct PortionAnswer {
    id: PortionId,
    label: String,
    grams: f64,
}

impl FoodAnswer {
    pub fn built_in(reference: &Reference, food: &Food) -> Self {
        let portions = reference.portions(food).into_iter().map(|portion| PortionAnswer {
            id: portion.id,
            label: portion.label.to_owned(),
            grams: rounded(portion.grams, 100.0),
        });
        Self {
            id: food.id,
            name: food.display_name.to_string(),
            brand: food.brand.as_deref().map(str::to_owned),
            category: Some(food.group.to_string()),
            source: food.source.to_string(),
            is_custom: false,
            carbs_basis: food.carbs_basis(),
            allergens: food.allergens(),
            per_100g: (&food.per_100g()).into(),
            portions: portions.collect(),
        }
    }

    /// The version of a built-in food, which changes with the binary alone.
    pub fn built_in_etag(food: &Food) -> ETag {
        ETag::of(food.id, Timestamp::UNIX_EPOCH)
    }
}

impl From<CustomFood> for FoodAnswer {
    fn from(food: CustomFood) -> Self {
        let portions = food.portions.into_iter().map(|portion| PortionAnswer {
            id: portion.id,
            label: portion.label,
            grams: rounded(portion.grams, 100.0),
        });
        Self {
            id: food.id,
            name: food.name,
            brand: food.brand,
            category: None,
            source: "custom".to_owned(),
            is_custom: true,
            carbs_basis: food.carbs_basis,
            allergens: None,
            per_100g: (&food.per_100g).into(),
            portions: portions.collect(),
        }
    }
}

/// A portion: `1 scoop` of 30 g.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "PortionRequest")]
struct PortionRequest {
    /// In a PATCH: the portion that stays.
    id: Option<PortionId>,
    #[oai(validator(min_length = 1, max_length = 60))]
    label: String,
    #[oai(validator(minimum(value = "0.1"), maximum(value = "20000")))]
    grams: f64,
}

impl PortionRequest {
    fn facts(&self) -> (Option<PortionId>, String, f64) {
        (self.id, self.label.clone(), self.grams)
    }
}

/// A food of one's own.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "FoodRequest")]
pub struct FoodRequest {
    #[oai(validator(min_length = 1, max_length = 200))]
    name: String,
    #[oai(validator(min_length = 1, max_length = 100))]
    brand: Option<String>,
    /// `total`, if left out: `carbs_g` counts fibre, as American labels do; European ones give `available`.
    carbs_basis: Option<CarbsBasis>,
    per_100g: Per100g,
    #[serde(default)]
    #[oai(default, validator(max_items = 50))]
    portions: Vec<PortionRequest>,
}

impl Check for FoodRequest {
    fn check(&self, errors: &mut Errors) {
        errors.within("per_100g", |errors| per_100g::check(&self.per_100g.into(), errors));
        errors.within("portions", |errors| {
            for (index, portion) in self.portions.iter().enumerate() {
                errors.require(portion.id.is_none(), format!("{index}.id"), "is given by the server");
            }
        });
    }
}

impl From<FoodRequest> for FoodFacts {
    fn from(food: FoodRequest) -> Self {
        Self {
            portions: food.portions.iter().map(PortionRequest::facts).collect(),
            name: food.name,
            brand: food.brand,
            carbs_basis: food.carbs_basis.unwrap_or(CarbsBasis::Total),
            per_100g: food.per_100g.into(),
        }
    }
}

/// What to change of a food of one's own. `portions`, if given, are all that it will have; those with an `id` keep it.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "FoodPatch")]
pub struct FoodPatch {
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 200))]
    name: Patch<String>,
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 100))]
    brand: Patch<String>,
    #[serde(default)]
    carbs_basis: Patch<CarbsBasis>,
    #[serde(default)]
    per_100g: Patch<Per100gPatch>,
    #[serde(default)]
    #[oai(validator(max_items = 50))]
    portions: Patch<Vec<PortionRequest>>,
}

impl Check for FoodPatch {
    fn check(&self, errors: &mut Errors) {
        self.name.not_null("name", errors);
        self.carbs_basis.not_null("carbs_basis", errors);
        self.per_100g.not_null("per_100g", errors);
        self.portions.not_null("portions", errors);
    }
}

impl FoodPatch {
    /// What the food becomes.
    pub fn apply(&self, old: &CustomFood) -> Result<FoodFacts, Problem> {
        let per_100g = self.per_100g.value().map_or(old.per_100g, |patch| patch.apply(&old.per_100g));
        let mut errors = Errors::default();
        errors.within("per_100g", |errors| per_100g::check(&per_100g, errors));
        let portions: Vec<_> = match self.portions.value() {
            Some(portions) => portions.iter().map(PortionRequest::facts).collect(),
            None => old.portions.iter().map(|kept| (Some(kept.id), kept.label.clone(), kept.grams)).collect(),
        };
        for (index, (id, ..)) in portions.iter().enumerate() {
            let known = id.is_none_or(|id| old.portions.iter().any(|portion| portion.id == id));
            let twice = id.is_some() && portions[..index].iter().any(|(other, ..)| other == id);
            errors.require(known && !twice, format!("portions.{index}.id"), "must be a portion of this food, once");
        }
        errors.into_result()?;
        Ok(FoodFacts {
            name: self.name.clone().or(old.name.clone()),
            brand: self.brand.clone().apply(old.brand.clone()),
            carbs_basis: self.carbs_basis.or(old.carbs_basis),
            per_100g,
            portions,
        })
    }
}
