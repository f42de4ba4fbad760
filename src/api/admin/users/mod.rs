//! `/admin/users`: the accounts.

mod types;

use std::sync::Arc;

use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

use self::types::{NewUser, ResetCodeView, UserPatch, UserRequest, UserView};
use crate::api::security::Admin;
use crate::app::App;
use crate::auth::{Change, Doer, Origin};
use crate::domain::allowance::Feature;
use crate::domain::ids::UserId;
use crate::http::{Body, Created, Cursor, ETag, IfMatch, Limit, NoContent, Page, Problem, Record, Reply};
use crate::storage::accounts::{self, Overview};
use crate::storage::{self, Read, Service, quotas};

pub struct Api(pub Arc<App>);

/// An account with the limits that are its own.
type WithLimits = (Overview, Vec<(Feature, Option<u32>)>);

const LIST: Service = Service::because("list of accounts");

fn with_limits(tx: &Read<'_, Service>, user: Overview) -> storage::Result<WithLimits> {
    let limits = quotas::own_limits(tx, user.id)?;
    Ok((user, limits))
}

impl Api {
    async fn find(&self, id: UserId) -> Result<WithLimits, Problem> {
        let found =
            self.0.store.read(LIST, move |tx| accounts::get(tx, id)?.map(|user| with_limits(tx, user)).transpose());
        found.await?.ok_or_else(Problem::not_found)
    }

    async fn show(&self, id: UserId) -> Result<Record<UserView>, Problem> {
        let (user, limits) = self.find(id).await?;
        let etag = ETag::of(id, user.updated_at);
        Ok(Record::new(&UserView::of(user, &limits), etag))
    }
}

#[OpenApi(prefix_path = "/admin")]
impl Api {
    /// The accounts, newest first.
    #[oai(path = "/users", method = "get")]
    async fn list(
        &self,
        admin: Admin,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<UserView>>, Problem> {
        let cursors = self.0.cursors.of(admin.id, &"users");
        let (place, rows) = (cursors.open(cursor.0.as_ref())?, limit.0.with_one_more());
        let found = self.0.store.read(LIST, move |tx| {
            accounts::list(tx, place, rows)?
                .into_iter()
                .map(|user| with_limits(tx, user))
                .collect::<Result<Vec<_>, _>>()
        });
        let page =
            Page::of(found.await?, limit.0, |(last, _)| cursors.make(&(last.created_at.as_millisecond(), last.id)));
        Ok(Reply(page.map(|(user, limits)| UserView::of(user, &limits))))
    }

    /// Makes an account, also where sign-up is closed.
    #[oai(path = "/users", method = "post")]
    async fn create(&self, admin: Admin, origin: Origin, body: Body<UserRequest>) -> Result<Created<NewUser>, Problem> {
        let new = body.0.into_member().ok_or_else(Problem::internal)?;
        let (id, code) = self.0.auth.create_member(Doer::member(admin.id, &origin), new).await?;
        let (user, _) = self.find(id).await?;
        Ok(Created::at(format!("/api/v1/admin/users/{id}"), NewUser::of(user, code)))
    }

    /// One account.
    #[oai(path = "/users/:id", method = "get")]
    async fn get(&self, _admin: Admin, id: Path<UserId>) -> Result<Record<UserView>, Problem> {
        self.show(id.0).await
    }

    /// Changes an account: its role, whether it is switched off, its quotas. Tokens made before count no more.
    #[oai(path = "/users/:id", method = "patch")]
    async fn change(
        &self,
        admin: Admin,
        origin: Origin,
        id: Path<UserId>,
        if_match: IfMatch,
        body: Body<UserPatch>,
    ) -> Result<Record<UserView>, Problem> {
        let (doer, id) = (Doer::member(admin.id, &origin), id.0);
        let allowed = move |user: &Overview| if_match.allows(ETag::of(id, user.updated_at));
        self.0.auth.change_member(doer, id, Change::from(body.0), allowed).await?;
        self.show(id).await
    }

    /// Erases an account and everything that its owner has stored.
    #[oai(path = "/users/:id", method = "delete")]
    async fn delete(&self, admin: Admin, origin: Origin, id: Path<UserId>) -> Result<NoContent, Problem> {
        self.0.auth.delete_member(Doer::member(admin.id, &origin), id.0).await?;
        Ok(NoContent)
    }

    /// Makes a code with which the member sets a new password; the one before is void.
    #[oai(path = "/users/:id/password-reset", method = "post")]
    async fn reset_password(
        &self,
        admin: Admin,
        origin: Origin,
        id: Path<UserId>,
    ) -> Result<Reply<ResetCodeView>, Problem> {
        let code = self.0.auth.make_reset_code(Doer::member(admin.id, &origin), id.0).await?;
        Ok(Reply(code.into()))
    }
}
