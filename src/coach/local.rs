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
use crate::domain::quick_entry::Reading;
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
    /// Of a message that must be read.
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
            let background = reads_text(&question).then(|| Background::of(tx, question.language)).transpose()?;
            Ok(Prepared { question, facts, background })
        });
        let Prepared { question, mut facts, background } = prepared.await?;
        let Some(background) = background else { return Ok(reply(&question, &facts)) };
        let told = question.food.as_ref().unwrap_or(&request.message).clone();
        let reading = self.read(told, background).await?;
        if question.food.is_some() {
            facts.looked_up = proposals::foods(&reading);
            return Ok(reply(&question, &facts));
        }
        Ok(proposed(&reading, &question).unwrap_or_else(|| reply(&question, &facts)))
    }

    /// Reads a text as a quick entry is read, beside the async threads.
    async fn read(&self, text: String, background: Background) -> storage::Result<Reading> {
        let (reference, index, now) = (Arc::clone(&self.reference), Arc::clone(&self.index), self.store.now());
        let read = move || background.read(&text, now, &reference, &index);
        tokio::task::spawn_blocking(read).await.map_err(|_| storage::Error::Panicked)
    }
}

/// What a message tells, to be confirmed; `None` where it tells nothing.
fn proposed(reading: &Reading, question: &Question) -> Option<Reply> {
    let found = proposals::of(reading);
    if found.is_empty() {
        return None;
    }
    let called: Vec<String> = found.iter().map(|(_, _, called)| called.clone()).collect();
    Some(Reply {
        text: coaching::proposal_text(&called, question.language),
        engine: NAME,
        citations: Vec::new(),
        proposals: found.into_iter().map(|(kind, data, _)| (kind, data)).collect(),
    })
}

impl Engine for Local {
    fn reply(&self, request: Request) -> BoxFuture<'_, storage::Result<Reply>> {
        self.answer(request).boxed()
    }
}

/// Whether something of the message must be read as a quick entry is: a food that it asks for, or a log that it may be,
/// because it says so, nothing else fits, or it speaks of food or training without asking.
fn reads_text(question: &Question) -> bool {
    match question.intent {
        Intent::Log | Intent::Unknown | Intent::LookUp => true,
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
