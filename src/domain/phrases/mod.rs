//! Finding phrases in what people write: folded words, and a little language to say what to look for.

mod pattern;
mod words;

pub use pattern::{Phrases, Span};
pub use words::{Word, Words};
