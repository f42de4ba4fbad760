//! The targets, and where they come from.

use super::super::answer::{Answer, Voice, fill};
use super::super::facts::{Facts, TargetFacts};
use super::super::question::Nutrient;
use super::{left, list};

pub fn answer(nutrient: Option<Nutrient>, facts: &Facts, voice: Voice) -> Answer {
    let Some(targets) = &facts.targets else {
        let eaten = list::sums(&facts.eaten_today(), voice);
        return Answer::of(fill(voice.words.no_targets, &[("list", &eaten)]));
    };
    let one = nutrient.and_then(|nutrient| Some((nutrient, left::target_of(nutrient)(targets)?)));
    let mut answer = match one {
        Some((nutrient, value)) => {
            let target = voice.amount(nutrient, value);
            Answer::of(fill(voice.words.target_one, &[("nutrient", voice.nutrient(nutrient)), ("target", &target)]))
        }
        None => all(targets, voice),
    };
    basis(&mut answer, targets, voice);
    answer.cite("targets", None, &targets.source);
    answer
}

fn all(targets: &TargetFacts, voice: Voice) -> Answer {
    let parts = [
        (Nutrient::Energy, targets.energy_kcal),
        (Nutrient::Protein, targets.protein_g),
        (Nutrient::Carbs, targets.carbs_g),
        (Nutrient::Fat, targets.fat_g),
        (Nutrient::Fiber, targets.fiber_g),
        (Nutrient::Water, targets.water_ml),
    ];
    Answer::of(fill(voice.words.targets, &[("list", &list::amounts(&parts, voice))]))
}

/// Says how the numbers came about: inputs, method and what adjusted them.
pub fn basis(answer: &mut Answer, targets: &TargetFacts, voice: Voice) {
    match targets.source.as_str() {
        "manual" => answer.say(voice.words.manual),
        "adaptive" => answer.say(voice.words.adaptive),
        _ => {
            let known = (targets.bmr_kcal, targets.tdee_kcal, targets.energy_kcal);
            if let (Some(bmr), Some(tdee), Some(energy)) = known {
                let method = targets.method.as_deref().map_or("", method_name);
                let (bmr, tdee, difference) = (voice.kcal(bmr), voice.kcal(tdee), voice.kcal(energy - tdee));
                let values = [("bmr", &*bmr), ("method", method), ("tdee", &*tdee), ("difference", &*difference)];
                answer.say(&fill(voice.words.computed, &values));
            }
        }
    }
    if !targets.adjustments.is_empty() {
        let codes: Vec<String> = targets.adjustments.iter().map(ToString::to_string).collect();
        answer.say(&format!("({})", codes.join(", ")));
    }
}

fn method_name(method: &str) -> &str {
    match method {
        "mifflin_st_jeor" => "Mifflin–St Jeor",
        "katch_mcardle" => "Katch–McArdle",
        other => other,
    }
}
