//! Questions as people ask them, and answers that say nothing the facts do not hold.

use jiff::civil::{Date, date};

use super::facts::*;
use super::question::{Explained, Nutrient};
use super::*;
use crate::domain::nutrients::Nutrients;
use crate::domain::nutrition::Refusal;
use crate::domain::trends::Point;

/// A Tuesday.
const TODAY: Date = date(2026, 11, 24);

#[test]
fn messages_are_understood() {
    use Intent::*;
    let day = |d| date(2026, 11, d);
    let cases: &[(&str, Intent)] = &[
        ("How much protein do I have left today?", Left(Some(Nutrient::Protein))),
        ("what's left today", Left(None)),
        ("how many calories remaining?", Left(Some(Nutrient::Energy))),
        ("can I still have carbs?", Left(Some(Nutrient::Carbs))),
        ("what did I eat today", Ate(TODAY, None)),
        ("What did I eat yesterday?", Ate(day(23), None)),
        ("what did I have on Friday", Ate(day(20), None)),
        ("how much protein did I eat yesterday", Ate(day(23), Some(Nutrient::Protein))),
        ("how was my week", Week),
        ("show me my weekly summary", Week),
        ("how is my weight going?", WeightTrend),
        ("am I losing weight", WeightTrend),
        ("what should I train today?", Session),
        ("what's my workout today", Session),
        ("what should I eat tonight?", EatNext),
        ("dinner ideas please", EatNext),
        ("what can I have for lunch", EatNext),
        ("I'm hungry", EatNext),
        ("what are my targets", Targets(None)),
        ("how much protein should I eat", Targets(Some(Nutrient::Protein))),
        ("how did you calculate my calorie target?", Explain(Explained::Targets)),
        ("why is my calorie goal so low", Explain(Explained::Targets)),
        ("how was the energy of my run calculated", Explain(Explained::Burned)),
        ("where do the calories of my latte come from", Explain(Explained::Eaten)),
        ("how is my bench press progressing", Lift),
        ("what's my squat 1RM", Lift),
        ("how did I sleep", Sleep),
        ("am I ready to train", Sleep),
        ("how many calories in a banana", LookUp),
        ("wie viel Eiweiß hat ein Ei", LookUp),
        ("how do I do a deadlift", Unknown),
        ("log 2 eggs and toast", Log),
        ("my doctor cleared me to train", Cleared),
        ("hi", Greeting),
        ("thanks!", Thanks),
        ("what can you do", Help),
        ("who won the world cup", Unknown),
        ("tell me a joke about cats", Unknown),
        ("Was ist heute noch übrig?", Left(None)),
        ("Wie viel Eiweiß bleibt mir heute noch?", Left(Some(Nutrient::Protein))),
        ("was habe ich gestern gegessen", Ate(day(23), None)),
        ("Was soll ich heute Abend essen?", EatNext),
        ("was trainiere ich heute", Session),
        ("wie läuft mein Gewicht", WeightTrend),
        ("wie war meine Woche", Week),
        ("¿cuánta proteína me queda hoy?", Left(Some(Nutrient::Protein))),
        ("qué comí ayer", Ate(day(23), None)),
        ("¿qué debo cenar esta noche?", EatNext),
        ("qué entreno hoy", Session),
        ("quanta proteína me resta hoje?", Left(Some(Nutrient::Protein))),
        ("o que comi ontem", Ate(day(23), None)),
        ("o que devo jantar hoje?", EatNext),
        ("qual é o meu treino de hoje", Session),
        ("combien de protéines me reste-t-il aujourd'hui ?", Left(Some(Nutrient::Protein))),
        ("qu'est-ce que j'ai mangé hier", Ate(day(23), None)),
        ("que dois-je manger ce soir ?", EatNext),
        ("quelle séance aujourd'hui ?", Session),
    ];
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, intent)| (text, *intent, understand(text, Language::English, TODAY).intent))
        .filter(|(_, expected, found)| expected != found)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_answer_speaks_the_language_of_the_question() {
    let answer = ask("Wie viel Eiweiß bleibt mir heute noch?", &facts());
    assert_eq!(answer.text, "Heute noch 119 g Eiweiß übrig: bisher 41 g von 160 g.");
}

fn nutrients(energy: f64, protein: f64) -> Nutrients {
    Nutrients {
        energy_kcal: Some(energy),
        protein_g: Some(protein),
        carbs_g: Some(30.0),
        fat_g: Some(10.0),
        fiber_g: Some(3.0),
        ..Nutrients::default()
    }
}

fn food(name: &str, grams: f64, energy: f64, protein: f64, times: u32) -> FoodFacts {
    FoodFacts {
        id: Some(name.to_lowercase()),
        name: name.into(),
        grams,
        nutrients: nutrients(energy, protein),
        times,
        allergens: Some(Vec::new()),
    }
}

fn facts() -> Facts {
    let item = |name: &str, energy, protein| ItemFacts {
        name: name.into(),
        grams: Some(150.0),
        nutrients: nutrients(energy, protein),
    };
    let breakfast = MealFacts {
        id: "m1".into(),
        name: "Breakfast".into(),
        category: "breakfast".into(),
        items: vec![item("Eggs", 210.0, 18.0), item("Toast", 160.0, 5.0)],
    };
    let lunch = MealFacts {
        id: "m2".into(),
        name: "Lunch".into(),
        category: "lunch".into(),
        items: vec![item("Latte", 190.0, 18.0)],
    };
    let run = ActivityFacts {
        id: "a1".into(),
        name: "running".into(),
        duration_s: Some(1650.0),
        distance_m: Some(5000.0),
        energy_kcal: Some(395.0),
        measured: false,
    };
    Facts {
        today: TODAY,
        targets: Some(TargetFacts {
            energy_kcal: Some(2320.0),
            protein_g: Some(160.0),
            carbs_g: Some(276.0),
            fat_g: Some(64.0),
            source: "calculated".into(),
            bmr_kcal: Some(1780.0),
            tdee_kcal: Some(2759.0),
            method: Some("mifflin_st_jeor".into()),
            ..TargetFacts::default()
        }),
        days: vec![DayFacts {
            day: TODAY,
            meals: vec![breakfast, lunch],
            activities: vec![run],
            ..DayFacts::default()
        }],
        foods: vec![
            food("Chicken breast", 170.0, 280.0, 52.0, 9),
            food("Rice", 200.0, 260.0, 5.0, 12),
            food("Salmon", 150.0, 310.0, 34.0, 3),
            food("Apple", 180.0, 94.0, 0.5, 5),
            food("Tofu", 120.0, 170.0, 18.0, 0),
            food("Lentils", 200.0, 230.0, 18.0, 0),
        ],
        ..Facts::default()
    }
}

fn ask(message: &str, facts: &Facts) -> Answer {
    answer(&understand(message, Language::English, facts.today), facts)
}

#[test]
fn says_what_is_left_and_cites_the_meals() {
    let answer = ask("How much protein do I have left today?", &facts());
    assert_eq!(answer.text, "You have 119 g of protein left today: 41 g of 160 g so far.");
    let kinds: Vec<_> = answer.citations.iter().map(|citation| citation.kind).collect();
    assert_eq!(kinds, ["meal", "meal", "targets"]);
    assert_eq!(ask("what's left?", &facts()).text, "Left today: 1760 kcal, 119 g protein, 186 g carbs and 34 g fat.");
}

#[test]
fn suggests_from_what_is_eaten_often() {
    let answer = ask("what should I eat tonight?", &facts());
    assert!(answer.text.contains("Chicken breast"), "{}", answer.text);
    assert!(answer.text.starts_with("You have 1760 kcal and 119 g of protein left today."), "{}", answer.text);
    assert_eq!(answer, ask("what should I eat tonight?", &facts()), "the same question, the same answer");
}

#[test]
fn suggestions_keep_to_the_diet() {
    let vegan = Facts { diet: Some("vegan".into()), ..facts() };
    let text = ask("dinner ideas", &vegan).text;
    assert!(!text.contains("Chicken") && !text.contains("Salmon") && text.contains("Lentils"), "{text}");
    let allergic = Facts { allergies: vec!["fish".into()], ..facts() };
    assert!(ask("dinner ideas", &allergic).text.contains("check the label"));
}

#[test]
fn hidden_numbers_stay_hidden() {
    let hidden =
        Facts { hidden: Some(Refusal::NumbersHidden), weights: vec![Point { day: TODAY, value: 60.0 }], ..facts() };
    for message in [
        "what's left today",
        "how is my weight",
        "what are my targets",
        "what should I eat tonight",
        "how did you calculate my target",
        "how much protein did I eat",
        "what did I eat today",
        "how many calories did I burn",
    ] {
        let text = ask(message, &hidden).text;
        assert!(!text.contains(|c: char| c.is_ascii_digit()), "{message}: {text}");
    }
}

#[test]
fn a_hold_stops_training_advice() {
    let held = Facts { on_hold: true, session: Some(SessionFacts::default()), ..facts() };
    assert!(ask("what should I train today", &held).text.contains("professional"));
}

#[test]
fn explains_targets_with_their_basis() {
    let text = ask("how did you calculate my calorie target?", &facts()).text;
    assert!(
        text.contains("1780 kcal (Mifflin–St Jeor)") && text.contains("2759 kcal") && text.contains("-439 kcal"),
        "{text}"
    );
}

#[test]
fn the_unknown_is_admitted() {
    assert!(ask("who won the world cup", &facts()).text.starts_with("I can't tell."));
}

proptest::proptest! {
    /// Every number told is one of the facts or the sum or difference that was asked for.
    #[test]
    fn no_number_is_made_up(energy in 0.0..4000.0_f64, protein in 0.0..300.0_f64, target in 1200.0..4000.0_f64) {
        let mut facts = facts();
        facts.days[0].meals.truncate(1);
        facts.days[0].meals[0].items.truncate(1);
        facts.days[0].meals[0].items[0].nutrients = nutrients(energy, protein);
        if let Some(targets) = &mut facts.targets {
            targets.energy_kcal = Some(target);
        }
        let known = [energy, protein, target, 30.0, 10.0, 276.0, 64.0, 160.0, target - energy, energy - target, 160.0 - protein,
            protein - 160.0, 246.0, 54.0, 0.0];
        let allowed: Vec<String> = known.iter().map(|value| format!("{}", (value + 0.5).floor())).collect();
        for message in ["what's left", "how many calories are left", "how much protein is left", "what did I eat today"] {
            let text = ask(message, &facts).text;
            for number in text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()) {
                proptest::prop_assert!(allowed.iter().any(|known| known == number), "{number} in {text}");
            }
        }
    }

    #[test]
    fn any_message_is_answered(message in "\\PC{0,300}") {
        let answer = ask(&message, &facts());
        proptest::prop_assert!(!answer.text.is_empty());
    }
}
