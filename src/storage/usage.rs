//! What the server did for whom: requests a day, account and route, and each call of an engine. Accounts stand in it by
//! the pseudonym that outlives them.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Read, Result, Row, Service, Write};
use crate::domain::ids::UserId;

/// Requests of one account to one route, since the last batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requests {
    /// `None`: without an account.
    pub user: Option<UserId>,
    /// Method and template, such as `GET /api/v1/meals/{id}`.
    pub route: String,
    pub count: u64,
    /// Answers with a status of 400 or more.
    pub errors: u64,
    pub time_us: u64,
}

/// An engine was asked to think.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AiCall {
    pub at: Timestamp,
    pub user: UserId,
    /// `coach` or `quick_entry`.
    pub feature: &'static str,
    /// `local` is the engine in the program itself.
    pub provider: &'static str,
    pub model: &'static str,
    pub tokens_in: u64,
    pub tokens_out: u64,
    /// Millionths of a US dollar.
    pub cost_microusd: u64,
    pub time_us: u64,
    pub succeeded: bool,
}

/// Sums of the requests of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestSums {
    pub requests: i64,
    pub errors: i64,
    pub time_us: i64,
}

/// Sums of the engines' calls of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AiSums {
    pub calls: i64,
    pub failed: i64,
    pub tokens_in: i64,
    pub tokens_out: i64,
    pub cost_microusd: i64,
    pub time_us: i64,
}

impl RequestSums {
    pub fn add(&mut self, other: &Self) {
        self.requests += other.requests;
        self.errors += other.errors;
        self.time_us += other.time_us;
    }
}

impl AiSums {
    pub fn add(&mut self, other: &Self) {
        self.calls += other.calls;
        self.failed += other.failed;
        self.tokens_in += other.tokens_in;
        self.tokens_out += other.tokens_out;
        self.cost_microusd += other.cost_microusd;
        self.time_us += other.time_us;
    }
}

/// The first instant of the day (UTC) of an instant.
pub fn day_of(at: Timestamp) -> Timestamp {
    const DAY_MS: i64 = 24 * 60 * 60 * 1000;
    Timestamp::from_millisecond(at.as_millisecond().div_euclid(DAY_MS) * DAY_MS).unwrap_or(at)
}

/// Adds a batch of requests to the day of the job.
pub fn add_requests(tx: &Write<'_, Service>, batch: &[Requests]) -> Result<()> {
    let day = day_of(tx.now());
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    for Requests { user, route, count, errors, time_us } in batch {
        tx.execute(
            "INSERT INTO usage_days (starts_at, subject, route, requests, errors, time_us)
             VALUES (?1, coalesce((SELECT subject_id FROM users WHERE id = ?2), ?3), ?4, ?5, ?6, ?7)
             ON CONFLICT (starts_at, subject, route) DO UPDATE SET
                requests = requests + excluded.requests, errors = errors + excluded.errors,
                time_us = time_us + excluded.time_us",
            &[&day, user, &Uuid::nil(), &route.as_str(), &number(*count), &number(*errors), &number(*time_us)],
        )?;
    }
    Ok(())
}

/// Adds a batch of engines' calls.
pub fn add_ai_calls(tx: &Write<'_, Service>, batch: &[AiCall]) -> Result<()> {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    for call in batch {
        tx.execute(
            "INSERT INTO ai_calls (id, at, subject, feature, provider, model, tokens_in, tokens_out, cost_microusd,
                                   time_us, outcome)
             VALUES (?1, ?2, coalesce((SELECT subject_id FROM users WHERE id = ?3), ?4), ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            &[
                &tx.new_id::<Uuid>(),
                &call.at,
                &call.user,
                &Uuid::nil(),
                &call.feature,
                &call.provider,
                &call.model,
                &number(call.tokens_in),
                &number(call.tokens_out),
                &number(call.cost_microusd),
                &number(call.time_us),
                &if call.succeeded { "ok" } else { "failed" },
            ],
        )?;
    }
    Ok(())
}

/// Who a group of the usage belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Account {
    /// Sixteen zero bytes for requests without an account.
    pub subject: Uuid,
    /// `None` where there is no such account any more.
    pub user: Option<UserId>,
}

/// The instants from the first, included, to the second, excluded.
pub type Span = (Timestamp, Timestamp);

/// Requests by account.
pub fn requests_by_account(tx: &Read<'_, Service>, (from, to): Span) -> Result<Vec<(Account, RequestSums)>> {
    tx.all(
        "SELECT s.subject, u.id, s.requests, s.errors, s.time_us
         FROM (SELECT subject, sum(requests) AS requests, sum(errors) AS errors, sum(time_us) AS time_us
               FROM usage_days WHERE starts_at >= ?1 AND starts_at < ?2 GROUP BY subject) AS s
         LEFT JOIN users AS u ON u.subject_id = s.subject ORDER BY s.subject",
        &[&from, &to],
        |row| Ok((account(row)?, request_sums(row, 2)?)),
    )
}

/// Requests by route.
pub fn requests_by_route(tx: &Read<'_, Service>, (from, to): Span) -> Result<Vec<(String, RequestSums)>> {
    tx.all(
        "SELECT route, sum(requests), sum(errors), sum(time_us) FROM usage_days
         WHERE starts_at >= ?1 AND starts_at < ?2 GROUP BY route ORDER BY route",
        &[&from, &to],
        |row| Ok((row.get(0)?, request_sums(row, 1)?)),
    )
}

/// Engines' calls by account.
pub fn ai_by_account(tx: &Read<'_, Service>, (from, to): Span) -> Result<Vec<(Account, AiSums)>> {
    tx.all(
        "SELECT s.subject, u.id, s.calls, s.failed, s.tokens_in, s.tokens_out, s.cost, s.time_us
         FROM (SELECT subject, count(*) AS calls, sum(CASE WHEN outcome = 'failed' THEN 1 ELSE 0 END) AS failed,
                      sum(tokens_in) AS tokens_in, sum(tokens_out) AS tokens_out, sum(cost_microusd) AS cost,
                      sum(time_us) AS time_us
               FROM ai_calls WHERE at >= ?1 AND at < ?2 GROUP BY subject) AS s
         LEFT JOIN users AS u ON u.subject_id = s.subject ORDER BY s.subject",
        &[&from, &to],
        |row| Ok((account(row)?, ai_sums(row, 2)?)),
    )
}

/// Engines' calls by feature, provider and model.
pub fn ai_by_model(tx: &Read<'_, Service>, (from, to): Span) -> Result<Vec<([String; 3], AiSums)>> {
    tx.all(
        "SELECT feature, provider, model, count(*), sum(CASE WHEN outcome = 'failed' THEN 1 ELSE 0 END),
                sum(tokens_in), sum(tokens_out), sum(cost_microusd), sum(time_us)
         FROM ai_calls WHERE at >= ?1 AND at < ?2 GROUP BY feature, provider, model ORDER BY feature, provider, model",
        &[&from, &to],
        |row| Ok(([row.get(0)?, row.get(1)?, row.get(2)?], ai_sums(row, 3)?)),
    )
}

fn account(row: &Row<'_>) -> Result<Account> {
    Ok(Account { subject: row.get(0)?, user: row.get(1)? })
}

fn request_sums(row: &Row<'_>, at: usize) -> Result<RequestSums> {
    Ok(RequestSums { requests: row.get(at)?, errors: row.get(at + 1)?, time_us: row.get(at + 2)? })
}

fn ai_sums(row: &Row<'_>, at: usize) -> Result<AiSums> {
    Ok(AiSums {
        calls: row.get(at)?,
        failed: row.get(at + 1)?,
        tokens_in: row.get(at + 2)?,
        tokens_out: row.get(at + 3)?,
        cost_microusd: row.get(at + 4)?,
        time_us: row.get(at + 5)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::Scope;
    use crate::storage::testing::TestStore;

    const TEST: Service = Service::because("test");

    fn requests(user: Option<UserId>, route: &str, count: u64) -> Requests {
        Requests { user, route: route.to_owned(), count, errors: 1, time_us: 10 * count }
    }

    #[test]
    fn batches_add_up_by_day_account_and_route_and_outlive_the_account() {
        let store = TestStore::new();
        let scope = store.member();
        let user = scope.id();
        assert_eq!(scope.service_reason(), None);
        for count in [2, 3] {
            let batch = [requests(Some(user), "GET /a", count), requests(None, "GET /a", 7)];
            store.write_blocking(TEST, move |tx| add_requests(tx, &batch)).unwrap();
        }
        let span = (store.now(), store.now());
        let span = (day_of(span.0), day_of(span.1 + jiff::SignedDuration::from_hours(24)));
        let by_account = || store.read_blocking(TEST, move |tx| requests_by_account(tx, span)).unwrap();
        let found = by_account();
        assert_eq!(found[0].1, RequestSums { requests: 14, errors: 2, time_us: 140 });
        assert_eq!((found[1].0.user, found[1].1.requests), (Some(user), 5));
        let by_route = store.read_blocking(TEST, move |tx| requests_by_route(tx, span)).unwrap();
        assert_eq!((by_route.len(), by_route[0].1.requests), (1, 19));

        let erase = move |tx: &Write<'_, Service>| tx.execute("DELETE FROM users WHERE id = ?1", &[&user]);
        store.write_blocking(TEST, erase).unwrap();
        assert_eq!((by_account()[1].0.user, by_account()[1].1.requests), (None, 5));
    }

    #[test]
    fn calls_are_summed_by_account_and_by_model() {
        let store = TestStore::new();
        let (user, now) = (store.member().id(), store.now());
        let call = move |cost_microusd, succeeded| AiCall {
            at: now,
            user,
            feature: "coach",
            provider: "local",
            model: "local",
            tokens_in: 5,
            tokens_out: 7,
            cost_microusd,
            time_us: 100,
            succeeded,
        };
        store.write_blocking(TEST, move |tx| add_ai_calls(tx, &[call(0, true), call(3, false)])).unwrap();
        let span = (day_of(now), day_of(now + jiff::SignedDuration::from_hours(24)));
        let sums = AiSums { calls: 2, failed: 1, tokens_in: 10, tokens_out: 14, cost_microusd: 3, time_us: 200 };
        let by_account = store.read_blocking(TEST, move |tx| ai_by_account(tx, span)).unwrap();
        assert_eq!((by_account[0].0.user, &by_account[0].1), (Some(user), &sums));
        let by_model = store.read_blocking(TEST, move |tx| ai_by_model(tx, span)).unwrap();
        assert_eq!(by_model, [(["coach", "local", "local"].map(str::to_owned), sums)]);
    }
}
