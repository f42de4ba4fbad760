//! `/quick-entry`: food, training and body in plain words.

mod confirm;
mod outcome;
mod preview;
pub mod ready;
mod rounded;
pub mod views;

use std::sync::Arc;

use poem_openapi::OpenApi;
use poem_openapi::param::Query;

use self::outcome::Outcome;
use self::views::{ConfirmRequest, ConfirmView, EntryText, LogView, PreviewView};
use super::once::Once;
use super::security::Member;
use crate::app::App;
use crate::http::{Body, Context, Cursor, Limit, Page, Problem, Reply};
use crate::storage::drafts::{self, Draft};

pub struct Api(pub Arc<App>);

#[OpenApi]
impl Api {
    /// Reads a text and says what was understood. Only the draft is stored, for a day.
    ///
    /// Portions and nutrients may be estimated, and are marked so; foods, distances, times, sets, repetitions and loads
    /// are never made up. A text that is no log gives no entries. A preview costs one use of the quota `quick_entry`.
    #[oai(path = "/quick-entry/preview", method = "post")]
    async fn preview(
        &self,
        member: Member,
        context: Context,
        body: Body<EntryText>,
    ) -> Result<Reply<PreviewView>, Problem> {
        preview::preview(&self.0, &member, &context, body.0).await.map(Reply)
    }

    /// Stores the entries of a draft, all or none. Confirmed again, it answers with the same records.
    #[oai(path = "/quick-entry/confirm", method = "post")]
    async fn confirm(&self, member: Member, body: Body<ConfirmRequest>) -> Result<Reply<ConfirmView>, Problem> {
        confirm::confirm(&self.0, &member, body.0).await.map(Reply)
    }

    /// Reads a text and stores what it holds at once: 422 `nothing_to_log` where it holds nothing, 422
    /// `needs_confirmation` with the `draft` where something should be asked first.
    #[oai(path = "/quick-entry", method = "post")]
    async fn create(
        &self,
        member: Member,
        context: Context,
        once: Once,
        body: Body<EntryText>,
    ) -> Result<Outcome, Problem> {
        let hash = body.hash();
        outcome::create(&self.0, &member, &context, &once, hash, body.0).await
    }

    /// The texts that were read, the latest first. Drafts that were not confirmed go when they expire.
    #[oai(path = "/quick-entry/log", method = "get")]
    async fn log(
        &self,
        member: Member,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<LogView>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &"quick_entry");
        let before = cursors.open(cursor.0.as_ref())?;
        let rows = limit.0.with_one_more();
        let found = self.0.store.read(member.scope, move |tx| drafts::list(tx, before, rows)).await?;
        let place = |draft: &Draft| (draft.created_at.as_millisecond(), draft.id.uuid());
        Ok(Reply(Page::of(found, limit.0, |last| cursors.make(&place(last))).map(LogView::from)))
    }
}
