//! `/notice` and `/admin/notice`: what the administrators say to everybody.

use std::sync::Arc;

use poem_openapi::{Object, OpenApi};
use serde::{Deserialize, Serialize};

use super::security::Admin;
use crate::app::App;
use crate::domain::switches::{NoticeLevel, Switch};
use crate::http::{Body, Check, Client, Instant, NoContent, Problem, Reply};
use crate::storage::switches::Notice;
use crate::storage::{Result as Stored, Service, Write, audit, switches};

pub struct Api(pub Arc<App>);

/// What everybody should know of the server now.
#[derive(Serialize, Object)]
struct Announcements {
    /// Null where there is none.
    notice: Option<NoticeView>,
    /// The parts of the API that are switched off, and answer 503.
    switched_off: Vec<OffView>,
}

/// A notice of the administrators.
#[derive(Serialize, Object)]
#[oai(rename = "Notice")]
struct NoticeView {
    text: String,
    level: NoticeLevel,
    since: Instant,
}

/// A part of the API that is switched off.
#[derive(Serialize, Object)]
#[oai(rename = "SwitchedOff")]
struct OffView {
    feature: Switch,
    message: Option<String>,
    since: Instant,
}

/// A notice to put up.
#[derive(Debug, Deserialize, Object)]
struct NoticeRequest {
    #[oai(validator(min_length = 1, max_length = 1000))]
    text: String,
    level: NoticeLevel,
}

impl Check for NoticeRequest {}

#[OpenApi]
impl Api {
    /// What everybody should know of the server now: the administrators' notice, and what is switched off. Needs no
    /// account, so that it can be shown where somebody cannot log in.
    #[oai(path = "/notice", method = "get")]
    async fn get(&self) -> Result<Reply<Announcements>, Problem> {
        let standing = self.0.switches.standing(&self.0.store).await?;
        let off = standing.off.iter().map(|off| OffView {
            feature: off.switch,
            message: Some(off.message.clone()).filter(|message| !message.is_empty()),
            since: off.since.into(),
        });
        Ok(Reply(Announcements { notice: standing.notice.clone().map(NoticeView::from), switched_off: off.collect() }))
    }

    /// Puts up a notice, in the place of the one before.
    #[oai(path = "/admin/notice", method = "put")]
    async fn put(&self, admin: Admin, client: Client, body: Body<NoticeRequest>) -> Result<Reply<NoticeView>, Problem> {
        let NoticeRequest { text, level } = body.0;
        self.change("notice.put", &admin, client, move |tx| switches::put_notice(tx, &text, level)).await?;
        let standing = self.0.switches.standing(&self.0.store).await?;
        standing.notice.clone().map(|notice| Reply(notice.into())).ok_or_else(Problem::not_found)
    }

    /// Takes the notice down.
    #[oai(path = "/admin/notice", method = "delete")]
    async fn delete(&self, admin: Admin, client: Client) -> Result<NoContent, Problem> {
        self.change("notice.removed", &admin, client, switches::remove_notice).await?;
        Ok(NoContent)
    }
}

impl Api {
    async fn change(
        &self,
        event: &'static str,
        admin: &Admin,
        client: Client,
        change: impl Fn(&Write<'_, Service>) -> Stored<()> + Send + 'static,
    ) -> Result<(), Problem> {
        let (actor, address) = (admin.id, client.address.to_string());
        let change = self.0.store.write(Service::because("administration"), move |tx| {
            change(tx)?;
            audit::note(tx, event, Some(actor), None, Some(&address))
        });
        change.await?;
        self.0.switches.forget();
        Ok(())
    }
}

impl From<Notice> for NoticeView {
    fn from(notice: Notice) -> Self {
        Self { text: notice.text, level: notice.level, since: notice.since.into() }
    }
}
