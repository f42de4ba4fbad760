//! `/me`: the member's own account, profile and preferences, and what their quotas leave them.

mod change;
mod erase;
mod view;

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::{Object, OpenApi};
use serde::Serialize;

use self::change::MeChange;
use self::view::Me;
use crate::api::records;
use crate::api::security::Member;
use crate::app::App;
use crate::domain::allowance::Feature;
use crate::domain::profile::{Preferences, Profile};
use crate::http::page::Page;
use crate::http::reply::Record;
use crate::http::{Body, Cursor, ETag, IfMatch, Instant, Limit, Problem, Reply};
use crate::storage::quotas::Usage;
use crate::storage::{self, Read, Service, User, preferences, profiles, users};

/// The operations.
pub fn apis() -> impl OpenApi {
    (Api, erase::Api)
}

struct Api;

/// Where a member stands with a feature that has a quota.
#[derive(Debug, Serialize, Object)]
struct QuotaUsage {
    feature: Feature,
    /// Uses in a window; null is without limit.
    limit: Option<u32>,
    used: u32,
    /// Uses that are left; null is without limit.
    remaining: Option<u32>,
    /// When the window ends, by the member's own day or month.
    resets_at: Instant,
}

impl From<Usage> for QuotaUsage {
    fn from(usage: Usage) -> Self {
        Self {
            feature: usage.feature,
            limit: usage.limit,
            used: usage.used,
            remaining: usage.remaining(),
            resets_at: usage.resets_at.into(),
        }
    }
}

/// What `/me` shows of the member's own rows.
type Own = (Profile, Preferences, Timestamp);

fn own(tx: &Read<'_, User>) -> storage::Result<Own> {
    let missing = storage::Error::Conflict("not_found");
    let Some(((profile, one), (preferences, other))) = profiles::get(tx)?.zip(preferences::get(tx)?) else {
        return Err(missing);
    };
    Ok((profile, preferences, one.max(other)))
}

async fn show(app: &App, member: &Member, (profile, preferences, updated_at): Own) -> Result<Record<Me>, Problem> {
    let id = member.id;
    let account = app.store.read(Service::because("own account"), move |tx| users::get(tx, id)).await?;
    let account = account.ok_or_else(Problem::not_found)?;
    Ok(Record::new(&Me::of(account, profile, preferences, updated_at), ETag::of(id, updated_at)))
}

#[OpenApi]
impl Api {
    /// The member's account, profile and preferences.
    #[oai(path = "/me", method = "get")]
    async fn get(&self, app: Data<&Arc<App>>, member: Member) -> Result<Record<Me>, Problem> {
        let own = app.store.read(member.scope, own).await?;
        show(&app, &member, own).await
    }

    /// Changes display name, profile and preferences. A changed zone or start of the day counts for new records only.
    #[oai(path = "/me", method = "patch")]
    async fn change(
        &self,
        app: Data<&Arc<App>>,
        member: Member,
        if_match: IfMatch,
        body: Body<MeChange>,
    ) -> Result<Record<Me>, Problem> {
        let (id, change) = (member.id, body.0);
        let changed = app.store.write(member.scope, move |tx| {
            let (profile, preferences, before) = own(tx)?;
            if !if_match.allows(ETag::of(id, before)) {
                return Err(storage::Error::Conflict("changed"));
            }
            let (profile, preferences) = change.clone().apply(profile, preferences);
            // Two changes within a millisecond are two versions.
            let next = before.checked_add(SignedDuration::from_millis(1)).unwrap_or(before);
            let updated_at = tx.now().max(next);
            profiles::update(tx, &profile, updated_at)?;
            preferences::update(tx, &preferences, updated_at)?;
            Ok((profile, preferences, updated_at))
        });
        let changed = changed.await?;
        show(&app, &member, changed).await
    }

    /// What is left of each quota, and when it is renewed.
    #[oai(path = "/me/quotas", method = "get")]
    async fn quotas(
        &self,
        app: Data<&Arc<App>>,
        member: Member,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<QuotaUsage>>, Problem> {
        let cursors = app.cursors.of(member.id, &"quotas");
        let all = app.quotas.of(member.id).await?;
        let page = records::page_of_all(all, limit.0, &cursors, cursor.0.as_ref(), |usage| usage.feature.to_string())?;
        Ok(Reply(page.map(QuotaUsage::from)))
    }
}
