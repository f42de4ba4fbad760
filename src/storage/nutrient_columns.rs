//! The nine nutrient columns that foods, items and template items share, in the order of [`Nutrients::NAMES`].

use super::{Result, Row};
use crate::domain::nutrients::Nutrients;

/// Reads them from the column `first` on.
pub fn read(row: &Row<'_>, first: usize) -> Result<Nutrients> {
    let mut values = [None; 9];
    for (index, value) in values.iter_mut().enumerate() {
        *value = row.get(first + index)?;
    }
    Ok(Nutrients::from_values(values))
}
