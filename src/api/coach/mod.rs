//! `/coach`: talking with the coach, and the conversations kept of it.

mod answer;
mod proposal;
mod stream;
mod views;

use std::sync::Arc;

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

use self::answer::ChatAnswer;
use self::views::{ChatRequest, ChatView, ConversationPatch, ConversationView, MessageView};
use crate::api::quick_entry::views::ConfirmView;
use crate::api::security::Member;
use crate::api::{engines, limits, records};
use crate::app::App;
use crate::coach;
use crate::domain::allowance::Feature;
use crate::domain::ids::{ConversationId, ProposalId};
use crate::http::{Body, Context, Created, Cursor, IfMatch, Limit, NoContent, Page, Problem, Record, Reply};
use crate::storage::coach::{conversations, messages};

pub struct Api;

#[OpenApi(prefix_path = "/coach")]
impl Api {
    /// Says something to the coach, who answers from the member's own records.
    ///
    /// With `stream: true` the answer comes as server-sent events: `token` with a piece of the text, `proposal`, and
    /// `done` with the whole answer, or `error` with a problem. An answer costs one use of the quota `coach_chat`.
    #[oai(path = "/chat", method = "post")]
    async fn chat(
        &self,
        app: Data<&Arc<App>>,
        member: Member,
        context: Context,
        body: Body<ChatRequest>,
    ) -> Result<ChatAnswer, Problem> {
        let ChatRequest { message, conversation_id, stream } = body.0;
        let reservation = limits::charge(&app, &context, &member, Feature::CoachChat).await?;
        let message = coach::Message { text: message, conversation: conversation_id };
        let asked = engines::Asked::now("coach");
        let talk = coach::chat(&app.store, &*app.coach, member.scope, message, reservation.ticket()).await;
        if !matches!(talk, Err(coach::Error::NoConversation)) {
            asked.note(&app, &member, talk.is_ok());
        }
        let talk = talk?;
        reservation.settled();
        let view = ChatView::from(talk);
        Ok(if stream.unwrap_or(false) { ChatAnswer::Stream(stream::events(&view)) } else { ChatAnswer::Whole(view) })
    }

    /// Stores what the coach proposed. Confirmed again, it answers with the same record.
    #[oai(path = "/proposals/:id/confirm", method = "post")]
    async fn confirm(
        &self,
        app: Data<&Arc<App>>,
        member: Member,
        id: Path<ProposalId>,
    ) -> Result<Created<ConfirmView>, Problem> {
        proposal::confirm(&app, &member, id.0).await
    }

    /// The member's conversations, the latest first.
    #[oai(path = "/conversations", method = "get")]
    async fn conversations(
        &self,
        app: Data<&Arc<App>>,
        member: Member,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<ConversationView>>, Problem> {
        let cursors = app.cursors.of(member.id, &"coach/conversations");
        let before = cursors.open(cursor.0.as_ref())?;
        let rows = limit.0.with_one_more();
        let found = app.store.read(member.scope, move |tx| conversations::list(tx, before, rows)).await?;
        let place = |last: &conversations::Conversation| (last.updated_at.as_millisecond(), last.id.uuid());
        let page = Page::of(found, limit.0, |last| cursors.make(&place(last)));
        Ok(Reply(page.map(ConversationView::from)))
    }

    /// What was said in a conversation, oldest first.
    #[oai(path = "/conversations/:id/messages", method = "get")]
    async fn messages(
        &self,
        app: Data<&Arc<App>>,
        member: Member,
        id: Path<ConversationId>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<MessageView>>, Problem> {
        let id = id.0;
        let cursors = app.cursors.of(member.id, &("coach/messages", id));
        let after = cursors.open(cursor.0.as_ref())?.unwrap_or(0_i64);
        let rows = limit.0.with_one_more();
        let found = app.store.read(member.scope, move |tx| {
            conversations::get(tx, id)?.map(|_| messages::list(tx, id, after, rows)).transpose()
        });
        let found = found.await?.ok_or_else(Problem::not_found)?;
        let page = Page::of(found, limit.0, |last| cursors.make(&last.position));
        Ok(Reply(page.map(MessageView::from)))
    }

    /// Gives a conversation another title.
    #[oai(path = "/conversations/:id", method = "patch")]
    async fn rename(
        &self,
        app: Data<&Arc<App>>,
        member: Member,
        id: Path<ConversationId>,
        if_match: IfMatch,
        body: Body<ConversationPatch>,
    ) -> Result<Record<ConversationView>, Problem> {
        let title = body.0.title;
        let renamed = records::change(&app, &member, if_match, id.0, conversations::get, move |tx, old| match &title {
            Some(title) => conversations::rename(tx, &old, title).map(Ok),
            None => Ok(Ok(old)),
        });
        Ok(records::record(renamed.await?))
    }

    /// Deletes a conversation with all that was said in it.
    #[oai(path = "/conversations/:id", method = "delete")]
    async fn delete(
        &self,
        app: Data<&Arc<App>>,
        member: Member,
        id: Path<ConversationId>,
        if_match: IfMatch,
    ) -> Result<NoContent, Problem> {
        records::delete(&app, &member, if_match, id.0, conversations::get, conversations::delete).await
    }
}

impl From<coach::Error> for Problem {
    fn from(error: coach::Error) -> Self {
        match error {
            coach::Error::NoConversation => Self::not_found(),
            coach::Error::Storage(error) => error.into(),
        }
    }
}
