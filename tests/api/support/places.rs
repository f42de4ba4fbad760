//! Where the ids in the paths of the document come from: each a record made through the API.

use serde_json::{Value, json};

use super::{Client, PASSWORD, samples};

/// An id that is nowhere.
pub const NOWHERE: &str = "0198c0de-0000-7000-8000-00000000dead";

enum Source {
    /// A POST to the path before the id, whose answer says where the record is.
    Posted,
    /// Another way, which gives the id.
    Made(fn(&Client) -> String),
    /// No record of a member, for this reason.
    Shared(&'static str),
    /// A thing of the whole server, which an administrator names so.
    Servers(fn(&Client) -> String),
}

use Source::{Made, Posted, Servers, Shared};

/// The one list that a new resource has to join.
const PLACES: &[(&str, Source)] = &[
    ("/activities/{id}", Posted),
    ("/admin/backups/{id}", Servers(backup)),
    ("/admin/features/{feature}", Servers(|_| "imports".into())),
    ("/admin/invites/{id}", Posted),
    ("/admin/secrets/{name}", Servers(|_| "webhook".into())),
    ("/admin/users/{id}", Posted),
    ("/auth/keys/{id}", Posted),
    ("/auth/sessions/{id}", Made(another_session)),
    ("/check-ins/{id}", Made(check_in)),
    ("/coach/conversations/{id}", Made(conversation)),
    ("/coach/proposals/{id}", Made(proposal)),
    ("/cron/{job}", Shared("a job of the server, behind a secret of its own")),
    ("/days/{day}", Shared("a date, the same for everybody, of which each sees their own")),
    ("/events/{id}", Posted),
    ("/exercises/{id}", Posted),
    ("/foods/{id}", Posted),
    ("/goals/{id}", Posted),
    ("/meal-templates/{id}", Posted),
    ("/meals/{id}", Posted),
    ("/measurements/{id}", Posted),
    ("/notes/{id}", Posted),
    ("/programs/days/{id}", Made(program_day)),
    ("/programs/{id}", Made(program)),
    ("/water/{id}", Posted),
    ("/workouts/{id}", Posted),
    ("/workouts/{id}/exercises/{exercise}", Posted),
    ("/workouts/{id}/exercises/{exercise}/sets/{set}", Posted),
];

/// The part of a template that ends with its last parameter: `/meals/{id}` of `/meals/{id}/copy`.
pub fn record_of(template: &str) -> &str {
    &template[..=template.rfind('}').unwrap()]
}

/// The part before the last parameter: `/meals` of `/meals/{id}/copy`.
pub fn collection_of(template: &str) -> &str {
    template[..template.rfind('{').unwrap()].trim_end_matches('/')
}

fn source(template: &str) -> &'static Source {
    let record = record_of(template);
    let found = PLACES.iter().find(|(place, _)| *place == record);
    &found.unwrap_or_else(|| panic!("say in PLACES where the id of {record} comes from")).1
}

/// Whether the path leads to something that is no member's.
pub fn is_shared(template: &str) -> bool {
    matches!(source(template), Shared(_) | Servers(_))
}

/// Whether the path is for administrators, who have no records there: whose they are is not the question.
pub fn is_administration(template: &str) -> bool {
    template.starts_with("/admin")
}

/// A path of the template that leads to a new record of the client.
pub fn fill(client: &Client, template: &str) -> String {
    let template = &template.replace("{day}", "2026-01-05");
    if !template.contains('{') {
        return template.to_owned();
    }
    let record = match source(template) {
        Posted => posted(client, collection_of(template)),
        Made(make) | Servers(make) => format!("{}/{}", collection_of(template), make(client)),
        Shared(reason) => panic!("{template} is {reason}"),
    };
    record + &template[record_of(template).len()..]
}

fn posted(client: &Client, collection: &str) -> String {
    let body = samples::body(client, &format!("POST {collection}"), 0);
    let answer = client.post(&fill(client, collection), &body);
    answer.expect(201);
    answer.header("location").strip_prefix("/api/v1").unwrap().to_owned()
}

/// The same path with another id at its end, before what follows the template's last parameter.
pub fn with_id(path: &str, template: &str, id: &str) -> String {
    let rest = &template[record_of(template).len()..];
    let record = path.strip_suffix(rest).unwrap();
    format!("{}/{id}{rest}", record.rsplit_once('/').unwrap().0)
}

pub fn id(record: &Value) -> String {
    record["id"].as_str().unwrap().to_owned()
}

fn backup(client: &Client) -> String {
    id(&client.post("/admin/backups", &json!({})).expect(201))
}

fn another_session(client: &Client) -> String {
    let email = client.get("/me").expect(200)["email"].clone();
    let login = client.post("/auth/login", &json!({"email": email, "password": PASSWORD})).expect(200);
    id(&login["session"])
}

/// One of a day that has none yet.
fn check_in(client: &Client) -> String {
    let days = client.get("/check-ins?limit=200").expect(200)["items"].as_array().unwrap().len();
    id(&client.post("/check-ins", &json!({"day": samples::day(500 + days), "mood": 4})).expect(201))
}

fn conversation(client: &Client) -> String {
    let answer = client.post("/coach/chat", &json!({"message": "hi"})).expect(200);
    answer["conversation_id"].as_str().unwrap().to_owned()
}

fn proposal(client: &Client) -> String {
    let answer = client.post("/coach/chat", &json!({"message": "I had 200 g chicken breast for lunch"})).expect(200);
    id(&answer["message"]["proposals"][0])
}

fn program(client: &Client) -> String {
    let body = samples::body(client, "POST /programs/generate", 0);
    id(&client.post("/programs/generate", &body).expect(201))
}

fn program_day(client: &Client) -> String {
    id(&client.get(&format!("/programs/{}/days", program(client))).expect(200)["items"][0])
}
