//! `/quick-entry`: from plain words to records, exactly once.

use std::thread;
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::{Client, TestServer};

const BREAKFAST_AND_RUN: &str = "2 large eggs, 2 slices of toast with butter and a latte; ran 5k in 27:30";

fn preview(client: &Client, text: &str) -> Value {
    client.post("/quick-entry/preview", &json!({ "text": text })).expect(200)
}

fn confirm(client: &Client, draft: &Value) -> Value {
    client.post("/quick-entry/confirm", &json!({"draft_id": draft["draft_id"]})).expect(200)
}

fn kinds(list: &Value) -> Vec<String> {
    let mut kinds: Vec<_> =
        list.as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect();
    kinds.sort();
    kinds
}

fn used(client: &Client) -> u64 {
    let quotas = client.get("/me/quotas").expect(200);
    let items = quotas["items"].as_array().unwrap();
    items.iter().find(|quota| quota["feature"] == "quick_entry").unwrap()["used"].as_u64().unwrap()
}

fn meals(client: &Client) -> usize {
    client.get("/meals").expect(200)["items"].as_array().unwrap().len()
}

#[test]
fn words_become_records_that_the_coach_speaks_from() {
    let server = TestServer::start();
    let member = server.member();
    let draft = preview(&member, BREAKFAST_AND_RUN);
    assert_eq!(kinds(&draft["entries"]), ["activity", "meal"]);
    assert_eq!(meals(&member), 0, "a preview stores the draft alone");
    assert_eq!(used(&member), 1);

    let made = confirm(&member, &draft);
    assert_eq!(kinds(&made["created"]), ["activity", "meal"]);
    assert_eq!(confirm(&member, &draft), made, "confirmed again: the same records");
    assert_eq!(meals(&member), 1);
    assert_eq!(used(&member), 1, "confirming costs nothing");

    let activity = &member.get("/activities").expect(200)["items"][0];
    assert_eq!((&activity["distance_m"], &activity["duration_s"]), (&json!(5000.0), &json!(1650.0)));
    assert_eq!(activity["source"], "quick_entry");
    let meal = &member.get("/meals").expect(200)["items"][0];
    let energy = meal["totals"]["energy_kcal"].as_f64().unwrap();
    assert!((350.0..750.0).contains(&energy), "{meal}");

    let answer = member.post("/coach/chat", &json!({"message": "What did I eat today?"})).expect(200);
    let text = answer["message"]["content"].as_str().unwrap();
    assert!(text.contains(&format!("{} kcal", (energy + 0.5).floor())), "{energy} in {text}");
    assert_eq!(answer["message"]["citations"][0]["id"], meal["id"]);

    let log = &member.get("/quick-entry/log").expect(200)["items"][0];
    assert_eq!(log["text"], BREAKFAST_AND_RUN);
    assert_eq!(log["created"], made["created"]);
}

#[test]
fn every_kind_of_record_can_be_written_in_plain_words() {
    let server = TestServer::start();
    let member = server.member();
    let text = "bench press 3x8 @ 80kg. weight 82.4 kg. 500 ml of water. slept 7 hours, mood 4/5. 30 min yoga. \
        chicken salad for lunch";
    let made = confirm(&member, &preview(&member, text));
    assert_eq!(kinds(&made["created"]), ["activity", "check_in", "meal", "measurement", "water", "workout"]);
    let workout = &member.get("/workouts").expect(200)["items"][0];
    let sets = workout["exercises"][0]["sets"].as_array().unwrap();
    assert!(sets.len() == 3 && sets.iter().all(|set| set["reps"] == 8 && set["weight_kg"] == 80.0), "{workout}");
    assert_eq!(member.get("/measurements").expect(200)["items"][0]["value"], 82.4);
    assert_eq!(member.get("/water").expect(200)["items"][0]["amount_ml"], 500.0);
}

#[test]
fn a_draft_confirmed_in_parallel_is_stored_once() {
    let server = TestServer::start();
    let member = server.member();
    let draft = preview(&member, "200 g chicken breast");
    let confirmed: Vec<Value> = thread::scope(|scope| {
        let racers: Vec<_> = (0..12).map(|_| scope.spawn(|| confirm(&member, &draft))).collect();
        racers.into_iter().map(|racer| racer.join().unwrap()).collect()
    });
    assert!(confirmed.iter().all(|made| made == &confirmed[0]), "{confirmed:?}");
    assert_eq!(meals(&member), 1);
}

#[test]
fn a_draft_belongs_to_its_member() {
    let server = TestServer::start();
    let (one, other) = (server.member(), server.member());
    let draft = preview(&one, "2 eggs");
    let foreign = other.post("/quick-entry/confirm", &json!({"draft_id": draft["draft_id"]}));
    assert_eq!(foreign.problem(404), "not_found");
    assert_eq!(other.get("/quick-entry/log").expect(200)["items"], json!([]));
}

#[test]
fn a_draft_lives_for_a_day() {
    let (server, clock) = TestServer::with_clock();
    let draft = preview(&server.admin(), "2 eggs");
    clock.advance(SignedDuration::from_hours(24));
    // The access token has had its time, too.
    let member = server.admin();
    let late = member.post("/quick-entry/confirm", &json!({"draft_id": draft["draft_id"]}));
    assert_eq!(late.problem(410), "draft_expired");
    assert_eq!(meals(&member), 0);
}

#[test]
fn corrected_entries_are_checked_and_stored_whole_or_not_at_all() {
    let server = TestServer::start();
    let member = server.member();
    let draft = preview(&member, BREAKFAST_AND_RUN);
    let mut entries = draft["entries"].clone();
    entries[0]["data"] = json!({"category": "lunch", "items": [{"name": "Soup", "grams": 300, "energy_kcal": 180}]});
    entries[0]["kind"] = "meal".into();
    entries[1]["kind"] = "water".into();
    entries[1]["data"] = json!({"amount_ml": -5});
    let body = json!({"draft_id": draft["draft_id"], "entries": entries});
    assert_eq!(member.post("/quick-entry/confirm", &body).faults(), ["entries.1.data.amount_ml"]);
    assert_eq!(meals(&member), 0, "nothing of a failed confirm is stored");

    let unknown_food = "01890000-0000-7000-8000-000000000000";
    entries[1] = json!({"kind": "meal", "data": {"items": [{"food_id": unknown_food, "grams": 10}]}});
    let body = json!({"draft_id": draft["draft_id"], "entries": entries});
    assert_eq!(member.post("/quick-entry/confirm", &body).faults(), ["entries.1.data.items.0.food_id"]);

    entries[1] = json!({"kind": "water", "data": {"amount_ml": 250}});
    let body = json!({"draft_id": draft["draft_id"], "entries": entries});
    assert_eq!(kinds(&member.post("/quick-entry/confirm", &body).expect(200)["created"]), ["meal", "water"]);
    assert_eq!(member.get("/meals").expect(200)["items"][0]["items"][0]["name"], "Soup");
}

#[test]
fn what_is_no_log_gives_no_entries_and_cannot_be_confirmed() {
    let server = TestServer::start();
    let member = server.member();
    let draft = preview(&member, "what should I eat tonight?");
    assert_eq!(draft["entries"], json!([]));
    let refused = member.post("/quick-entry/confirm", &json!({"draft_id": draft["draft_id"]}));
    assert_eq!(refused.problem(422), "nothing_to_log");
    let refused = member.post("/quick-entry", &json!({"text": "what should I eat tonight?"}));
    assert_eq!(refused.problem(422), "nothing_to_log");
    let deadline = Instant::now() + Duration::from_secs(10);
    while used(&member) > 1 {
        assert!(Instant::now() < deadline, "what came to nothing costs nothing");
    }
}

#[test]
fn one_request_does_both_and_once_for_its_key() {
    let server = TestServer::start();
    let member = server.member();
    let keyed = member.with("Idempotency-Key", "breakfast");
    let first = keyed.post("/quick-entry", &json!({"text": "200 g chicken breast and 150 g rice"}));
    let made = first.expect(201);
    assert_eq!(kinds(&made["created"]), ["meal"]);
    let id = made["created"][0]["id"].as_str().unwrap();
    assert_eq!(first.header("location"), format!("/api/v1/meals/{id}"));
    let again = keyed.post("/quick-entry", &json!({"text": "200 g chicken breast and 150 g rice"}));
    assert_eq!((again.expect(201), again.header("idempotency-replayed")), (made, "true"));
    assert_eq!((meals(&member), used(&member)), (1, 1));
}

#[test]
fn an_emergency_stores_nothing_unasked() {
    let server = TestServer::start();
    let member = server.member_in("Europe/London");
    let answer = member.post("/quick-entry", &json!({"text": "2 eggs and toast. sharp chest pain since the run"}));
    assert_eq!(answer.problem(422), "needs_confirmation");
    let draft = &answer.json()["draft"];
    assert_eq!(draft["safety"]["category"], "emergency");
    assert!(draft["safety"]["message"].as_str().unwrap().contains("999"));
    assert_eq!(meals(&member), 0);
    let chat = member.post("/coach/chat", &json!({"message": "what should I train today?"})).expect(200);
    assert!(chat["message"]["content"].as_str().unwrap().contains("professional"));
}

#[test]
fn the_quota_ends_previews_but_not_confirmation() {
    let server = TestServer::with(|config| config.quotas.quick_entry_per_day = 1);
    let member = server.member();
    let draft = preview(&member, "2 eggs");
    assert_eq!(member.post("/quick-entry/preview", &json!({"text": "toast"})).problem(429), "quota_exceeded");
    confirm(&member, &draft);
    assert_eq!(member.post("/quick-entry/preview", &json!({"text": ""})).problem(422), "invalid");
}

#[test]
fn a_check_in_joins_the_one_of_its_day() {
    let server = TestServer::start();
    let member = server.member();
    member.post("/check-ins", &json!({"mood": 4})).expect(201);
    confirm(&member, &preview(&member, "slept 7.5 hours"));
    let check_ins = member.get("/check-ins").expect(200);
    assert_eq!(check_ins["items"].as_array().unwrap().len(), 1);
    assert_eq!((&check_ins["items"][0]["mood"], &check_ins["items"][0]["sleep_h"]), (&json!(4.0), &json!(7.5)));
}

#[test]
fn images_and_speech_are_not_read_yet() {
    let server = TestServer::start();
    let member = server.member().with("Content-Type", "multipart/form-data; boundary=x");
    let answer = member.root("POST", "/api/v1/quick-entry/preview", Some(b"--x--"));
    assert_eq!(answer.problem(415), "unsupported_media_type");
}

#[test]
fn a_proposal_of_the_coach_is_stored_when_it_is_confirmed() {
    let server = TestServer::start();
    let (member, other) = (server.member(), server.member());
    let answer = member.post("/coach/chat", &json!({"message": "log 2 eggs and toast"})).expect(200);
    let proposal = &answer["message"]["proposals"][0];
    assert_eq!(proposal["kind"], "meal");
    assert_eq!(meals(&member), 0);
    let path = format!("/coach/proposals/{}/confirm", proposal["id"].as_str().unwrap());
    assert_eq!(other.post(&path, &json!({})).problem(404), "not_found");
    let made = member.post(&path, &json!({})).expect(201);
    assert_eq!(member.post(&path, &json!({})).expect(201), made);
    assert_eq!(meals(&member), 1);
}
