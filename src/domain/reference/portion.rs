//! Household portions: a cup, a slice, a medium one.

use std::collections::HashMap;
use std::sync::Arc;

use super::food::{self, Food};
use super::id::portion_id;
use super::table::{ReferenceError, Table, Texts};
use crate::domain::ids::PortionId;

/// A portion of a food.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Portion<'a> {
    pub id: PortionId,
    /// What a person reads: "cup, shredded".
    pub label: &'a str,
    /// The canonical unit, singular: `cup`, `tbsp`, `fl_oz`, `slice`, `medium`.
    pub unit: &'a str,
    /// What tells it from other portions of the unit: "shredded"; often empty.
    pub modifier: &'a str,
    /// Weight of one, above zero.
    pub grams: f64,
    /// Not measured for this food: by hand, or usual for its kind. The answer says "about".
    pub estimate: bool,
}

#[derive(Debug)]
pub(super) struct StoredPortion {
    unit: Arc<str>,
    modifier: Arc<str>,
    label: Arc<str>,
    grams: f32,
    estimate: bool,
}

/// What a unit weighs for foods of a category.
#[derive(Debug)]
pub(super) struct CategoryPortion {
    unit: Box<str>,
    label: Box<str>,
    grams: f64,
}

/// The portions in the order of the table, by food, then by sequence, each with its food's key.
pub(super) fn read(table: Table) -> Result<Vec<(Arc<str>, StoredPortion)>, ReferenceError> {
    let mut texts = Texts::default();
    table.rows(|row| {
        let portion = StoredPortion {
            unit: texts.shared(row.text("unit")?),
            modifier: texts.shared(row.text("modifier")?),
            label: texts.shared(row.text("label")?),
            grams: row.parsed("grams")?,
            estimate: row.text("basis")? == "estimate",
        };
        Ok((texts.shared(row.text("food_id")?), portion))
    })
}

/// Tells each food which portions are its own.
pub(super) fn attach(
    foods: &mut [Food],
    portions: Vec<(Arc<str>, StoredPortion)>,
) -> Result<Vec<StoredPortion>, ReferenceError> {
    let mut start = 0;
    for own in portions.chunk_by(|(one, _), (next, _)| one == next) {
        let end = start + own.len();
        let key = own.first().map_or("", |(food, _)| food);
        let food = food::position(foods, key).and_then(|index| foods.get_mut(index));
        food.ok_or_else(|| super::table::PORTIONS.dangling(key))?.portions = start..end;
        start = end;
    }
    Ok(portions.into_iter().map(|(_, portion)| portion).collect())
}

/// The usual portions of each category, its default first.
pub(super) fn read_categories(table: Table) -> Result<HashMap<Arc<str>, Vec<CategoryPortion>>, ReferenceError> {
    let mut categories: HashMap<Arc<str>, Vec<CategoryPortion>> = HashMap::new();
    let rows = table.rows(|row| {
        let unit = row.text("unit")?;
        let portion =
            CategoryPortion { unit: unit.into(), label: unit.replace('_', " ").into(), grams: row.parsed("grams")? };
        Ok((Arc::from(row.text("category")?), portion))
    })?;
    for (category, portion) in rows {
        categories.entry(category).or_default().push(portion);
    }
    Ok(categories)
}

pub(super) fn resolve<'a>(
    food: &'a Food,
    own: &'a [StoredPortion],
    category: &'a [CategoryPortion],
) -> Vec<Portion<'a>> {
    let usual = category.iter().filter(|portion| own.iter().all(|other| *other.unit != *portion.unit));
    let own = own.iter().map(|portion| Portion {
        id: portion_id(&food.key, &portion.label),
        label: &portion.label,
        unit: &portion.unit,
        modifier: &portion.modifier,
        grams: (f64::from(portion.grams) * 100.0).round() / 100.0,
        estimate: portion.estimate,
    });
    let usual = usual.map(|portion| Portion {
        id: portion_id(&food.key, &portion.label),
        label: &portion.label,
        unit: &portion.unit,
        modifier: "",
        grams: portion.grams,
        estimate: true,
    });
    own.chain(usual).collect()
}
