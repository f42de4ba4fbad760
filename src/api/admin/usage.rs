//! `/admin/usage`: how much the server is used, by whom, of what, and what it cost.

use std::collections::BTreeMap;
use std::sync::Arc;

use poem_openapi::param::Query;
use poem_openapi::{Enum, Object, OpenApi};
use serde::Serialize;

use super::span;
use crate::api::records;
use crate::api::security::Admin;
use crate::app::App;
use crate::domain::ids::UserId;
use crate::http::{Cursor, Day, Limit, Page, Problem, Reply};
use crate::storage::Service;
use crate::storage::usage::{self, AiSums, RequestSums, Span};

const REPORT: Service = Service::because("administration");

pub struct Api(pub Arc<App>);

/// By what usage is summed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Enum)]
#[oai(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
enum Group {
    /// By account; requests without one are together.
    User,
    /// By part of the API.
    #[default]
    Feature,
    /// By engine: requests are not counted then.
    Model,
}

/// What one group has used.
#[derive(Serialize, Object)]
#[oai(rename = "Usage")]
struct UsageView {
    /// The account, in usage by user; null for requests without one, and for accounts that have been erased.
    user_id: Option<UserId>,
    /// What stands for the account in the records, and outlives it.
    subject: Option<String>,
    /// The part of the API, such as `meals` or `coach`; null in usage by user.
    feature: Option<String>,
    /// In usage by model.
    provider: Option<String>,
    /// In usage by model.
    model: Option<String>,
    requests: i64,
    /// Answers with a status of 400 or more.
    errors: i64,
    /// The time that the requests took, in milliseconds.
    duration_ms: f64,
    ai_calls: i64,
    ai_failures: i64,
    tokens_in: i64,
    tokens_out: i64,
    cost_usd: f64,
}

#[OpenApi]
impl Api {
    /// Requests and engines' calls of the days (UTC) `from` to `to`, the last thirty if left out, in sums.
    #[oai(path = "/admin/usage", method = "get")]
    async fn usage(
        &self,
        admin: Admin,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        group: Query<Option<Group>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<UsageView>>, Problem> {
        let (app, group) = (&self.0, group.0.unwrap_or_default());
        let span = span::of(from.0, to.0, app.store.now())?;
        if let Err(error) = app.meter.flush(&app.store).await {
            tracing::warn!(%error, "the latest usage is not in the report");
        }
        let all = match group {
            Group::User => by_user(app, span).await?,
            Group::Feature => by_feature(app, span).await?,
            Group::Model => by_model(app, span).await?,
        };
        let cursors = app.cursors.of(admin.id, &("admin/usage", group, from.0, to.0));
        records::page_of_all(all, limit.0, &cursors, cursor.0.as_ref(), UsageView::name).map(Reply)
    }
}

async fn by_user(app: &App, span: Span) -> Result<Vec<UsageView>, Problem> {
    let read =
        app.store.read(REPORT, move |tx| Ok((usage::requests_by_account(tx, span)?, usage::ai_by_account(tx, span)?)));
    let (requests, calls) = read.await?;
    let mut all: BTreeMap<_, (RequestSums, AiSums)> = BTreeMap::new();
    for (account, sums) in requests {
        all.entry(account).or_default().0 = sums;
    }
    for (account, sums) in calls {
        all.entry(account).or_default().1 = sums;
    }
    let known = |subject: uuid::Uuid| (!subject.is_nil()).then(|| subject.to_string());
    let views = all.into_iter().map(|(account, (requests, calls))| UsageView {
        user_id: account.user,
        subject: known(account.subject),
        ..UsageView::of(&requests, &calls)
    });
    Ok(views.collect())
}

async fn by_feature(app: &App, span: Span) -> Result<Vec<UsageView>, Problem> {
    let read =
        app.store.read(REPORT, move |tx| Ok((usage::requests_by_route(tx, span)?, usage::ai_by_model(tx, span)?)));
    let (requests, calls) = read.await?;
    let mut all: BTreeMap<String, (RequestSums, AiSums)> = BTreeMap::new();
    for (route, sums) in requests {
        all.entry(feature_of(&route)).or_default().0.add(&sums);
    }
    for ([feature, ..], sums) in calls {
        all.entry(feature).or_default().1.add(&sums);
    }
    let views = all.into_iter();
    Ok(views
        .map(|(name, (requests, calls))| UsageView { feature: Some(name), ..UsageView::of(&requests, &calls) })
        .collect())
}

async fn by_model(app: &App, span: Span) -> Result<Vec<UsageView>, Problem> {
    let calls = app.store.read(REPORT, move |tx| usage::ai_by_model(tx, span)).await?;
    let views = calls.into_iter().map(|([feature, provider, model], sums)| UsageView {
        feature: Some(feature),
        provider: Some(provider),
        model: Some(model),
        ..UsageView::of(&RequestSums::default(), &sums)
    });
    Ok(views.collect())
}

/// The part of the API to which a route belongs: `meals` for `GET /api/v1/meals/{id}`, `pages` for what is outside.
fn feature_of(route: &str) -> String {
    let part = route.split_once("/api/v1/").map_or("pages", |(_, path)| path.split('/').next().unwrap_or_default());
    part.replace('-', "_")
}

impl UsageView {
    fn of(requests: &RequestSums, calls: &AiSums) -> Self {
        Self {
            user_id: None,
            subject: None,
            feature: None,
            provider: None,
            model: None,
            requests: requests.requests,
            errors: requests.errors,
            duration_ms: requests.time_us as f64 / 1000.0,
            ai_calls: calls.calls,
            ai_failures: calls.failed,
            tokens_in: calls.tokens_in,
            tokens_out: calls.tokens_out,
            cost_usd: calls.cost_microusd as f64 / 1e6,
        }
    }

    fn name(&self) -> [Option<String>; 4] {
        [self.subject.clone(), self.feature.clone(), self.provider.clone(), self.model.clone()]
    }
}

#[cfg(test)]
mod tests {
    use super::feature_of;

    #[test]
    fn a_route_belongs_to_the_part_that_it_begins_with() {
        assert_eq!(feature_of("GET /api/v1/meals/{id}"), "meals");
        assert_eq!(feature_of("POST /api/v1/quick-entry/preview"), "quick_entry");
        for outside in ["GET /health", "GET -", "OTHER /"] {
            assert_eq!(feature_of(outside), "pages");
        }
    }
}
