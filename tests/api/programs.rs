//! `/programs`.

use jiff::SignedDuration;
use serde_json::{Value, json};
use wagner_coach::storage::Clock;

use crate::support::{Client, PASSWORD, TestServer};

fn ask(client: &Client, more: &Value) -> Value {
    let mut request = json!({"goal": "build_muscle", "weeks": 12, "days_per_week": 4, "session_minutes": 60,
        "experience_level": "beginner", "equipment": ["barbell", "dumbbell"], "start_date": "2026-11-24"});
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    client.post("/programs/generate", &request).expect(201)
}

fn path(program: &Value) -> String {
    format!("/programs/{}", program["id"].as_str().unwrap())
}

fn days(client: &Client, program: &Value) -> Vec<Value> {
    let page = client.get(&format!("{}/days?limit=200", path(program))).expect(200);
    assert_eq!(page["next_cursor"], Value::Null);
    page["items"].as_array().unwrap().clone()
}

fn day_path(day: &Value) -> String {
    format!("/programs/days/{}", day["id"].as_str().unwrap())
}

fn dates(days: &[Value]) -> Vec<&str> {
    days.iter().map(|day| day["day"].as_str().unwrap()).collect()
}

/// A server whose clock stands at noon of Tuesday, 24 November 2026.
fn on_tuesday() -> (TestServer, Clock) {
    TestServer::with_clock()
}

/// Lets days pass, and logs the member in again.
fn after_days(days: i64, server: &TestServer, clock: &Clock, client: &Client) -> Client {
    let email = client.get("/me").expect(200)["email"].clone();
    clock.advance(SignedDuration::from_hours(24 * days));
    let login = json!({"email": email, "password": PASSWORD});
    let session = server.anonymous().post("/auth/login", &login).expect(200)["session"].clone();
    server.client(session["access_token"].as_str().unwrap())
}

#[test]
fn twelve_weeks_are_eighty_four_days_in_one_page() {
    let (server, _clock) = on_tuesday();
    let client = server.member();
    let program = ask(&client, &json!({}));
    assert_eq!((&program["status"], &program["weeks"]), (&json!("active"), &json!(12)));
    let days = days(&client, &program);
    assert_eq!(days.len(), 84);
    assert_eq!((&days[0]["day"], &days[83]["day"]), (&json!("2026-11-24"), &json!("2027-02-15")));
    let training = days.iter().filter(|day| day["kind"] == "training").count();
    assert_eq!(training, 48);
    let first = &days[0]["exercises"][0];
    assert_eq!(first["load"], json!({"kind": "rpe", "value": 7.0}));
    assert!(first["sets"].as_u64().unwrap() >= 2 && first["rest_s"].as_u64().unwrap() >= 60);
    assert!(first["progression"]["text"].is_string() && first["alternatives"].is_array());
    assert_eq!(client.get("/programs/active").expect(200), program);
    assert_eq!(client.get(&path(&program)).expect(200), program);
    assert_eq!(client.get("/programs").expect(200)["items"], json!([program]));

    let page = client.get(&format!("{}/days?limit=10&from=2026-12-01&to=2026-12-20", path(&program))).expect(200);
    assert_eq!((page["items"].as_array().unwrap().len(), &page["items"][0]["day"]), (10, &json!("2026-12-01")));
    let cursor = page["next_cursor"].as_str().unwrap();
    let next = client.get(&format!("{}/days?limit=10&from=2026-12-01&to=2026-12-20&cursor={cursor}", path(&program)));
    assert_eq!(next.expect(200)["items"][0]["day"], "2026-12-11");
}

#[test]
fn what_is_left_out_comes_from_the_profile() {
    let (server, _clock) = on_tuesday();
    let client = server.member();
    assert_eq!(client.post("/programs/generate", &json!({})).faults(), ["goal"]);
    let profile = json!({"primary_goal": "strength", "experience_level": "advanced", "weekly_training_days": 3,
        "training_days": ["tuesday", "thursday", "saturday"], "equipment": ["barbell"], "injuries": ["left knee"]});
    client.patch("/me", &json!({"profile": profile})).expect(200);
    let program = client.post("/programs/generate", &json!({})).expect(201);
    assert_eq!((&program["goal"], &program["days_per_week"]), (&json!("strength"), &json!(3)));
    assert_eq!((&program["start_date"], &program["weeks"]), (&json!("2026-11-24"), &json!(12)));
    let days = days(&client, &program);
    let names: Vec<&str> = days
        .iter()
        .flat_map(|day| day["exercises"].as_array().unwrap())
        .map(|it| it["name"].as_str().unwrap())
        .collect();
    assert!(!names.contains(&"Barbell Squat"), "a knee is spared");
    let trained: Vec<_> = days.iter().filter(|day| day["kind"] == "training").map(|day| &day["day"]).take(3).collect();
    assert_eq!(trained, ["2026-11-24", "2026-11-26", "2026-11-28"]);
}

#[test]
fn faults_cost_nothing_and_the_quota_holds() {
    let (server, _clock) = on_tuesday();
    let client = server.member();
    let bad = json!({"goal": "fame", "weeks": 3, "days_per_week": 7, "equipment": ["wand"], "start_date": "tomorrow"});
    let mut faults = client.post("/programs/generate", &bad).faults();
    faults.sort();
    assert_eq!(faults, ["days_per_week", "goal", "start_date", "weeks"]);
    let bad = json!({"goal": "health", "equipment": ["wand"], "injuries": [""]});
    assert_eq!(client.post("/programs/generate", &bad).faults(), ["equipment.0", "injuries.0"]);
    let far = json!({"goal": "health", "event": {"kind": "marathon", "date": "2028-01-01"}});
    assert_eq!(client.post("/programs/generate", &far).faults(), ["event.date"]);

    let keyed = client.with("Idempotency-Key", "program");
    let request = json!({"goal": "health"});
    let first = keyed.post("/programs/generate", &request).expect(201);
    let again = keyed.post("/programs/generate", &request);
    assert_eq!((again.expect(201), again.header("idempotency-replayed")), (first, "true"));
    for _ in 0..4 {
        client.post("/programs/generate", &request).expect(201);
    }
    let answer = client.post("/programs/generate", &request);
    assert_eq!(answer.problem(429), "quota_exceeded");
    assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
    keyed.post("/programs/generate", &request).expect(201);
}

#[test]
fn a_missed_day_waits_and_a_skipped_one_does_not() {
    let (server, clock) = on_tuesday();
    let client = server.member();
    let program = ask(&client, &json!({"training_days": ["monday", "tuesday", "thursday", "friday"]}));
    let before = days(&client, &program);
    assert_eq!(dates(&before)[..4], ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]);
    let today = client.get("/programs/today").expect(200);
    assert_eq!(today["id"], before[0]["id"]);
    let done = client.patch(&day_path(&today), &json!({"status": "done", "feedback": "easy"}));
    assert_eq!((&done.expect(200)["status"], &done.json()["feedback"]), (&json!("done"), &json!("easy")));
    assert_eq!(client.get("/programs/today").expect(200)["id"], before[0]["id"], "done today");

    // Thursday and Friday were missed: on Saturday the next session is still the second.
    let client = after_days(4, &server, &clock, &client);
    let today = client.get("/programs/today").expect(200);
    assert_eq!((&today["id"], &today["day"]), (&before[2]["id"], &json!("2026-11-30")));
    let later = days(&client, &program);
    assert_eq!(dates(&later)[..5], ["2026-11-24", "2026-11-25", "2026-11-30", "2026-12-01", "2026-12-02"]);

    client.patch(&day_path(&before[2]), &json!({"status": "skipped"})).expect(200);
    assert_eq!(client.get("/programs/today").expect(200)["id"], before[3]["id"]);
    let moved = client.patch(&day_path(&before[3]), &json!({"status": "moved", "day": "2026-11-29"})).expect(200);
    assert_eq!(moved["day"], "2026-11-29");
    assert_eq!(client.patch(&day_path(&before[3]), &json!({"status": "moved", "day": null})).problem(422), "invalid");
    let open = client.patch(&day_path(&before[3]), &json!({"status": "planned"})).expect(200);
    assert_eq!(open["day"], "2026-11-30");
}

#[test]
fn a_workout_marks_its_day_and_opens_it_again() {
    let (server, _clock) = on_tuesday();
    let client = server.member();
    let program = ask(&client, &json!({}));
    let today = client.get("/programs/today").expect(200);
    let status = |client: &Client| days(client, &program)[0]["status"].clone();
    let workout = json!({"program_day_id": today["id"], "exercises": [{"name": "Bench press"}]});
    let workout = client.post("/workouts", &workout).expect(201);
    assert_eq!(status(&client), "planned", "nothing was done yet");
    let workout_path = format!("/workouts/{}", workout["id"].as_str().unwrap());
    let exercise = workout["exercises"][0]["id"].as_str().unwrap();
    client.post(&format!("{workout_path}/exercises/{exercise}/sets"), &json!({"reps": 5, "weight_kg": 60})).expect(201);
    assert_eq!(status(&client), "done");
    client.delete(&workout_path).expect(204);
    assert_eq!(status(&client), "planned");

    client
        .post("/workouts", &json!({"program_day_id": today["id"], "exercises": [{"name": "Bench press"}]}))
        .expect(201);
    client.delete(&path(&program)).expect(204);
    assert_eq!(client.get("/workouts").expect(200)["items"][0]["program_day_id"], Value::Null);
    client.get("/programs/today").problem(404);
}

#[test]
fn loads_follow_what_is_lifted() {
    let (server, clock) = on_tuesday();
    let client = server.member();
    let bench = client.get("/exercises?q=bench&limit=1").expect(200)["items"][0]["id"].clone();
    let lift = |kg: f64| {
        let sets = json!([{"reps": 5, "weight_kg": kg, "rpe": 10}]);
        client.post("/workouts", &json!({"exercises": [{"exercise_id": bench, "sets": sets}]})).expect(201);
    };
    lift(100.0);
    let program = ask(&client, &json!({"experience_level": "intermediate"}));
    let load = |client: &Client| {
        let days = days(client, &program);
        let mut all = days.iter().flat_map(|day| day["exercises"].as_array().unwrap());
        all.find(|it| it["exercise_id"] == bench).unwrap()["load"].clone()
    };
    // 116.667 kg, eight repetitions and three left: 70.7 %, rounded down.
    assert_eq!(load(&client), json!({"kind": "kg", "value": 80.0}));
    lift(110.0);
    let reassessed = client.post(&format!("{}/reassess", path(&program)), &json!({})).expect(200);
    assert_eq!(reassessed["decision"], "go_on");
    assert!(reassessed["days_changed"].as_u64().unwrap() > 0);
    assert_eq!(load(&client), json!({"kind": "kg", "value": 90.0}));

    let client = after_days(21, &server, &clock, &client);
    let late = client.post(&format!("{}/reassess", path(&program)), &json!({})).expect(200);
    assert_eq!((&late["decision"], &late["days_changed"]), (&json!("fewer_days"), &json!(0)));
}

#[test]
fn one_programme_is_active_at_a_time() {
    let (server, _clock) = on_tuesday();
    let client = server.member();
    let (first, second) = (ask(&client, &json!({})), ask(&client, &json!({"goal": "health"})));
    assert_eq!(client.get("/programs/active").expect(200)["id"], second["id"]);
    let again = client.post(&format!("{}/activate", path(&first)), &json!({})).expect(200);
    assert_eq!(again["status"], "active");
    assert_eq!(client.get("/programs/active").expect(200)["id"], first["id"]);
    assert_eq!(client.get(&path(&second)).expect(200)["status"], "inactive");
}

#[test]
fn another_members_programme_is_not_there() {
    let (server, _clock) = on_tuesday();
    let (client, other) = (server.member(), server.member());
    let program = ask(&client, &json!({}));
    let day = days(&client, &program)[0].clone();
    other.get(&path(&program)).problem(404);
    other.get(&format!("{}/days", path(&program))).problem(404);
    other.get(&format!("{}/grocery-list", path(&program))).problem(404);
    other.post(&format!("{}/activate", path(&program)), &json!({})).problem(404);
    other.post(&format!("{}/reassess", path(&program)), &json!({})).problem(404);
    other.patch(&day_path(&day), &json!({"status": "done"})).problem(404);
    other.post("/workouts", &json!({"program_day_id": day["id"]})).problem(404);
    other.delete(&path(&program)).problem(404);
    assert_eq!(client.get("/programs/today").expect(200)["status"], "planned");
}

#[test]
fn meals_meet_the_targets_and_make_a_grocery_list() {
    let (server, _clock) = on_tuesday();
    let client = server.member();
    let without = ask(&client, &json!({"include_meals": true}));
    assert!(without["notes"].to_string().contains("set targets"), "{}", without["notes"]);
    let targets = json!({"energy_kcal": 2320, "protein_g": 160, "carbs_g": 276, "fat_g": 64});
    client.put("/me/targets", &targets).expect(200);
    client.patch("/me", &json!({"profile": {"dietary_preference": "vegetarian", "allergies": ["nuts"]}})).expect(200);
    let program = ask(&client, &json!({"include_meals": true}));
    let days = days(&client, &program);
    let meals = days[0]["meals"].as_array().unwrap();
    let energy: f64 = meals.iter().map(|meal| meal["energy_kcal"].as_f64().unwrap()).sum();
    assert!((energy - 2320.0).abs() <= 116.0, "{energy}");
    let list = client.get(&format!("{}/grocery-list?week=2", path(&program))).expect(200);
    let names: Vec<&str> = list["items"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert!(
        names.contains(&"Olive oil") && !names.iter().any(|name| name.contains("Almond") || name.contains("Chicken"))
    );
    client.get(&format!("{}/grocery-list?week=13", path(&program))).problem(422);

    client.patch("/me", &json!({"profile": {"allergies": ["histamine"]}})).expect(200);
    let unknown = ask(&client, &json!({"include_meals": true}));
    assert!(unknown["notes"].to_string().contains("not known by its words"));
}
