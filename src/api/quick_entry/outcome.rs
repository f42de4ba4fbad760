//! Reading and storing in one request.

use poem::http::StatusCode;
use poem::http::header::CONTENT_TYPE;
use poem::{IntoResponse, Response};
use poem_openapi::ApiResponse;
use poem_openapi::registry::{MetaResponses, Registry};
use serde_json::{Value, json};

use super::confirm::{note, nothing_to_log};
use super::preview::{Read, read};
use super::ready::Ready;
use super::rounded;
use super::views::{EntryText, PreviewView, StoredView};
use crate::api::limits;
use crate::api::once::{self, Once};
use crate::api::security::Member;
use crate::app::App;
use crate::domain::allowance::Feature;
use crate::domain::meals::Source;
use crate::http::problem::PROBLEM_JSON;
use crate::http::{Context, Created, Problem};

/// Stored, or waiting for the member's word.
pub enum Outcome {
    Stored(Created<StoredView>),
    Waiting(Box<PreviewView>, String),
}

/// `POST /quick-entry`.
pub async fn create(
    app: &App,
    member: &Member,
    context: &Context,
    once: &Once,
    hash: [u8; 32],
    text: EntryText,
) -> Result<Outcome, Problem> {
    if let Some(answered) = once::answered(app, member.scope, once, hash).await? {
        return Ok(Outcome::Stored(answered));
    }
    // Whatever ends without a record gives the use back.
    let reservation = limits::charge(app, context, member, Feature::QuickEntry).await?;
    let read = read(app, member, text).await?;
    if read.entries.is_empty() && !read.is_grave {
        return Err(nothing_to_log());
    }
    if read.is_grave || read.entries.iter().any(|entry| !entry.questions.is_empty()) {
        return wait(app, member, context, read).await;
    }
    let ready = Ready::check(app, member, "entries", &read.entries).await?;
    let ticket = reservation.ticket();
    let stored = once::create(app, member.scope, once, hash, move |tx| {
        let draft = read.keep(tx)?;
        let created = ready.store(tx, Source::QuickEntry)?;
        note(tx, draft.id, &created)?;
        ticket.settle(tx)?;
        let location =
            created.first().map_or_else(String::new, |made| format!("/api/v1/{}/{}", made.kind.path(), made.id));
        let (entries, unparsed) = (read.entries.iter().map(rounded::entry).collect(), read.unparsed.clone());
        Ok(Created::at(location, StoredView { draft_id: draft.id, entries, unparsed, created }))
    });
    stored.await.map(Outcome::Stored)
}

async fn wait(app: &App, member: &Member, context: &Context, read: Read) -> Result<Outcome, Problem> {
    let answer = app.store.write(member.scope, move |tx| read.keep(tx).map(|draft| read.answer(&draft))).await?;
    Ok(Outcome::Waiting(Box::new(answer), context.id.as_str().to_owned()))
}

impl IntoResponse for Outcome {
    fn into_response(self) -> Response {
        match self {
            Self::Stored(created) => created.into_response(),
            Self::Waiting(draft, request_id) => waiting(&draft, &request_id),
        }
    }
}

/// 422 `needs_confirmation`, a problem with the draft as one member more.
fn waiting(draft: &PreviewView, request_id: &str) -> Response {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let problem = Problem::new(status, "needs_confirmation", "Something should be asked before it is stored")
        .detail("Answer the questions of the draft's entries, and confirm it.");
    let mut body: Value = serde_json::from_slice(&problem.to_json(request_id)).unwrap_or_default();
    body["draft"] = json!(draft);
    Response::builder().status(status).header(CONTENT_TYPE, PROBLEM_JSON).body(body.to_string())
}

impl ApiResponse for Outcome {
    fn meta() -> MetaResponses {
        Created::<StoredView>::meta()
    }

    fn register(registry: &mut Registry) {
        Created::<StoredView>::register(registry);
    }
}
