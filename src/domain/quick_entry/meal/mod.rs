//! Food: from the segments of one meal to its items, and the plain water among them.

mod amount;
mod attach;
mod choose;
mod items;
mod phrases;
mod portion;
mod usual;

pub use amount::amount_at;
pub use items::{MealRead, read};
