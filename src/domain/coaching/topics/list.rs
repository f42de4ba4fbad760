//! Amounts in a row: "1240 kcal, 92 g protein and 31 g fat".

use super::super::answer::Voice;
use super::super::question::Nutrient;
use crate::domain::nutrients::Totals;

/// The four that are always told, with an amount each; unknown ones are left out.
pub fn amounts(parts: &[(Nutrient, Option<f64>)], voice: Voice) -> String {
    let told = parts.iter().filter_map(|(nutrient, value)| {
        let amount = voice.amount(*nutrient, (*value)?);
        Some(if *nutrient == Nutrient::Energy { amount } else { format!("{amount} {}", voice.nutrient(*nutrient)) })
    });
    joined(&told.collect::<Vec<_>>(), voice.words.and)
}

/// Energy and macronutrients of a sum.
pub fn sums(totals: &Totals, voice: Voice) -> String {
    let sum = totals.nutrients;
    amounts(
        &[
            (Nutrient::Energy, sum.energy_kcal),
            (Nutrient::Protein, sum.protein_g),
            (Nutrient::Carbs, sum.carbs_g),
            (Nutrient::Fat, sum.fat_g),
        ],
        voice,
    )
}

pub fn joined(parts: &[String], and: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

/// The nutrients that some food did not know, of those that are told, by their names.
pub fn incomplete(totals: &Totals, asked: Option<Nutrient>, voice: Voice) -> Option<String> {
    let missing = totals.incomplete();
    let told = [
        (Nutrient::Energy, "energy_kcal"),
        (Nutrient::Protein, "protein_g"),
        (Nutrient::Carbs, "carbs_g"),
        (Nutrient::Fat, "fat_g"),
        (Nutrient::Fiber, "fiber_g"),
    ];
    let relevant = |nutrient: Nutrient| asked.map_or(nutrient != Nutrient::Fiber, |asked| asked == nutrient);
    let names: Vec<String> = told
        .into_iter()
        .filter(|(nutrient, name)| relevant(*nutrient) && missing.contains(name))
        .map(|(nutrient, _)| voice.nutrient(nutrient).to_owned())
        .collect();
    (!names.is_empty()).then(|| joined(&names, voice.words.and))
}
