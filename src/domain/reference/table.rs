//! The embedded tables and how a row of one is read.

use std::io::Read;
use std::str::FromStr;
use std::sync::Arc;

use foldhash::HashMap;

use csv::{Reader, ReaderBuilder, StringRecord};

use crate::carried;

macro_rules! embedded {
    ($($name:ident = $file:literal),+ $(,)?) => {$(
        pub(super) const $name: Table = Table {
            name: $file,
            compressed: include_bytes!(concat!(env!("OUT_DIR"), "/", $file, ".zst")),
            lines: include!(concat!(env!("OUT_DIR"), "/", $file, ".lines")),
        };
    )+};
}

embedded! {
    FOODS = "foods.csv",
    PORTIONS = "portions.csv",
    CATEGORY_PORTIONS = "category_portions.csv",
    FOOD_ALIASES = "food_aliases.csv",
    EXERCISES = "exercises.csv",
    EXERCISE_ALIASES = "exercise_aliases.csv",
    ACTIVITIES = "activities.csv",
    ACTIVITY_ALIASES = "activity_aliases.csv",
}

/// One CSV file, compressed with zstd when the program was built.
#[derive(Clone, Copy)]
pub(super) struct Table {
    name: &'static str,
    compressed: &'static [u8],
    /// So many rows there are at most.
    lines: usize,
}

/// The tables of the binary are not what they should be: a fault of the build.
#[derive(Debug, thiserror::Error)]
pub enum ReferenceError {
    #[error("{table} cannot be unpacked")]
    Compression { table: &'static str, source: std::io::Error },
    #[error("{table} is no CSV")]
    Csv { table: &'static str, source: csv::Error },
    #[error("{table} has no column {column}")]
    Column { table: &'static str, column: &'static str },
    #[error("{table}: `{value}` is no {column}")]
    Value { table: &'static str, column: &'static str, value: String },
    #[error("{table} points to `{key}`, which does not exist")]
    Dangling { table: &'static str, key: String },
}

impl Table {
    /// Every row by `read`, in the order of the file.
    pub(super) fn rows<T>(
        self,
        mut read: impl FnMut(&Row<'_>) -> Result<T, ReferenceError>,
    ) -> Result<Vec<T>, ReferenceError> {
        let table = self.name;
        let text =
            carried::unpacking(self.compressed).map_err(|source| ReferenceError::Compression { table, source })?;
        let mut reader = ReaderBuilder::new().buffer_capacity(64 * 1024).from_reader(text);
        let csv = |source| ReferenceError::Csv { table, source };
        let columns = columns(&mut reader).map_err(csv)?;
        let (mut rows, mut cells) = (Vec::with_capacity(self.lines), StringRecord::new());
        while reader.read_record(&mut cells).map_err(csv)? {
            rows.push(read(&Row { table, columns: &columns, cells: &cells })?);
        }
        Ok(rows)
    }

    /// The error for a row that names something unknown.
    pub(super) fn dangling(self, key: &str) -> ReferenceError {
        ReferenceError::Dangling { table: self.name, key: key.to_owned() }
    }
}

fn columns(reader: &mut Reader<impl Read>) -> Result<HashMap<String, usize>, csv::Error> {
    Ok(reader.headers()?.iter().map(str::to_owned).zip(0..).collect())
}

/// A row whose cells are read by the name of the column.
pub(super) struct Row<'a> {
    table: &'static str,
    columns: &'a HashMap<String, usize>,
    cells: &'a StringRecord,
}

impl Row<'_> {
    pub(super) fn text(&self, column: &'static str) -> Result<&str, ReferenceError> {
        let cell = self.columns.get(column).and_then(|&index| self.cells.get(index));
        cell.ok_or(ReferenceError::Column { table: self.table, column })
    }

    /// The cell unless it is empty.
    pub(super) fn optional_text(&self, column: &'static str) -> Result<Option<&str>, ReferenceError> {
        Ok(Some(self.text(column)?).filter(|cell| !cell.is_empty()))
    }

    pub(super) fn parsed<T: FromStr>(&self, column: &'static str) -> Result<T, ReferenceError> {
        let cell = self.text(column)?;
        cell.parse().map_err(|_| self.wrong(column, cell))
    }

    pub(super) fn optional<T: FromStr>(&self, column: &'static str) -> Result<Option<T>, ReferenceError> {
        self.optional_text(column)?.map(|cell| cell.parse().map_err(|_| self.wrong(column, cell))).transpose()
    }

    /// The error for a cell that is not what its column holds.
    pub(super) fn wrong(&self, column: &'static str, value: &str) -> ReferenceError {
        ReferenceError::Value { table: self.table, column, value: value.to_owned() }
    }
}

/// Shares equal texts, of which the tables repeat a few hundred thousands of times.
#[derive(Default)]
pub(super) struct Texts(std::collections::HashSet<Arc<str>>);

impl Texts {
    pub(super) fn shared(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return Arc::clone(known);
        }
        let new: Arc<str> = text.into();
        self.0.insert(Arc::clone(&new));
        new
    }
}
