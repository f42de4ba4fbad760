//! Lines with what a careful person would have logged.

use super::super::entry::{Activity, EntryData};
use super::super::vocabulary::Category;
use super::{meal, only, read, same, workout};

#[test]
fn stated_weights_are_kept() {
    same("170 g greek yogurt, 35g granola", &[("Greek yogurt, plain, nonfat", 170), ("Cereal, granola", 35)]);
    same("salmon 7oz and 1.5 cups of rice", &[("Salmon, Atlantic, cooked", 198), ("White rice, cooked", 237)]);
    same("milk 300ml oats 80g whey 30g", &[("Milk, whole", 309), ("Oats, dry", 80), ("Whey protein powder", 30)]);
}

#[test]
fn portions_are_estimated_and_say_so() {
    same("a handful of almonds and an apple", &[("Almonds", 28), ("Apple", 182)]);
    same("half an avocado", &[("Avocado", 101)]);
    same("4 egg whites x2", &[("Egg white", 132)]);
    let meal = read("a handful of almonds");
    assert!(meal.entries[0].assumptions.iter().any(|assumption| assumption.field == "items.0.grams"));
    let stated = read("28 g almonds");
    assert!(stated.entries[0].assumptions.iter().all(|assumption| assumption.field != "items.0.grams"));
}

#[test]
fn what_is_part_of_a_dish_is_no_item() {
    assert_eq!(meal("ham and cheese sandwich").items.len(), 1);
    assert_eq!(meal("mac n cheese").items.len(), 1);
    assert_eq!(meal("hamburger on a white bun").items.len(), 1);
    assert_eq!(meal("porridge with honey").items.len(), 2);
    assert_eq!(meal("chilli with 200 g rice").items.len(), 2);
    assert_eq!(meal("soup with bread").items.len(), 2);
}

#[test]
fn what_was_left_out_is_left_out() {
    same("cup of green tea no sugar", &[("Green tea", 237)]);
    assert_eq!(meal("caesar salad without croutons").items.len(), 1);
    same("no dinner, just an apple", &[("Apple", 182)]);
}

#[test]
fn typing_errors_are_forgiven() {
    same("bannana", &[("Banana", 118)]);
    assert_eq!(meal("chiken brest 150g").items[0].grams, Some(150.0));
}

#[test]
fn sentences_are_read_for_their_foods() {
    let text = "For lunch I enjoyed a hearty 240g bowl of tomato soup, a crunchy 30g slice of rye toast to dip, and 250g of \
                sparkling water for a refreshing finish.";
    let reading = read(text);
    assert_eq!(reading.entries.len(), 2, "{:#?}", reading.entries);
    let grams: Vec<f64> = reading
        .entries
        .iter()
        .filter_map(|entry| match &entry.data {
            EntryData::Meal(meal) => Some(meal.items.iter().filter_map(|item| item.grams)),
            _ => None,
        })
        .flatten()
        .collect();
    assert_eq!(grams, [240.0, 30.0]);
}

#[test]
fn meals_and_times_start_occasions() {
    let reading = read("breakfast: eggs. lunch: tuna sandwich. snack: pear");
    let categories: Vec<Category> = reading
        .entries
        .iter()
        .filter_map(|entry| match &entry.data {
            EntryData::Meal(meal) => Some(meal.category),
            _ => None,
        })
        .collect();
    assert_eq!(categories, [Category::Breakfast, Category::Lunch, Category::Snack]);
    assert_eq!(meal("yesterday for lunch: a burrito").eaten_at.to_string(), "2026-11-23T12:30:00Z");
    assert_eq!(meal("soup at 1:15 pm").eaten_at.to_string(), "2026-11-24T13:15:00Z");
    assert_eq!(read("eggs for breakfast, salad for lunch").entries.len(), 2);
}

#[test]
fn sets_belong_to_their_exercises() {
    let done = workout("incline db press 3x10 @ 24kg, cable fly 3x12 15kg");
    assert_eq!(done.exercises.len(), 2);
    assert_eq!(done.exercises[0].sets.len(), 3);
    assert_eq!((done.exercises[1].sets[2].reps, done.exercises[1].sets[2].weight_kg), (Some(12), Some(15.0)));
    let colons = workout("bench: 3x8 80kg. rows: 3x10 60kg");
    assert_eq!(colons.exercises.len(), 2);
    let supersets = workout("superset curls 3x12 14kg and dips 3x10");
    assert!(supersets.exercises.iter().all(|exercise| exercise.superset == Some(1)));
    let pieces = workout("leg press, 4 sets, 12 reps, 180 kg");
    assert_eq!((pieces.exercises[0].sets.len(), pieces.exercises[0].sets[0].weight_kg), (4, Some(180.0)));
}

#[test]
fn exercises_without_sets_stay_without() {
    let done = workout("did lunges and planks");
    assert!(done.exercises.iter().all(|exercise| exercise.sets.is_empty()));
}

fn activity(text: &str) -> Activity {
    match only(text) {
        EntryData::Activity(activity) => activity,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn activities_with_what_was_said() {
    let run = activity("easy 8k run this morning, 45 min, avg hr 138");
    assert_eq!((run.distance_m, run.duration_s, run.average_heart_rate_bpm), (Some(8000.0), Some(2700.0), Some(138.0)));
    assert_eq!(run.energy_source, Some("met_estimate"));
    assert_eq!(activity("swam 30 lengths in a 50 m pool").distance_m, Some(1500.0));
    let burnt = activity("elliptical 25min, 300 kcal");
    assert_eq!((burnt.energy_kcal, burnt.energy_source), (Some(300.0), Some("measured")));
    assert_eq!(activity("climbing for two hours").duration_s, Some(7200.0));
    assert_eq!(activity("zumba class").duration_s, None);
}

#[test]
fn bodies_and_nights() {
    let EntryData::Measurement(weight) = only("weighed in at 11 stone 6") else { panic!() };
    assert!((weight.value - 72.57).abs() < 0.01);
    let EntryData::Measurement(pressure) = only("bp 121/78") else { panic!() };
    assert_eq!((pressure.value, pressure.value2), (121.0, Some(78.0)));
    let EntryData::CheckIn(night) = only("slept 6h 45m, stress 7/10, feeling great") else { panic!() };
    assert_eq!((night.sleep_h, night.mood), (Some(6.75), Some(4.0)));
    let EntryData::Water(water) = only("drank 3 bottles of water") else { panic!() };
    assert!((water.amount_ml - 1500.0).abs() < 0.1);
    let EntryData::Note(note) = only("note: left knee hurts after 3x5 squats") else { panic!() };
    assert_eq!(note.text, "left knee hurts after 3x5 squats");
}

#[test]
fn one_line_may_hold_everything() {
    let reading =
        read("slept 7h, weight 71.3 kg, oatmeal for breakfast, ran 5 km in 27:40, squats 3x5 100kg, 500 ml water");
    assert_eq!(reading.entries.len(), 6, "{:#?}", reading.entries);
}
