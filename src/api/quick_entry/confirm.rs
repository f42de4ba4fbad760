//! Storing a draft, exactly once.

use poem::http::StatusCode;

use super::preview::entries;
use super::ready::Ready;
use super::views::{ConfirmRequest, ConfirmView, MadeView};
use crate::api::security::Member;
use crate::app::App;
use crate::domain::ids::DraftId;
use crate::domain::meals::Source;
use crate::http::Problem;
use crate::storage::drafts::{self, Draft};
use crate::storage::{self, Error, User, Write};

/// How a draft stands.
enum Standing {
    Open(Draft),
    Confirmed(Vec<MadeView>),
}

/// `POST /quick-entry/confirm`.
pub async fn confirm(app: &App, member: &Member, request: ConfirmRequest) -> Result<ConfirmView, Problem> {
    let id = request.draft_id;
    let now = app.store.now();
    let draft = app.store.read(member.scope, move |tx| drafts::get(tx, id)).await?.ok_or_else(Problem::not_found)?;
    let draft = match standing(draft)? {
        Standing::Confirmed(created) => return Ok(ConfirmView { created }),
        Standing::Open(draft) if draft.expires_at <= now => return Err(expired()),
        Standing::Open(draft) => draft,
    };
    let entries = request.entries.unwrap_or_else(|| entries(&draft));
    if entries.is_empty() {
        return Err(nothing_to_log());
    }
    let ready = Ready::check(app, member, "entries", &entries).await?;
    let created = app.store.write(member.scope, move |tx| store(tx, id, &ready)).await?;
    Ok(ConfirmView { created: created.ok_or_else(Problem::not_found)? })
}

/// Of several that confirm at once the first stores, and the others find what it made.
fn store(tx: &Write<'_, User>, id: DraftId, ready: &Ready) -> storage::Result<Option<Vec<MadeView>>> {
    let Some(draft) = drafts::get(tx, id)? else { return Ok(None) };
    if let Standing::Confirmed(created) = standing(draft)? {
        return Ok(Some(created));
    }
    let created = ready.store(tx, Source::QuickEntry)?;
    note(tx, id, &created)?;
    Ok(Some(created))
}

/// Notes what confirming a draft made.
pub fn note(tx: &Write<'_, User>, id: DraftId, created: &[MadeView]) -> storage::Result<()> {
    let json = serde_json::to_string(created).map_err(|error| Error::Engine(error.to_string()))?;
    drafts::confirm(tx, id, &json)
}

fn standing(draft: Draft) -> storage::Result<Standing> {
    match &draft.created {
        None => Ok(Standing::Open(draft)),
        Some(created) => serde_json::from_str(created)
            .map(Standing::Confirmed)
            .map_err(|_| Error::Corrupt("a draft's records".to_owned())),
    }
}

/// 410: the draft has had its day.
fn expired() -> Problem {
    Problem::new(StatusCode::GONE, "draft_expired", "The draft has expired").detail("Preview the text again.")
}

/// 422: there is nothing to store.
pub fn nothing_to_log() -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "nothing_to_log", "There is nothing to log in it")
}
