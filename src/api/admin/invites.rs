//! `/admin/invites`: codes that let one person sign up each.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use poem_openapi::param::{Path, Query};
use poem_openapi::{Object, OpenApi};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};

use crate::api::security::Admin;
use crate::app::App;
use crate::auth::{Doer, Origin};
use crate::domain::account::Role;
use crate::domain::ids::InviteId;
use crate::http::{Body, Check, Created, Cursor, Errors, Instant, Limit, NoContent, Page, Problem, Reply};
use crate::storage::Service;
use crate::storage::invites::{self, Invite};

pub struct Api(pub Arc<App>);

/// An invite that does not say until when is good for so long.
const USUAL_LIFE: SignedDuration = SignedDuration::from_hours(24 * 7);

/// An invite to make.
#[derive(Deserialize, Object)]
struct InviteRequest {
    /// What the account will be; a member where it is left out.
    role: Option<Role>,
    /// Until when it can be used; seven days from now where it is left out.
    expires_at: Option<Instant>,
}

impl Check for InviteRequest {
    fn check(&self, errors: &mut Errors) {
        let future = self.expires_at.is_none_or(|at| at.0 > Timestamp::now());
        errors.require(future, "expires_at", "must lie in the future");
    }
}

/// An invite.
#[derive(Serialize, Object)]
#[oai(rename = "Invite")]
struct InviteView {
    id: InviteId,
    role: Role,
    created_at: Instant,
    expires_at: Instant,
    /// Null as long as nobody has used it.
    used_at: Option<Instant>,
}

/// A new invite with its code.
#[derive(Serialize, Object)]
struct NewInvite {
    id: InviteId,
    role: Role,
    created_at: Instant,
    expires_at: Instant,
    used_at: Option<Instant>,
    /// What is sent as `invite` at sign-up; shown this once.
    code: String,
}

impl From<Invite> for InviteView {
    fn from(invite: Invite) -> Self {
        Self {
            id: invite.id,
            role: invite.role,
            created_at: invite.created_at.into(),
            expires_at: invite.expires_at.into(),
            used_at: invite.used_at.map(Instant::from),
        }
    }
}

#[OpenApi(prefix_path = "/admin")]
impl Api {
    /// The invites, newest first.
    #[oai(path = "/invites", method = "get")]
    async fn list(
        &self,
        admin: Admin,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<InviteView>>, Problem> {
        let cursors = self.0.cursors.of(admin.id, &"invites");
        let (place, rows) = (cursors.open(cursor.0.as_ref())?, limit.0.with_one_more());
        let found = self.0.store.read(Service::because("list of invites"), move |tx| invites::list(tx, place, rows));
        let page = Page::of(found.await?, limit.0, |last| cursors.make(&(last.created_at.as_millisecond(), last.id)));
        Ok(Reply(page.map(InviteView::from)))
    }

    /// Makes an invite. Its code is in this answer alone.
    #[oai(path = "/invites", method = "post")]
    async fn create(
        &self,
        admin: Admin,
        origin: Origin,
        body: Body<InviteRequest>,
    ) -> Result<Created<NewInvite>, Problem> {
        let InviteRequest { role, expires_at } = body.0;
        let expires_at = expires_at.map_or(self.0.store.now() + USUAL_LIFE, |at| at.0);
        let doer = Doer::member(admin.id, &origin);
        let (invite, code) = self.0.auth.invite(doer, role.unwrap_or(Role::Member), expires_at).await?;
        let InviteView { id, role, created_at, expires_at, used_at } = invite.into();
        let code = code.expose_secret().to_owned();
        let location = format!("/api/v1/admin/invites/{id}");
        Ok(Created::at(location, NewInvite { id, role, created_at, expires_at, used_at, code }))
    }

    /// Takes an invite back. An account that was made with it stays.
    #[oai(path = "/invites/:id", method = "delete")]
    async fn delete(&self, admin: Admin, origin: Origin, id: Path<InviteId>) -> Result<NoContent, Problem> {
        let withdrawn = self.0.auth.withdraw_invite(Doer::member(admin.id, &origin), id.0).await?;
        if withdrawn { Ok(NoContent) } else { Err(Problem::not_found()) }
    }
}
