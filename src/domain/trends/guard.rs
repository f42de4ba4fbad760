//! A weight that does not fit the trend: typed in the other unit, or by mistake.

/// Kilograms in a pound.
pub const KG_PER_LB: f64 = 0.453_592_37;
/// How far a new value may be off, as a share of the trend.
const TOLERANCE: f64 = 0.05;

/// What a new weight looks like beside a trend of the last seven days.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Entry {
    Fits,
    /// It fits when read in the other unit: the weight it would be, kg.
    OtherUnit {
        kg: f64,
    },
    /// It fits in neither unit: ask.
    Odd,
}

/// Compares a weight with the trend, both in kg.
pub fn check_entry(value_kg: f64, trend_kg: f64) -> Entry {
    let fits = |kg: f64| (kg / trend_kg - 1.0).abs() <= TOLERANCE;
    if fits(value_kg) {
        Entry::Fits
    } else if fits(value_kg * KG_PER_LB) {
        Entry::OtherUnit { kg: value_kg * KG_PER_LB }
    } else if fits(value_kg / KG_PER_LB) {
        Entry::OtherUnit { kg: value_kg / KG_PER_LB }
    } else {
        Entry::Odd
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pounds_typed_as_kilograms_are_recognised() {
        let Entry::OtherUnit { kg } = check_entry(176.0, 80.1) else { panic!("should propose pounds") };
        assert!((kg - 79.83).abs() < 0.01);
        assert!(matches!(check_entry(36.3, 80.1), Entry::OtherUnit { .. }));
    }

    #[test]
    fn usual_and_odd_values() {
        assert_eq!(check_entry(82.0, 80.1), Entry::Fits);
        assert_eq!(check_entry(90.0, 80.1), Entry::Odd);
    }
}
