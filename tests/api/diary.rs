//! The smaller records of the diary: water, notes, measurements, check-ins, goals, events and templates.

use serde_json::{Value, json};

use crate::support::{Client, TestServer};

/// Makes, reads, changes, lists and deletes a record, and sees that it is its owner's alone.
#[track_caller]
fn lives(server: &TestServer, path: &str, body: &Value, patch: &Value) -> Value {
    let (member, other) = (server.member(), server.member());
    let answer = member.post(path, body);
    let made = answer.expect(201);
    let place = format!("{path}/{}", made["id"].as_str().unwrap());
    assert_eq!(answer.header("location"), format!("/api/v1{place}"));
    assert_eq!(member.get(&place).expect(200), made);

    assert_eq!(other.get(&place).problem(404), "not_found");
    assert_eq!(other.patch(&place, patch).problem(404), "not_found");
    assert_eq!(other.delete(&place).problem(404), "not_found");
    assert_eq!(other.get(path).expect(200)["items"], json!([]));

    let current = member.with("If-Match", answer.header("etag"));
    let changed = current.patch(&place, patch).expect(200);
    assert_eq!(member.get(&place).expect(200), changed);
    assert_eq!(current.patch(&place, patch).problem(412), "changed");
    assert_eq!(current.delete(&place).problem(412), "changed");
    assert_eq!(member.get(path).expect(200)["items"], json!([changed]));

    let once = member.with("Idempotency-Key", "again");
    let first = once.post("/goals", &json!({"name": "g", "kind": "habit"})).expect(201);
    assert_eq!(once.post("/goals", &json!({"name": "g", "kind": "habit"})).expect(201), first);
    member.delete(&place).expect(204);
    assert_eq!(member.get(&place).problem(404), "not_found");
    changed
}

#[test]
fn water() {
    let server = TestServer::start();
    let body = json!({"amount_ml": 250, "at": "2026-11-24T08:00:00Z"});
    let changed = lives(&server, "/water", &body, &json!({"amount_ml": 300}));
    assert_eq!((&changed["amount_ml"], &changed["day"]), (&json!(300.0), &json!("2026-11-24")));
    let member = server.member();
    assert_eq!(member.post("/water", &json!({"amount_ml": 0})).faults(), ["amount_ml"]);
    assert_eq!(member.post("/water", &json!({"amount_ml": 250, "time_zone": "x"})).faults(), ["time_zone"]);
}

#[test]
fn notes() {
    let server = TestServer::start();
    let changed = lives(&server, "/notes", &json!({"text": "tired"}), &json!({"at": "2026-11-24T08:00:00Z"}));
    assert_eq!((&changed["text"], &changed["day"]), (&json!("tired"), &json!("2026-11-24")));
}

#[test]
fn measurements_keep_what_was_typed() {
    let server = TestServer::start();
    let body = json!({"kind": "weight", "value": 176, "unit": "lb", "at": "2026-11-24T08:00:00Z"});
    let changed = lives(&server, "/measurements", &body, &json!({"value": 180}));
    assert_eq!((&changed["value"], &changed["unit"]), (&json!(180.0), &json!("lb")));
    assert_eq!((&changed["standard_value"], &changed["standard_unit"]), (&json!(81.65), &json!("kg")));
    let member = server.member();
    for (body, field) in [
        (json!({"kind": "weight", "value": 5}), "value"),
        (json!({"kind": "weight", "value": 80, "unit": "cm"}), "unit"),
        (json!({"kind": "blood_pressure", "value": 120}), "diastolic"),
        (json!({"kind": "shoe_size", "value": 42}), "kind"),
    ] {
        assert_eq!(member.post("/measurements", &body).faults(), [field]);
    }
}

#[test]
fn a_trend_says_how_fast_the_weight_moves() {
    let server = TestServer::start();
    let member = server.member();
    let today: jiff::civil::Date =
        member.get("/days?limit=1").expect(200)["items"][0]["day"].as_str().unwrap().parse().unwrap();
    for (ago, kg) in [(21, 80.0), (14, 79.6), (7, 79.1), (0, 78.8)] {
        let day = today.saturating_sub(jiff::Span::new().days(ago));
        let at = if ago == 0 { format!("{day}T00:00:00Z") } else { format!("{day}T07:00:00Z") };
        member.post("/measurements", &json!({"kind": "weight", "value": kg, "at": at})).expect(201);
    }
    let trend = member.get("/measurements/trend?kind=weight&days=28").expect(200);
    assert_eq!(trend["points"].as_array().unwrap().len(), 4);
    assert_eq!((&trend["slope_per_week"], &trend["direction"]), (&json!(-0.41), &json!("falling")));
    assert_eq!(trend["points"][0]["trend"], 80.0);
    assert_eq!(member.get("/measurements/trend?days=10").expect(200)["slope_per_week"], Value::Null);
    assert_eq!(member.get("/measurements?kind=waist").expect(200)["items"], json!([]));
    assert_eq!(member.get("/measurements?kind=weight").expect(200)["items"].as_array().unwrap().len(), 4);
}

#[test]
fn check_ins_come_once_a_day_with_readiness() {
    let server = TestServer::start();
    let body = json!({"day": "2026-03-01", "sleep_h": 7.5, "sleep_quality": 4, "soreness": 2, "energy": 4, "stress": 2,
        "mood": 4, "motivation": 4});
    let changed = lives(&server, "/check-ins", &body, &json!({"notes": "fine"}));
    assert_eq!((&changed["readiness"]["score"], &changed["readiness"]["advice"]), (&json!(80.0), &json!("as_planned")));
    let member = server.member();
    member.post("/check-ins", &body).expect(201);
    assert_eq!(member.post("/check-ins", &body).problem(409), "check_in_exists");
    assert_eq!(member.post("/check-ins", &json!({})).faults(), [""]);
    assert_eq!(member.post("/check-ins", &json!({"mood": 6})).faults(), ["mood"]);
    assert_eq!(member.post("/check-ins", &json!({"mood": 3})).expect(201)["readiness"], Value::Null);
}

#[test]
fn goals_and_events() {
    let server = TestServer::start();
    let body =
        json!({"name": "Race weight", "kind": "weight", "target_value": 75, "unit": "kg", "target_date": "2027-03-01"});
    let changed = lives(&server, "/goals", &body, &json!({"target_date": null, "target_value": 74.5}));
    assert_eq!((&changed["target_date"], &changed["target_value"]), (&Value::Null, &json!(74.5)));
    let body = json!({"name": "City run", "kind": "10k", "day": "2027-04-11"});
    let changed = lives(&server, "/events", &body, &json!({"day": "2027-04-12"}));
    assert_eq!(changed["day"], "2027-04-12");
}

fn event(member: &Client, day: &str) {
    member.post("/events", &json!({"name": day, "kind": "race", "day": day})).expect(201);
}

#[test]
fn events_are_listed_by_their_day() {
    let server = TestServer::start();
    let member = server.member();
    for day in ["2027-01-02", "2027-01-04", "2027-01-03", "2027-01-03"] {
        event(&member, day);
    }
    let days = |page: &Value| -> Vec<String> {
        page["items"].as_array().unwrap().iter().map(|event| event["day"].as_str().unwrap().to_owned()).collect()
    };
    let first = member.get("/events?to=2027-01-03&limit=2").expect(200);
    assert_eq!(days(&first), ["2027-01-03", "2027-01-03"]);
    let cursor = first["next_cursor"].as_str().unwrap();
    let rest = member.get(&format!("/events?to=2027-01-03&limit=2&cursor={cursor}")).expect(200);
    assert_eq!(days(&rest), ["2027-01-02"]);
}

#[test]
fn templates_are_logged_as_meals() {
    let server = TestServer::start();
    let body = json!({"name": "Usual", "category": "breakfast", "items": [{"name": "Oats", "energy_kcal": 227}]});
    lives(&server, "/meal-templates", &body, &json!({"items": [{"name": "Rye", "energy_kcal": 90}]}));
    let (member, other) = (server.member(), server.member());
    let template = member.post("/meal-templates", &body).expect(201);
    let place = format!("/meal-templates/{}", template["id"].as_str().unwrap());
    let meal = member.post(&format!("{place}/log"), &json!({"eaten_at": "2026-11-24T08:00:00Z"})).expect(201);
    assert_eq!((&meal["name"], &meal["day"]), (&json!("Usual"), &json!("2026-11-24")));
    assert_eq!(meal["totals"], template["totals"]);
    assert_eq!(other.post(&format!("{place}/log"), &json!({})).problem(404), "not_found");

    let kept = template["items"][0].clone();
    let both = json!({"items": [{"id": kept["id"]}, {"name": "Tea", "energy_kcal": 2}]});
    let changed = member.patch(&place, &both).expect(200);
    assert_eq!(changed["items"][0], kept);
    member.delete(&place).expect(204);
    assert_eq!(member.get("/meals").expect(200)["items"], json!([meal]));
}
