//! Columns that hold JSON: what is stored and read as a whole, never searched.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Error, Result, Row};

/// The text to store.
pub fn text(value: &(impl Serialize + ?Sized)) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Engine(error.to_string()))
}

/// Reads the column `index`.
pub fn read<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> Result<T> {
    let text: String = row.get(index)?;
    serde_json::from_str(&text).map_err(|_| Error::Column(index))
}
