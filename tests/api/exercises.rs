//! `/exercises`.

use serde_json::{Value, json};

use crate::support::{Client, TestServer};

fn find(client: &Client, query: &str) -> Value {
    client.get(&format!("/exercises?limit=1&q={query}")).expect(200)["items"][0].clone()
}

fn names(page: &Value) -> Vec<String> {
    page["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn everyday_names_and_filters_find_exercises() {
    let server = TestServer::start();
    let client = server.member();
    let bench = find(&client, "bench");
    assert_eq!(bench["name"], "Barbell Bench Press - Medium Grip");
    assert_eq!((&bench["primary_muscles"], &bench["pattern"]), (&json!(["chest"]), &json!("horizontal_push")));
    assert_eq!((&bench["is_custom"], &bench["one_sided"]), (&json!(false), &json!(false)));
    assert_eq!(find(&client, "pull%20up")["bodyweight_fraction"], 1.0);

    let curls = client.get("/exercises?muscle=biceps&equipment=dumbbell&pattern=biceps&limit=200").expect(200);
    assert!(curls["items"].as_array().unwrap().iter().all(|item| item["equipment"] == "dumbbell"));
    client.get("/exercises?muscle=heart").problem(422);
    assert_eq!(find(&client, "benhc%20press")["name"], "Barbell Bench Press - Medium Grip", "a slip of the fingers");
    assert_eq!(client.get("/exercises?q=zzzz").expect(200)["items"], json!([]));
}

#[test]
fn a_list_goes_on_where_it_stopped() {
    let server = TestServer::start();
    let client = server.member();
    let first = client.get("/exercises?q=press&limit=5").expect(200);
    let cursor = first["next_cursor"].as_str().unwrap();
    // A new own exercise sorts before, and does not show up twice or push one out.
    client.post("/exercises", &json!({"name": "Press of mine"})).expect(201);
    let second = client.get(&format!("/exercises?q=press&limit=5&cursor={cursor}")).expect(200);
    let whole = client.get("/exercises?q=press&limit=11").expect(200);
    let mut both = names(&first);
    both.extend(names(&second));
    let others: Vec<_> = names(&whole).into_iter().filter(|name| name != "Press of mine").collect();
    assert_eq!(both, others[..10]);
    client.get(&format!("/exercises?q=curl&cursor={cursor}")).problem(422);
}

#[test]
fn an_own_exercise_is_made_changed_and_deleted_by_its_owner_alone() {
    let server = TestServer::start();
    let client = server.member();
    let mine =
        json!({"name": "Sled push", "pattern": "carry", "primary_muscles": ["quadriceps"], "bodyweight_fraction": 0});
    let made = client.post("/exercises", &mine);
    let path = made.header("location").strip_prefix("/api/v1").unwrap().to_owned();
    assert_eq!((&made.expect(201)["is_custom"], &made.json()["category"]), (&json!(true), &json!("strength")));
    assert_eq!(client.get(&path).expect(200), made.json());
    assert_eq!(find(&client, "sled%20push")["id"], made.json()["id"]);

    let changed = client.patch(&path, &json!({"name": "Prowler push", "one_sided": true})).expect(200);
    assert_eq!((&changed["name"], &changed["one_sided"]), (&json!("Prowler push"), &json!(true)));
    assert_eq!(client.patch(&path, &json!({"assisted": true})).faults(), ["bodyweight_fraction"]);

    let other = server.member();
    other.get(&path).problem(404);
    other.patch(&path, &json!({"name": "x"})).problem(404);
    other.delete(&path).problem(404);
    assert_ne!(find(&other, "prowler%20push")["id"], made.json()["id"]);

    client.delete(&path).expect(204);
    client.get(&path).problem(404);
    let built_in = format!("/exercises/{}", find(&client, "squat")["id"].as_str().unwrap());
    assert_eq!(client.patch(&built_in, &json!({"name": "x"})).problem(403), "built_in");
    assert_eq!(client.delete(&built_in).problem(403), "built_in");
}

#[test]
fn history_and_records_follow_the_days_trained() {
    let server = TestServer::start();
    let client = server.member();
    let id = find(&client, "bench")["id"].clone();
    let path = |what: &str| format!("/exercises/{}/{what}", id.as_str().unwrap());
    let bench = |day: &str, weight_kg: f64, reps: u32| {
        let sets = json!([{"reps": reps, "weight_kg": weight_kg}, {"kind": "warmup", "reps": 30, "weight_kg": 20}]);
        let workout =
            json!({"started_at": format!("{day}T10:00:00Z"), "exercises": [{"exercise_id": id, "sets": sets}]});
        client.post("/workouts", &workout).expect(201)
    };
    bench("2026-11-02", 100.0, 5);
    bench("2026-11-09", 102.5, 5);
    // Typed later, trained earlier: the record of the 9th stays one.
    bench("2026-11-01", 90.0, 5);
    let history = client.get(&path("history")).expect(200);
    let days: Vec<&str> = history["items"].as_array().unwrap().iter().map(|it| it["day"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-11-09", "2026-11-02", "2026-11-01"]);
    assert_eq!(
        (&history["items"][1]["volume_kg"], &history["items"][1]["one_rep_max_kg"]),
        (&json!(500.0), &json!(116.67))
    );
    let first = client.get(&format!("{}?limit=2", path("history"))).expect(200);
    let next = client.get(&format!("{}?limit=2&cursor={}", path("history"), first["next_cursor"].as_str().unwrap()));
    assert_eq!(next.expect(200)["items"][0]["day"], "2026-11-01");

    let records = client.get(&path("records")).expect(200);
    let heaviest =
        records["items"].as_array().unwrap().iter().find(|it| it["kind"] == "heaviest_load").unwrap().clone();
    assert_eq!(
        (&heaviest["value"], &heaviest["day"], &heaviest["unit"]),
        (&json!(102.5), &json!("2026-11-09"), &json!("kg"))
    );
    server.member().get(&path("records")).expect(200);
    assert_eq!(server.member().get(&path("history")).expect(200)["items"], json!([]));
}
