//! Foods and what 100 g of them hold.

use std::ops::Range;
use std::sync::Arc;

use super::id::food_id;
use super::table::{ReferenceError, Row, Table, Texts};
use crate::domain::ids::FoodId;
use crate::domain::nutrients::Nutrients;
use crate::named;

named! {
    /// Where a food's values come from.
    pub enum Source {
        /// USDA National Nutrient Database for Standard Reference, release 28.
        Sr28 = "sr28",
        /// USDA Food and Nutrient Database for Dietary Studies.
        Fndds = "fndds",
        /// Computed from the ingredients of a plain recipe.
        Recipe = "recipe",
    }

    /// Whether a food's carbohydrate counts its fibre. All built-in foods are American: by difference, fibre included.
    pub enum CarbsBasis {
        Total = "total",
        Available = "available",
    }
}

/// How near at hand a food is: among equal matches the lower rank comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    Everyday,
    Plain,
    Brand,
    Rare,
}

/// A built-in food.
#[derive(Clone, Debug)]
pub struct Food {
    pub id: FoodId,
    /// The source's key: `sr28:01123`, `fndds:coffee-latte`, `x:skyr`.
    pub key: Box<str>,
    /// The name as the source writes it, which is what a search reads: "Egg, whole, raw, fresh".
    pub name: Box<str>,
    /// The name for people.
    pub display_name: Box<str>,
    /// Food group of SR28 or category of FNDDS.
    pub group: Arc<str>,
    pub brand: Option<Arc<str>>,
    pub source: Source,
    pub rank: Rank,
    pub(super) values: Values,
    pub(super) portions: Range<usize>,
}

/// Amounts in 100 g; NaN is unknown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values([f32; COLUMNS.len()]);

const COLUMNS: [&str; 9] = [
    "energy_kcal",
    "protein_g",
    "carbohydrate_g",
    "fat_g",
    "fibre_g",
    "sugars_g",
    "saturated_g",
    "sodium_mg",
    "alcohol_g",
];

impl Food {
    /// What 100 g hold.
    pub fn per_100g(&self) -> Nutrients {
        Nutrients::from_values(std::array::from_fn(|index| self.value(index)))
    }

    pub fn carbs_basis(&self) -> CarbsBasis {
        CarbsBasis::Total
    }

    fn value(&self, index: usize) -> Option<f64> {
        let value = *self.values.0.get(index)?;
        (!value.is_nan()).then(|| exact(value))
    }
}

/// The decimal that was written: 22.84 kept as `f32` must not come back as 22.84000015258789.
fn exact(value: f32) -> f64 {
    (f64::from(value) * 1e4).round() / 1e4
}

pub(super) fn read(table: Table) -> Result<Vec<Food>, ReferenceError> {
    let mut texts = Texts::default();
    table.rows(|row| {
        let key = row.text("id")?;
        Ok(Food {
            id: food_id(key),
            key: key.into(),
            name: row.text("name")?.into(),
            display_name: row.text("display_name")?.into(),
            group: texts.shared(row.text("group")?),
            brand: row.optional_text("brand")?.map(|brand| texts.shared(brand)),
            source: source(row)?,
            rank: rank(row)?,
            values: values(row)?,
            portions: 0..0,
        })
    })
}

/// Where the food with this key stands; the table is sorted by it.
pub(super) fn position(foods: &[Food], key: &str) -> Option<usize> {
    foods.binary_search_by(|food| (*food.key).cmp(key)).ok()
}

fn source(row: &Row<'_>) -> Result<Source, ReferenceError> {
    use crate::domain::named::Named;
    let name = row.text("source")?;
    Source::from_name(name).ok_or_else(|| row.wrong("source", name))
}

fn rank(row: &Row<'_>) -> Result<Rank, ReferenceError> {
    match row.text("rank")? {
        "0" => Ok(Rank::Everyday),
        "1" => Ok(Rank::Plain),
        "2" => Ok(Rank::Brand),
        "3" => Ok(Rank::Rare),
        other => Err(row.wrong("rank", other)),
    }
}

fn values(row: &Row<'_>) -> Result<Values, ReferenceError> {
    let mut values = [f32::NAN; COLUMNS.len()];
    for (value, column) in values.iter_mut().zip(COLUMNS) {
        *value = row.optional(column)?.unwrap_or(f32::NAN);
    }
    Ok(Values(values))
}
