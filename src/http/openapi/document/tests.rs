use poem_openapi::param::{Path, Query};
use poem_openapi::{Object, OpenApi};
use serde::{Deserialize, Serialize};

use super::*;
use crate::domain::ids::MealId;
use crate::http::openapi::guard::UnderV1;
use crate::http::{Body, Check, Created, Cursor, Limit, NoContent, Page, Patch, Problem, Reply};

struct Api;

#[derive(Serialize, Object)]
struct Meal {
    id: MealId,
    notes: Option<String>,
    source: Option<Source>,
}

#[derive(Serialize, Deserialize, Object)]
struct Source {
    name: String,
    url: Option<String>,
}

#[derive(Deserialize, Object)]
struct NewMeal {
    notes: Option<String>,
    source: Source,
}

#[derive(Deserialize, Object)]
struct MealChange {
    #[serde(default)]
    notes: Patch<String>,
}

impl Check for NewMeal {}
impl Check for MealChange {}

#[OpenApi]
#[expect(clippy::unused_async, unused_variables, reason = "only the document is looked at")]
impl Api {
    #[oai(path = "/meals", method = "get")]
    async fn list(&self, limit: Query<Limit>, cursor: Query<Option<Cursor>>) -> Result<Reply<Page<Meal>>, Problem> {
        Err(Problem::not_found())
    }

    #[oai(path = "/meals", method = "post")]
    async fn create(&self, body: Body<NewMeal>) -> Result<Created<Meal>, Problem> {
        Err(Problem::not_found())
    }

    #[oai(path = "/meals/:id", method = "patch")]
    async fn change(&self, id: Path<MealId>, body: Body<MealChange>) -> Result<Reply<Meal>, Problem> {
        Err(Problem::not_found())
    }

    #[oai(path = "/meals/:id", method = "delete")]
    async fn delete(&self, id: Path<MealId>) -> Result<NoContent, Problem> {
        Err(Problem::not_found())
    }
}

fn published() -> Value {
    of(|()| UnderV1(Api), &["post_meals"])
}

#[test]
fn the_document_of_a_small_api() {
    let mut document = published();
    document["info"] = Value::Null;
    insta::assert_json_snapshot!(document);
}

#[test]
fn requests_are_strict_and_answers_complete() {
    let schemas = &published()["components"]["schemas"];
    assert_eq!(schemas["Meal"]["required"], serde_json::json!(["id", "notes", "source"]));
    assert_eq!(schemas["Meal"]["properties"]["notes"]["nullable"], true);
    assert_eq!(schemas["NewMeal"]["additionalProperties"], false);
    assert_eq!(schemas["NewMeal"]["required"], serde_json::json!(["source"]));
    assert_eq!(schemas["SourceInput"]["required"], serde_json::json!(["name"]));
    assert_eq!(schemas["Source"]["required"], serde_json::json!(["name", "url"]));
    assert_eq!(schemas["MealChange"]["properties"]["notes"]["nullable"], true);
}
