//! What to eat next: plates from the member's own foods that fit what the day leaves.

use super::super::answer::{Answer, Voice, fill};
use super::super::diet;
use super::super::facts::{Facts, FoodFacts};
use super::super::plate::{Plate, Wanted, plates};
use super::super::question::Nutrient;
use super::left;

const OPTIONS: usize = 3;
/// One meal takes at most this share of a day's energy; what is left beyond it is for another meal.
const LARGEST_MEAL: f64 = 0.45;
/// Under this the day is about full, kcal.
const LITTLE_KCAL: f64 = 150.0;
/// What a light bite holds, kcal.
const LIGHT_KCAL: f64 = 120.0;
/// A meal where no target says how much, kcal and g.
const USUAL: Wanted = Wanted { energy_kcal: 600.0, protein_g: 30.0 };

pub fn answer(facts: &Facts, voice: Voice) -> Answer {
    let foods: Vec<&FoodFacts> = facts.foods.iter().filter(|food| diet::allows(food, facts)).collect();
    let eaten = facts.eaten_today();
    let left_of = |nutrient| facts.left(left::target_of(nutrient), Some(left::eaten_of(nutrient, &eaten, 0.0)));
    let energy = left_of(Nutrient::Energy).filter(|_| facts.hidden.is_none());
    let protein = left_of(Nutrient::Protein).unwrap_or(0.0).max(0.0);
    let (intro, wanted) = match energy {
        Some(left) if left < LITTLE_KCAL => {
            let text = fill(voice.words.eat_little, &[("left", &voice.kcal(left.max(0.0)))]);
            (text, Wanted { energy_kcal: LIGHT_KCAL, protein_g: protein.min(15.0) })
        }
        Some(left) => {
            let text = fill(voice.words.eat_next, &[("energy", &voice.kcal(left)), ("protein", &voice.grams(protein))]);
            let day = facts.targets.as_ref().and_then(|targets| targets.energy_kcal).unwrap_or(left);
            let meal = left.min(day * LARGEST_MEAL);
            (text, Wanted { energy_kcal: meal, protein_g: protein * meal / left })
        }
        None if facts.hidden.is_some() => (voice.words.hidden_food.to_owned(), USUAL),
        None => (voice.words.eat_next_free.to_owned(), USUAL),
    };
    let options = plates(&foods, wanted, OPTIONS);
    if options.is_empty() {
        return Answer::of(voice.words.no_option);
    }
    let mut answer = Answer::of(intro);
    for plate in &options {
        answer.item(&line(plate, energy, facts, voice));
        for (food, _) in &plate.foods {
            answer.cite("food", food.id.as_deref(), &food.name);
        }
    }
    if !facts.allergies.is_empty() {
        answer.text.push('\n');
        answer.say(voice.words.check_label);
    }
    left::cite(&mut answer, facts.day(facts.today), facts);
    answer
}

fn line(plate: &Plate, left: Option<f64>, facts: &Facts, voice: Voice) -> String {
    let hidden = facts.hidden.is_some();
    let food = |(food, portions): &(&FoodFacts, f64)| {
        if hidden { food.name.clone() } else { format!("{} ({})", food.name, voice.grams(food.grams * portions)) }
    };
    let foods = plate.foods.iter().map(food).collect::<Vec<_>>().join(" + ");
    if hidden {
        return foods;
    }
    let (energy, protein) = (voice.kcal(plate.energy_kcal), voice.grams(plate.protein_g));
    let mut text = fill(voice.words.option, &[("foods", &foods), ("energy", &energy), ("protein", &protein)]);
    if let Some(rest) = left.map(|left| left - plate.energy_kcal).filter(|rest| *rest >= 1.0) {
        let leaves = fill(voice.words.leaves, &[("energy", &voice.kcal(rest))]);
        text = format!("{text} ({leaves})");
    }
    text
}
