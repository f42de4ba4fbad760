//! Request bodies: what is refused, with which status, and that all faults are told at once.

use poem_openapi::param::Path;
use poem_openapi::{Enum, Object, OpenApi};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use wagner_coach::domain::ids::MealId;
use wagner_coach::http::frame::Frame;
use wagner_coach::http::openapi::guard::UnderV1;
use wagner_coach::http::{Body, Check, Day, Errors, Instant, Patch, Problem, Reply, Settings};

use crate::support::{Client, TestServer};

struct Api;

#[derive(Deserialize, Serialize, Object)]
struct Meal {
    #[oai(validator(min_length = 1, max_length = 20))]
    name: String,
    category: Option<Category>,
    eaten_at: Option<Instant>,
    day: Option<Day>,
    #[oai(validator(min_items = 1, max_items = 3))]
    items: Vec<Item>,
}

#[derive(Deserialize, Serialize, Object)]
struct Item {
    food_id: Option<MealId>,
    #[oai(validator(minimum(value = "0.1"), maximum(value = "20000")))]
    grams: f64,
    count: Option<i32>,
}

#[derive(Deserialize, Serialize, Enum)]
#[serde(rename_all = "snake_case")]
#[oai(rename_all = "snake_case")]
enum Category {
    Breakfast,
    Other,
}

#[derive(Deserialize, Object)]
struct Change {
    #[serde(default)]
    #[oai(validator(max_length = 20))]
    notes: Patch<String>,
    #[serde(default)]
    name: Patch<String>,
}

impl Check for Meal {
    fn check(&self, errors: &mut Errors) {
        errors.require(self.name != "forbidden", "name", "must be another one");
        errors.require(self.items.len() < 3, "items", "must be few");
    }
}

impl Check for Change {
    fn check(&self, errors: &mut Errors) {
        self.name.not_null("name", errors);
    }
}

#[OpenApi]
#[expect(clippy::unused_async, reason = "operations are asynchronous")]
impl Api {
    #[oai(path = "/meals", method = "post")]
    async fn create(&self, body: Body<Meal>) -> Result<Reply<Meal>, Problem> {
        Ok(Reply(body.0))
    }

    #[oai(path = "/meals/:id", method = "patch")]
    async fn change(&self, id: Path<MealId>, body: Body<Change>) -> Result<Reply<Value>, Problem> {
        let notes = body.0.notes.apply(Some("old".to_owned()));
        Ok(Reply(json!({"id": id.0, "notes": notes})))
    }
}

fn server() -> TestServer {
    let settings = Settings { max_body: 100_000, ..TestServer::settings() };
    TestServer::serving(Frame::new(UnderV1(Api), (), settings))
}

fn send(client: &Client, content_type: &str, body: &[u8]) -> crate::support::Answer {
    client.with("Content-Type", content_type).root("POST", "/api/v1/meals", Some(body))
}

#[test]
fn a_sound_body_reaches_the_handler() {
    let server = server();
    let meal = json!({"name": "Äpfel 🍎", "category": "breakfast", "eaten_at": "2026-11-24T07:30:00+02:00", "day": null,
        "items": [{"food_id": "0198c0de-0000-7000-8000-000000000001", "grams": 182, "count": 1}]});
    let stored = server.anonymous().post("/meals", &meal).expect(200);
    assert_eq!(stored["eaten_at"], "2026-11-24T05:30:00.000Z");
    assert_eq!(stored["name"], "Äpfel 🍎");
}

#[test]
fn unreadable_bodies_are_400_and_never_repeated() {
    let server = server();
    let client = server.anonymous();
    let deep = [&b"{\"items\":".repeat(3000)[..], b"1", &b"}".repeat(3000)[..]].concat();
    let bodies: [&[u8]; 9] = [
        b"",
        b"{",
        b"{\"name\":\"canary\",\"name\":\"x\"}",
        b"{}canary",
        b"{\"name\":\"\\ud800 canary\"}",
        b"{\"n\":NaN}",
        b"{\"n\":1e999}",
        b"\xff\xfe\x00",
        &deep,
    ];
    for body in bodies {
        let answer = send(&client, "application/json", body);
        assert_eq!(answer.problem(400), "unreadable");
        assert!(!answer.text().contains("canary"));
    }
}

#[test]
fn other_media_types_are_415() {
    let server = server();
    let client = server.anonymous();
    for kind in ["text/plain", "application/json; charset=latin1", "application/xml", "application/merge-patch+json"] {
        assert_eq!(send(&client, kind, b"{}").problem(415), "unsupported_media_type", "{kind}");
    }
    assert_eq!(client.root("POST", "/api/v1/meals", Some(b"{}")).problem(415), "unsupported_media_type");
    assert_eq!(send(&client.with("Content-Encoding", "gzip"), "application/json", b"{}").status, 415);
    assert_eq!(send(&client, "Application/JSON; Charset=\"UTF-8\"", b"{}").status, 422);
}

#[test]
fn bodies_above_the_limit_are_413() {
    let server = server();
    let body = format!("{{\"name\":\"{}\"}}", "x".repeat(100_000));
    assert_eq!(send(&server.anonymous(), "application/json", body.as_bytes()).problem(413), "too_large");
}

#[test]
fn all_faults_are_told_at_once() {
    let server = server();
    let client = server.anonymous();
    let meal = json!({"name": "", "category": "canary", "eaten_at": "2026-11-24T07:30:00", "day": "2026-02-30",
        "user_id": "canary", "items": [{"grams": 0, "food_id": "canary"}, {"grams": "canary"}, {"count": 1.5, "grams": 1, "x": 1}]});
    let answer = client.post("/meals", &meal);
    let mut faults = answer.faults();
    faults.sort();
    let expected = [
        "category",
        "day",
        "eaten_at",
        "items.0.food_id",
        "items.0.grams",
        "items.1.grams",
        "items.2.count",
        "items.2.x",
        "name",
        "user_id",
    ];
    assert_eq!(faults, expected);
    assert!(!answer.text().contains("canary"), "{}", answer.text());

    assert_eq!(client.post("/meals", &json!({})).faults(), ["name", "items"]);
    assert_eq!(client.post("/meals", &json!([])).faults(), [""]);
    let rules = json!({"name": "forbidden", "items": [{"grams": 1}, {"grams": 1}, {"grams": 1}]});
    assert_eq!(client.post("/meals", &rules).faults(), ["name", "items"]);
}

#[test]
fn control_characters_are_no_text() {
    let server = server();
    let body = json!({"name": "a\u{0}b", "items": [{"grams": 1}]});
    assert_eq!(server.anonymous().post("/meals", &body).faults(), ["name"]);
}

#[test]
fn a_patch_tells_absent_from_null() {
    let server = server();
    let client = server.anonymous();
    let path = "/meals/0198c0de-0000-7000-8000-000000000001";
    assert_eq!(client.patch(path, &json!({})).expect(200)["notes"], "old");
    assert_eq!(client.patch(path, &json!({"notes": null})).expect(200)["notes"], Value::Null);
    assert_eq!(client.patch(path, &json!({"notes": "new"})).expect(200)["notes"], "new");
    assert_eq!(client.patch(path, &json!({"name": null, "notes": 1})).faults(), ["notes"]);
    assert_eq!(client.patch(path, &json!({"name": null})).faults(), ["name"]);
    assert_eq!(client.patch("/meals/not-an-id", &json!({})).problem(404), "not_found");
    assert_eq!(client.patch("/meals/%ff", &json!({})).problem(404), "not_found");
}
