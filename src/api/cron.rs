//! `/cron`: jobs that a scheduler of the owner's starts. The server runs them by itself too.

use std::sync::Arc;

use poem::{Request, RequestBody};
use poem_openapi::param::Path;
use poem_openapi::registry::Registry;
use poem_openapi::{ApiExtractor, ApiExtractorType, Enum, ExtractParamOptions, Object, OpenApi};
use secrecy::ExposeSecret;
use serde::Serialize;

use super::security::{app, bearer, bearer_scheme};
use crate::app::App;
use crate::auth::opaque;
use crate::config::SecretName;
use crate::http::{Problem, Reply};
use crate::ops::jobs::{Ending, Job};

/// The operations.
pub struct Api(pub Arc<App>);

/// A job.
#[derive(Clone, Copy, Enum)]
#[oai(rename_all = "kebab-case")]
enum JobName {
    /// Forgets what has been kept long enough.
    Retention,
    /// Proves row-level security on the live database.
    VerifyRls,
    /// Lets the database renew its statistics.
    Optimize,
    /// Makes a backup, and removes those that need not be kept.
    Backup,
}

/// How a job ended.
#[derive(Serialize, Object)]
struct JobEnded {
    /// The job.
    job: String,
    /// `ok`, or `found` where it found something that needs a look: the log says what.
    outcome: String,
}

#[OpenApi(prefix_path = "/cron")]
impl Api {
    /// Runs a job now and answers when it is done. The bearer token is the scheduler's secret, `CRON_SECRET`.
    #[oai(path = "/:job", method = "post", operation_id = "run_job")]
    async fn run(&self, _scheduler: Scheduler, job: Path<JobName>) -> Result<Reply<JobEnded>, Problem> {
        let job = match job.0 {
            JobName::Retention => Job::Retention,
            JobName::VerifyRls => Job::VerifyRls,
            JobName::Optimize => Job::Optimize,
            JobName::Backup => Job::Backup,
        };
        let outcome = match job.run(&self.0).await? {
            Ending::Good => "ok",
            Ending::Found => "found",
        };
        Ok(Reply(JobEnded { job: job.name().into(), outcome: outcome.into() }))
    }
}

/// Whoever knows the scheduler's secret.
struct Scheduler;

impl<'a> ApiExtractor<'a> for Scheduler {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        registry.create_security_scheme("cron", bearer_scheme("The secret of the owner's scheduler."));
    }

    fn security_schemes() -> Vec<&'static str> {
        vec!["cron"]
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        let app = app(request)?;
        app.auth.notice_secrets();
        let secret = app.secrets.current(SecretName::Cron);
        match bearer(request) {
            Some(shown) if opaque::equal(shown, secret.expose_secret()) => Ok(Self),
            _ => Err(Problem::unauthorized("unauthorized").into()),
        }
    }
}
