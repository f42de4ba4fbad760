//! The coach without a model: it understands what a message asks, and answers from the member's own rows. It computes,
//! it does not chat; what it cannot tell, it says so.

pub mod answer;
mod cues;
mod diet;
pub mod facts;
mod plate;
pub mod question;
#[cfg(test)]
mod tests;
mod topics;
mod wording;

pub use answer::{Answer, Citation};
pub use facts::Facts;
pub use question::{Intent, Question, understand};

use super::language::Language;
use answer::{Voice, fill};

/// Answers a question from the facts. Every number in the text is one of theirs, or follows from them.
pub fn answer(question: &Question, facts: &Facts) -> Answer {
    topics::answer(question, facts, Voice::new(question.language, facts))
}

/// What goes before proposals: what was understood, named, to be confirmed.
pub fn proposal_text(understood: &[String], language: Language) -> String {
    let words = wording::wording(language);
    fill(words.proposal, &[("list", &understood.join(", "))])
}

/// What to say where a message asked to log something that nothing could be made of.
pub fn unclear_log_text(language: Language) -> &'static str {
    wording::wording(language).log_unclear
}
