//! The safety check that every message and every quick entry passes before any engine reads it.
//!
//! It looks for *concepts* (a body part, a symptom, a wish), not for sentences: words are lower-cased and freed of
//! accents, figures of speech hide their own words, a negation silences what it covers, and rules then ask which
//! concepts stand together. All five languages are tried on every text, each with rules of its own words. Where a
//! heart or a life is at stake recall comes first: questions, other people and past events get the answer too.

mod answers;
mod compiled;
mod concept;
mod emergency_numbers;
mod figures;
mod lexicon;
mod negation;
mod rules;
#[cfg(test)]
mod tests;

use super::language::Language;
use super::phrases::Words;
pub use emergency_numbers::{EmergencyNumbers, emergency_numbers};

/// What is the matter, gravest first: the order is the order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// A symptom that needs an ambulance now.
    Emergency,
    /// A wish to die or to hurt oneself.
    Crisis,
    /// Dark but ambiguous: one kind, direct question and the crisis line.
    AskFirst,
    /// Signs of an eating disorder.
    EatingDisorder,
    /// Drugs for physique or weight.
    Drugs,
    /// The writer is pregnant, breastfeeding or has just given birth.
    Pregnancy,
    /// The writer, or who they ask for, is under 18.
    Minor,
    /// Weight falls faster than is healthy.
    RapidChange,
    /// An injury that somebody should look at.
    Injury,
}

impl Category {
    /// Whether the fixed answer is the whole answer: no engine sees the message and nothing is proposed.
    pub fn is_grave(self) -> bool {
        matches!(self, Self::Emergency | Self::Crisis | Self::AskFirst)
    }

    /// Whether no training is suggested until a professional has cleared the member.
    pub fn holds_training(self) -> bool {
        matches!(self, Self::Emergency | Self::Crisis)
    }

    /// The stable name, for storage and counters.
    pub fn code(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Crisis => "crisis",
            Self::AskFirst => "ask_first",
            Self::EatingDisorder => "eating_disorder",
            Self::Drugs => "drugs",
            Self::Pregnancy => "pregnancy",
            Self::Minor => "minor",
            Self::RapidChange => "rapid_change",
            Self::Injury => "injury",
        }
    }
}

/// What the check found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concern {
    /// The gravest category found.
    pub category: Category,
    /// The language whose words fired.
    pub language: Language,
    /// The text speaks of it as over ("last week on a run").
    pub past: bool,
}

impl Concern {
    /// The fixed answer, with the numbers to call where the member lives.
    pub fn answer(&self, numbers: EmergencyNumbers) -> String {
        answers::of(*self, numbers)
    }
}

/// Checks a text of any length and content; the work is linear in its length. Where two languages share the words that
/// fired, the member's own answers.
pub fn check(text: &str, own: Language) -> Option<Concern> {
    let words = Words::of(text);
    let found = lexicon::ALL.iter().filter_map(|compiled| rules::gravest(compiled, &words));
    found.min_by_key(|concern| (concern.category, concern.language != own))
}
