//! Words as a program compares them: folded to plain letters, singular, and near each other when one was mistyped.

mod distance;
mod fold;
mod stem;

pub use distance::{distance_within, typo_allowance};
pub use fold::{fold, fold_char};
pub use stem::singular;
