//! Storing what the coach proposed, exactly once.

use crate::api::quick_entry::ready::Ready;
use crate::api::quick_entry::views::{ConfirmView, EntryView, MadeView};
use crate::api::security::Member;
use crate::app::App;
use crate::domain::entry_kind::EntryKind;
use crate::domain::ids::ProposalId;
use crate::domain::meals::Source;
use crate::domain::named::Named;
use crate::http::{Created, Problem};
use crate::storage::coach::proposals::{self, Standing};
use crate::storage::{self, Error, User, Write};

pub async fn confirm(app: &App, member: &Member, id: ProposalId) -> Result<Created<ConfirmView>, Problem> {
    let standing = app.store.read(member.scope, move |tx| proposals::get(tx, id)).await?;
    let Standing { proposal, created, .. } = standing.ok_or_else(Problem::not_found)?;
    if let Some(created) = created {
        return Ok(answer(parse(&created)?));
    }
    let kind = EntryKind::from_name(&proposal.kind).ok_or_else(Problem::internal)?;
    let entry = EntryView {
        kind,
        confidence: None,
        at: None,
        data: proposal.data,
        assumptions: Vec::new(),
        questions: Vec::new(),
    };
    let ready = Ready::check(app, member, "proposal", &[entry]).await?;
    let created = app.store.write(member.scope, move |tx| store(tx, id, &ready)).await?;
    Ok(answer(created.ok_or_else(Problem::not_found)?))
}

fn store(tx: &Write<'_, User>, id: ProposalId, ready: &Ready) -> storage::Result<Option<Vec<MadeView>>> {
    let Some(standing) = proposals::get(tx, id)? else { return Ok(None) };
    if let Some(created) = &standing.created {
        return parse(created).map(Some);
    }
    let created = ready.store(tx, Source::Coach)?;
    let json = serde_json::to_string(&created).map_err(|error| Error::Engine(error.to_string()))?;
    proposals::confirm(tx, id, &json)?;
    Ok(Some(created))
}

fn parse(created: &str) -> storage::Result<Vec<MadeView>> {
    serde_json::from_str(created).map_err(|_| Error::Corrupt("a proposal's records".to_owned()))
}

fn answer(created: Vec<MadeView>) -> Created<ConfirmView> {
    let location = created.first().map(|made| format!("/api/v1/{}/{}", made.kind.path(), made.id));
    Created::at(location.unwrap_or_default(), ConfirmView { created })
}
