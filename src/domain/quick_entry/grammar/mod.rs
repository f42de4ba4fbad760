//! The small grammars that the kinds of entries share: numbers, quantities with units, spans of time, times of day.

mod clock;
mod number;
mod quantity;
mod span;

pub use clock::{ClockTime, clock_at};
pub use number::{Number, number_at};
pub use quantity::{Quantity, quantity_at};
pub use span::time_span_at;
