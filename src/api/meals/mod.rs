//! `/meals`: what was eaten.

mod answer;
mod eaten;
pub mod items;
mod request;

use std::sync::Arc;

use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

pub use self::answer::{ItemAnswer, MealAnswer};
pub use self::eaten::Catalogue;
pub use self::request::CopyRequest;
use self::request::MealPatch;
pub use self::request::MealRequest;
use super::dated::At;
use super::once::{self, Once};
use super::records;
use super::security::Member;
use crate::app::App;
use crate::domain::ids::MealId;
use crate::domain::meals::{Eaten, Meal};
use crate::http::{Body, Created, Cursor, Day, IfMatch, Limit, NoContent, Page, Problem, Record, Written};
use crate::storage::meals::{self, NewMeal};

pub struct Api(pub Arc<App>);

/// The answer to making a meal.
pub fn created(meal: Meal) -> Created<MealAnswer> {
    let (location, etag) = (format!("/api/v1/meals/{}", meal.id), records::etag(&meal));
    Created::at(location, meal.into()).etag(etag)
}

/// What the items of a new meal are; 422 where a food is not there or an amount cannot be weighed.
pub async fn resolve(app: &App, member: &Member, request: &MealRequest) -> Result<Vec<Eaten>, Problem> {
    let foods = Catalogue::of(app, member, &request.items).await?;
    items::resolve(&request.items, &foods)
}

#[OpenApi]
impl Api {
    /// Meals, newest first.
    #[oai(path = "/meals", method = "get")]
    async fn list(
        &self,
        member: Member,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Written<Page<MealAnswer>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &("meals", from.0, to.0));
        let slice = records::slice(&cursors, (from.0, to.0), cursor.0.as_ref(), limit.0)?;
        records::list(
            &self.0,
            &member,
            limit.0,
            cursors,
            move |tx| meals::list(tx, &slice),
            |meal| (meal.when.at, meal.id.into()),
        )
        .await
    }

    /// Logs a meal. The server computes grams and nutrients of items that name a food.
    #[oai(path = "/meals", method = "post")]
    async fn create(
        &self,
        member: Member,
        once: Once,
        body: Body<MealRequest>,
    ) -> Result<Created<MealAnswer>, Problem> {
        let (hash, request) = (body.hash(), body.0);
        let items = resolve(&self.0, &member, &request).await?;
        once::create(&self.0, member.scope, &once, hash, move |tx| {
            Ok(created(request.insert(tx, items.clone(), request.source())?))
        })
        .await
    }

    /// One meal.
    #[oai(path = "/meals/:id", method = "get")]
    async fn get(&self, member: Member, id: Path<MealId>) -> Result<Record<MealAnswer>, Problem> {
        records::answer(&self.0, &member, id.0, meals::get).await
    }

    /// Changes a meal. `items`, if given, are all that it will have; those with an `id` keep it, and where nothing else
    /// of them is given or different, they keep what was logged.
    #[oai(path = "/meals/:id", method = "patch")]
    async fn update(
        &self,
        member: Member,
        id: Path<MealId>,
        if_match: IfMatch,
        body: Body<MealPatch>,
    ) -> Result<Record<MealAnswer>, Problem> {
        let (at, patch) = (At::patch(&body.0.eaten_at, &body.0.time_zone), body.0);
        let foods = Catalogue::of(&self.0, &member, patch.items.value().map_or(&[], Vec::as_slice)).await?;
        let changed = records::change(&self.0, &member, if_match, id.0, meals::get, move |tx, old| {
            match patch.apply(&old, at.moved(tx, &old.when)?, &foods) {
                Ok(new) => meals::update(tx, &old, new).map(Ok),
                Err(problem) => Ok(Err(problem)),
            }
        });
        Ok(records::record(changed.await?))
    }

    /// Deletes a meal.
    #[oai(path = "/meals/:id", method = "delete")]
    async fn delete(&self, member: Member, id: Path<MealId>, if_match: IfMatch) -> Result<NoContent, Problem> {
        records::delete(&self.0, &member, if_match, id.0, meals::get, meals::delete).await
    }

    /// Logs a meal once more, as it was, at another time.
    #[oai(path = "/meals/:id/copy", method = "post")]
    async fn copy(
        &self,
        member: Member,
        id: Path<MealId>,
        once: Once,
        body: Body<CopyRequest>,
    ) -> Result<Created<MealAnswer>, Problem> {
        let at = At::new(body.0.eaten_at, body.0.time_zone.as_deref());
        once::create(&self.0, member.scope, &once, body.hash(), move |tx| {
            let old = meals::get(tx, id.0)?.ok_or(crate::storage::Error::Conflict("not_found"))?;
            let meal = NewMeal {
                name: old.name,
                category: old.category,
                when: at.resolve(tx)?,
                notes: old.notes,
                source: crate::domain::meals::Source::Manual,
                items: old.items.into_iter().map(|item| item.eaten).collect(),
            };
            Ok(created(meals::insert(tx, meal)?))
        })
        .await
    }
}
