//! `/admin/secrets`: how old the server's secrets are, and making them anew. The secrets themselves are never told.

use std::sync::Arc;

use poem_openapi::param::{Path, Query};
use poem_openapi::{Enum, Object, OpenApi};
use serde::Serialize;

use crate::api::records;
use crate::api::security::Admin;
use crate::app::App;
use crate::auth::{Doer, Origin, SecretFacts};
use crate::config::SecretName;
use crate::http::{Cursor, Instant, Limit, Page, Problem, Reply};

pub struct Api(pub Arc<App>);

/// What a secret is for.
#[derive(Clone, Copy, Enum)]
#[oai(rename_all = "snake_case", rename = "SecretName")]
enum Name {
    /// Signs access tokens.
    Jwt,
    /// What a scheduler shows at `/cron`.
    Cron,
    /// The root of the webhooks' keys.
    Webhook,
    /// Encrypts the secrets of authenticator apps.
    Data,
}

impl From<Name> for SecretName {
    fn from(name: Name) -> Self {
        match name {
            Name::Jwt => Self::Jwt,
            Name::Cron => Self::Cron,
            Name::Webhook => Self::Webhook,
            Name::Data => Self::Data,
        }
    }
}

/// What is told of a secret.
#[derive(Serialize, Object)]
#[oai(rename = "Secret")]
struct SecretView {
    /// `jwt`, `cron`, `webhook` or `data`.
    name: String,
    /// `file`, or `settings` where it is set and changed there.
    source: String,
    /// Null where only the settings know.
    made_at: Option<Instant>,
    age_days: Option<i64>,
    /// Whether it is 90 days old, and should be made anew.
    is_old: bool,
    /// Until when the one before it counts too.
    former_until: Option<Instant>,
}

impl From<SecretFacts> for SecretView {
    fn from(facts: SecretFacts) -> Self {
        Self {
            name: facts.name.name().into(),
            source: if facts.is_set { "settings" } else { "file" }.into(),
            made_at: facts.made_at.map(Instant::from),
            age_days: facts.age.map(|age| age.as_hours() / 24),
            is_old: facts.is_old,
            former_until: facts.former_until.map(Instant::from),
        }
    }
}

#[OpenApi(prefix_path = "/admin")]
impl Api {
    /// The server's secrets by name, with their ages.
    #[oai(path = "/secrets", method = "get")]
    #[expect(clippy::unused_async, reason = "operations are asynchronous")]
    async fn list(
        &self,
        admin: Admin,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<SecretView>>, Problem> {
        let cursors = self.0.cursors.of(admin.id, &"secrets");
        let all = self.0.auth.secret_facts();
        let name = |facts: &SecretFacts| facts.name.name().to_owned();
        Ok(Reply(records::page_of_all(all, limit.0, &cursors, cursor.0.as_ref(), name)?.map(SecretView::from)))
    }

    /// Makes a secret anew, without a restart and without logging anybody out: what the one before has signed counts on as
    /// long as access tokens live. With `at_once`, for a secret that somebody has got hold of, it counts no more; access
    /// tokens are then renewed with their refresh tokens. The scheduler's new secret is in its file; webhooks need new keys.
    #[oai(path = "/secrets/:name/rotate", method = "post", operation_id = "rotate_secret")]
    async fn rotate(
        &self,
        admin: Admin,
        origin: Origin,
        name: Path<Name>,
        at_once: Query<Option<bool>>,
    ) -> Result<Reply<SecretView>, Problem> {
        let (name, doer) = (SecretName::from(name.0), Doer::member(admin.id, &origin));
        self.0.auth.rotate_secret(doer, name, at_once.0.unwrap_or(false)).await?;
        let facts = self.0.auth.secret_facts().into_iter().find(|facts| facts.name == name);
        facts.map(|facts| Reply(facts.into())).ok_or_else(Problem::internal)
    }
}
