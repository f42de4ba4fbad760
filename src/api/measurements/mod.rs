//! `/measurements`: weight and other readings of the body, and their trend.

mod bodies;
mod trend;

use std::sync::Arc;

use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

pub use self::bodies::MeasurementAnswer;
use self::bodies::MeasurementPatch;
pub use self::bodies::MeasurementRequest;
use self::trend::TrendAnswer;
use super::dated::At;
use super::once::{self, Once};
use super::records;
use super::security::Member;
use crate::app::App;
use crate::domain::ids::MeasurementId;
use crate::domain::meals::Source;
use crate::domain::measurements::MeasurementKind;
use crate::http::{Body, Created, Cursor, Day, IfMatch, Limit, NoContent, Page, Problem, Record, Reply, Written};
use crate::storage::measurements;

pub struct Api(pub Arc<App>);

#[OpenApi]
impl Api {
    /// Measurements, newest first.
    #[oai(path = "/measurements", method = "get")]
    async fn list(
        &self,
        member: Member,
        kind: Query<Option<MeasurementKind>>,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Written<Page<MeasurementAnswer>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &("measurements", kind.0, from.0, to.0));
        let slice = records::slice(&cursors, (from.0, to.0), cursor.0.as_ref(), limit.0)?;
        records::list(
            &self.0,
            &member,
            limit.0,
            cursors,
            move |tx| measurements::list(tx, &slice, kind.0),
            |one| (one.when.at, one.id.into()),
        )
        .await
    }

    /// Logs a measurement.
    #[oai(path = "/measurements", method = "post")]
    async fn create(
        &self,
        member: Member,
        once: Once,
        body: Body<MeasurementRequest>,
    ) -> Result<Created<MeasurementAnswer>, Problem> {
        let (hash, request) = (body.hash(), body.0);
        let reading = request.reading()?;
        once::create(&self.0, member.scope, &once, hash, move |tx| {
            let made = request.insert(tx, reading.clone(), Source::Manual)?;
            let (location, etag) = (format!("/api/v1/measurements/{}", made.id), records::etag(&made));
            Ok(Created::at(location, made.into()).etag(etag))
        })
        .await
    }

    /// The trend of a kind: one point a day with its smoothed value, and how fast it moves.
    #[oai(path = "/measurements/trend", method = "get")]
    async fn trend(
        &self,
        member: Member,
        kind: Query<Option<MeasurementKind>>,
        /// How many days back, 28 if left out.
        #[oai(validator(minimum(value = "7"), maximum(value = "366")))]
        days: Query<Option<i32>>,
    ) -> Result<Reply<TrendAnswer>, Problem> {
        let (kind, days) = (kind.0.unwrap_or(MeasurementKind::Weight), days.0.unwrap_or(28));
        Ok(Reply(self.0.store.read(member.scope, move |tx| trend::of(tx, kind, days)).await?))
    }

    /// One measurement.
    #[oai(path = "/measurements/:id", method = "get")]
    async fn get(&self, member: Member, id: Path<MeasurementId>) -> Result<Record<MeasurementAnswer>, Problem> {
        records::answer(&self.0, &member, id.0, measurements::get).await
    }

    /// Changes a measurement; its kind stays.
    #[oai(path = "/measurements/:id", method = "patch")]
    async fn update(
        &self,
        member: Member,
        id: Path<MeasurementId>,
        if_match: IfMatch,
        body: Body<MeasurementPatch>,
    ) -> Result<Record<MeasurementAnswer>, Problem> {
        let (at, patch) = (At::patch(&body.0.at, &body.0.time_zone), body.0);
        let changed = records::change(&self.0, &member, if_match, id.0, measurements::get, move |tx, old| {
            let reading = match patch.apply(&old) {
                Ok(reading) => reading,
                Err(problem) => return Ok(Err(problem)),
            };
            let when = at.moved(tx, &old.when)?;
            measurements::update(tx, &old, reading, when).map(Ok)
        });
        Ok(records::record(changed.await?))
    }

    /// Deletes a measurement.
    #[oai(path = "/measurements/:id", method = "delete")]
    async fn delete(&self, member: Member, id: Path<MeasurementId>, if_match: IfMatch) -> Result<NoContent, Problem> {
        records::delete(&self.0, &member, if_match, id.0, measurements::get, measurements::delete).await
    }
}
