//! The small records of a day: what was drunk, and notes.

use jiff::Timestamp;

use super::days::When;
use super::ids::{NoteId, WaterId};
use super::meals::Source;

/// Something drunk for the water in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Water {
    pub id: WaterId,
    pub amount_ml: f64,
    pub when: When,
    pub source: Source,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A note to oneself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    pub id: NoteId,
    pub text: String,
    pub when: When,
    pub source: Source,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}
