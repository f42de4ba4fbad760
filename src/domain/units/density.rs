//! Grams in a millilitre of common foods, from the weights of their household measures in USDA SR28 (public domain).

/// Words that a food's name must hold, all of them, and its density; the first match counts, so the more exact come first.
const DENSITIES: [(&[&str], f64); 32] = [
    (&["peanut", "butter"], 1.09),
    (&["soy", "sauce"], 1.08),
    (&["maple", "syrup"], 1.33),
    (&["rice", "cooked"], 0.67),
    (&["lentils", "cooked"], 0.84),
    (&["milk"], 1.03),
    (&["buttermilk"], 1.03),
    (&["latte"], 1.03),
    (&["cream"], 1.01),
    (&["yogurt"], 1.04),
    (&["yoghurt"], 1.04),
    (&["juice"], 1.05),
    (&["cola"], 1.04),
    (&["soda"], 1.04),
    (&["beer"], 1.00),
    (&["vinegar"], 1.01),
    (&["wine"], 0.99),
    (&["whiskey"], 0.94),
    (&["vodka"], 0.94),
    (&["rum"], 0.94),
    (&["gin"], 0.94),
    (&["oil"], 0.91),
    (&["butter"], 0.96),
    (&["honey"], 1.43),
    (&["ketchup"], 1.15),
    (&["mayonnaise"], 0.93),
    (&["sugar"], 0.85),
    (&["flour"], 0.53),
    (&["salt"], 1.23),
    (&["oats"], 0.34),
    (&["rice"], 0.78),
    (&["lentils"], 0.81),
];

/// Drinks that weigh as much as water.
const LIKE_WATER: [&str; 10] =
    ["water", "coffee", "tea", "espresso", "lemonade", "drink", "broth", "smoothie", "cider", "beverage"];

/// Grams in a millilitre of the food of this name; `None` where nothing is known and asking is better than guessing.
pub fn grams_per_milliliter(name: &str) -> Option<f64> {
    let name = name.to_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    DENSITIES
        .iter()
        .find(|(needed, _)| needed.iter().all(|word| words.contains(word)))
        .map(|(_, density)| *density)
        .or_else(|| words.iter().any(|word| LIKE_WATER.contains(word)).then_some(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::units::VolumeUnit;

    #[test]
    fn reference_values() {
        let milk = 16.0 * VolumeUnit::UsFluidOunce.milliliters() * grams_per_milliliter("Milk, whole").unwrap();
        assert!((milk - 487.4).abs() < 0.05);
        let oil = VolumeUnit::UsTablespoon.milliliters() * grams_per_milliliter("Oil, olive").unwrap();
        assert!((oil - 13.5).abs() < 0.05);
    }

    #[test]
    fn the_more_exact_name_counts() {
        assert_eq!(grams_per_milliliter("Peanut butter, smooth"), Some(1.09));
        assert_eq!(grams_per_milliliter("Rice, white, cooked"), Some(0.67));
        assert_eq!(grams_per_milliliter("Rice, white, dry"), Some(0.78));
        assert_eq!(grams_per_milliliter("Green tea"), Some(1.0));
        assert_eq!(grams_per_milliliter("Steak"), None);
        assert_eq!(grams_per_milliliter("Butternut squash"), None);
    }
}
