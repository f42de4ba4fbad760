//! Nutrients of an amount of food, and their sums. An unknown nutrient is `None`, never zero: a sum that misses one says so.

use std::iter::Sum;

/// The nutrients that are shown and summed: of 100 g, of an item, of a meal or of a day. `None` is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Nutrients {
    /// Energy, kcal.
    pub energy_kcal: Option<f64>,
    /// Protein, g.
    pub protein_g: Option<f64>,
    /// Carbohydrate, g; with or without fibre as the food's `carbs_basis` says.
    pub carbs_g: Option<f64>,
    /// Fat, g.
    pub fat_g: Option<f64>,
    /// Dietary fibre, g.
    pub fiber_g: Option<f64>,
    /// Total sugars, g.
    pub sugar_g: Option<f64>,
    /// Saturated fatty acids, g.
    pub saturated_fat_g: Option<f64>,
    /// Sodium, mg.
    pub sodium_mg: Option<f64>,
    /// Alcohol (ethanol), g.
    pub alcohol_g: Option<f64>,
}

impl Nutrients {
    /// The names of the members as they are written in answers, in the order of [`Nutrients::values`].
    pub const NAMES: [&'static str; 9] = [
        "energy_kcal",
        "protein_g",
        "carbs_g",
        "fat_g",
        "fiber_g",
        "sugar_g",
        "saturated_fat_g",
        "sodium_mg",
        "alcohol_g",
    ];

    /// All known and zero: what nothing eaten holds.
    pub const ZERO: Self = Self::from_values([Some(0.0); 9]);

    /// The members in the order of [`Nutrients::NAMES`].
    pub const fn values(&self) -> [Option<f64>; 9] {
        [
            self.energy_kcal,
            self.protein_g,
            self.carbs_g,
            self.fat_g,
            self.fiber_g,
            self.sugar_g,
            self.saturated_fat_g,
            self.sodium_mg,
            self.alcohol_g,
        ]
    }

    /// The inverse of [`Nutrients::values`].
    pub const fn from_values(values: [Option<f64>; 9]) -> Self {
        let [energy_kcal, protein_g, carbs_g, fat_g, fiber_g, sugar_g, saturated_fat_g, sodium_mg, alcohol_g] = values;
        Self { energy_kcal, protein_g, carbs_g, fat_g, fiber_g, sugar_g, saturated_fat_g, sodium_mg, alcohol_g }
    }

    /// Every known member multiplied by `factor`.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        Self::from_values(self.values().map(|value| value.map(|known| known * factor)))
    }

    /// What `grams` of a food hold, where `self` is its 100 g.
    #[must_use]
    pub fn for_grams(&self, grams: f64) -> Self {
        self.scaled(grams / 100.0)
    }
}

/// A sum of nutrients that remembers which of them some part did not know; those are lower bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Totals {
    /// The sums of what is known; every member is `Some`.
    pub nutrients: Nutrients,
    missing: [bool; 9],
}

impl Default for Totals {
    fn default() -> Self {
        Self { nutrients: Nutrients::ZERO, missing: [false; 9] }
    }
}

impl Totals {
    /// Adds one part.
    pub fn add(&mut self, part: &Nutrients) {
        let mut sums = self.nutrients.values();
        for ((sum, missing), value) in sums.iter_mut().zip(&mut self.missing).zip(part.values()) {
            *missing |= value.is_none();
            *sum = sum.map(|known| known + value.unwrap_or(0.0));
        }
        self.nutrients = Nutrients::from_values(sums);
    }

    /// Adds another sum, for instance a meal's to a day's.
    pub fn merge(&mut self, other: &Self) {
        self.add(&other.nutrients);
        for (mine, theirs) in self.missing.iter_mut().zip(other.missing) {
            *mine |= theirs;
        }
    }

    /// The names of the nutrients that at least one part did not know.
    pub fn incomplete(&self) -> Vec<&'static str> {
        Nutrients::NAMES.into_iter().zip(self.missing).filter_map(|(name, missing)| missing.then_some(name)).collect()
    }
}

impl<'a> Sum<&'a Nutrients> for Totals {
    fn sum<I: Iterator<Item = &'a Nutrients>>(parts: I) -> Self {
        let mut totals = Self::default();
        parts.for_each(|part| totals.add(part));
        totals
    }
}

impl Sum<Nutrients> for Totals {
    fn sum<I: Iterator<Item = Nutrients>>(parts: I) -> Self {
        let mut totals = Self::default();
        parts.for_each(|part| totals.add(&part));
        totals
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn banana() -> Nutrients {
        Nutrients {
            energy_kcal: Some(89.0),
            protein_g: Some(1.09),
            carbs_g: Some(22.84),
            fat_g: Some(0.33),
            sodium_mg: Some(1.0),
            ..Nutrients::default()
        }
    }

    #[test]
    fn scales_what_is_known_and_keeps_the_unknown_unknown() {
        let medium = banana().for_grams(118.0);
        assert!((medium.energy_kcal.unwrap() - 105.02).abs() < 1e-9);
        assert_eq!(medium.fiber_g, None);
    }

    #[test]
    fn a_sum_names_what_a_part_did_not_know() {
        let full = Nutrients::from_values([Some(1.0); 9]);
        let totals: Totals = [full, banana()].iter().sum();
        assert_eq!(totals.nutrients.energy_kcal, Some(90.0));
        assert_eq!(totals.nutrients.fiber_g, Some(1.0));
        assert_eq!(totals.incomplete(), ["fiber_g", "sugar_g", "saturated_fat_g", "alcohol_g"]);
    }

    #[test]
    fn merging_sums_keeps_what_was_missing() {
        let mut day = Totals::default();
        assert!(day.incomplete().is_empty());
        let meal: Totals = [banana()].into_iter().sum();
        day.merge(&meal);
        assert_eq!(day, meal);
    }
}
