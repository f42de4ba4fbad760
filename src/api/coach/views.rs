//! Requests and answers of `/coach`.

use poem_openapi::Object;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::coach::Talk;
use crate::domain::ids::{ConversationId, MessageId, ProposalId};
use crate::http::{Check, Instant};
use crate::storage::coach::conversations::Conversation;
use crate::storage::coach::messages::{Citation, Message};
use crate::storage::coach::proposals::Proposal;

/// Something said to the coach.
#[derive(Debug, Deserialize, Object)]
pub struct ChatRequest {
    #[oai(validator(min_length = 1, max_length = 5000))]
    pub message: String,
    /// The conversation that goes on; a new one begins without.
    pub conversation_id: Option<ConversationId>,
    /// Whether to answer as server-sent events.
    pub stream: Option<bool>,
}

impl Check for ChatRequest {}

/// The coach's answer.
#[derive(Debug, Serialize, Object)]
#[oai(rename = "ChatAnswer")]
pub struct ChatView {
    pub conversation_id: ConversationId,
    pub message: MessageView,
}

/// A message of a conversation.
#[derive(Debug, Serialize, Object)]
#[oai(rename = "CoachMessage")]
pub struct MessageView {
    pub id: MessageId,
    /// `user` or `assistant`.
    pub role: String,
    pub content: String,
    /// What answered: `local`, or `safety` for a fixed answer; null for the member's own words.
    pub engine: Option<String>,
    /// The records that the answer speaks from.
    pub citations: Vec<CitationView>,
    /// What could be stored; nothing is before it is confirmed.
    pub proposals: Vec<ProposalView>,
    /// Tokens of a model; none where none was asked.
    pub usage: UsageView,
    /// Whether the client left before the answer was complete.
    pub interrupted: bool,
    pub created_at: Instant,
}

/// A record that an answer speaks from.
#[derive(Debug, Serialize, Object)]
#[oai(rename = "Citation")]
pub struct CitationView {
    /// `meal`, `activity`, `workout`, `measurement`, `check_in`, `program_day`, `food` or `targets`.
    pub kind: String,
    pub id: Option<String>,
    pub label: String,
}

/// A record that could be made.
#[derive(Debug, Serialize, Object)]
#[oai(rename = "Proposal")]
pub struct ProposalView {
    pub id: ProposalId,
    /// The kind of record, as in a quick entry.
    pub kind: String,
    /// The body of the request that would make it.
    pub data: Value,
}

/// What an answer cost.
#[derive(Debug, Serialize, Object)]
#[oai(rename = "ChatUsage")]
pub struct UsageView {
    pub input_tokens: u32,
    pub output_tokens: u32,
}

/// A conversation.
#[derive(Debug, Serialize, Object)]
#[oai(rename = "Conversation")]
pub struct ConversationView {
    pub id: ConversationId,
    pub title: String,
    pub created_at: Instant,
    /// When something was last said in it, or its title changed.
    pub updated_at: Instant,
}

/// A change of a conversation.
#[derive(Debug, Deserialize, Object)]
pub struct ConversationPatch {
    #[oai(validator(min_length = 1, max_length = 200))]
    pub title: Option<String>,
}

impl Check for ConversationPatch {}

impl From<Talk> for ChatView {
    fn from(talk: Talk) -> Self {
        Self { conversation_id: talk.conversation, message: talk.answer.into() }
    }
}

impl From<Message> for MessageView {
    fn from(message: Message) -> Self {
        Self {
            id: message.id,
            role: message.role.to_string(),
            content: message.content,
            engine: message.engine,
            citations: message.citations.into_iter().map(Into::into).collect(),
            proposals: message.proposals.into_iter().map(Into::into).collect(),
            usage: UsageView { input_tokens: 0, output_tokens: 0 },
            interrupted: message.interrupted,
            created_at: message.created_at.into(),
        }
    }
}

impl From<Citation> for CitationView {
    fn from(Citation { kind, id, label }: Citation) -> Self {
        Self { kind, id, label }
    }
}

impl From<Proposal> for ProposalView {
    fn from(Proposal { id, kind, data }: Proposal) -> Self {
        Self { id, kind, data }
    }
}

impl From<Conversation> for ConversationView {
    fn from(conversation: Conversation) -> Self {
        Self {
            id: conversation.id,
            title: conversation.title,
            created_at: conversation.created_at.into(),
            updated_at: conversation.updated_at.into(),
        }
    }
}
