//! From an amount of a food, as somebody put it, to grams.

use super::units::{Grams, Kitchen, Quantity, Unit, grams_per_milliliter};

/// Why an amount has no grams.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AmountError {
    #[error("is not a unit, and not a portion of this food")]
    UnknownUnit,
    #[error("is no unit in which food is measured")]
    NotAFoodUnit,
    #[error("has no known weight for this food: give grams, or one of its portions")]
    UnknownWeight,
    #[error("must come to 0.1 to 20000 grams")]
    OutOfRange,
}

/// A portion of a food: its label (`cup`, `1 cup`, `slice, large`) and what it weighs.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Labelled<'a> {
    pub label: &'a str,
    pub grams: f64,
}

/// Grams in `amount` of `unit` of a food. A unit of mass is exact; a unit of volume weighs what the food's own portions
/// say, else what foods of its name usually do; any other word must be one of the food's portions.
pub fn grams(
    amount: f64,
    unit: &str,
    kitchen: Kitchen,
    name: &str,
    portions: &[Labelled<'_>],
) -> Result<Grams, AmountError> {
    let grams = if let Ok(parsed) = Unit::parse(unit, kitchen) {
        let quantity = Quantity::new(amount, parsed).map_err(|_| AmountError::OutOfRange)?;
        match (quantity.grams(), quantity.milliliters()) {
            (Some(grams), _) => grams,
            (None, Some(milliliters)) => milliliters * density(name, kitchen, portions)?,
            (None, None) => return Err(AmountError::NotAFoodUnit),
        }
    } else {
        let wanted = portion_word(unit);
        let found = portions.iter().find(|portion| portion_word(portion.label) == wanted);
        amount * found.ok_or(AmountError::UnknownUnit)?.grams
    };
    Grams::new(grams).map_err(|_| AmountError::OutOfRange)
}

/// Grams in `count` of a portion.
pub fn of_portion(count: f64, portion_g: f64) -> Result<Grams, AmountError> {
    Grams::new(count * portion_g).map_err(|_| AmountError::OutOfRange)
}

fn density(name: &str, kitchen: Kitchen, portions: &[Labelled<'_>]) -> Result<f64, AmountError> {
    portions
        .iter()
        .find_map(|portion| {
            let (count, unit) = counted(portion.label);
            let milliliters = Quantity::new(count, Unit::parse(unit, kitchen).ok()?).ok()?.milliliters()?;
            Some(portion.grams / milliliters)
        })
        .or_else(|| grams_per_milliliter(name))
        .ok_or(AmountError::UnknownWeight)
}

/// Splits `2 tbsp` into its number and its unit; a label without a number means one.
fn counted(label: &str) -> (f64, &str) {
    let label = label.trim();
    let end = label.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(label.len());
    match label[..end].parse() {
        Ok(count) => (count, label[end..].trim()),
        Err(_) => (1.0, label),
    }
}

/// The word by which a portion is recognised: lower case, without a count of one, in the singular.
fn portion_word(label: &str) -> String {
    let label = label.trim();
    let lower = label.strip_prefix("1 ").unwrap_or(label).to_lowercase();
    let singular = ["ches", "shes", "sses"].iter().find_map(|end| {
        let stem = lower.strip_suffix(end)?;
        Some(format!("{stem}{}", &end[..end.len() - 2]))
    });
    singular.unwrap_or_else(|| match lower.strip_suffix('s') {
        Some(stem) if !stem.ends_with('s') && !stem.is_empty() => stem.to_owned(),
        _ => lower,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MILK: [Labelled<'static>; 2] =
        [Labelled { label: "1 cup", grams: 244.0 }, Labelled { label: "glass", grams: 250.0 }];

    fn of(amount: f64, unit: &str, name: &str, portions: &[Labelled<'_>]) -> Result<f64, AmountError> {
        grams(amount, unit, Kitchen::Us, name, portions).map(Grams::get)
    }

    fn near(found: Result<f64, AmountError>, grams: f64) -> bool {
        found.is_ok_and(|found| (found - grams).abs() < 0.05)
    }

    #[test]
    fn mass_is_exact_whatever_the_food() {
        assert!(near(of(5.0, "oz", "Steak", &[]), 141.7));
        assert!(near(of(100.0, "g", "Banana", &[]), 100.0));
    }

    #[test]
    fn volume_weighs_what_the_portions_of_the_food_say() {
        assert!(near(of(2.0, "cups", "Milk, whole", &MILK), 488.0));
        assert!(near(of(236.588_236_5, "ml", "Milk, whole", &MILK), 244.0));
        assert!(near(of(16.0, "fl oz", "Milk, whole", &[]), 487.4));
        assert_eq!(of(1.0, "cup", "Steak", &[]), Err(AmountError::UnknownWeight));
    }

    #[test]
    fn portions_are_found_by_their_word() {
        assert!(near(of(2.0, "Glasses", "Milk", &MILK), 500.0));
        let bread = [Labelled { label: "slice", grams: 29.0 }];
        assert!(near(of(3.0, "slices", "Bread", &bread), 87.0));
        assert!(near(of(1.0, "1 slice", "Bread", &bread), 29.0));
        assert_eq!(of(1.0, "loaf", "Bread", &bread), Err(AmountError::UnknownUnit));
    }

    #[test]
    fn absurd_amounts_are_refused() {
        assert_eq!(of(21.0, "kg", "Bread", &[]), Err(AmountError::OutOfRange));
        assert_eq!(of(0.0, "g", "Bread", &[]), Err(AmountError::OutOfRange));
        assert_eq!(of(5.0, "km", "Bread", &[]), Err(AmountError::NotAFoodUnit));
    }
}
