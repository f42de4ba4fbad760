//! What holds for any text: no panic, no figure that was not written, work that grows with the length and no faster.

use proptest::prelude::*;

use super::super::entry::EntryData;
use super::super::tokens::tokenise;
use super::super::{Steps, read_counting};
use super::{context, read};

/// Words that the engine has a use for, so that random lines reach all of it.
const WORDS: &[&str] = &[
    "eggs",
    "bread",
    "rice",
    "milk",
    "coffee",
    "banana",
    "pizza",
    "water",
    "bench",
    "squat",
    "curls",
    "ran",
    "swim",
    "ride",
    "slept",
    "weight",
    "waist",
    "stress",
    "mood",
    "kg",
    "g",
    "ml",
    "min",
    "km",
    "lb",
    "x",
    "@",
    "rpe",
    "sets",
    "of",
    "reps",
    "and",
    "with",
    "on",
    "for",
    "lunch",
    "dinner",
    "yesterday",
    "at",
    "am",
    "no",
    "didn't",
    "will",
    "how",
    "?",
    ".",
    ",",
    ":",
    "/",
    "-",
    "(",
    ")",
    "a",
    "half",
    "two",
    "dozen",
    "3",
    "8",
    "12",
    "80",
    "7:30",
    "27:15",
    "1/2",
    "5-6",
    "2.5",
    "1,5",
    "large",
    "slice",
    "cup",
    "handful",
    "tomorrow",
    "i",
    "ate",
    "did",
    "und",
    "con",
    "à",
    "leche",
    "Brot",
    "\n",
    "🍌",
    "½",
    "note",
    "bp",
    "120/80",
    "hr",
    "to",
    "from",
    "bed",
    "up",
];

fn line() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..40).prop_map(|words| words.join(" "))
}

/// Every figure of a text in any unit that entries use, and those that words may stand for.
fn grounds(text: &str) -> Vec<f64> {
    let mut numbers: Vec<f64> = tokenise(text, false)
        .iter()
        .chain(&tokenise(text, true))
        .filter_map(super::super::tokens::Token::number)
        .collect();
    numbers.extend([0.5, 1.0, 2.0, 12.0]);
    let plain = numbers.clone();
    // Sums and products of two: 2h20, 27:15, 3 x 400 m, 12 st 3, one and a half dozen.
    for a in &plain {
        for b in &plain {
            numbers.extend([a * b, a + b, a * 60.0 + b, a * 3600.0 + b * 60.0, a + b / 60.0, a * 14.0 + b, a / b]);
        }
    }
    numbers
}

fn is_grounded(value: f64, grounds: &[f64], factors: &[f64]) -> bool {
    grounds
        .iter()
        .any(|ground| factors.iter().any(|factor| (ground * factor - value).abs() <= value.abs() * 1e-6 + 1e-9))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn never_panics_on_any_text(text in ".{0,300}") {
        read(&text);
    }

    #[test]
    fn never_panics_on_lines_of_its_own_words(text in line()) {
        read(&text);
    }

    #[test]
    fn figures_are_those_of_the_text(text in line()) {
        let grounds = grounds(&text);
        for entry in read(&text).entries {
            match entry.data {
                EntryData::Activity(activity) => {
                    if let Some(metres) = activity.distance_m {
                        prop_assert!(is_grounded(metres, &grounds, &[1.0, 1000.0, 1609.344, 0.9144, 42_195.0, 21_097.5]), "{metres} m in {text}");
                    }
                    if let Some(seconds) = activity.duration_s {
                        prop_assert!(is_grounded(seconds, &grounds, &[1.0, 60.0, 3600.0]), "{seconds} s in {text}");
                    }
                }
                EntryData::Workout(workout) => {
                    for set in workout.exercises.iter().flat_map(|exercise| &exercise.sets) {
                        if let Some(reps) = set.reps {
                            prop_assert!(is_grounded(f64::from(reps), &grounds, &[1.0]), "{reps} reps in {text}");
                        }
                        if let Some(kg) = set.weight_kg {
                            prop_assert!(is_grounded(kg, &grounds, &[1.0, 0.453_592_37, 0.001]), "{kg} kg in {text}");
                        }
                    }
                }
                EntryData::Measurement(measured) => {
                    prop_assert!(is_grounded(measured.value, &grounds, &[1.0]), "{} in {text}", measured.value);
                }
                _ => {}
            }
        }
    }
}

#[test]
fn the_longest_text_of_anything_is_read() {
    for piece in ["1/2/", "chicken and ", "(", "🍌", "x ", "9", "a", "lunch: ", "'", "ﷺ", "\u{200d}", "3x8 ", "no "]
    {
        let text: String = piece.chars().cycle().take(5000).collect();
        read(&text);
    }
}

#[test]
fn work_grows_with_the_length_and_no_faster() {
    for piece in ["ran 5k, ", "2 eggs and toast, ", "bench 3x8 80kg, ", "qwrtz ", "one and a half "] {
        let steps = |length: usize| {
            let text: String = piece.chars().cycle().take(length).collect();
            let mut steps = Steps::default();
            read_counting(&text, &context(), &mut steps);
            steps.taken()
        };
        let (short, long) = (steps(1250), steps(5000));
        assert!(long <= short * 4 + 4000, "{piece}: {short} steps, then {long}");
    }
}
