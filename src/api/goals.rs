//! `/goals`: what a member works towards.

use std::sync::Arc;

use jiff::civil::Date;
use poem_openapi::param::{Path, Query};
use poem_openapi::{Object, OpenApi};
use serde::{Deserialize, Serialize};

use super::once::{self, Once};
use super::records;
use super::security::Member;
use crate::app::App;
use crate::domain::aims::{Goal, GoalKind};
use crate::domain::ids::GoalId;
use crate::http::{
    Body, Check, Created, Cursor, Day, Errors, IfMatch, Instant, Limit, NoContent, Page, Patch, Problem, Record,
    Written,
};
use crate::storage::goals::{self, GoalFacts};

pub struct Api(pub Arc<App>);

/// A goal.
#[derive(Serialize, Object)]
#[oai(rename = "Goal")]
pub struct GoalAnswer {
    id: GoalId,
    name: String,
    kind: GoalKind,
    target_value: Option<f64>,
    unit: Option<String>,
    target_date: Option<Day>,
    created_at: Instant,
    updated_at: Instant,
}

impl From<Goal> for GoalAnswer {
    fn from(goal: Goal) -> Self {
        Self {
            id: goal.id,
            name: goal.name,
            kind: goal.kind,
            target_value: goal.target_value,
            unit: goal.unit,
            target_date: goal.target_date.map(Day),
            created_at: goal.created_at.into(),
            updated_at: goal.updated_at.into(),
        }
    }
}

/// A goal to set.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "GoalRequest")]
struct GoalRequest {
    #[oai(validator(min_length = 1, max_length = 200))]
    name: String,
    kind: GoalKind,
    #[oai(validator(minimum(value = "0"), maximum(value = "1000000")))]
    target_value: Option<f64>,
    #[oai(validator(min_length = 1, max_length = 40))]
    unit: Option<String>,
    target_date: Option<Day>,
}

impl Check for GoalRequest {}

impl From<GoalRequest> for GoalFacts {
    fn from(goal: GoalRequest) -> Self {
        Self {
            name: goal.name,
            kind: goal.kind,
            target_value: goal.target_value,
            unit: goal.unit,
            target_date: goal.target_date.map(Date::from),
        }
    }
}

/// What to change of a goal.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "GoalPatch")]
struct GoalPatch {
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 200))]
    name: Patch<String>,
    #[serde(default)]
    kind: Patch<GoalKind>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "1000000")))]
    target_value: Patch<f64>,
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 40))]
    unit: Patch<String>,
    #[serde(default)]
    target_date: Patch<Day>,
}

impl Check for GoalPatch {
    fn check(&self, errors: &mut Errors) {
        self.name.not_null("name", errors);
        self.kind.not_null("kind", errors);
    }
}

impl GoalPatch {
    fn apply(self, old: &Goal) -> GoalFacts {
        GoalFacts {
            name: self.name.or(old.name.clone()),
            kind: self.kind.or(old.kind),
            target_value: self.target_value.apply(old.target_value),
            unit: self.unit.apply(old.unit.clone()),
            target_date: self.target_date.apply(old.target_date.map(Day)).map(Date::from),
        }
    }
}

#[OpenApi]
impl Api {
    /// Goals, the newest first.
    #[oai(path = "/goals", method = "get")]
    async fn list(
        &self,
        member: Member,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Written<Page<GoalAnswer>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &"goals");
        let slice = records::slice(&cursors, (None, None), cursor.0.as_ref(), limit.0)?;
        records::list(
            &self.0,
            &member,
            limit.0,
            cursors,
            move |tx| goals::list(tx, &slice),
            |goal| (goal.created_at, goal.id.into()),
        )
        .await
    }

    /// Sets a goal.
    #[oai(path = "/goals", method = "post")]
    async fn create(
        &self,
        member: Member,
        once: Once,
        body: Body<GoalRequest>,
    ) -> Result<Created<GoalAnswer>, Problem> {
        let (hash, facts) = (body.hash(), GoalFacts::from(body.0));
        once::create(&self.0, member.scope, &once, hash, move |tx| {
            let goal = goals::insert(tx, facts.clone())?;
            let (location, etag) = (format!("/api/v1/goals/{}", goal.id), records::etag(&goal));
            Ok(Created::at(location, goal.into()).etag(etag))
        })
        .await
    }

    /// One goal.
    #[oai(path = "/goals/:id", method = "get")]
    async fn get(&self, member: Member, id: Path<GoalId>) -> Result<Record<GoalAnswer>, Problem> {
        records::answer(&self.0, &member, id.0, goals::get).await
    }

    /// Changes a goal.
    #[oai(path = "/goals/:id", method = "patch")]
    async fn update(
        &self,
        member: Member,
        id: Path<GoalId>,
        if_match: IfMatch,
        body: Body<GoalPatch>,
    ) -> Result<Record<GoalAnswer>, Problem> {
        let patch = body.0;
        let changed = records::change(&self.0, &member, if_match, id.0, goals::get, move |tx, old| {
            goals::update(tx, &old, patch.clone().apply(&old)).map(Ok)
        });
        Ok(records::record(changed.await?))
    }

    /// Deletes a goal.
    #[oai(path = "/goals/:id", method = "delete")]
    async fn delete(&self, member: Member, id: Path<GoalId>, if_match: IfMatch) -> Result<NoContent, Problem> {
        records::delete(&self.0, &member, if_match, id.0, goals::get, goals::delete).await
    }
}
