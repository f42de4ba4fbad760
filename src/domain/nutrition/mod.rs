//! Energy and macronutrient targets: resting energy, activity, the goal, the floors and gates, and how the number came
//! about. Every result names its inputs and what adjusted it; values are rounded once, at the end.

pub mod adaptive;
mod adjustments;
mod energy;
mod factors;
mod gates;
mod goal;
mod macros;
mod targets;
mod water;

pub use adjustments::Adjustment;
pub use energy::{Method, RestingEnergy, activity_factor, cunningham, harris_benedict, katch_mcardle, mifflin_st_jeor};
pub use factors::{alcohol_g, energy_of, label_energy_is_off, salt_g};
pub use gates::{Refusal, low_energy_availability, minimum_goal_weight_kg, needs_diet_break, refusal};
pub use goal::{KCAL_PER_KG, daily_difference_kcal, energy_floor_kcal};
pub use macros::{Macros, fiber_g, reference_weight_kg, split};
pub use targets::{Basis, Person, Targets, calculate, energy_target};
pub use water::drinks_ml;

/// Rounds half up to whole `step`s.
pub(crate) fn round_to(value: f64, step: f64) -> f64 {
    (value / step + 0.5).floor() * step
}

#[cfg(test)]
pub(crate) fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.01
}
