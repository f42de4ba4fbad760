//! `/admin/status`: the server at a glance.

use std::sync::Arc;

use poem_openapi::{Object, OpenApi};
use serde::Serialize;
use tokio::task::spawn_blocking;

use crate::api::health::Checks;
use crate::api::security::Admin;
use crate::app::App;
use crate::domain::account::Role;
use crate::http::{Instant, Problem, Reply};
use crate::ops::{health, process};
use crate::storage::{Service, engine_version, free_bytes, users};

pub struct Api(pub Arc<App>);

/// The server at a glance.
#[derive(Serialize, Object)]
#[oai(rename = "ServerStatus")]
struct StatusView {
    /// As `/health` says it.
    status: String,
    checks: Checks,
    version: String,
    /// The database engine.
    engine: String,
    production: bool,
    started_at: Instant,
    uptime_s: u64,
    accounts: AccountCounts,
    database: DatabaseView,
    /// What may still be written where the data lies, in bytes.
    free_bytes: u64,
    /// The memory of the process, in bytes; null where the system does not say.
    memory_bytes: Option<u64>,
    backups: u64,
}

/// How many accounts there are.
#[derive(Serialize, Object)]
#[oai(rename = "AccountCounts")]
struct AccountCounts {
    all: u64,
    admins: u64,
    disabled: u64,
}

/// The database, and what its writer has done since the start.
#[derive(Serialize, Object)]
#[oai(rename = "DatabaseStatus")]
struct DatabaseView {
    bytes: u64,
    /// The write-ahead log beside it.
    log_bytes: u64,
    jobs: u64,
    /// Fewer than jobs, since waiting jobs share one.
    commits: u64,
    /// Transactions that an error ended as a whole.
    lost: u64,
}

#[OpenApi]
impl Api {
    /// How the server is, what it runs on, and how much there is of everything.
    #[oai(path = "/admin/status", method = "get")]
    async fn status(&self, _admin: Admin) -> Result<Reply<StatusView>, Problem> {
        let app = &self.0;
        let health = health::examine(&app.store, &app.backups, &app.findings).await;
        let accounts = app.store.read(Service::because("administration"), users::list).await?;
        let count =
            |counts: fn(&users::Account) -> bool| accounts.iter().filter(|account| counts(account)).count() as u64;
        let (now, path, shelf) = (app.store.now(), app.store.database().to_owned(), app.backups.clone());
        let sizes = spawn_blocking(move || {
            let bytes = |path: &std::path::Path| path.metadata().map_or(0, |file| file.len());
            let free = free_bytes(path.parent().unwrap_or(&path)).unwrap_or(0);
            (bytes(&path), bytes(&path.with_extension("db-wal")), free, shelf.list().map_or(0, |all| all.len()))
        });
        let (bytes, log_bytes, free_bytes, backups) = sizes.await.map_err(|_| Problem::internal())?;
        let writes = app.store.write_counts();
        Ok(Reply(StatusView {
            status: health.status().to_owned(),
            checks: health.into(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            engine: engine_version(),
            production: app.config.is_production(),
            started_at: app.started.into(),
            uptime_s: now.duration_since(app.started).as_secs().unsigned_abs(),
            accounts: AccountCounts {
                all: accounts.len() as u64,
                admins: count(|account| account.role == Role::Admin),
                disabled: count(|account| account.disabled),
            },
            database: DatabaseView { bytes, log_bytes, jobs: writes.jobs, commits: writes.commits, lost: writes.lost },
            free_bytes,
            memory_bytes: process::memory_bytes(),
            backups: backups as u64,
        }))
    }
}
