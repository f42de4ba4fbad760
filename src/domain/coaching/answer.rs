//! An answer in the making: its text and what it rests on.

use jiff::civil::Date;

use super::facts::Facts;
use super::question::Nutrient;
use super::wording::{Wording, wording};
use crate::domain::language::Language;

/// A record that an answer speaks from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// `meal`, `activity`, `workout`, `measurement`, `check_in`, `program_day`, `food`, or `targets`.
    pub kind: &'static str,
    pub id: Option<String>,
    pub label: String,
}

/// What the coach says, and from which records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub text: String,
    pub citations: Vec<Citation>,
}

/// At most so many records are named; a week of meals would bury the answer.
const MOST_CITATIONS: usize = 20;

impl Answer {
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), citations: Vec::new() }
    }

    /// Adds a sentence in the same line.
    pub fn say(&mut self, sentence: &str) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        self.text.push_str(sentence);
    }

    /// Adds an item of a list.
    pub fn item(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str("- ");
        self.text.push_str(text);
    }

    pub fn cite(&mut self, kind: &'static str, id: Option<&str>, label: impl Into<String>) {
        let citation = Citation { kind, id: id.map(str::to_owned), label: label.into() };
        if self.citations.len() < MOST_CITATIONS && !self.citations.contains(&citation) {
            self.citations.push(citation);
        }
    }
}

/// How a language writes amounts. Rounding happens here, once.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    pub language: Language,
    pub words: &'static Wording,
    imperial: bool,
    today: Date,
}

const KG_PER_POUND: f64 = 0.453_592_37;

impl Voice {
    pub fn new(language: Language, facts: &Facts) -> Self {
        Self { language, words: wording(language), imperial: facts.imperial, today: facts.today }
    }

    /// A number with so many decimals at most, half rounded up, in the language's own way.
    pub fn number(self, value: f64, decimals: usize) -> String {
        let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
        let rounded = (value * scale + 0.5).floor() / scale;
        // Adding zero turns -0 into 0.
        let exact = format!("{:.decimals$}", rounded + 0.0);
        let text = if exact.contains('.') { exact.trim_end_matches('0').trim_end_matches('.') } else { &exact };
        if self.language == Language::English { text.to_owned() } else { text.replace('.', ",") }
    }

    pub fn kcal(self, value: f64) -> String {
        format!("{} kcal", self.number(value, 0))
    }

    pub fn grams(self, value: f64) -> String {
        format!("{} g", self.number(value, 0))
    }

    /// An amount of a nutrient in its unit.
    pub fn amount(self, nutrient: Nutrient, value: f64) -> String {
        match nutrient {
            Nutrient::Energy => self.kcal(value),
            Nutrient::Water => format!("{} ml", self.number(value, 0)),
            _ => self.grams(value),
        }
    }

    /// A body weight or a load in the member's unit.
    pub fn mass(self, kg: f64) -> String {
        if self.imperial {
            format!("{} lb", self.number(kg / KG_PER_POUND, 1))
        } else {
            format!("{} kg", self.number(kg, 1))
        }
    }

    /// A change of body weight, a digit finer.
    pub fn mass_change(self, kg: f64) -> String {
        if self.imperial {
            format!("{} lb", self.number(kg / KG_PER_POUND, 2))
        } else {
            format!("{} kg", self.number(kg, 2))
        }
    }

    /// Minutes and seconds, or hours and minutes.
    pub fn duration(self, seconds: f64) -> String {
        let whole = seconds.max(0.0).round() as u64;
        let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60);
        if hours > 0 { format!("{hours}:{minutes:02} h") } else { format!("{minutes}:{rest:02} min") }
    }

    pub fn distance(self, meters: f64) -> String {
        format!("{} km", self.number(meters / 1000.0, 2))
    }

    /// "today", "yesterday", or the date.
    pub fn day(self, day: Date) -> String {
        if day == self.today {
            self.words.today.to_owned()
        } else if self.today.yesterday().is_ok_and(|yesterday| yesterday == day) {
            self.words.yesterday.to_owned()
        } else {
            day.to_string()
        }
    }

    pub fn nutrient(self, nutrient: Nutrient) -> &'static str {
        let [energy, protein, carbs, fat, fiber, water] = self.words.nutrients;
        match nutrient {
            Nutrient::Energy => energy,
            Nutrient::Protein => protein,
            Nutrient::Carbs => carbs,
            Nutrient::Fat => fat,
            Nutrient::Fiber => fiber,
            Nutrient::Water => water,
        }
    }
}

/// Puts values into a template's `{names}`.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, behind)) = after.split_once('}') else { break };
        text.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// The first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
