//! Who thinks: the seam behind which the local engine stands, and models may.

use futures_util::future::BoxFuture;
use serde_json::Value;

use crate::domain::language::Language;
use crate::storage::coach::messages::Citation;
use crate::storage::{self, User};

/// A message to be answered. It has passed the safety check.
#[derive(Clone, Debug)]
pub struct Request {
    pub message: String,
    /// The member's language; the message may be in another.
    pub language: Language,
    /// Reaches the rows of the member and of nobody else.
    pub scope: User,
}

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    pub text: String,
    /// Who thought it.
    pub engine: &'static str,
    pub citations: Vec<Citation>,
    /// Kind and data of records that could be made.
    pub proposals: Vec<(String, Value)>,
}

/// Answers messages. It proposes, it never stores.
pub trait Engine: Send + Sync {
    fn reply(&self, request: Request) -> BoxFuture<'_, storage::Result<Reply>>;
}
