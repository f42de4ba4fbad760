//! `/health`: whether the server is alive, and whether it can do its work.

use poem_openapi::{Object, OpenApi};
use serde::Serialize;

use crate::http::{Problem, Reply};

pub struct Api;

/// How the server is.
#[derive(Serialize, Object)]
struct Health {
    /// `ok`, or what is wrong.
    status: String,
    /// The version of the server.
    version: String,
}

#[OpenApi]
#[expect(clippy::unused_async, reason = "operations are asynchronous")]
impl Api {
    /// Whether the process answers at all.
    #[oai(path = "/health/live", method = "get", operation_id = "get_health_live")]
    async fn live(&self) -> Result<Reply<Health>, Problem> {
        Ok(Reply(Health { status: "ok".into(), version: env!("CARGO_PKG_VERSION").into() }))
    }

    /// How the server is.
    #[oai(path = "/health", method = "get", operation_id = "get_health")]
    async fn health(&self) -> Result<Reply<Health>, Problem> {
        Ok(Reply(Health { status: "ok".into(), version: env!("CARGO_PKG_VERSION").into() }))
    }
}
