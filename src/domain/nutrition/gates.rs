//! Who gets no number at all, and when a number should worry us. Checked before any target is computed.

use crate::domain::person::{Condition, Sex};
use crate::named;

named! {
    /// Why no target is computed, in the order in which the reasons are looked at.
    pub enum Refusal {
        /// A history of disordered eating: no energy, weight or body-fat numbers.
        NumbersHidden = "numbers_hidden",
        /// Under 18 years: no energy or weight goal.
        Minor = "minor",
        /// Pregnant or breastfeeding: no automatic targets (ACOG 2020).
        PregnantOrBreastfeeding = "pregnant_or_breastfeeding",
        /// So far from the bodies on which the formulas were made that they give no sensible number.
        OutsideFormulas = "outside_formulas",
    }
}

impl Refusal {
    /// Whether energy and weight are not even shown.
    pub const fn hides_numbers(self) -> bool {
        matches!(self, Self::NumbersHidden | Self::Minor)
    }
}

/// The first reason for computing nothing, if there is one.
pub fn refusal(age: u8, conditions: &[Condition]) -> Option<Refusal> {
    let has = |condition| conditions.contains(&condition);
    if has(Condition::EatingDisorderHistory) {
        Some(Refusal::NumbersHidden)
    } else if age < 18 {
        Some(Refusal::Minor)
    } else if has(Condition::Pregnant) || has(Condition::Breastfeeding) {
        Some(Refusal::PregnantOrBreastfeeding)
    } else {
        None
    }
}

/// Conditions under which a professional decides: targets are never changed automatically.
pub(super) fn needs_professional(conditions: &[Condition]) -> bool {
    conditions.iter().any(|condition| {
        matches!(
            condition,
            Condition::Insulin
                | Condition::Sulfonylurea
                | Condition::KidneyDisease
                | Condition::HeartFailure
                | Condition::BariatricSurgery
        )
    })
}

/// The lowest weight that may be a goal: a BMI of 18.5.
pub fn minimum_goal_weight_kg(height_cm: f64) -> f64 {
    let meters = height_cm / 100.0;
    18.5 * meters * meters
}

/// Whether what is left for the body after exercise is too little (IOC consensus on REDs 2023): 14-day means of intake
/// and net exercise energy, kcal a day, against 30 kcal per kg of lean mass (25 for men).
pub fn low_energy_availability(intake_kcal: f64, net_exercise_kcal: f64, lean_kg: f64, sex: Sex) -> bool {
    let least = if sex == Sex::Male { 25.0 } else { 30.0 };
    lean_kg > 0.0 && (intake_kcal - net_exercise_kcal) / lean_kg < least
}

/// Whether a diet has lasted long enough for two weeks at maintenance: 12 weeks of deficit, or a tenth of the weight lost.
pub fn needs_diet_break(weeks_in_deficit: f64, lost_fraction: f64) -> bool {
    weeks_in_deficit >= 12.0 || lost_fraction >= 0.10
}

#[cfg(test)]
mod tests {
    use super::super::near;
    use super::*;

    #[test]
    fn the_gravest_reason_comes_first() {
        let all = [Condition::Pregnant, Condition::EatingDisorderHistory];
        assert_eq!(refusal(16, &all), Some(Refusal::NumbersHidden));
        assert_eq!(refusal(16, &[Condition::Pregnant]), Some(Refusal::Minor));
        assert_eq!(refusal(30, &[Condition::Breastfeeding]), Some(Refusal::PregnantOrBreastfeeding));
        assert_eq!(refusal(18, &[Condition::Insulin]), None);
    }

    #[test]
    fn goal_weight_reference_values() {
        assert!(near(minimum_goal_weight_kg(170.0), 53.465));
        assert!(near(minimum_goal_weight_kg(165.0), 50.366));
    }

    #[test]
    fn low_energy_is_told_from_enough() {
        assert!(low_energy_availability(1800.0, 500.0, 45.0, Sex::Female));
        assert!(!low_energy_availability(1900.0, 500.0, 45.0, Sex::Female));
        assert!(!low_energy_availability(1800.0, 500.0, 45.0, Sex::Male));
        assert!(needs_diet_break(12.0, 0.0) && needs_diet_break(3.0, 0.1) && !needs_diet_break(11.0, 0.09));
    }
}
