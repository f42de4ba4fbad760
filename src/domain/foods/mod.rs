//! Finding foods, exercises and activities by what people call them: an index over the reference data, in memory, that
//! knows which word of a name is its head, which only says how it was prepared, and how words are misspelled.

mod class;
mod index;
mod names;
mod phrases;
mod query;
mod spelling;
mod words;

pub use class::FoodClass;
pub use index::{FoodIndex, Match};
pub use phrases::Phrases;
pub use query::{Query, QueryWord};
pub use words::{content_words, is_state, stem};
