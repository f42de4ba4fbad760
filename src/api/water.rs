//! `/water`: what was drunk for the water in it.

use std::sync::Arc;

use poem_openapi::param::{Path, Query};
use poem_openapi::{Object, OpenApi};
use serde::{Deserialize, Serialize};

use super::dated::{At, check_zone};
use super::nutrients::rounded;
use super::once::{self, Once};
use super::records;
use super::security::Member;
use crate::app::App;
use crate::domain::diary::Water;
use crate::domain::ids::WaterId;
use crate::domain::meals::Source;
use crate::http::{
    Body, Check, Created, Cursor, Day, Errors, IfMatch, Instant, Limit, NoContent, Page, Patch, Problem, Record,
    Written,
};
use crate::storage::{self, User, Write, water};

pub struct Api(pub Arc<App>);

/// Something drunk.
#[derive(Serialize, Object)]
#[oai(rename = "Water")]
pub struct WaterAnswer {
    id: WaterId,
    amount_ml: f64,
    at: Instant,
    time_zone: String,
    /// The local day to which it belongs.
    day: Day,
    source: Source,
    updated_at: Instant,
}

impl From<Water> for WaterAnswer {
    fn from(water: Water) -> Self {
        Self {
            id: water.id,
            amount_ml: rounded(water.amount_ml, 100.0),
            at: water.when.at.into(),
            time_zone: water.when.time_zone,
            day: water.when.day.into(),
            source: water.source,
            updated_at: water.updated_at.into(),
        }
    }
}

/// A drink to log.
#[derive(Debug, Deserialize, Object)]
#[oai(rename = "WaterRequest")]
pub struct WaterRequest {
    #[oai(validator(minimum(value = "1"), maximum(value = "10000")))]
    amount_ml: f64,
    /// Now, if left out.
    at: Option<Instant>,
    /// The member's, if left out.
    time_zone: Option<String>,
}

impl Check for WaterRequest {
    fn check(&self, errors: &mut Errors) {
        check_zone(self.time_zone.as_deref(), errors);
    }
}

impl WaterRequest {
    pub fn insert(&self, tx: &Write<'_, User>, source: Source) -> storage::Result<Water> {
        let when = At::new(self.at, self.time_zone.as_deref()).resolve(tx)?;
        water::insert(tx, self.amount_ml, when, source)
    }
}

/// What to change of a drink.
#[derive(Debug, Deserialize, Object)]
#[oai(rename = "WaterPatch")]
struct WaterPatch {
    #[serde(default)]
    #[oai(validator(minimum(value = "1"), maximum(value = "10000")))]
    amount_ml: Patch<f64>,
    #[serde(default)]
    at: Patch<Instant>,
    #[serde(default)]
    time_zone: Patch<String>,
}

impl Check for WaterPatch {
    fn check(&self, errors: &mut Errors) {
        self.amount_ml.not_null("amount_ml", errors);
        self.at.not_null("at", errors);
        self.time_zone.not_null("time_zone", errors);
        check_zone(self.time_zone.value().map(String::as_str), errors);
    }
}

#[OpenApi]
impl Api {
    /// Drinks, newest first.
    #[oai(path = "/water", method = "get")]
    async fn list(
        &self,
        member: Member,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Written<Page<WaterAnswer>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &("water", from.0, to.0));
        let slice = records::slice(&cursors, (from.0, to.0), cursor.0.as_ref(), limit.0)?;
        records::list(
            &self.0,
            &member,
            limit.0,
            cursors,
            move |tx| water::list(tx, &slice),
            |water| (water.when.at, water.id.into()),
        )
        .await
    }

    /// Logs a drink.
    #[oai(path = "/water", method = "post")]
    async fn create(
        &self,
        member: Member,
        once: Once,
        body: Body<WaterRequest>,
    ) -> Result<Created<WaterAnswer>, Problem> {
        let (hash, request) = (body.hash(), body.0);
        once::create(&self.0, member.scope, &once, hash, move |tx| {
            let water = request.insert(tx, Source::Manual)?;
            let (location, etag) = (format!("/api/v1/water/{}", water.id), records::etag(&water));
            Ok(Created::at(location, water.into()).etag(etag))
        })
        .await
    }

    /// One drink.
    #[oai(path = "/water/:id", method = "get")]
    async fn get(&self, member: Member, id: Path<WaterId>) -> Result<Record<WaterAnswer>, Problem> {
        records::answer(&self.0, &member, id.0, water::get).await
    }

    /// Changes a drink.
    #[oai(path = "/water/:id", method = "patch")]
    async fn update(
        &self,
        member: Member,
        id: Path<WaterId>,
        if_match: IfMatch,
        body: Body<WaterPatch>,
    ) -> Result<Record<WaterAnswer>, Problem> {
        let at = At::patch(&body.0.at, &body.0.time_zone);
        let amount_ml = body.0.amount_ml;
        let changed = records::change(&self.0, &member, if_match, id.0, water::get, move |tx, old| {
            let when = at.moved(tx, &old.when)?;
            water::update(tx, &old, amount_ml.or(old.amount_ml), when).map(Ok)
        });
        Ok(records::record(changed.await?))
    }

    /// Deletes a drink.
    #[oai(path = "/water/:id", method = "delete")]
    async fn delete(&self, member: Member, id: Path<WaterId>, if_match: IfMatch) -> Result<NoContent, Problem> {
        records::delete(&self.0, &member, if_match, id.0, water::get, water::delete).await
    }
}
