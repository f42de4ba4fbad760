//! The words of each language, as data. Phrases are in the language of [`crate::domain::phrases`], folded: lower case, without
//! accents and apostrophes, `ss` for sharp s, hyphens as spaces.

use std::sync::LazyLock;

use super::compiled::Compiled;

mod de;
mod en;
mod en_idioms;
mod es;
mod fr;
mod pt;

/// All lexicons, made ready once. A text is read with each: people mix languages, and the check comes before anything
/// knows which one it is.
pub static ALL: LazyLock<[Compiled; 5]> =
    LazyLock::new(|| [&en::ENGLISH, &de::GERMAN, &es::SPANISH, &pt::PORTUGUESE, &fr::FRENCH].map(Compiled::new));
