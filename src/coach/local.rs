//! The engine that needs no model: it understands the usual questions and answers from the member's rows.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::civil::Date;

use super::engine::{Engine, Reply, Request};
use super::understand::Background;
use super::{facts, proposals};
use crate::domain::coaching::{self, Answer, Facts, Intent, Question};
use crate::domain::foods::FoodIndex;
use crate::domain::reference::Reference;
use crate::storage::coach::hold::CLEARED;
use crate::storage::coach::messages::Citation;
use crate::storage::member_clock::MemberClock;
use crate::storage::{self, Store};

/// The name under which it answers.
const NAME: &str = "local";

/// The local engine.
pub struct Local {
    store: Store,
    reference: Arc<Reference>,
    index: Arc<FoodIndex>,
}

/// A message, understood, with what its answer needs.
struct Prepared {
    question: Question,
    facts: Facts,
    /// Of a message that may tell something to log.
    background: Option<Background>,
}

impl Local {
    pub fn new(store: Store, reference: Arc<Reference>, index: Arc<FoodIndex>) -> Self {
        Self { store, reference, index }
    }

    async fn answer(&self, request: Request) -> storage::Result<Reply> {
        let (message, language) = (request.message.clone(), request.language);
        let reference = Arc::clone(&self.reference);
        let prepared = self.store.read(request.scope, move |tx| {
            let today: Date = MemberClock::of(tx)?.day(tx.now());
            let question = coaching::understand(&message, language, today);
            let facts = facts::gather(tx, &question, &reference)?;
            let background = may_log(&question).then(|| Background::of(tx, question.language)).transpose()?;
            Ok(Prepared { question, facts, background })
        });
        let Prepared { question, facts, background } = prepared.await?;
        let proposed = match background {
            Some(background) => self.proposed(&request.message, &question, background).await?,
            None => None,
        };
        Ok(proposed.unwrap_or_else(|| reply(&question, &facts)))
    }

    /// What the message tells, to be confirmed; `None` where it tells nothing.
    async fn proposed(
        &self,
        message: &str,
        question: &Question,
        background: Background,
    ) -> storage::Result<Option<Reply>> {
        let (reference, index) = (Arc::clone(&self.reference), Arc::clone(&self.index));
        let (message, now) = (message.to_owned(), self.store.now());
        let read = move || proposals::of(&background.read(&message, now, &reference, &index));
        let found = tokio::task::spawn_blocking(read).await.map_err(|_| storage::Error::Panicked)?;
        if found.is_empty() {
            return Ok(None);
        }
        let called: Vec<String> = found.iter().map(|(_, _, called)| called.clone()).collect();
        Ok(Some(Reply {
            text: coaching::proposal_text(&called, question.language),
            engine: NAME,
            citations: Vec::new(),
            proposals: found.into_iter().map(|(kind, data, _)| (kind, data)).collect(),
        }))
    }
}

impl Engine for Local {
    fn reply(&self, request: Request) -> BoxFuture<'_, storage::Result<Reply>> {
        self.answer(request).boxed()
    }
}

/// Whether the message may be no question but a log: it says so, nothing else fits, or it speaks of food or training
/// without asking.
fn may_log(question: &Question) -> bool {
    match question.intent {
        Intent::Log | Intent::Unknown => true,
        Intent::Ate(..) | Intent::Session => question.tells,
        _ => false,
    }
}

fn reply(question: &Question, facts: &Facts) -> Reply {
    let Answer { text, citations } = coaching::answer(question, facts);
    let citation = |citation: coaching::Citation| Citation {
        kind: citation.kind.to_owned(),
        id: citation.id,
        label: citation.label,
    };
    let engine = if question.intent == Intent::Cleared { CLEARED } else { NAME };
    Reply { text, engine, citations: citations.into_iter().map(citation).collect(), proposals: Vec::new() }
}
