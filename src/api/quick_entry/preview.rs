//! Reading a text into a draft.

use super::rounded;
use super::views::{AssumptionView, EntryView, LogView, PreviewView, QuestionView, SafetyView};
use crate::api::security::Member;
use crate::api::{engines, limits};
use crate::app::App;
use crate::coach::{self, Understood};
use crate::domain::allowance::Feature;
use crate::domain::quick_entry::Entry;
use crate::http::{Context, Problem};
use crate::storage::drafts::{self, Draft};
use crate::storage::{self, User, Write};

use super::views::EntryText;

/// What a text holds, before any of it is stored.
pub struct Read {
    pub text: String,
    pub entries: Vec<EntryView>,
    pub unparsed: Vec<String>,
    pub engine: &'static str,
    pub safety: Option<SafetyView>,
    /// Whether the safety answer comes before everything else.
    pub is_grave: bool,
}

/// Reads a text for a member.
pub async fn read(app: &App, member: &Member, text: EntryText) -> Result<Read, Problem> {
    let at = text.at.map(Into::into);
    let asked = engines::Asked::now("quick_entry");
    let understood = coach::understand(&app.store, (&app.reference, &app.index), member.scope, &text.text, at).await;
    asked.note(app, member, understood.is_ok());
    let Understood { reading, notice, engine } = understood?;
    Ok(Read {
        text: text.text,
        entries: reading.entries.iter().map(view).collect::<Result<_, _>>()?,
        unparsed: reading.unparsed,
        engine,
        is_grave: notice.as_ref().is_some_and(|(category, _)| category.is_grave()),
        safety: notice.map(|(category, message)| SafetyView { category: category.code().to_owned(), message }),
    })
}

impl Read {
    /// Keeps it as a draft.
    pub fn keep(&self, tx: &Write<'_, User>) -> storage::Result<Draft> {
        let entries =
            serde_json::to_string(&self.entries).map_err(|error| storage::Error::Engine(error.to_string()))?;
        drafts::insert(tx, tx.new_id(), &self.text, &entries, self.engine)
    }

    /// The draft as it is answered.
    pub fn answer(&self, draft: &Draft) -> PreviewView {
        PreviewView {
            draft_id: draft.id,
            entries: self.entries.iter().map(rounded::entry).collect(),
            unparsed: self.unparsed.clone(),
            engine: draft.engine.clone(),
            expires_at: draft.expires_at.into(),
            safety: self.safety.clone(),
        }
    }
}

/// `POST /quick-entry/preview`.
pub async fn preview(app: &App, member: &Member, context: &Context, text: EntryText) -> Result<PreviewView, Problem> {
    let reservation = limits::charge(app, context, member, Feature::QuickEntry).await?;
    let read = read(app, member, text).await?;
    let ticket = reservation.ticket();
    let answer = app.store.write(member.scope, move |tx| {
        let draft = read.keep(tx)?;
        ticket.settle(tx)?;
        Ok(read.answer(&draft))
    });
    let answer = answer.await?;
    reservation.settled();
    Ok(answer)
}

fn view(entry: &Entry) -> Result<EntryView, Problem> {
    let json = |value: serde_json::Result<serde_json::Value>| value.map_err(|_| Problem::internal());
    Ok(EntryView {
        kind: entry.kind.into(),
        confidence: Some(entry.confidence),
        at: Some(entry.at.into()),
        data: json(serde_json::to_value(&entry.data))?,
        assumptions: entry
            .assumptions
            .iter()
            .map(|assumption| AssumptionView {
                field: assumption.field.clone(),
                value: assumption.value.clone().into(),
                reason: assumption.reason.clone(),
            })
            .collect(),
        questions: entry
            .questions
            .iter()
            .map(|question| QuestionView {
                field: question.field.clone(),
                text: question.text.clone(),
                choices: question.choices.clone(),
            })
            .collect(),
    })
}

/// The entries of a draft as they were answered.
pub fn entries(draft: &Draft) -> Vec<EntryView> {
    serde_json::from_str(&draft.entries).unwrap_or_default()
}

impl From<Draft> for LogView {
    fn from(draft: Draft) -> Self {
        Self {
            entries: entries(&draft),
            draft_id: draft.id,
            text: draft.text,
            engine: draft.engine,
            created_at: draft.created_at.into(),
            expires_at: draft.expires_at.into(),
            confirmed_at: draft.confirmed_at.map(Into::into),
            created: draft.created.and_then(|created| serde_json::from_str(&created).ok()).unwrap_or_default(),
        }
    }
}
