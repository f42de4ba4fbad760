//! One turn of a conversation: the message, its answer, and both kept together with the use of the quota.

use super::engine::{Engine, Reply, Request};
use super::safety;
use crate::domain::ids::ConversationId;
use crate::domain::language::Language;
use crate::domain::profile::Preferences;
use crate::quota::Ticket;
use crate::storage::coach::messages::{Message as Stored, Said, Speaker};
use crate::storage::coach::{conversations, messages};
use crate::storage::{self, Store, User, Write, preferences};

/// What a member says, and where.
#[derive(Clone, Debug)]
pub struct Message {
    pub text: String,
    /// `None` begins a conversation.
    pub conversation: Option<ConversationId>,
}

/// The turn as it was kept.
#[derive(Clone, Debug)]
pub struct Talk {
    pub conversation: ConversationId,
    pub answer: Stored,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no such conversation")]
    NoConversation,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// Answers a message and keeps the turn. The quota's ticket is settled in the job that keeps it.
pub async fn chat(
    store: &Store,
    engine: &dyn Engine,
    scope: User,
    message: Message,
    ticket: Ticket,
) -> Result<Talk, Error> {
    let wanted = message.conversation;
    let (known, preferences) = store
        .read(scope, move |tx| {
            let known = match wanted {
                Some(id) => conversations::get(tx, id)?.is_some(),
                None => true,
            };
            Ok((known, preferences::get(tx)?))
        })
        .await?;
    let (Some((preferences, _)), true) = (preferences, known) else { return Err(Error::NoConversation) };
    let reply = answer(engine, scope, &message.text, &preferences).await?;
    store.write(scope, move |tx| keep(tx, &message, &reply, ticket)).await?.ok_or(Error::NoConversation)
}

async fn answer(engine: &dyn Engine, scope: User, text: &str, preferences: &Preferences) -> storage::Result<Reply> {
    if let Some(reply) = safety::fixed(text, preferences) {
        return Ok(reply);
    }
    let language = Language::from_tag(&preferences.language);
    engine.reply(Request { message: text.to_owned(), language, scope }).await
}

/// `None` where the conversation was deleted meanwhile.
fn keep(tx: &Write<'_, User>, message: &Message, reply: &Reply, ticket: Ticket) -> storage::Result<Option<Talk>> {
    let conversation = match message.conversation {
        Some(id) if conversations::touch(tx, id)? => id,
        Some(_) => return Ok(None),
        None => conversations::insert(tx, &title(&message.text))?.id,
    };
    let said = Said { role: Speaker::User, content: &message.text, engine: None, citations: &[], proposals: &[] };
    messages::insert(tx, conversation, &said)?;
    let answer = Said {
        role: Speaker::Assistant,
        content: &reply.text,
        engine: Some(reply.engine),
        citations: &reply.citations,
        proposals: &reply.proposals,
    };
    let answer = messages::insert(tx, conversation, &answer)?;
    ticket.settle(tx)?;
    Ok(Some(Talk { conversation, answer }))
}

/// So long a title at most, in characters.
const TITLE: usize = 60;

/// The beginning of the first message, up to a whole word.
fn title(message: &str) -> String {
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TITLE {
        return line;
    }
    let cut: String = line.chars().take(TITLE).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_beginning_of_the_message() {
        assert_eq!(title(" what should\nI eat? "), "what should I eat?");
        let long = title(&"protein ".repeat(20));
        assert!(long.ends_with("protein…") && long.chars().count() <= TITLE + 1, "{long}");
        assert_eq!(title(&"ä".repeat(100)).chars().count(), TITLE + 1);
    }
}
