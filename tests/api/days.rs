//! `/days`: one answer for a day.

use serde_json::{Value, json};

use crate::support::TestServer;

#[test]
fn a_day_holds_all_that_was_logged_on_it() {
    let server = TestServer::start();
    let member = server.member_in("Europe/Berlin");
    let at = "2026-11-24T12:00:00+01:00";
    let item = json!({"name": "Soup", "energy_kcal": 300, "protein_g": 20});
    let meal = member.post("/meals", &json!({"eaten_at": at, "items": [item]})).expect(201);
    member.post("/meals", &json!({"eaten_at": "2026-11-25T12:00:00+01:00", "items": [item]})).expect(201);
    member.post("/water", &json!({"at": at, "amount_ml": 250})).expect(201);
    member.post("/water", &json!({"at": at, "amount_ml": 300.5})).expect(201);
    let note = member.post("/notes", &json!({"at": at, "text": "slept badly"})).expect(201);
    let weight = member.post("/measurements", &json!({"at": at, "kind": "weight", "value": 80})).expect(201);
    let check_in = member.post("/check-ins", &json!({"day": "2026-11-24", "sleep_h": 6, "energy": 3, "mood": 3}));
    let check_in = check_in.expect(201);

    let workout = json!({"started_at": at, "ended_at": "2026-11-24T12:45:00+01:00", "exercises": []});
    let workout = member.post("/workouts", &workout).expect(201);
    let run = json!({"kind": "running", "started_at": at, "duration_s": 1650, "distance_m": 5000, "energy_kcal": 400});
    let run = member.post("/activities", &run).expect(201);

    let day = member.get("/days/2026-11-24").expect(200);
    assert_eq!(day["day"], "2026-11-24");
    assert_eq!((&day["complete"], &day["targets"], &day["remaining"]), (&json!(false), &Value::Null, &Value::Null));
    assert_eq!(day["meals"], json!([meal]));
    assert_eq!(day["totals"]["energy_kcal"], 300.0);
    assert_eq!(day["water_ml"], 550.5);
    assert_eq!(day["notes"], json!([note]));
    assert_eq!(day["measurements"], json!([weight]));
    assert_eq!(day["check_in"], check_in);
    assert_eq!(day["activities"], json!([run]));
    assert_eq!(day["workouts"], json!([workout]));
    assert_eq!(day["energy_out_kcal"], 620.5);
    let short = member.get("/days?from=2026-11-24&to=2026-11-24").expect(200);
    assert_eq!(short["items"][0]["energy_out_kcal"], 620.5);

    let other = server.member().get("/days/2026-11-24").expect(200);
    assert_eq!((&other["meals"], &other["notes"], &other["check_in"]), (&json!([]), &json!([]), &Value::Null));
    assert_eq!(member.get("/days/2026-02-30").problem(404), "not_found");
}

#[test]
fn what_is_left_follows_the_targets_of_the_day() {
    let server = TestServer::start();
    let member = server.member();
    member.put("/me/targets", &json!({"energy_kcal": 2000, "protein_g": 120, "water_ml": 2000})).expect(200);
    let item = json!({"name": "Feast", "energy_kcal": 2300.26, "protein_g": 20});
    let meal = member.post("/meals", &json!({"items": [item]})).expect(201);
    let day = member.get(&format!("/days/{}", meal["day"].as_str().unwrap())).expect(200);
    assert_eq!(day["targets"]["energy_kcal"], 2000.0);
    let left = json!({"energy_kcal": -300.3, "protein_g": 100.0, "carbs_g": null, "fat_g": null, "fiber_g": null,
        "water_ml": 2000.0});
    assert_eq!(day["remaining"], left);
    assert_eq!(member.get("/days/2020-01-01").expect(200)["targets"], Value::Null);
}

#[test]
fn a_day_is_marked_complete_and_open_again() {
    let server = TestServer::start();
    let member = server.member();
    let place = "/days/2026-11-24";
    assert_eq!(member.put(&format!("{place}/complete"), &json!({"complete": true})).expect(200)["complete"], true);
    assert_eq!(member.get(place).expect(200)["complete"], true);
    assert_eq!(server.member().get(place).expect(200)["complete"], false);
    member.put(&format!("{place}/complete"), &json!({"complete": false})).expect(200);
    assert_eq!(member.get(place).expect(200)["complete"], false);
}

#[test]
fn days_are_listed_in_short_the_latest_first() {
    let server = TestServer::start();
    let member = server.member();
    let item = json!({"name": "Soup", "energy_kcal": 300.04});
    for day in ["2026-11-22", "2026-11-24", "2026-11-24"] {
        member.post("/meals", &json!({"eaten_at": format!("{day}T12:00:00Z"), "items": [item, item]})).expect(201);
    }
    member.post("/water", &json!({"at": "2026-11-23T12:00:00Z", "amount_ml": 250})).expect(201);
    member.put("/days/2026-11-22/complete", &json!({"complete": true})).expect(200);
    let page = member.get("/days?from=2026-11-21&to=2026-11-24&limit=3").expect(200);
    let short: Vec<_> = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| {
            (
                day["day"].as_str().unwrap(),
                day["meals"].as_u64().unwrap(),
                day["totals"]["energy_kcal"].as_f64().unwrap(),
                day["water_ml"].as_f64().unwrap(),
                day["complete"] == true,
            )
        })
        .collect();
    assert_eq!(
        short,
        [
            ("2026-11-24", 2, 1200.2, 0.0, false),
            ("2026-11-23", 0, 0.0, 250.0, false),
            ("2026-11-22", 1, 600.1, 0.0, true),
        ]
    );
    let cursor = page["next_cursor"].as_str().unwrap();
    let rest = member.get(&format!("/days?from=2026-11-21&to=2026-11-24&limit=3&cursor={cursor}")).expect(200);
    assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next_cursor"]), (1, &Value::Null));
    assert_eq!(member.get("/days?limit=200").expect(200)["items"].as_array().unwrap().len(), 30);
}
