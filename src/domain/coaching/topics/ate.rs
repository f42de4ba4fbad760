//! What was eaten on a day.

use jiff::civil::Date;

use super::super::answer::{Answer, Voice, capital, fill};
use super::super::facts::{DayFacts, Facts, MealFacts};
use super::super::question::Nutrient;
use super::{left, list};

pub fn answer(day: Date, nutrient: Option<Nutrient>, facts: &Facts, voice: Voice) -> Answer {
    let name = voice.day(day);
    let Some(found) = facts.day(day).filter(|found| !found.meals.is_empty() || found.water_ml > 0.0) else {
        return Answer::of(fill(voice.words.ate_nothing, &[("day", &name)]));
    };
    let mut answer = match nutrient {
        Some(nutrient) => one(nutrient, found, &name, voice),
        None => all(found, &name, facts.hidden.is_some(), voice),
    };
    if facts.hidden.is_none()
        && let Some(nutrients) = list::incomplete(&found.totals(), nutrient, voice)
    {
        answer.text.push('\n');
        answer.say(&fill(voice.words.lower_bound, &[("nutrients", &nutrients)]));
    }
    for meal in &found.meals {
        answer.cite("meal", Some(&meal.id), &meal.name);
    }
    answer
}

fn one(nutrient: Nutrient, day: &DayFacts, name: &str, voice: Voice) -> Answer {
    let eaten = voice.amount(nutrient, left::eaten_of(nutrient, &day.totals(), day.water_ml));
    let values = [("day", &*capital(name)), ("eaten", &*eaten), ("nutrient", voice.nutrient(nutrient))];
    Answer::of(fill(voice.words.ate_one, &values))
}

fn all(day: &DayFacts, name: &str, hidden: bool, voice: Voice) -> Answer {
    let sums = if hidden { meal_names(day, voice) } else { list::sums(&day.totals(), voice) };
    let mut answer = Answer::of(fill(voice.words.ate, &[("day", &capital(name)), ("list", &sums)]));
    for meal in &day.meals {
        let foods: Vec<&str> = meal.items.iter().map(|item| item.name.as_str()).collect();
        let energy = meal.totals().nutrients.energy_kcal.filter(|_| !hidden);
        let energy = energy.map(|value| format!(" ({})", voice.kcal(value))).unwrap_or_default();
        answer.item(&format!("{}: {}{energy}", capital(category(meal, voice)), foods.join(", ")));
    }
    if day.water_ml > 0.0 {
        answer.item(&format!(
            "{}: {}",
            capital(voice.nutrient(Nutrient::Water)),
            voice.amount(Nutrient::Water, day.water_ml)
        ));
    }
    answer
}

fn meal_names(day: &DayFacts, voice: Voice) -> String {
    let names: Vec<String> = day.meals.iter().map(|meal| category(meal, voice).to_owned()).collect();
    list::joined(&names, voice.words.and)
}

fn category(meal: &MealFacts, voice: Voice) -> &'static str {
    let [breakfast, lunch, dinner, snack, other] = voice.words.categories;
    match meal.category.as_str() {
        "breakfast" => breakfast,
        "lunch" => lunch,
        "dinner" => dinner,
        "snack" => snack,
        _ => other,
    }
}
