//! A member's private foods.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::ids::{FoodId, PortionId};
use super::nutrients::Nutrients;
use super::reference::CarbsBasis;

/// A food that a member described, and nobody else sees.
#[derive(Clone, PartialEq, Debug)]
pub struct CustomFood {
    pub id: FoodId,
    pub name: String,
    pub brand: Option<String>,
    pub carbs_basis: CarbsBasis,
    pub per_100g: Nutrients,
    pub portions: Vec<CustomPortion>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A portion of such a food: `1 scoop` of 30 g.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct CustomPortion {
    pub id: PortionId,
    pub label: String,
    pub grams: f64,
}
