//! The engine that needs no model: it understands the usual questions and answers from the member's rows.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::civil::Date;

use super::engine::{Engine, Reply, Request};
use super::facts;
use crate::domain::coaching::{self, Answer, Intent};
use crate::domain::reference::Reference;
use crate::storage::coach::hold::CLEARED;
use crate::storage::coach::messages::Citation;
use crate::storage::member_clock::MemberClock;
use crate::storage::{self, Read, Store, User};

/// The name under which it answers.
const NAME: &str = "local";

/// The local engine.
pub struct Local {
    store: Store,
    reference: Arc<Reference>,
}

impl Local {
    pub fn new(store: Store, reference: Arc<Reference>) -> Self {
        Self { store, reference }
    }

    async fn answer(&self, request: Request) -> storage::Result<Reply> {
        let reference = Arc::clone(&self.reference);
        self.store.read(request.scope, move |tx| reply(tx, &request, &reference)).await
    }
}

impl Engine for Local {
    fn reply(&self, request: Request) -> BoxFuture<'_, storage::Result<Reply>> {
        self.answer(request).boxed()
    }
}

fn reply(tx: &Read<'_, User>, request: &Request, reference: &Reference) -> storage::Result<Reply> {
    let today: Date = MemberClock::of(tx)?.day(tx.now());
    let question = coaching::understand(&request.message, request.language, today);
    let facts = facts::gather(tx, &question, reference)?;
    let Answer { text, citations } = coaching::answer(&question, &facts);
    let citations = citations
        .into_iter()
        .map(|citation| Citation { kind: citation.kind.to_owned(), id: citation.id, label: citation.label })
        .collect();
    let engine = if question.intent == Intent::Cleared { CLEARED } else { NAME };
    Ok(Reply { text, engine, citations, proposals: Vec::new() })
}
