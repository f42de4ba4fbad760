//! `/foods`: the built-in foods and the member's own.

mod bodies;
mod per_100g;
mod search;

use std::sync::Arc;

use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

use self::bodies::{FoodAnswer, FoodPatch, FoodRequest};
use self::search::{Found, Known};
use super::once::{self, Once};
use super::records;
use super::security::Member;
use crate::app::App;
use crate::domain::ids::FoodId;
use crate::http::{Body, Created, Cursor, IfMatch, Limit, NoContent, Page, Problem, Record, Reply};
use crate::storage::foods::{self, FoodFacts};

pub struct Api(pub Arc<App>);

#[OpenApi]
impl Api {
    /// Foods by what people call them, the best match first; among those, what the member logs and their own foods come
    /// before others. Without `q`, the member's own foods by name.
    #[oai(path = "/foods", method = "get")]
    async fn list(
        &self,
        member: Member,
        #[oai(validator(max_length = 200))] q: Query<Option<String>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<FoodAnswer>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &("foods", &q.0));
        let known = self.0.store.read(member.scope, Known::of).await?;
        let all = match q.0.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            Some(text) => search::find(&self.0, known, text),
            None => known.own.into_iter().map(Found::own).collect(),
        };
        let page = records::page_of_all(all, limit.0, &cursors, cursor.0.as_ref(), Found::id)?;
        Ok(Reply(page.map(|found| found.answer(&self.0.reference))))
    }

    /// The foods that the member logged last, the latest first.
    #[oai(path = "/foods/recent", method = "get")]
    async fn recent(
        &self,
        member: Member,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<FoodAnswer>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &"foods/recent");
        let before = cursors.open(cursor.0.as_ref())?;
        let known = self.0.store.read(member.scope, Known::of).await?;
        let rest = search::recent(&self.0, known, before).take(limit.0.get() + 1).collect();
        let page = Page::of(rest, limit.0, |(last, _)| cursors.make(last));
        Ok(Reply(page.map(|(_, found)| found.answer(&self.0.reference))))
    }

    /// One food.
    #[oai(path = "/foods/:id", method = "get")]
    async fn get(&self, member: Member, id: Path<FoodId>) -> Result<Record<FoodAnswer>, Problem> {
        if let Some(food) = self.0.reference.food(id.0) {
            let etag = FoodAnswer::built_in_etag(food);
            return Ok(Record::new(&FoodAnswer::built_in(&self.0.reference, food), etag));
        }
        records::answer(&self.0, &member, id.0, foods::get).await
    }

    /// Adds a food of one's own.
    #[oai(path = "/foods", method = "post")]
    async fn create(
        &self,
        member: Member,
        once: Once,
        body: Body<FoodRequest>,
    ) -> Result<Created<FoodAnswer>, Problem> {
        let (hash, facts) = (body.hash(), FoodFacts::from(body.0));
        once::create(&self.0, member.scope, &once, hash, move |tx| {
            let food = foods::insert(tx, facts.clone())?;
            let (location, etag) = (format!("/api/v1/foods/{}", food.id), records::etag(&food));
            Ok(Created::at(location, food.into()).etag(etag))
        })
        .await
    }

    /// Changes a food of one's own. Meals keep what they logged of it.
    #[oai(path = "/foods/:id", method = "patch")]
    async fn update(
        &self,
        member: Member,
        id: Path<FoodId>,
        if_match: IfMatch,
        body: Body<FoodPatch>,
    ) -> Result<Record<FoodAnswer>, Problem> {
        let patch = body.0;
        let changed =
            records::change(&self.0, &member, if_match, id.0, foods::get, move |tx, old| match patch.apply(&old) {
                Ok(facts) => foods::update(tx, &old, facts).map(Ok),
                Err(problem) => Ok(Err(problem)),
            });
        Ok(records::record(changed.await?))
    }

    /// Deletes a food of one's own. Meals keep what they logged of it.
    #[oai(path = "/foods/:id", method = "delete")]
    async fn delete(&self, member: Member, id: Path<FoodId>, if_match: IfMatch) -> Result<NoContent, Problem> {
        records::delete(&self.0, &member, if_match, id.0, foods::get, foods::delete).await
    }
}
