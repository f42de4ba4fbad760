//! `/workouts`.

use serde_json::{Value, json};

use crate::support::{Client, TestServer};

fn exercise(client: &Client, query: &str) -> Value {
    client.get(&format!("/exercises?limit=1&q={query}")).expect(200)["items"][0]["id"].clone()
}

fn path(workout: &Value) -> String {
    format!("/workouts/{}", workout["id"].as_str().unwrap())
}

fn kinds(workout: &Value) -> Vec<&str> {
    workout["records"].as_array().unwrap().iter().map(|record| record["kind"].as_str().unwrap()).collect()
}

#[test]
fn a_workout_keeps_its_exercises_and_sets_in_order() {
    let server = TestServer::start();
    let client = server.member_in("Europe/Berlin");
    let squat = exercise(&client, "squat");
    let body = json!({"name": "Legs", "started_at": "2026-11-23T23:30:00Z", "ended_at": "2026-11-24T00:30:00Z", "exercises": [
        {"exercise_id": squat, "superset": 1, "sets": [
            {"kind": "warmup", "reps": 8, "weight_kg": 40},
            {"reps": 5, "weight_kg": 100, "rpe": 8.5, "rest_s": 180},
            {"reps": 5, "weight_kg": 100, "completed": false}]},
        {"name": "Cable thing", "sets": [{"reps": 10, "weight_kg": 20}]},
        {"name": "OHP", "sets": []}]});
    let made = client.post("/workouts", &body);
    let workout = made.expect(201);
    assert_eq!(made.header("location"), format!("/api/v1{}", path(&workout)));
    assert_eq!((&workout["day"], &workout["source"]), (&json!("2026-11-24"), &json!("manual")));
    assert_eq!(workout["volume_kg"], 700.0, "no warm-ups, nothing that was not done");
    let names: Vec<_> =
        workout["exercises"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Barbell Squat", "Cable thing", "OHP"]);
    assert_eq!(
        workout["exercises"][2]["exercise_id"],
        exercise(&client, "military%20press"),
        "an everyday name is known"
    );
    assert_eq!(workout["exercises"][0]["sets"][1]["rpe"], 8.5);
    assert_eq!(workout["exercises"][1]["exercise_id"], Value::Null);
    assert_eq!(client.get(&path(&workout)).expect(200), workout);
    assert_eq!(client.get("/workouts").expect(200)["items"][0], workout);
}

#[test]
fn records_are_those_of_the_day_trained() {
    let server = TestServer::start();
    let client = server.member();
    let squat = exercise(&client, "squat");
    let train = |day: &str, kg: f64| {
        let sets = json!([{"reps": 5, "weight_kg": kg}]);
        let workout =
            json!({"started_at": format!("{day}T10:00:00Z"), "exercises": [{"exercise_id": squat, "sets": sets}]});
        client.post("/workouts", &workout).expect(201)
    };
    let first = train("2026-11-02", 100.0);
    assert_eq!(kinds(&first), Vec::<&str>::new(), "the first is a baseline");
    let better = train("2026-11-04", 105.0);
    assert_eq!(kinds(&better), ["heaviest_load", "one_rep_max", "best_set", "best_volume"]);
    assert_eq!((&better["records"][0]["value"], &better["records"][0]["previous"]), (&json!(105.0), &json!(100.0)));
    // An import of the past takes the record away.
    train("2026-11-01", 110.0);
    let again = client.get(&path(&better)).expect(200);
    assert_eq!(kinds(&again), Vec::<&str>::new());
}

#[test]
fn a_patch_keeps_what_it_names_and_drops_the_rest() {
    let server = TestServer::start();
    let client = server.member();
    let body = json!({"exercises": [
        {"name": "A", "sets": [{"reps": 5, "weight_kg": 50}, {"reps": 6, "weight_kg": 50}]},
        {"name": "B", "sets": [{"reps": 8}]}]});
    let workout = client.post("/workouts", &body).expect(201);
    let (a, b) = (&workout["exercises"][0], &workout["exercises"][1]);
    let kept = json!({"notes": "good", "exercises": [
        {"id": b["id"]},
        {"id": a["id"], "notes": "slow", "sets": [{"id": a["sets"][1]["id"]}, {"reps": 4, "weight_kg": 55}]},
        {"name": "C"}]});
    let changed = client.patch(&path(&workout), &kept).expect(200);
    let exercises = &changed["exercises"];
    assert_eq!(&exercises[0], b);
    assert_eq!((&exercises[1]["id"], &exercises[1]["notes"]), (&a["id"], &json!("slow")));
    assert_eq!(exercises[1]["sets"][0], a["sets"][1]);
    assert_eq!(exercises[1]["sets"][1]["weight_kg"], 55.0);
    assert_eq!((&exercises[2]["name"], &changed["notes"]), (&json!("C"), &json!("good")));

    let other = client.post("/workouts", &json!({"exercises": [{"name": "D"}]})).expect(201);
    let foreign = json!({"exercises": [{"id": other["exercises"][0]["id"]}]});
    assert_eq!(client.patch(&path(&workout), &foreign).faults(), ["exercises.0.id"]);
    assert_eq!(client.patch(&path(&workout), &json!({"ended_at": "2020-01-01T00:00:00Z"})).faults(), ["ended_at"]);
    assert_eq!(client.get(&path(&workout)).expect(200), changed);
}

#[test]
fn a_workout_goes_on_set_by_set() {
    let server = TestServer::start();
    let client = server.member();
    let workout = client.post("/workouts", &json!({})).expect(201);
    let bench = json!({"exercise_id": exercise(&client, "bench")});
    let added = client.post(&format!("{}/exercises", path(&workout)), &bench);
    let at = added.header("location").strip_prefix("/api/v1").unwrap().to_owned();
    assert_eq!(added.expect(201)["name"], "Barbell Bench Press - Medium Grip");
    let before = client.get(&path(&workout));
    let set = client.with("Idempotency-Key", "set").post(&format!("{at}/sets"), &json!({"reps": 8, "weight_kg": 60}));
    let again = client.with("Idempotency-Key", "set").post(&format!("{at}/sets"), &json!({"reps": 8, "weight_kg": 60}));
    assert_eq!(set.expect(201), again.expect(201));
    let set_at = set.header("location").strip_prefix("/api/v1").unwrap().to_owned();

    let stale = client.with("If-Match", before.header("etag")).patch(&set_at, &json!({"reps": 9}));
    assert_eq!(stale.problem(412), "changed");
    let changed = client.patch(&set_at, &json!({"reps": 9, "rpe": 8}));
    assert_eq!(changed.expect(200)["reps"], 9);
    assert_eq!(changed.header("etag"), client.get(&path(&workout)).header("etag"));
    assert_eq!(client.get(&path(&workout)).expect(200)["volume_kg"], 540.0);
    assert_eq!(client.patch(&at, &json!({"notes": "pause"})).expect(200)["notes"], "pause");
    assert_eq!(client.get(&set_at).expect(200)["rpe"], 8.0);

    client.delete(&set_at).expect(204);
    client.get(&set_at).problem(404);
    client.delete(&at).expect(204);
    assert_eq!(client.get(&path(&workout)).expect(200)["exercises"], json!([]));
}

#[test]
fn children_are_reached_through_their_parents_alone() {
    let server = TestServer::start();
    let client = server.member();
    let body = json!({"exercises": [{"name": "A", "sets": [{"reps": 5}]}, {"name": "B"}]});
    let one = client.post("/workouts", &body).expect(201);
    let two = client.post("/workouts", &body).expect(201);
    let id = |of: &Value| of["id"].as_str().unwrap().to_owned();
    let (a, b) = (id(&one["exercises"][0]), id(&one["exercises"][1]));
    let set = id(&one["exercises"][0]["sets"][0]);
    for wrong in [
        format!("{}/exercises/{a}/sets/{set}", path(&two)),
        format!("{}/exercises/{b}/sets/{set}", path(&one)),
        format!("{}/exercises/{a}", path(&two)),
    ] {
        client.get(&wrong).problem(404);
        client.patch(&wrong, &json!({})).problem(404);
        client.delete(&wrong).problem(404);
    }
    client.post(&format!("{}/exercises/{a}/sets", path(&two)), &json!({"reps": 1})).problem(404);
    let stranger = server.member();
    stranger.get(&path(&one)).problem(404);
    stranger.post(&format!("{}/exercises", path(&one)), &json!({"name": "X"})).problem(404);
    stranger.delete(&path(&one)).problem(404);
    assert_eq!(client.get(&path(&one)).expect(200), one);
}

#[test]
fn what_is_not_the_members_is_refused_like_what_does_not_exist() {
    let server = TestServer::start();
    let (client, other) = (server.member(), server.member());
    let theirs = other.post("/exercises", &json!({"name": "Secret lift"})).expect(201)["id"].clone();
    let none = json!("0198c0de-0000-7000-8000-000000000000");
    for id in [theirs, none.clone()] {
        let body = json!({"exercises": [{"name": "A"}, {"exercise_id": id}]});
        assert_eq!(client.post("/workouts", &body).faults(), ["exercises.1.exercise_id"]);
    }
    let answer = client.post("/workouts", &json!({"program_day_id": none}));
    assert!(matches!(answer.status, 404 | 422), "{}", answer.text());
    let bad = json!({"exercises": [{"sets": [{"weight_kg": 50}, {"reps": -1}]}], "ended_at": "yesterday"});
    client.post("/workouts", &bad).problem(422);
    let bad = json!({"exercises": [{"sets": [{"weight_kg": 50}]}, {"name": "A", "id": none}]});
    let mut faults = client.post("/workouts", &bad).faults();
    faults.sort();
    assert_eq!(faults, ["exercises.0.exercise_id", "exercises.0.sets.0.reps", "exercises.1.id"]);
    assert_eq!(client.get("/workouts").expect(200)["items"], json!([]));
}
