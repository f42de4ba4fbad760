//! `/activities`.

use serde_json::{Value, json};

use crate::support::{Client, TestServer};

fn run(client: &Client, at: &str) -> Value {
    let run = json!({"kind": "running", "started_at": at, "duration_s": 1650, "distance_m": 5000});
    client.post("/activities", &run).expect(201)
}

#[test]
fn a_run_is_logged_changed_and_deleted() {
    let server = TestServer::start();
    let client = server.member_in("Europe/Berlin");
    let made = run(&client, "2026-11-23T23:30:00Z");
    let path = format!("/activities/{}", made["id"].as_str().unwrap());
    assert_eq!((&made["day"], &made["time_zone"]), (&json!("2026-11-24"), &json!("Europe/Berlin")));
    assert_eq!(made["started_at"], "2026-11-23T23:30:00.000Z");
    assert_eq!((&made["energy_kcal"], &made["energy_source"]), (&Value::Null, &Value::Null), "no weight is known");

    let read = client.get(&path);
    assert_eq!(read.expect(200), made);
    let changed =
        client.with("If-Match", read.header("etag")).patch(&path, &json!({"energy_kcal": 300, "name": "Park"}));
    assert_eq!(changed.expect(200)["energy_source"], "measured");
    assert_eq!(client.with("If-Match", read.header("etag")).patch(&path, &json!({})).problem(412), "changed");
    assert_eq!(client.with("If-Match", read.header("etag")).delete(&path).problem(412), "changed");
    client.delete(&path).expect(204);
    client.get(&path).problem(404);
    client.delete(&path).problem(404);
}

#[test]
fn faults_are_told_all_at_once() {
    let server = TestServer::start();
    let client = server.member();
    let bad = json!({"kind": "quidditch", "duration_s": -1, "started_at": "2026-11-24T07:30:00", "time_zone": "Mars/Olympus",
        "steps": 3, "energy_source": "guessed"});
    let mut faults = client.post("/activities", &bad).faults();
    faults.sort();
    assert_eq!(faults, ["duration_s", "energy_source", "started_at", "steps"]);
    let bad = json!({"kind": "quidditch", "time_zone": "Mars/Olympus"});
    let mut faults = client.post("/activities", &bad).faults();
    faults.sort();
    assert_eq!(faults, ["kind", "time_zone"]);
    assert_eq!(client.get("/activities").expect(200)["items"], json!([]));
}

#[test]
fn lists_run_newest_first_in_pages_and_by_days() {
    let server = TestServer::start();
    let client = server.member();
    for day in 1..=5 {
        run(&client, &format!("2026-11-0{day}T10:00:00Z"));
    }
    let first = client.get("/activities?limit=3").expect(200);
    let days = |page: &Value| -> Vec<String> {
        page["items"].as_array().unwrap().iter().map(|item| item["day"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(days(&first), ["2026-11-05", "2026-11-04", "2026-11-03"]);
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = client.get(&format!("/activities?limit=3&cursor={cursor}")).expect(200);
    assert_eq!((days(&second), &second["next_cursor"]), (vec!["2026-11-02".into(), "2026-11-01".into()], &Value::Null));
    let some = client.get("/activities?from=2026-11-02&to=2026-11-03").expect(200);
    assert_eq!(days(&some), ["2026-11-03", "2026-11-02"]);
    assert_eq!(server.member().get(&format!("/activities?limit=3&cursor={cursor}")).faults(), ["cursor"]);
    client.get("/activities?colour=red").problem(422);
    let kinds = client.get("/activities/kinds").expect(200);
    assert!(kinds["items"].as_array().unwrap().iter().any(|kind| kind["id"] == "running" && kind["met"] == 8.0));
}

#[test]
fn a_repeated_key_makes_one_record() {
    let server = TestServer::start();
    let client = server.member();
    let keyed = client.with("Idempotency-Key", "one");
    let yoga = json!({"kind": "yoga", "duration_s": 1800});
    let first = keyed.post("/activities", &yoga);
    let again = keyed.post("/activities", &yoga);
    assert_eq!(first.expect(201), again.expect(201));
    assert_eq!(again.header("idempotency-replayed"), "true");
    let other = keyed.post("/activities", &json!({"kind": "yoga", "duration_s": 1801}));
    assert_eq!(other.problem(422), "idempotency_key_reused");
    assert_eq!(client.get("/activities").expect(200)["items"].as_array().unwrap().len(), 1);
}

#[test]
fn another_members_activity_is_not_there() {
    let server = TestServer::start();
    let path = format!("/activities/{}", run(&server.member(), "2026-11-24T10:00:00Z")["id"].as_str().unwrap());
    let other = server.member();
    other.get(&path).problem(404);
    other.patch(&path, &json!({"notes": "mine"})).problem(404);
    other.delete(&path).problem(404);
}
