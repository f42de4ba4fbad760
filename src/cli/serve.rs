//! `serve`: the server, until it is told to stop.

use std::io::{Write as _, stdout};
use std::sync::Arc;

use tokio::runtime::Builder;
use tokio::signal::unix::{SignalKind, signal};

use super::{Common, Failure, Outcome, Result};
use crate::app::{App, OpenError};
use crate::auth::setup;
use crate::ops::jobs::Job;
use crate::{logs, ops, serve};

pub fn run(common: &Common) -> Result {
    let config = common.load()?;
    let app = match App::open(config) {
        Ok(app) => Arc::new(app),
        Err(OpenError::Config(error)) => return Err(Failure::Use(error.into())),
        Err(error) => return Err(error.into()),
    };
    let logs = logs::start(&app.config)?;
    for weakness in app.config.weaknesses() {
        tracing::warn!(setting = weakness.setting, reason = weakness.reason, "weak setting");
    }
    for secret in app.auth.secret_facts().iter().filter(|secret| secret.is_old) {
        tracing::warn!(secret = secret.name.name(), "a secret is older than 90 days: make it anew");
    }
    let link = setup::link(&app.store, &app.config)?;
    let runtime = Builder::new_multi_thread().enable_all().build()?;
    let outcome = runtime.block_on(until_stopped(&app, link));
    // Work that still waits is done, and the write-ahead log goes into the file.
    app.store.close();
    drop(logs);
    outcome
}

async fn until_stopped(app: &Arc<App>, setup_link: Option<String>) -> Result {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let running = serve::start(Arc::clone(app)).await?;
    writeln!(stdout(), "Wagner Coach listens on http://{}", running.address)?;
    if let Some(link) = setup_link {
        writeln!(stdout(), "Make the first account, the administrator's, at {link}")?;
    }
    let jobs = ops::jobs::start(Arc::clone(app));
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("stopping");
    jobs.abort();
    running.stop().await;
    // How it ended is in the log.
    let _ = Job::KeepUsage.run(app).await;
    Ok(Outcome::Good)
}
