//! `/coach`: the answers speak from the member's rows, and conversations are theirs alone.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Client, TestServer};

fn say(client: &Client, message: &str) -> Value {
    client.post("/coach/chat", &json!({ "message": message })).expect(200)
}

fn text(answer: &Value) -> &str {
    answer["message"]["content"].as_str().unwrap()
}

fn chats_used(client: &Client) -> u64 {
    let quotas = client.get("/me/quotas").expect(200);
    let items = quotas["items"].as_array().unwrap();
    items.iter().find(|quota| quota["feature"] == "coach_chat").unwrap()["used"].as_u64().unwrap()
}

#[test]
fn what_it_cannot_tell_it_says_so() {
    let server = TestServer::start();
    let member = server.member();
    let answer = say(&member, "who won the world cup?");
    assert!(text(&answer).starts_with("I can't tell."), "{answer}");
    assert_eq!(answer["message"]["role"], "assistant");
    assert_eq!(answer["message"]["engine"], "local");
    assert_eq!(chats_used(&member), 1);
}

#[test]
fn what_a_message_tells_is_proposed_and_not_stored() {
    let server = TestServer::start();
    let member = server.member();
    for message in ["log 2 eggs and toast", "I had 200 g chicken breast for lunch", "ran 5k in 27:30"] {
        let answer = say(&member, message);
        assert_eq!(answer["message"]["proposals"].as_array().unwrap().len(), 1, "{message}: {answer}");
    }
    for message in ["what did I eat today?", "what should I eat tonight?", "hi", "how was my week"] {
        assert_eq!(say(&member, message)["message"]["proposals"], json!([]), "{message}");
    }
}

#[test]
fn it_says_what_the_programme_has_for_today() {
    let server = TestServer::start();
    let member = server.member();
    assert!(text(&say(&member, "what should I train today?")).contains("no active programme"));
    let day = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let plan = json!({"goal": "build_muscle", "weeks": 8, "days_per_week": 3, "session_minutes": 60,
        "experience_level": "beginner", "equipment": ["barbell", "dumbbell"], "start_date": day.to_string()});
    member.post("/programs/generate", &plan).expect(201);
    let due = member.get("/programs/today").expect(200);
    let answer = say(&member, "what should I train today?");
    assert_eq!(answer["message"]["citations"][0]["id"], due["id"]);
    for exercise in due["exercises"].as_array().unwrap() {
        assert!(text(&answer).contains(exercise["name"].as_str().unwrap()), "{answer}");
    }
}

#[test]
fn an_emergency_gets_the_fixed_answer_and_holds_training_until_cleared() {
    let server = TestServer::start();
    let member = server.member_in("America/New_York");
    let answer = say(&member, "Sharp chest pain during my intervals, what should I do?");
    assert!(text(&answer).contains("911"), "{answer}");
    assert_eq!(answer["message"]["engine"], "safety");
    assert_eq!(answer["message"]["proposals"], json!([]));
    assert!(text(&say(&member, "what should I train today?")).contains("professional"));
    say(&member, "my doctor cleared me to train");
    assert!(!text(&say(&member, "what should I train today?")).contains("professional"));
}

#[test]
fn a_crisis_is_answered_in_its_language_with_the_numbers_of_the_country() {
    let server = TestServer::start();
    let member = server.member_in("Europe/Berlin");
    let answer = say(&member, "Ich möchte nicht mehr leben");
    assert!(text(&answer).contains("112") && text(&answer).contains("0800 111 0 111"), "{answer}");
}

#[test]
fn conversations_are_kept_for_their_owner_alone() {
    let server = TestServer::start();
    let (one, other) = (server.member(), server.member());
    let first = say(&one, "hi");
    let id = first["conversation_id"].as_str().unwrap();
    one.post("/coach/chat", &json!({"message": "thanks", "conversation_id": id})).expect(200);
    let messages = one.get(&format!("/coach/conversations/{id}/messages?limit=3")).expect(200);
    let contents: Vec<_> = messages["items"].as_array().unwrap().iter().map(|item| item["content"].clone()).collect();
    assert_eq!((contents.len(), &contents[0], &contents[2]), (3, &json!("hi"), &json!("thanks")));
    let cursor = messages["next_cursor"].as_str().unwrap();
    let rest = one.get(&format!("/coach/conversations/{id}/messages?limit=3&cursor={cursor}")).expect(200);
    assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next_cursor"]), (1, &Value::Null));

    assert_eq!(other.get(&format!("/coach/conversations/{id}/messages")).problem(404), "not_found");
    assert_eq!(other.patch(&format!("/coach/conversations/{id}"), &json!({"title": "x"})).problem(404), "not_found");
    assert_eq!(other.delete(&format!("/coach/conversations/{id}")).problem(404), "not_found");
    let foreign = other.post("/coach/chat", &json!({"message": "hi", "conversation_id": id}));
    assert_eq!(foreign.problem(404), "not_found");
    assert_eq!(other.get("/coach/conversations").expect(200)["items"], json!([]));
    // What came to nothing is given back, soon after the answer.
    let deadline = Instant::now() + Duration::from_secs(10);
    while chats_used(&other) > 0 {
        assert!(Instant::now() < deadline, "what came to nothing costs nothing");
    }

    let renamed = one.patch(&format!("/coach/conversations/{id}"), &json!({"title": "Greetings"})).expect(200);
    assert_eq!(renamed["title"], "Greetings");
    assert_eq!(one.get("/coach/conversations").expect(200)["items"][0]["title"], "Greetings");
    one.delete(&format!("/coach/conversations/{id}")).expect(204);
    assert_eq!(one.get(&format!("/coach/conversations/{id}/messages")).problem(404), "not_found");
}

#[test]
fn a_stream_ends_with_the_whole_answer() {
    let server = TestServer::start();
    let member = server.member();
    let answer = member.post("/coach/chat", &json!({"message": "help", "stream": true}));
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/event-stream"));
    let body = answer.text();
    let data = |name: &str| -> Vec<Value> {
        let events = body.split("\n\n").filter(|event| event.contains(&format!("event: {name}\n")));
        events.map(|event| serde_json::from_str(event.split_once("data: ").unwrap().1).unwrap()).collect()
    };
    let told: String = data("token").iter().map(|token| token["delta"].as_str().unwrap().to_owned()).collect();
    let done = data("done");
    assert_eq!(done.len(), 1);
    assert_eq!(text(&done[0]), told);
    let id = done[0]["conversation_id"].as_str().unwrap();
    assert_eq!(member.get(&format!("/coach/conversations/{id}/messages")).expect(200)["items"][1]["content"], told);
}

#[test]
fn the_quota_is_exact_and_charged_for_answers_alone() {
    let server = TestServer::with(|config| config.quotas.coach_chat_per_day = 2);
    let member = server.member();
    assert_eq!(member.post("/coach/chat", &json!({"message": ""})).problem(422), "invalid");
    say(&member, "hi");
    say(&member, "hi");
    let refused = member.post("/coach/chat", &json!({"message": "hi"}));
    assert_eq!(refused.problem(429), "quota_exceeded");
    assert!(!refused.header("retry-after").is_empty());
    assert_eq!(chats_used(&member), 2);
}
