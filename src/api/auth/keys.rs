//! `/auth/keys`: keys for programs of the member's.

use std::sync::Arc;

use jiff::Timestamp;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::{Object, OpenApi};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};

use crate::api::security::SessionMember;
use crate::app::App;
use crate::auth::{Doer, KeyRequest, Origin};
use crate::domain::account::KeyScope;
use crate::domain::ids::KeyId;
use crate::http::{Body, Check, Created, Cursor, Errors, Instant, Limit, NoContent, Page, Problem, Reply};
use crate::storage::api_keys::ApiKey;

pub struct Api;

/// A key to make.
#[derive(Deserialize, Object)]
struct ApiKeyRequest {
    /// What it is for, in the member's words.
    #[oai(validator(min_length = 1, max_length = 100))]
    name: String,
    /// What it may be used for.
    #[oai(validator(min_items = 1, max_items = 3, unique_items))]
    scopes: Vec<KeyScope>,
    /// Until when it counts; without end where it is left out.
    expires_at: Option<Instant>,
}

impl Check for ApiKeyRequest {
    fn check(&self, errors: &mut Errors) {
        let future = self.expires_at.is_none_or(|at| at.0 > Timestamp::now());
        errors.require(future, "expires_at", "must lie in the future");
    }
}

/// A key, without what lets in.
#[derive(Serialize, Object)]
#[oai(rename = "ApiKey")]
struct ApiKeyView {
    id: KeyId,
    name: String,
    scopes: Vec<KeyScope>,
    /// The key's first characters.
    prefix: String,
    created_at: Instant,
    /// Null is without end.
    expires_at: Option<Instant>,
    /// To the minute; null as long as it has not been used.
    last_used_at: Option<Instant>,
}

/// A new key.
#[derive(Serialize, Object)]
struct NewApiKey {
    id: KeyId,
    name: String,
    scopes: Vec<KeyScope>,
    /// The key itself, to be sent as bearer token; shown this once.
    key: String,
    prefix: String,
    created_at: Instant,
    expires_at: Option<Instant>,
}

impl From<ApiKey> for ApiKeyView {
    fn from(key: ApiKey) -> Self {
        Self {
            id: key.id,
            name: key.name,
            scopes: key.scopes.iter().collect(),
            prefix: key.prefix,
            created_at: key.created_at.into(),
            expires_at: key.expires_at.map(Instant::from),
            last_used_at: key.last_used_at.map(Instant::from),
        }
    }
}

#[OpenApi]
impl Api {
    /// The keys of the account, newest first.
    #[oai(path = "/auth/keys", method = "get")]
    async fn keys(
        &self,
        app: Data<&Arc<App>>,
        member: SessionMember,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<ApiKeyView>>, Problem> {
        let cursors = app.cursors.of(member.id, &"keys");
        let place = cursors.open(cursor.0.as_ref())?;
        let rows = app.auth.keys(member.id, place, limit.0.with_one_more()).await?;
        let page = Page::of(rows, limit.0, |last| cursors.make(&(last.created_at.as_millisecond(), last.id)));
        Ok(Reply(page.map(ApiKeyView::from)))
    }

    /// Makes a key for a program. It is sent like an access token, and lets in within its scopes alone; never to
    /// `/auth`, `/admin`, the export or the deletion of the account.
    #[oai(path = "/auth/keys", method = "post")]
    async fn create(
        &self,
        app: Data<&Arc<App>>,
        member: SessionMember,
        origin: Origin,
        body: Body<ApiKeyRequest>,
    ) -> Result<Created<NewApiKey>, Problem> {
        let ApiKeyRequest { name, scopes, expires_at } = body.0;
        let request = KeyRequest { name, scopes: scopes.into_iter().collect(), expires_at: expires_at.map(|at| at.0) };
        let (made, key) = app.auth.create_key(Doer::member(member.id, &origin), member.id, request).await?;
        let ApiKeyView { id, name, scopes, prefix, created_at, expires_at, .. } = made.into();
        let key = key.expose_secret().to_owned();
        let location = format!("/api/v1/auth/keys/{id}");
        Ok(Created::at(location, NewApiKey { id, name, scopes, key, prefix, created_at, expires_at }))
    }

    /// Deletes a key; it lets nobody in any more, at once.
    #[oai(path = "/auth/keys/:id", method = "delete")]
    async fn delete(
        &self,
        app: Data<&Arc<App>>,
        member: SessionMember,
        origin: Origin,
        id: Path<KeyId>,
    ) -> Result<NoContent, Problem> {
        let deleted = app.auth.delete_key(Doer::member(member.id, &origin), member.id, id.0).await?;
        if deleted { Ok(NoContent) } else { Err(Problem::not_found()) }
    }
}
