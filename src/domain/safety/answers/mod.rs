//! The fixed answers, a text for each category and language. Those of the grave categories are the whole reply: no
//! digits but telephone numbers, no advice, no question but the one that keeps somebody safe.

use super::super::language::Language;
use super::{Category, Concern, EmergencyNumbers};

mod de;
mod en;
mod es;
mod fr;
mod pt;

/// A language's texts; `{emergency}` and `{crisis}` stand for the numbers.
struct Texts {
    emergency: &'static str,
    /// For what is over: the same, and see a doctor first.
    emergency_past: &'static str,
    crisis: &'static str,
    ask_first: &'static str,
    eating_disorder: &'static str,
    drugs: &'static str,
    pregnancy: &'static str,
    minor: &'static str,
    rapid_change: &'static str,
    injury: &'static str,
}

pub fn of(concern: Concern, numbers: EmergencyNumbers) -> String {
    let texts = match concern.language {
        Language::English => &en::TEXTS,
        Language::German => &de::TEXTS,
        Language::Spanish => &es::TEXTS,
        Language::Portuguese => &pt::TEXTS,
        Language::French => &fr::TEXTS,
    };
    let text = match concern.category {
        Category::Emergency if concern.past => texts.emergency_past,
        Category::Emergency => texts.emergency,
        Category::Crisis => texts.crisis,
        Category::AskFirst => texts.ask_first,
        Category::EatingDisorder => texts.eating_disorder,
        Category::Drugs => texts.drugs,
        Category::Pregnancy => texts.pregnancy,
        Category::Minor => texts.minor,
        Category::RapidChange => texts.rapid_change,
        Category::Injury => texts.injury,
    };
    text.replace("{emergency}", numbers.emergency).replace("{crisis}", numbers.crisis)
}
