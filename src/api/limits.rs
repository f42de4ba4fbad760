//! Counting a request against rates and quotas, and telling the client what is left.

use crate::api::security::Member;
use crate::app::App;
use crate::domain::account::Email;
use crate::domain::allowance::Feature;
use crate::domain::named::Named;
use crate::http::context::Context;
use crate::http::{Problem, RateField};
use crate::quota::{self, Rate, Reservation, Subject};
use crate::storage::quotas::Usage;

/// The code of the answer where a rate is exceeded.
const RATE_LIMITED: &str = "rate_limited";

/// The code of the answer where the limiter cannot say.
pub const LIMITER_DOWN: &str = "limiter_unavailable";

/// Counts a request against a rate: 429 `rate_limited` above it, 503 where the limiter does not answer.
pub async fn count(app: &App, context: &Context, rate: Rate, subject: Subject) -> Result<(), Problem> {
    let verdict = app.rates.count(rate, subject).await.map_err(|error| {
        tracing::error!(%error, "rates cannot be counted");
        Problem::unavailable(LIMITER_DOWN, 5)
    })?;
    context.note_rate(RateField {
        name: verdict.name,
        limit: u64::from(verdict.limit),
        window_s: u64::from(verdict.window_s),
        remaining: u64::from(verdict.remaining),
        resets_s: verdict.wait_s,
    });
    if verdict.allowed {
        Ok(())
    } else {
        Err(Problem::too_many(RATE_LIMITED, "Too many requests in a short time", verdict.wait_s))
    }
}

/// Counts a log-in: against its address, and against its account. Strangers can use the account's allowance up, but not
/// keep out whoever has logged in from the same address before.
pub async fn count_log_in(app: &App, context: &Context, email: Option<&Email>) -> Result<(), Problem> {
    let here = Subject::address(context.client.address);
    count(app, context, Rate::Login, here).await?;
    let Some(email) = email else { return Ok(()) };
    let refused = match count(app, context, Rate::Account, Subject::account(email)).await {
        Err(problem) if problem.code() == RATE_LIMITED => problem,
        counted => return counted,
    };
    let is_here = move |address: &str| address.parse().is_ok_and(|address| Subject::address(address) == here);
    if app.auth.knows_address(email, is_here).await? { Ok(()) } else { Err(refused) }
}

/// Reserves one use of a feature before its work begins: 429 `quota_exceeded` where none is left. Settle the
/// reservation once the work is done; dropped, it is given back.
pub async fn charge(app: &App, context: &Context, member: &Member, feature: Feature) -> Result<Reservation, Problem> {
    if !member.counted {
        return Err(Problem::unavailable(LIMITER_DOWN, 5));
    }
    let now = app.store.now();
    let reset_s = |usage: &Usage| u64::try_from(usage.resets_at.duration_since(now).as_secs()).unwrap_or(0).max(1);
    let note = |usage: &Usage| {
        if let Some(limit) = usage.limit {
            context.note_rate(RateField {
                name: feature.name(),
                limit: u64::from(limit),
                window_s: usage.resets_at.duration_since(usage.starts_at).as_secs().unsigned_abs(),
                remaining: u64::from(usage.remaining().unwrap_or(0)),
                resets_s: reset_s(usage),
            });
        }
    };
    match app.quotas.reserve(member.id, feature).await {
        Ok(reservation) => {
            note(&reservation.usage);
            Ok(reservation)
        }
        Err(quota::Error::Exceeded(usage)) => {
            note(&usage);
            Err(Problem::too_many("quota_exceeded", "The quota of this feature is used up", reset_s(&usage)))
        }
        Err(quota::Error::Storage(error)) => Err(error.into()),
    }
}
