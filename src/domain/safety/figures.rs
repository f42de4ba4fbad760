//! Numbers that are a concern: an age under 18, an intake under 800 kcal, fasting for days, weight lost too fast.

use super::Category;
use super::compiled::Lexicon;
use crate::domain::phrases::{Span, Words};

/// What the numbers of a phrase count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// An age, beyond doubt.
    Age,
    /// An age, if what follows allows it ("I'm 16", not "I'm 16 weeks out").
    BareAge,
    /// An energy a day, kcal.
    EnergyADay,
    /// Days without food.
    DaysFasted,
    /// Kilograms in so many weeks.
    KilogramsInWeeks,
    /// Pounds in so many weeks.
    PoundsInWeeks,
}

/// Below this a day's energy is not a diet but a sign, kcal.
const LOW_ENERGY_KCAL: f64 = 800.0;
/// From so many days on, fasting is a concern.
const DAYS_FASTED: f64 = 3.0;
/// A loss is rapid from this on, in kg and in kg a week.
const RAPID_KG: f64 = 4.0;
const RAPID_KG_A_WEEK: f64 = 1.5;
const KG_PER_POUND: f64 = 0.453_592_37;

/// The concern of a phrase with its numbers, if they are one.
pub fn concern(figure: Figure, span: Span, words: &Words, lexicon: &Lexicon) -> Option<Category> {
    let numbers: Vec<f64> = words.0[span.start..span.end].iter().filter_map(|word| number(&word.text)).collect();
    let first = *numbers.first()?;
    let fires = match figure {
        Figure::Age => is_minor(first),
        Figure::BareAge => is_minor(first) && age_may_end(span, words, lexicon),
        Figure::EnergyADay => (1.0..LOW_ENERGY_KCAL).contains(&first) && is_intake(span, words, lexicon),
        Figure::DaysFasted => (DAYS_FASTED..100.0).contains(&first),
        Figure::KilogramsInWeeks => is_rapid(first, &numbers),
        Figure::PoundsInWeeks => is_rapid(first * KG_PER_POUND, &numbers),
    };
    fires.then_some(match figure {
        Figure::Age | Figure::BareAge => Category::Minor,
        Figure::EnergyADay | Figure::DaysFasted => Category::EatingDisorder,
        Figure::KilogramsInWeeks | Figure::PoundsInWeeks => Category::RapidChange,
    })
}

/// Whole numbers with thousands marks, and decimals.
fn number(word: &str) -> Option<f64> {
    let plain = match word.rsplit_once([',', '.']) {
        Some((whole, decimals)) if decimals.len() == 3 && whole != "0" => word.replace([',', '.'], ""),
        _ => word.replace(',', "."),
    };
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}

fn is_minor(age: f64) -> bool {
    (5.0..18.0).contains(&age)
}

fn is_rapid(kg: f64, numbers: &[f64]) -> bool {
    let weeks = numbers.get(1).copied().unwrap_or(1.0);
    (RAPID_KG..100.0).contains(&kg) && kg >= RAPID_KG_A_WEEK * weeks
}

fn age_may_end(span: Span, words: &Words, lexicon: &Lexicon) -> bool {
    let last = &words.0[span.end - 1];
    words
        .0
        .get(span.end)
        .is_none_or(|next| next.clause != last.clause || lexicon.after_age.iter().any(|allowed| next.text == *allowed))
}

/// How far around an energy the words are read that make it something else than an intake.
const AROUND: usize = 8;

fn is_intake(span: Span, words: &Words, lexicon: &Lexicon) -> bool {
    let sentence = words.0[span.start].sentence;
    let around = span.start.saturating_sub(AROUND)..(span.end + AROUND).min(words.0.len());
    let other = |text: &str| lexicon.not_intake.iter().any(|beginning| text.starts_with(beginning));
    !words.0[around].iter().any(|word| word.sentence == sentence && other(&word.text))
}
