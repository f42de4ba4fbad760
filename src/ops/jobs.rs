//! Jobs that keep the server in order. It runs them by itself; a scheduler may start them as well.

use std::sync::Arc;
use std::time::Duration;

use jiff::tz::TimeZone;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};

use super::backups::Schedule;
use crate::app::App;
use crate::storage::{self, Service, audit, backup, retention};

/// A job by its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Job {
    /// Forgets what has been kept long enough.
    Retention,
    /// Proves row-level security on the live database.
    VerifyRls,
    /// Lets the database renew its statistics.
    Optimize,
    /// Makes a backup, and removes those that need not be kept.
    Backup,
    /// Writes down what has been counted.
    KeepUsage,
    /// Notes the time, so that a clock that goes backwards over a restart is noticed.
    KeepTime,
}

/// How a job ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    Good,
    /// The job ran and found a gap; the log and `/health` say more.
    Found,
}

impl Job {
    pub const ALL: [Self; 6] =
        [Self::Retention, Self::VerifyRls, Self::Optimize, Self::Backup, Self::KeepUsage, Self::KeepTime];

    pub fn name(self) -> &'static str {
        match self {
            Self::Retention => "retention",
            Self::VerifyRls => "verify-rls",
            Self::Optimize => "optimize",
            Self::Backup => "backup",
            Self::KeepUsage => "keep-usage",
            Self::KeepTime => "keep-time",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|job| job.name() == name)
    }

    /// How often its time is looked at, or where it has none, how often it runs.
    fn every(self) -> Duration {
        match self {
            Self::Retention => Duration::from_hours(1),
            Self::VerifyRls | Self::Optimize => Duration::from_hours(24),
            Self::Backup | Self::KeepUsage | Self::KeepTime => Duration::from_mins(1),
        }
    }

    /// Runs it now, and logs how it ended.
    pub async fn run(self, app: &App) -> storage::Result<Ending> {
        let ended = match self {
            Self::Retention => forget(app).await,
            Self::VerifyRls => verify(app).await,
            Self::Optimize => app.store.optimize().await.map(|()| Ending::Good),
            Self::Backup => back_up(app).await,
            Self::KeepUsage => app.meter.flush(&app.store).await.map(|()| Ending::Good),
            Self::KeepTime => keep_time(app).await,
        };
        match &ended {
            Ok(Ending::Good) => tracing::debug!(job = self.name(), "job done"),
            Ok(Ending::Found) => tracing::error!(job = self.name(), "job found a gap"),
            Err(error) => tracing::error!(job = self.name(), %error, "job failed"),
        }
        ended
    }
}

async fn forget(app: &App) -> storage::Result<Ending> {
    for table in retention::tables() {
        while app.store.write(Service::because("retention"), move |tx| retention::forget(tx, table)).await? {}
    }
    Ok(Ending::Good)
}

async fn verify(app: &App) -> storage::Result<Ending> {
    let store = app.store.clone();
    let report =
        tokio::task::spawn_blocking(move || store.verify_rls()).await.map_err(|_| storage::Error::Panicked)??;
    for gap in report.all_gaps() {
        tracing::error!(gap, "row-level security has a gap");
    }
    app.findings.note_rls(report.is_sound());
    Ok(if report.is_sound() { Ending::Good } else { Ending::Found })
}

async fn back_up(app: &App) -> storage::Result<Ending> {
    let (shelf, settings, now) = (app.backups.clone(), app.config.backup.clone(), app.store.now());
    let made = tokio::task::spawn_blocking(move || {
        let (id, header) = shelf.add(now, false)?;
        shelf.prune(settings.daily.get(), settings.weekly, &TimeZone::system())?;
        Ok::<_, backup::Error>((id, header))
    });
    let (id, header) = made.await.map_err(|_| storage::Error::Panicked)??;
    tracing::info!(%id, bytes = header.unpacked_bytes(), "backup made");
    app.store.write(Service::because("backup"), |tx| audit::note(tx, "backup.made", None, None, None)).await?;
    Ok(Ending::Good)
}

async fn keep_time(app: &App) -> storage::Result<Ending> {
    app.store.keep_time().await?;
    Ok(Ending::Good)
}

/// Runs every job at its times until the handle is aborted; the first round begins at once.
pub fn start(app: Arc<App>) -> JoinHandle<()> {
    tokio::spawn(async move {
        let rounds = Job::ALL.map(|job| {
            let app = Arc::clone(&app);
            async move {
                let mut times = Times::of(&app);
                let mut clock = interval(job.every());
                clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
                loop {
                    clock.tick().await;
                    if job == Job::Backup && !times.is_due(&app) {
                        continue;
                    }
                    // How it ended is in the log; the next round is another try.
                    let _ = job.run(&app).await;
                }
            }
        });
        futures_util::future::join_all(rounds).await;
    })
}

/// When the daily backup is due.
struct Times(Schedule);

impl Times {
    fn of(app: &App) -> Self {
        Self(Schedule { at: app.config.backup.at, started: app.store.now(), tried: None })
    }

    fn is_due(&mut self, app: &App) -> bool {
        let now = app.store.now();
        let due = app.config.backup.enabled && self.0.is_due(app.backups.last(), now, &TimeZone::system());
        if due {
            self.0.tried = Some(now);
        }
        due
    }
}
