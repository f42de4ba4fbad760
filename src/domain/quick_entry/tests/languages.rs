//! The same things said in other languages.

use super::super::entry::EntryData;
use super::{meal, only, workout};

/// Energy per item of a meal, kcal, to see that it is the right food.
fn first_food(text: &str) -> String {
    meal(text).items.into_iter().next().map(|item| item.name).unwrap_or_default()
}

#[test]
fn foods() {
    for (text, food) in [
        ("zwei Eier und ein Brötchen", "Egg, whole"),
        ("150 g Hähnchenbrust mit Reis", "Chicken breast"),
        ("dos huevos fritos", "Egg, fried"),
        ("un vaso de leche", "Milk, whole"),
        ("arroz com feijão", "Rice and beans"),
        ("um copo de leite", "Milk, whole"),
        ("une pomme", "Apple"),
        ("150 g de saumon", "Salmon"),
    ] {
        let found = first_food(text);
        assert!(found.contains(food), "{text}: {found}");
    }
}

#[test]
fn training() {
    for text in [
        "Kniebeugen 4x6 100 kg",
        "sentadillas 4x6 100 kg",
        "agachamento 4x6 100 kg",
        "squat 4x6 à 100 kg",
        "Kniebeugen 4 Sätze à 6 mit 100 kg",
        "sentadillas 4 series de 6 con 100 kilos",
    ] {
        let done = workout(text);
        assert_eq!(done.exercises.len(), 1, "{text}");
        assert_eq!(done.exercises[0].sets.len(), 4, "{text}");
        assert!(done.exercises[0].sets.iter().all(|set| set.reps == Some(6) && set.weight_kg == Some(100.0)), "{text}");
    }
}

#[test]
fn runs_and_nights() {
    for text in ["10 km gelaufen in 52:30", "corrí 10 km en 52:30", "corri 10 km em 52:30", "couru 10 km en 52:30"] {
        let EntryData::Activity(run) = only(text) else { panic!("{text}") };
        assert_eq!(
            (run.kind.as_str(), run.distance_m, run.duration_s),
            ("running", Some(10_000.0), Some(3150.0)),
            "{text}"
        );
    }
    for text in ["8 Stunden geschlafen", "dormí 8 horas", "dormi 8 horas", "dormi 8h"] {
        let EntryData::CheckIn(night) = only(text) else { panic!("{text}") };
        assert_eq!(night.sleep_h, Some(8.0), "{text}");
    }
    for text in ["Gewicht 71,5 kg", "peso 71,5 kg", "poids 71,5 kg"] {
        let EntryData::Measurement(weight) = only(text) else { panic!("{text}") };
        assert!((weight.value - 71.5).abs() < 1e-9, "{text}");
    }
    for text in
        ["anderthalb Liter Wasser getrunken", "bebí 1,5 litros de agua", "bebi 1,5 litro de água", "bu 1,5 l d'eau"]
    {
        let EntryData::Water(water) = only(text) else { panic!("{text}") };
        assert!((water.amount_ml - 1500.0).abs() < 1e-9, "{text}");
    }
}
