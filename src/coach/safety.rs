//! What comes before any engine: fixed answers to what no engine should answer.

use super::engine::Reply;
use crate::domain::language::Language;
use crate::domain::profile::Preferences;
use crate::domain::safety::{Category, Concern, check, emergency_numbers};
use crate::storage::coach::hold::SAFETY;

/// The engine of fixed answers that are no emergency.
const GUIDANCE: &str = "guidance";

/// The fixed answer to a message, if it needs one. It is then the whole answer.
pub fn fixed(message: &str, preferences: &Preferences) -> Option<Reply> {
    let concern = check(message, Language::from_tag(&preferences.language))?;
    count(concern);
    let engine = if concern.category.holds_training() { SAFETY } else { GUIDANCE };
    Some(Reply { text: answer(concern, preferences), engine, ..Reply::default() })
}

/// The concern of a quick entry with its fixed answer. What the entry logs stays a draft that waits to be confirmed.
pub fn notice(text: &str, preferences: &Preferences) -> Option<(Category, String)> {
    let concern = check(text, Language::from_tag(&preferences.language))?;
    count(concern);
    Some((concern.category, answer(concern, preferences)))
}

fn answer(concern: Concern, preferences: &Preferences) -> String {
    concern.answer(emergency_numbers(&preferences.time_zone))
}

/// That it happened may be counted; what was said and by whom goes to no log.
fn count(concern: Concern) {
    tracing::info!(category = concern.category.code(), "safety answer");
}
