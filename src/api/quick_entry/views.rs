//! Requests and answers of `/quick-entry`.

use poem_openapi::Object;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::entry_kind::EntryKind;
use crate::domain::ids::DraftId;
use crate::http::{Check, Errors, Instant};

/// A text to read.
#[derive(Clone, Debug, Deserialize, Object)]
pub struct EntryText {
    #[oai(validator(min_length = 1, max_length = 5000))]
    pub text: String,
    /// When it was written, which is what "yesterday" counts from; now, if left out.
    pub at: Option<Instant>,
}

impl Check for EntryText {}

/// What was understood of a text.
#[derive(Debug, Serialize, Object)]
#[oai(rename = "QuickEntryPreview")]
pub struct PreviewView {
    /// Confirms the entries until `expires_at`.
    pub draft_id: DraftId,
    pub entries: Vec<EntryView>,
    /// Parts that look like a log and could not be read.
    pub unparsed: Vec<String>,
    /// What read it.
    pub engine: String,
    pub expires_at: Instant,
    /// Set where the text speaks of something that comes before any log.
    pub safety: Option<SafetyView>,
}

/// A fixed answer to something grave.
#[derive(Clone, Debug, Serialize, Object)]
#[oai(rename = "SafetyNotice")]
pub struct SafetyView {
    /// `emergency`, `crisis`, `ask_first`, `eating_disorder`, `drugs`, `pregnancy`, `minor`, `rapid_change` or `injury`.
    pub category: String,
    pub message: String,
}

/// A record as it was understood.
#[derive(Clone, Debug, Serialize, Deserialize, Object)]
#[oai(rename = "QuickEntry")]
pub struct EntryView {
    pub kind: EntryKind,
    /// From 0 to 1: how likely it is that nothing has to be corrected.
    #[serde(default)]
    pub confidence: Option<f64>,
    #[serde(default)]
    pub at: Option<Instant>,
    /// The body of the request that makes such a record.
    pub data: Value,
    /// What was not said and had to be supposed.
    #[serde(default)]
    #[oai(default)]
    pub assumptions: Vec<AssumptionView>,
    /// What is worth asking, because the answer changes the entry much.
    #[serde(default)]
    #[oai(default)]
    pub questions: Vec<QuestionView>,
}

#[derive(Clone, Debug, Serialize, Deserialize, Object)]
#[oai(rename = "Assumption")]
pub struct AssumptionView {
    /// The member of `data`, such as `items.0.grams`.
    pub field: String,
    pub value: Value,
    pub reason: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, Object)]
#[oai(rename = "EntryQuestion")]
pub struct QuestionView {
    /// The member of `data`.
    pub field: String,
    pub text: String,
    #[serde(default)]
    #[oai(default)]
    pub choices: Vec<String>,
}

/// A draft to store.
#[derive(Debug, Deserialize, Object)]
pub struct ConfirmRequest {
    pub draft_id: DraftId,
    /// The entries as corrected; as they were understood, if left out. Their `data` is checked like the body of the
    /// request that makes such a record.
    #[oai(validator(min_items = 1, max_items = 100))]
    pub entries: Option<Vec<EntryView>>,
}

impl Check for ConfirmRequest {
    fn check(&self, _errors: &mut Errors) {}
}

/// The records that were made.
#[derive(Clone, Debug, Serialize, Object)]
#[oai(rename = "QuickEntryConfirmed")]
pub struct ConfirmView {
    pub created: Vec<MadeView>,
}

/// A record that was made.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq, Object)]
#[oai(rename = "MadeRecord")]
pub struct MadeView {
    pub kind: EntryKind,
    pub id: String,
}

/// What was understood of a text and stored at once.
#[derive(Debug, Serialize, Object)]
#[oai(rename = "QuickEntryStored")]
pub struct StoredView {
    pub draft_id: DraftId,
    pub entries: Vec<EntryView>,
    pub unparsed: Vec<String>,
    pub created: Vec<MadeView>,
}

/// A text of the log.
#[derive(Debug, Serialize, Object)]
#[oai(rename = "QuickEntryLogItem")]
pub struct LogView {
    pub draft_id: DraftId,
    pub text: String,
    pub entries: Vec<EntryView>,
    pub engine: String,
    pub created_at: Instant,
    pub expires_at: Instant,
    /// Null while it was not confirmed.
    pub confirmed_at: Option<Instant>,
    pub created: Vec<MadeView>,
}
