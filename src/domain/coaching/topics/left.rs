//! What the day's targets leave.

use super::super::answer::{Answer, Voice, fill};
use super::super::facts::{DayFacts, Facts, TargetFacts};
use super::super::question::Nutrient;
use super::list;
use crate::domain::nutrients::Totals;

pub fn answer(nutrient: Option<Nutrient>, facts: &Facts, voice: Voice) -> Answer {
    let eaten = facts.eaten_today();
    let mut answer = match (&facts.targets, nutrient) {
        (None, None) => Answer::of(fill(voice.words.no_targets, &[("list", &list::sums(&eaten, voice))])),
        (Some(_), None) => all(facts, &eaten, voice),
        (_, Some(nutrient)) => one(nutrient, facts, &eaten, voice),
    };
    let today = facts.day(facts.today);
    if today.is_none_or(|day| day.meals.is_empty()) {
        answer.say(voice.words.nothing_today);
    }
    if let Some(nutrients) = list::incomplete(&eaten, nutrient, voice) {
        answer.say(&fill(voice.words.lower_bound, &[("nutrients", &nutrients)]));
    }
    cite(&mut answer, today, facts);
    answer
}

/// A target of the day by nutrient.
pub fn target_of(nutrient: Nutrient) -> fn(&TargetFacts) -> Option<f64> {
    match nutrient {
        Nutrient::Energy => |targets| targets.energy_kcal,
        Nutrient::Protein => |targets| targets.protein_g,
        Nutrient::Carbs => |targets| targets.carbs_g,
        Nutrient::Fat => |targets| targets.fat_g,
        Nutrient::Fiber => |targets| targets.fiber_g,
        Nutrient::Water => |targets| targets.water_ml,
    }
}

/// How much of a nutrient is in a sum; water is counted by the day.
pub fn eaten_of(nutrient: Nutrient, eaten: &Totals, water_ml: f64) -> f64 {
    let sum = eaten.nutrients;
    let value = match nutrient {
        Nutrient::Energy => sum.energy_kcal,
        Nutrient::Protein => sum.protein_g,
        Nutrient::Carbs => sum.carbs_g,
        Nutrient::Fat => sum.fat_g,
        Nutrient::Fiber => sum.fiber_g,
        Nutrient::Water => Some(water_ml),
    };
    value.unwrap_or(0.0)
}

fn all(facts: &Facts, eaten: &Totals, voice: Voice) -> Answer {
    let left = |nutrient| facts.left(target_of(nutrient), Some(eaten_of(nutrient, eaten, 0.0)));
    let main = [Nutrient::Energy, Nutrient::Protein, Nutrient::Carbs, Nutrient::Fat];
    let parts: Vec<_> =
        main.into_iter().map(|nutrient| (nutrient, left(nutrient).map(|value| value.max(0.0)))).collect();
    let mut answer = Answer::of(fill(voice.words.left_all, &[("list", &list::amounts(&parts, voice))]));
    for nutrient in main {
        if left(nutrient).is_some_and(|value| value <= -1.0) {
            answer.say(&one_sentence(nutrient, facts, eaten, voice));
        }
    }
    answer
}

fn one(nutrient: Nutrient, facts: &Facts, eaten: &Totals, voice: Voice) -> Answer {
    Answer::of(one_sentence(nutrient, facts, eaten, voice))
}

fn one_sentence(nutrient: Nutrient, facts: &Facts, eaten: &Totals, voice: Voice) -> String {
    let water_ml = facts.day(facts.today).map_or(0.0, |day| day.water_ml);
    let so_far = eaten_of(nutrient, eaten, water_ml);
    let name = voice.nutrient(nutrient);
    let eaten_text = voice.amount(nutrient, so_far);
    let Some(target) = facts.targets.as_ref().and_then(target_of(nutrient)) else {
        return fill(voice.words.no_such_target, &[("nutrient", name), ("eaten", &eaten_text)]);
    };
    let target_text = voice.amount(nutrient, target);
    let difference = voice.amount(nutrient, (target - so_far).abs());
    let values = [("nutrient", name), ("eaten", &eaten_text), ("target", &target_text)];
    let (template, key) =
        if target >= so_far { (voice.words.left_one, "left") } else { (voice.words.over_one, "over") };
    let mut values = values.to_vec();
    values.push((key, &difference));
    fill(template, &values)
}

/// Names the meals that were counted and the targets.
pub fn cite(answer: &mut Answer, today: Option<&DayFacts>, facts: &Facts) {
    for meal in today.into_iter().flat_map(|day| &day.meals) {
        answer.cite("meal", Some(&meal.id), &meal.name);
    }
    if let Some(targets) = &facts.targets {
        answer.cite("targets", None, &targets.source);
    }
}
