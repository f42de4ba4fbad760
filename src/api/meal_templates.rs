//! `/meal-templates`: meals to log again and again.

use std::sync::Arc;

use poem_openapi::param::{Path, Query};
use poem_openapi::{Object, OpenApi};
use serde::{Deserialize, Serialize};

use super::dated::At;
use super::meals::items::{self, ItemRequest};
use super::meals::{Catalogue, CopyRequest, ItemAnswer, MealAnswer, created};
use super::nutrients::TotalsAnswer;
use super::once::{self, Once};
use super::records;
use super::security::Member;
use crate::app::App;
use crate::domain::ids::{MealItemId, TemplateId, TemplateItemId};
use crate::domain::meals::{MealCategory, MealTemplate, Source};
use crate::http::{
    Body, Check, Created, Cursor, Errors, IfMatch, Instant, Limit, NoContent, Page, Patch, Problem, Record, Written,
};
use crate::storage::meal_templates::{self, TemplateFacts};
use crate::storage::meals::{self, NewMeal};

pub struct Api(pub Arc<App>);

/// A meal to log again and again.
#[derive(Serialize, Object)]
#[oai(rename = "MealTemplate")]
struct TemplateAnswer {
    id: TemplateId,
    name: String,
    category: MealCategory,
    notes: Option<String>,
    items: Vec<ItemAnswer>,
    totals: TotalsAnswer,
    created_at: Instant,
    updated_at: Instant,
}

impl From<MealTemplate> for TemplateAnswer {
    fn from(template: MealTemplate) -> Self {
        let totals = (&template.totals()).into();
        let items =
            template.items.into_iter().map(|(id, eaten)| ItemAnswer::new(MealItemId::from_uuid(id.uuid()), eaten));
        Self {
            id: template.id,
            name: template.name,
            category: template.category,
            notes: template.notes,
            items: items.collect(),
            totals,
            created_at: template.created_at.into(),
            updated_at: template.updated_at.into(),
        }
    }
}

/// A template to keep.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "MealTemplateRequest")]
struct TemplateRequest {
    #[oai(validator(min_length = 1, max_length = 200))]
    name: String,
    /// `other`, if left out.
    category: Option<MealCategory>,
    #[oai(validator(max_length = 2000))]
    notes: Option<String>,
    #[oai(validator(min_items = 1, max_items = 100))]
    items: Vec<ItemRequest>,
}

impl Check for TemplateRequest {
    fn check(&self, errors: &mut Errors) {
        items::check_new(&self.items, errors);
    }
}

/// What to change of a template.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "MealTemplatePatch")]
struct TemplatePatch {
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 200))]
    name: Patch<String>,
    #[serde(default)]
    category: Patch<MealCategory>,
    #[serde(default)]
    #[oai(validator(max_length = 2000))]
    notes: Patch<String>,
    #[serde(default)]
    #[oai(validator(min_items = 1, max_items = 100))]
    items: Patch<Vec<ItemRequest>>,
}

impl Check for TemplatePatch {
    fn check(&self, errors: &mut Errors) {
        self.name.not_null("name", errors);
        self.category.not_null("category", errors);
        self.items.not_null("items", errors);
        if let Some(items) = self.items.value() {
            items::check_patch(items, errors);
        }
    }
}

impl TemplatePatch {
    fn apply(&self, old: &MealTemplate, foods: &Catalogue) -> Result<TemplateFacts, Problem> {
        let known: Vec<_> = old.items.iter().map(|(id, eaten)| (MealItemId::from_uuid(id.uuid()), eaten)).collect();
        let items = self.items.value().map(|items| items::merge(items, &known, foods)).transpose()?;
        let kept = |id: MealItemId| TemplateItemId::from_uuid(id.uuid());
        Ok(TemplateFacts {
            name: self.name.clone().or(old.name.clone()),
            category: self.category.or(old.category),
            notes: self.notes.clone().apply(old.notes.clone()),
            items: items.map(|items| items.into_iter().map(|(id, eaten)| (id.map(kept), eaten)).collect()),
        })
    }
}

#[OpenApi]
impl Api {
    /// Templates, the newest first.
    #[oai(path = "/meal-templates", method = "get")]
    async fn list(
        &self,
        member: Member,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Written<Page<TemplateAnswer>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &"meal_templates");
        let slice = records::slice(&cursors, (None, None), cursor.0.as_ref(), limit.0)?;
        records::list(
            &self.0,
            &member,
            limit.0,
            cursors,
            move |tx| meal_templates::list(tx, &slice),
            |one| (one.created_at, one.id.into()),
        )
        .await
    }

    /// Keeps a template.
    #[oai(path = "/meal-templates", method = "post")]
    async fn create(
        &self,
        member: Member,
        once: Once,
        body: Body<TemplateRequest>,
    ) -> Result<Created<TemplateAnswer>, Problem> {
        let (hash, request) = (body.hash(), body.0);
        let foods = Catalogue::of(&self.0, &member, &request.items).await?;
        let items = items::resolve(&request.items, &foods)?;
        once::create(&self.0, member.scope, &once, hash, move |tx| {
            let facts = TemplateFacts {
                name: request.name.clone(),
                category: request.category.unwrap_or(MealCategory::Other),
                notes: request.notes.clone(),
                items: Some(items.iter().map(|eaten| (None, eaten.clone())).collect()),
            };
            let made = meal_templates::insert(tx, facts)?;
            let (location, etag) = (format!("/api/v1/meal-templates/{}", made.id), records::etag(&made));
            Ok(Created::at(location, made.into()).etag(etag))
        })
        .await
    }

    /// One template.
    #[oai(path = "/meal-templates/:id", method = "get")]
    async fn get(&self, member: Member, id: Path<TemplateId>) -> Result<Record<TemplateAnswer>, Problem> {
        records::answer(&self.0, &member, id.0, meal_templates::get).await
    }

    /// Changes a template; its items as those of a meal.
    #[oai(path = "/meal-templates/:id", method = "patch")]
    async fn update(
        &self,
        member: Member,
        id: Path<TemplateId>,
        if_match: IfMatch,
        body: Body<TemplatePatch>,
    ) -> Result<Record<TemplateAnswer>, Problem> {
        let patch = body.0;
        let foods = Catalogue::of(&self.0, &member, patch.items.value().map_or(&[], Vec::as_slice)).await?;
        let changed =
            records::change(&self.0, &member, if_match, id.0, meal_templates::get, move |tx, old| {
                match patch.apply(&old, &foods) {
                    Ok(facts) => meal_templates::update(tx, &old, facts).map(Ok),
                    Err(problem) => Ok(Err(problem)),
                }
            });
        Ok(records::record(changed.await?))
    }

    /// Deletes a template. Meals that were logged from it stay.
    #[oai(path = "/meal-templates/:id", method = "delete")]
    async fn delete(&self, member: Member, id: Path<TemplateId>, if_match: IfMatch) -> Result<NoContent, Problem> {
        records::delete(&self.0, &member, if_match, id.0, meal_templates::get, meal_templates::delete).await
    }

    /// Logs the meal of a template.
    #[oai(path = "/meal-templates/:id/log", method = "post")]
    async fn log(
        &self,
        member: Member,
        id: Path<TemplateId>,
        once: Once,
        body: Body<CopyRequest>,
    ) -> Result<Created<MealAnswer>, Problem> {
        let at = At::new(body.0.eaten_at, body.0.time_zone.as_deref());
        once::create(&self.0, member.scope, &once, body.hash(), move |tx| {
            let template = meal_templates::get(tx, id.0)?.ok_or(crate::storage::Error::Conflict("not_found"))?;
            let meal = NewMeal {
                name: Some(template.name),
                category: template.category,
                when: at.resolve(tx)?,
                notes: template.notes,
                source: Source::Manual,
                items: template.items.into_iter().map(|(_, eaten)| eaten).collect(),
            };
            Ok(created(meals::insert(tx, meal)?))
        })
        .await
    }
}
