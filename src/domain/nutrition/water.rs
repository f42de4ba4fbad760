//! What to drink in a day.

use crate::domain::person::{Condition, Sex};

/// Never advise more than this in a day, ml.
const MOST_ML: f64 = 4000.0;

/// Drinks a day, ml: four fifths of the adequate intake of water (EFSA 2010), more for training and for two.
pub fn drinks_ml(sex: Sex, training_h: f64, conditions: &[Condition]) -> f64 {
    let base = match sex {
        Sex::Male => 2000.0,
        Sex::Female => 1600.0,
        Sex::Unspecified => 1800.0,
    };
    let has = |condition| conditions.contains(&condition);
    let pregnant = if has(Condition::Pregnant) { 300.0 } else { 0.0 };
    let breastfeeding = if has(Condition::Breastfeeding) { 700.0 } else { 0.0 };
    (base + 500.0 * training_h.max(0.0) + pregnant + breastfeeding).min(MOST_ML)
}

#[cfg(test)]
mod tests {
    use super::super::near;
    use super::*;

    #[test]
    fn reference_values() {
        assert!(near(drinks_ml(Sex::Male, 0.0, &[]), 2000.0));
        assert!(near(drinks_ml(Sex::Female, 1.0, &[]), 2100.0));
        assert!(near(drinks_ml(Sex::Unspecified, 0.0, &[Condition::Pregnant]), 2100.0));
        assert!(near(drinks_ml(Sex::Female, 0.0, &[Condition::Breastfeeding]), 2300.0));
        assert!(near(drinks_ml(Sex::Male, 9.0, &[]), 4000.0));
    }
}
