//! `/health`: whether the server is alive, and whether it can do its work.

use std::sync::Arc;

use poem::http::StatusCode;
use poem::{IntoResponse, Request, Response};
use poem_openapi::registry::{MetaResponses, Registry};
use poem_openapi::{ApiResponse, Object, OpenApi};
use serde::Serialize;

use super::security::Admin;
use crate::app::App;
use crate::http::{Client, Instant, Problem, Reply, reply};
use crate::ops::health::{self, Health};

/// The operations, on what they look at.
pub struct Api(pub Arc<App>);

/// How the server is.
#[derive(Serialize, Object)]
#[oai(rename = "Health")]
struct HealthView {
    /// `ok`, `degraded` (it works, and somebody should look) or `unavailable`.
    status: String,
    /// The version of the server; in production only for this machine itself and for administrators.
    version: Option<String>,
    /// Part by part; in production only for this machine itself and for administrators.
    checks: Option<Checks>,
}

/// How each part of the server is.
#[derive(Serialize, Object)]
#[oai(rename = "HealthChecks")]
pub struct Checks {
    /// `ok`, `busy` or `failed`.
    database: String,
    /// `ok`, `low` or `full`.
    disk: String,
    /// `ok`, `old` or `none`.
    backup: String,
    /// When the last good backup was made.
    last_backup_at: Option<Instant>,
    /// `ok`, `unverified` or `failed`.
    rls: String,
    /// The engine that answers: `local` needs nothing.
    ai: String,
    /// `ok` or `suspect`.
    clock: String,
}

/// Alive.
#[derive(Serialize, Object)]
struct Alive {
    /// `ok`.
    status: String,
}

/// The same body with 200 or 503, so that a probe needs only the status.
struct Report(StatusCode, HealthView);

#[OpenApi]
impl Api {
    /// Whether the process answers at all.
    #[oai(path = "/health/live", method = "get")]
    #[expect(clippy::unused_async, reason = "operations are asynchronous")]
    async fn live(&self) -> Result<Reply<Alive>, Problem> {
        Ok(Reply(Alive { status: "ok".into() }))
    }

    /// Whether members can be served: 200 or 503.
    #[oai(path = "/health/ready", method = "get")]
    async fn ready(&self, client: Client, request: &Request) -> Result<Report, Problem> {
        Ok(self.report(client, request).await)
    }

    /// How the server is: 200 or 503.
    #[oai(path = "/health", method = "get")]
    async fn health(&self, client: Client, request: &Request) -> Result<Report, Problem> {
        Ok(self.report(client, request).await)
    }
}

impl Api {
    async fn report(&self, client: Client, request: &Request) -> Report {
        let health = health::examine(&self.0.store, &self.0.backups, &self.0.findings).await;
        let status = if health.is_ready() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
        let details = client.local || !self.0.config.is_production() || Admin::is_calling(request).await;
        Report(
            status,
            HealthView {
                status: health.status().into(),
                version: details.then(|| env!("CARGO_PKG_VERSION").into()),
                checks: details.then(|| health.into()),
            },
        )
    }
}

impl From<Health> for Checks {
    fn from(health: Health) -> Self {
        let Health { database, disk, backup, last_backup_at, rls, ai, clock } = health;
        let [database, disk, backup, rls, ai, clock] = [database, disk, backup, rls, ai, clock].map(str::to_owned);
        Self { database, disk, backup, last_backup_at: last_backup_at.map(Into::into), rls, ai, clock }
    }
}

impl IntoResponse for Report {
    fn into_response(self) -> Response {
        reply::json(self.0, &self.1)
    }
}

impl ApiResponse for Report {
    fn meta() -> MetaResponses {
        let mut meta = Reply::<HealthView>::meta();
        let unready = Reply::<HealthView>::meta().responses.into_iter();
        let unready = unready.map(|mut response| {
            response.status = Some(StatusCode::SERVICE_UNAVAILABLE.as_u16());
            response.description = "Members cannot be served.";
            response
        });
        meta.responses.extend(unready);
        meta
    }

    fn register(registry: &mut Registry) {
        Reply::<HealthView>::register(registry);
    }
}
