//! `/meals`: what the server computes, keeps and gives back.

use serde_json::{Value, json};

use crate::support::{Client, TestServer};

fn oats() -> Value {
    json!({"name": "Oats", "grams": 60, "energy_kcal": 227.04, "protein_g": 8.1, "carbs_g": 39.8, "fat_g": 4.2})
}

fn meal(client: &Client, eaten_at: &str) -> Value {
    let body = json!({"name": "Breakfast", "category": "breakfast", "eaten_at": eaten_at, "items": [oats()]});
    client.post("/meals", &body).expect(201)
}

fn path(record: &Value) -> String {
    format!("/meals/{}", record["id"].as_str().unwrap())
}

#[test]
fn a_meal_comes_back_as_it_was_logged_with_its_totals() {
    let server = TestServer::start();
    let member = server.member_in("Europe/Berlin");
    let body = json!({
        "name": "Lunch", "category": "lunch", "eaten_at": "2026-11-24T23:30:00+01:00", "notes": "at home",
        "items": [oats(), {"name": "Milk", "quantity": 1, "unit": "glass", "energy_kcal": 120, "fiber_g": 0}],
    });
    let answer = member.post("/meals", &body);
    let made = answer.expect(201);
    assert_eq!(answer.header("location"), format!("/api/v1{}", path(&made)));
    assert_eq!(made["eaten_at"], "2026-11-24T22:30:00.000Z");
    assert_eq!((made["time_zone"].as_str(), made["day"].as_str()), (Some("Europe/Berlin"), Some("2026-11-24")));
    assert_eq!(made["source"], "manual");
    assert_eq!(made["items"][0]["energy_kcal"], 227.0);
    assert_eq!(made["items"][0]["fiber_g"], Value::Null);
    assert_eq!(made["items"][1]["unit"], "glass");
    assert_eq!(made["totals"]["energy_kcal"], 347.0);
    assert_eq!(made["totals"]["protein_g"], 8.1);
    let incomplete = made["totals"]["incomplete"].as_array().unwrap();
    assert!(incomplete.contains(&json!("fiber_g")) && !incomplete.contains(&json!("energy_kcal")));

    let read = member.get(&path(&made));
    assert_eq!(read.expect(200), made);
    assert_eq!(read.header("etag"), answer.header("etag"));
}

#[test]
fn all_faults_of_a_meal_are_told_at_once() {
    let server = TestServer::start();
    let member = server.member();
    let body = json!({
        "category": "brunch", "eaten_at": "2026-11-24T08:00:00", "taste": 5,
        "items": [{"name": "x", "energy_kcal": -1}, {"grams": 0}],
    });
    let mut faults = member.post("/meals", &body).faults();
    faults.sort();
    assert_eq!(faults, ["category", "eaten_at", "items.0.energy_kcal", "items.1.grams", "taste"]);

    let body = json!({
        "time_zone": "Mars/Base",
        "items": [{"grams": 5}, {"food_id": "0198c0de-0000-7000-8000-000000000000"}, {"name": "x", "energy_kcal": 1, "id":
            "0198c0de-0000-7000-8000-000000000000"}],
    });
    let faults = member.post("/meals", &body).faults();
    assert_eq!(faults, ["time_zone", "items.0.name", "items.0.energy_kcal", "items.1.grams", "items.2.id"]);
}

#[test]
fn a_food_that_is_not_there_is_refused_by_its_place() {
    let server = TestServer::start();
    let member = server.member();
    let unknown = json!({"food_id": "0198c0de-0000-7000-8000-000000000000", "grams": 5});
    let faults = member.post("/meals", &json!({"items": [oats(), unknown]})).faults();
    assert_eq!(faults, ["items.1.food_id"]);
    assert_eq!(member.get("/meals").expect(200)["items"], json!([]));
}

#[test]
fn another_member_finds_nothing() {
    let server = TestServer::start();
    let (member, other) = (server.member(), server.member());
    let made = meal(&member, "2026-11-24T08:00:00Z");
    let place = path(&made);
    assert_eq!(other.get(&place).problem(404), "not_found");
    assert_eq!(other.patch(&place, &json!({"name": "mine"})).problem(404), "not_found");
    assert_eq!(other.delete(&place).problem(404), "not_found");
    assert_eq!(other.post(&format!("{place}/copy"), &json!({})).problem(404), "not_found");
    assert_eq!(other.get("/meals").expect(200)["items"], json!([]));
    assert_eq!(member.get(&place).expect(200), made);
}

#[test]
fn a_patch_merges_and_keeps_the_items_it_names() {
    let server = TestServer::start();
    let member = server.member();
    let made = meal(&member, "2026-11-24T08:00:00Z");
    let kept = made["items"][0]["id"].clone();
    let patch = json!({"notes": "late", "name": null, "items": [{"name": "Tea", "energy_kcal": 2}, {"id": kept}]});
    let changed = member.patch(&path(&made), &patch).expect(200);
    assert_eq!((&changed["notes"], &changed["name"]), (&json!("late"), &Value::Null));
    assert_eq!(changed["category"], "breakfast");
    assert_eq!(changed["items"][0]["name"], "Tea");
    assert_eq!(changed["items"][1], made["items"][0]);
    assert_eq!(changed["totals"]["energy_kcal"], 229.0);
    assert_eq!(member.get(&path(&made)).expect(200), changed);

    let gone = json!({"items": [{"id": made["id"]}]});
    assert_eq!(member.patch(&path(&made), &gone).faults(), ["items.0.id"]);
    let emptied = member.patch(&path(&made), &json!({"items": []})).expect(200);
    assert_eq!(emptied["items"], json!([]));
    assert_eq!(member.patch(&path(&made), &json!({"category": null})).faults(), ["category"]);
}

#[test]
fn a_moved_meal_moves_its_day_and_another_change_does_not() {
    let server = TestServer::start();
    let member = server.member_in("Europe/Berlin");
    let made = meal(&member, "2026-11-24T22:30:00Z");
    assert_eq!(made["day"], "2026-11-24");
    let preferences = json!({"preferences": {"time_zone": "Asia/Tokyo", "day_starts_at": "04:00"}});
    member.patch("/me", &preferences).expect(200);
    let renamed = member.patch(&path(&made), &json!({"name": "Supper"})).expect(200);
    assert_eq!((&renamed["day"], &renamed["time_zone"]), (&made["day"], &made["time_zone"]));
    let moved = member.patch(&path(&made), &json!({"eaten_at": "2026-11-25T02:30:00Z"})).expect(200);
    assert_eq!((moved["day"].as_str(), moved["time_zone"].as_str()), (Some("2026-11-24"), Some("Europe/Berlin")));
    let kept = member.get(&path(&made)).expect(200);
    assert_eq!((&kept["items"], kept["items"].as_array().map(Vec::len)), (&made["items"], Some(1)));
    assert_eq!(member.get("/meals").expect(200)["items"][0]["items"], made["items"]);
    let new = meal(&member, "2026-11-24T22:30:00Z");
    assert_eq!((new["day"].as_str(), new["time_zone"].as_str()), (Some("2026-11-25"), Some("Asia/Tokyo")));
}

#[test]
fn a_stale_version_is_neither_changed_nor_deleted() {
    let server = TestServer::start();
    let member = server.member();
    let answer = member.post("/meals", &json!({"items": [oats()]}));
    let made = answer.expect(201);
    let stale = member.with("If-Match", answer.header("etag"));
    let changed = stale.patch(&path(&made), &json!({"notes": "first"}));
    changed.expect(200);
    assert_ne!(changed.header("etag"), answer.header("etag"));
    assert_eq!(stale.patch(&path(&made), &json!({"notes": "second"})).problem(412), "changed");
    assert_eq!(stale.delete(&path(&made)).problem(412), "changed");
    member.with("If-Match", changed.header("etag")).delete(&path(&made)).expect(204);
    assert_eq!(member.get(&path(&made)).problem(404), "not_found");
    assert_eq!(member.delete(&path(&made)).problem(404), "not_found");
}

#[test]
fn a_repeated_request_makes_one_meal() {
    let server = TestServer::start();
    let member = server.member();
    let once = member.with("Idempotency-Key", "breakfast-1");
    let body = json!({"items": [oats()]});
    let first = once.post("/meals", &body);
    let again = once.post("/meals", &body);
    assert_eq!(again.expect(201), first.expect(201));
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(member.get("/meals").expect(200)["items"].as_array().unwrap().len(), 1);
    assert_eq!(once.post("/meals", &json!({"items": []})).problem(422), "idempotency_key_reused");
}

#[test]
fn lists_run_newest_first_and_go_on_after_inserts() {
    let server = TestServer::start();
    let member = server.member();
    for hour in 0..7 {
        meal(&member, &format!("2026-11-2{}T{:02}:00:00Z", 3 + hour % 2, 10 + hour));
    }
    let page = member.get("/meals?from=2026-11-24&to=2026-11-24&limit=2").expect(200);
    let times = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().unwrap().iter();
        items.map(|meal| meal["eaten_at"].as_str().unwrap()[..13].to_owned()).collect()
    };
    assert_eq!(times(&page), ["2026-11-24T15", "2026-11-24T13"]);
    assert_eq!(page["items"][0]["items"][0]["name"], "Oats");
    meal(&member, "2026-11-24T16:00:00Z");
    let cursor = page["next_cursor"].as_str().unwrap();
    let rest = member.get(&format!("/meals?from=2026-11-24&to=2026-11-24&limit=2&cursor={cursor}")).expect(200);
    assert_eq!(times(&rest), ["2026-11-24T11"]);
    assert_eq!(rest["next_cursor"], Value::Null);
    assert_eq!(times(&member.get("/meals").expect(200)).len(), 8);

    assert_eq!(member.get(&format!("/meals?cursor={cursor}")).faults(), ["cursor"]);
    let other = server.member();
    let stolen = other.get(&format!("/meals?from=2026-11-24&to=2026-11-24&limit=2&cursor={cursor}"));
    assert_eq!(stolen.faults(), ["cursor"]);
    assert_eq!(member.get("/meals?from=2026-11-24&to=2026-11-23").faults(), ["to"]);
    assert_eq!(member.get("/meals?from=2025-11-24&to=2026-11-25").faults(), ["to"]);
    assert_eq!(member.get("/meals?taste=5").faults(), ["taste"]);
}

/// Items are read in one stretch where meals were logged as they were eaten, and one by one where they were not.
#[test]
fn a_page_has_the_items_of_its_meals_in_whatever_order_they_were_logged() {
    let server = TestServer::start();
    let member = server.member();
    let two = |at: &str, names: [&str; 2]| {
        let items = names.map(|name| json!({"name": name, "grams": 50, "energy_kcal": 100}));
        member.post("/meals", &json!({"eaten_at": at, "items": items})).expect(201)
    };
    let first = two("2026-11-01T08:00:00Z", ["oats", "milk"]);
    let between: Vec<Value> =
        (2..=20).map(|day| two(&format!("2026-11-{day:02}T08:00:00Z"), ["bread", "jam"])).collect();
    let last = two("2026-11-01T20:00:00Z", ["soup", "apple"]);
    let listed = |query: &str| member.get(&format!("/meals?{query}")).expect(200)["items"].clone();
    assert_eq!(listed("from=2026-11-01&to=2026-11-01"), json!([last, first]));
    let newest_first: Vec<&Value> = between.iter().rev().chain([&last, &first]).collect();
    assert_eq!(listed("limit=50"), json!(newest_first));
}

#[test]
fn a_copy_is_a_meal_of_its_own() {
    let server = TestServer::start();
    let member = server.member();
    let made = meal(&member, "2026-11-24T08:00:00Z");
    let copy = member.post(&format!("{}/copy", path(&made)), &json!({"eaten_at": "2026-11-25T09:00:00Z"})).expect(201);
    assert_ne!(copy["id"], made["id"]);
    assert_ne!(copy["items"][0]["id"], made["items"][0]["id"]);
    assert_eq!(copy["day"], "2026-11-25");
    assert_eq!(copy["totals"], made["totals"]);
    member.delete(&path(&made)).expect(204);
    assert_eq!(member.get(&path(&copy)).expect(200), copy);
}
