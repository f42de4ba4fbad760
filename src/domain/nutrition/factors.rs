//! Energy of the energy-giving nutrients (Atwater; EU 1169/2011 Annex XIV), kcal/g.

/// Energy of a food, kcal: protein, *available* carbohydrate (fibre apart), fibre, fat and alcohol in g. American tables
/// give carbohydrate with fibre included: subtract it first.
pub fn energy_of(protein_g: f64, available_carbs_g: f64, fiber_g: f64, fat_g: f64, alcohol_g: f64) -> f64 {
    4.0 * protein_g + 4.0 * available_carbs_g + 2.0 * fiber_g + 9.0 * fat_g + 7.0 * alcohol_g
}

/// Grams of alcohol in a drink; ethanol weighs 0.789 g/ml.
pub fn alcohol_g(milliliters: f64, percent_by_volume: f64) -> f64 {
    milliliters * percent_by_volume / 100.0 * 0.789
}

/// Salt that holds so much sodium (EU 1169/2011), g.
pub fn salt_g(sodium_mg: f64) -> f64 {
    sodium_mg * 2.5 / 1000.0
}

/// Whether an energy as printed is so far from what its nutrients give (40 kcal and 35 %) that somebody should look.
pub fn label_energy_is_off(label_kcal: f64, computed_kcal: f64) -> bool {
    (label_kcal - computed_kcal).abs() > (0.35 * computed_kcal).max(40.0)
}

#[cfg(test)]
mod tests {
    use super::super::near;
    use super::*;

    #[test]
    fn reference_values() {
        assert!(near(energy_of(10.0, 30.0 - 5.0, 5.0, 10.0, 0.0), 240.0));
        assert!(near(alcohol_g(330.0, 5.0), 13.02));
        assert!(near(7.0 * alcohol_g(330.0, 5.0), 91.13));
        assert!(near(alcohol_g(150.0, 13.0), 15.39));
        assert!(near(salt_g(2000.0), 5.0));
    }

    #[test]
    fn a_label_may_be_a_little_off() {
        assert!(!label_energy_is_off(250.0, 240.0));
        assert!(!label_energy_is_off(45.0, 10.0));
        assert!(label_energy_is_off(600.0, 400.0));
    }
}
