//! Every member of a body that holds an id, with the id of another member's record in it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{essence, everything};
use crate::support::places::{self, NOWHERE, id};
use crate::support::{Client, Operation, TestServer, operations, samples};

/// The operation, and the member of its body that names a record; the id of a record that the client may name there in a
/// request to a path; and a body with an id in that place.
type Reference = (&'static str, &'static str, fn(&Client, &str) -> String, fn(&Client, &str) -> Value);

const REFERENCES: &[Reference] = &[
    ("POST /meals", "items.0.food_id", food, with_food),
    ("POST /meals", "items.0.portion_id", portion, with_portion),
    ("PATCH /meals/{id}", "items.0.food_id", food, with_food),
    ("PATCH /meals/{id}", "items.0.portion_id", portion, with_portion),
    ("PATCH /meals/{id}", "items.0.id", item, |_, id| json!({"items": [{"id": id}]})),
    ("POST /meal-templates", "items.0.food_id", food, with_food),
    ("POST /meal-templates", "items.0.portion_id", portion, with_portion),
    ("PATCH /meal-templates/{id}", "items.0.food_id", food, with_food),
    ("PATCH /meal-templates/{id}", "items.0.portion_id", portion, with_portion),
    ("PATCH /meal-templates/{id}", "items.0.id", item, |_, id| json!({"items": [{"id": id}]})),
    (
        "PATCH /foods/{id}",
        "portions.0.id",
        own_portion,
        |_, id| json!({"portions": [{"id": id, "label": "cup", "grams": 200}]}),
    ),
    ("POST /workouts", "exercises.0.exercise_id", exercise, with_exercise),
    ("PATCH /workouts/{id}", "exercises.0.exercise_id", exercise, with_exercise),
    ("PATCH /workouts/{id}", "exercises.0.id", entry, |_, id| json!({"exercises": [{"id": id}]})),
    ("PATCH /workouts/{id}", "exercises.0.sets.0.id", set, with_set),
    ("POST /workouts", "program_day_id", program_day, |_, id| json!({"program_day_id": id})),
    ("PATCH /workouts/{id}", "program_day_id", program_day, |_, id| json!({"program_day_id": id})),
    ("POST /workouts/{id}/exercises", "exercise_id", exercise, |_, id| json!({"exercise_id": id})),
    ("POST /quick-entry/confirm", "draft_id", draft, |_, id| json!({"draft_id": id})),
    ("POST /quick-entry/confirm", "entries.0.data.items.0.food_id", drafted_food, |client, id| {
        confirmed(client, "meal", &with_food(client, id))
    }),
    ("POST /quick-entry/confirm", "entries.0.data.exercises.0.exercise_id", drafted_exercise, |client, id| {
        confirmed(client, "workout", &with_exercise(client, id))
    }),
    ("POST /coach/chat", "conversation_id", conversation, |_, id| json!({"message": "hi", "conversation_id": id})),
];

/// Members that are the server's to give, though the type of the body knows them: 422 for any id.
const GIVEN: &[(&str, &str)] = &[
    ("POST /foods", "portions.0.id"),
    ("POST /meals", "items.0.id"),
    ("POST /meal-templates", "items.0.id"),
    ("POST /workouts", "exercises.0.id"),
    ("POST /workouts", "exercises.0.sets.0.id"),
    ("POST /workouts/{id}/exercises", "id"),
    ("POST /workouts/{id}/exercises", "sets.0.id"),
    ("POST /workouts/{id}/exercises/{exercise}/sets", "id"),
];

fn food(client: &Client, _: &str) -> String {
    id(&client.post("/foods", &samples::body(client, "POST /foods", 0)).expect(201))
}

fn with_food(_: &Client, id: &str) -> Value {
    json!({"name": "x", "items": [{"food_id": id, "grams": 50}]})
}

fn portion(client: &Client, _: &str) -> String {
    id(&client.post("/foods", &samples::body(client, "POST /foods", 0)).expect(201)["portions"][0])
}

/// A portion of the own food that has it, or else of any own food.
fn with_portion(client: &Client, id: &str) -> Value {
    let foods = client.get("/foods?limit=200").expect(200)["items"].as_array().unwrap().clone();
    let food = foods.iter().find(|food| food["portions"][0]["id"] == id).unwrap_or(&foods[0]);
    json!({"name": "x", "items": [{"food_id": food["id"], "quantity": 1, "portion_id": id}]})
}

fn item(client: &Client, path: &str) -> String {
    id(&client.get(path).expect(200)["items"][0])
}

fn own_portion(client: &Client, path: &str) -> String {
    id(&client.get(path).expect(200)["portions"][0])
}

fn exercise(client: &Client, _: &str) -> String {
    id(&client.post("/exercises", &samples::body(client, "POST /exercises", 0)).expect(201))
}

fn with_exercise(_: &Client, id: &str) -> Value {
    json!({"exercises": [{"exercise_id": id, "sets": [{"reps": 5}]}]})
}

fn entry(client: &Client, path: &str) -> String {
    id(&client.get(path).expect(200)["exercises"][0])
}

fn set(client: &Client, path: &str) -> String {
    id(&client.get(path).expect(200)["exercises"][0]["sets"][0])
}

/// The set where it belongs, if it is the client's, or else in the client's latest workout.
fn with_set(client: &Client, id: &str) -> Value {
    let workouts = client.get("/workouts?limit=200").expect(200)["items"].as_array().unwrap().clone();
    let has = |workout: &&Value| workout["exercises"][0]["sets"][0]["id"] == id;
    let workout = workouts.iter().find(has).unwrap_or(&workouts[0]);
    json!({"exercises": [{"id": workout["exercises"][0]["id"], "sets": [{"id": id}]}]})
}

fn program_day(client: &Client, _: &str) -> String {
    let path = places::fill(client, "/programs/days/{id}");
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

fn draft(client: &Client, _: &str) -> String {
    let preview =
        client.post("/quick-entry/preview", &samples::body(client, "POST /quick-entry/preview", 0)).expect(200);
    preview["draft_id"].as_str().unwrap().to_owned()
}

fn drafted_food(client: &Client, path: &str) -> String {
    draft(client, path);
    food(client, path)
}

fn drafted_exercise(client: &Client, path: &str) -> String {
    draft(client, path);
    exercise(client, path)
}

/// The client's latest draft with another entry in it.
fn confirmed(client: &Client, kind: &str, data: &Value) -> Value {
    let draft = client.get("/quick-entry/log?limit=1").expect(200)["items"][0]["draft_id"].clone();
    json!({"draft_id": draft, "entries": [{"kind": kind, "data": data}]})
}

fn conversation(client: &Client, _: &str) -> String {
    let answer = client.post("/coach/chat", &json!({"message": "hi"})).expect(200);
    answer["conversation_id"].as_str().unwrap().to_owned()
}

fn operation(name: &str) -> Operation {
    operations().into_iter().find(|operation| operation.to_string() == name).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn every_id_in_a_body_is_tried() {
    // What an entry of a draft holds is described by the operations of its kind.
    let described_there = |member: &str| !member.contains(".data.");
    let tried = REFERENCES.iter().filter(|(_, member, ..)| described_there(member));
    let tried = tried.map(|(operation, member, ..)| format!("{operation} {member}"));
    let tried: BTreeSet<String> =
        tried.chain(GIVEN.iter().map(|(operation, member)| format!("{operation} {member}"))).collect();
    let described = operations().into_iter().filter(|operation| !operation.path.starts_with("/admin"));
    let described: BTreeSet<String> = described
        .flat_map(|operation| {
            let ids = operation.members().into_iter().filter(|member| member.is_id);
            ids.map(move |member| format!("{operation} {}", member.path)).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(tried, described, "say in references.rs what these members name");
}

#[test]
fn no_id_in_a_body_reaches_anothers_record() {
    let server = TestServer::roomy();
    let (owner, stranger) = (server.member(), server.member());
    for (name, member, own, body) in REFERENCES {
        let operation = operation(name);
        let foreign = own(&owner, &places::fill(&owner, &operation.path));
        let path = places::fill(&stranger, &operation.path);
        let mine = own(&stranger, &path);
        let send = |body: &Value| stranger.send(&operation.method, &path, Some(body));
        let before = (everything(&owner), everything(&stranger));

        let refused = send(&body(&stranger, &foreign));
        assert!(matches!(refused.status, 404 | 422), "{name} {member}: {} {}", refused.status, refused.text());
        let nowhere = send(&body(&stranger, NOWHERE));
        assert_eq!(essence(&refused), essence(&nowhere), "{name} {member} tells that the record exists");

        let good = body(&stranger, &mine);
        let list = member.split('.').next().unwrap_or_default();
        if let Some(elements) = body(&stranger, &foreign)[list].as_array() {
            let mut mixed = good.clone();
            mixed[list].as_array_mut().unwrap().extend_from_slice(elements);
            let refused = send(&mixed);
            assert!(matches!(refused.status, 404 | 422), "{name} {member} takes one of two: {}", refused.text());
        }
        assert_eq!((everything(&owner), everything(&stranger)), before, "{name} {member} stored something");

        let allowed = send(&good);
        assert!((200..300).contains(&allowed.status), "{name} {member} proves nothing: {}", allowed.text());
    }
}

#[test]
fn a_child_stays_with_its_parent() {
    let server = TestServer::roomy();
    let member = server.member();
    let of_children = |(_, field, ..): &&Reference| field.rsplit('.').next() == Some("id");
    for (name, field, own, body) in REFERENCES.iter().filter(of_children) {
        let operation = operation(name);
        let other = places::fill(&member, &operation.path);
        let elsewhere = own(&member, &other);
        let path = places::fill(&member, &operation.path);
        let before = (member.get(&path).expect(200), member.get(&other).expect(200));
        let refused = member.send(&operation.method, &path, Some(&body(&member, &elsewhere)));
        assert!(matches!(refused.status, 404 | 422), "{name} {field}: {} {}", refused.status, refused.text());
        assert_eq!((member.get(&path).expect(200), member.get(&other).expect(200)), before, "{name} {field}");
    }
}

#[test]
fn a_child_is_not_reached_through_another_parent() {
    let server = TestServer::roomy();
    let member = server.member();
    let mut tried = 0;
    let nested = operations().into_iter().filter(|operation| operation.path.matches('{').count() > 1);
    for operation in nested {
        let path = places::fill(&member, &operation.path);
        let template = places::collection_of(&operation.path);
        let body = operation.takes_json().then(|| samples::body(&member, &operation.to_string(), 1));
        let parent = places::record_of(template);
        let own_parent: String = path.split('/').take(parent.split('/').count()).collect::<Vec<_>>().join("/");
        let wrong = path.replacen(&own_parent, &places::fill(&member, parent), 1);
        assert_eq!(member.send(&operation.method, &wrong, body.as_ref()).problem(404), "not_found", "{operation}");
        let right = member.send(&operation.method, &path, body.as_ref());
        assert!((200..300).contains(&right.status), "{operation} proves nothing: {}", right.text());
        tried += 1;
    }
    assert!(tried > 0);
}

#[test]
fn ids_that_the_server_gives_are_taken_from_nobody() {
    let server = TestServer::roomy();
    let member = server.member();
    for (name, field) in GIVEN {
        let operation = operation(name);
        let mut body = samples::body(&member, name, 0);
        let pointer = format!("/{}", field.replace('.', "/"));
        let (object, name_of_id) = pointer.rsplit_once('/').unwrap();
        body.pointer_mut(object).unwrap()[name_of_id] = json!(NOWHERE);
        let answer = member.send(&operation.method, &places::fill(&member, &operation.path), Some(&body));
        assert_eq!(answer.faults(), [*field], "{name}");
    }
}
