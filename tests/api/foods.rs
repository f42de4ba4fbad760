//! `/foods`: what is found, and foods of one's own.

use serde_json::{Value, json};

use crate::support::{Client, TestServer};

fn skyr(member: &Client) -> Value {
    let body = json!({
        "name": "Skyr of my dairy", "brand": "Farm", "carbs_basis": "available",
        "per_100g": {"energy_kcal": 63, "protein_g": 11, "carbs_g": 4, "fat_g": 0.2},
        "portions": [{"label": "1 tub", "grams": 450}],
    });
    member.post("/foods", &body).expect(201)
}

fn path(food: &Value) -> String {
    format!("/foods/{}", food["id"].as_str().unwrap())
}

fn names(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|food| food["name"].as_str().unwrap()).collect()
}

#[test]
fn a_plain_word_finds_the_plain_food_first() {
    let server = TestServer::start();
    let member = server.member();
    let page = member.get("/foods?q=banana&limit=5").expect(200);
    let first = &page["items"][0];
    assert!(names(&page)[0].to_lowercase().starts_with("banana"), "{:?}", names(&page));
    assert_eq!((&first["is_custom"], &first["carbs_basis"]), (&json!(false), &json!("total")));
    let energy = first["per_100g"]["energy_kcal"].as_f64().unwrap();
    assert!((80.0..110.0).contains(&energy), "{energy}");
    assert_eq!(member.get(&path(first)).expect(200), *first);

    let rest = member.get(&format!("/foods?q=banana&limit=5&cursor={}", page["next_cursor"].as_str().unwrap()));
    let rest = rest.expect(200);
    assert!(names(&rest).iter().all(|name| !names(&page).contains(name)), "{:?}", names(&rest));
    assert_eq!(member.get("/foods?q=zzqqxxy").expect(200)["items"], json!([]));
}

#[test]
fn an_own_food_is_found_logged_and_private() {
    let server = TestServer::start();
    let (member, other) = (server.member(), server.member());
    let food = skyr(&member);
    assert_eq!((&food["source"], &food["allergens"]), (&json!("custom"), &Value::Null));
    assert_eq!(food["per_100g"]["fiber_g"], Value::Null);
    assert_eq!(member.get("/foods?q=skyr").expect(200)["items"][0], food);
    assert_eq!(names(&member.get("/foods").expect(200)), ["Skyr of my dairy"]);

    let portion = &food["portions"][0]["id"];
    let items = json!([
        {"food_id": food["id"], "quantity": 0.5, "portion_id": portion},
        {"food_id": food["id"], "quantity": 2, "unit": "tubs"},
        {"food_id": food["id"], "quantity": 5, "unit": "oz"},
    ]);
    let meal = member.post("/meals", &json!({ "items": items })).expect(201);
    let grams: Vec<f64> =
        meal["items"].as_array().unwrap().iter().map(|item| item["grams"].as_f64().unwrap()).collect();
    assert_eq!(grams, [225.0, 900.0, 141.75]);
    assert_eq!(meal["items"][0]["energy_kcal"], 141.8);
    assert_eq!(meal["items"][0]["name"], "Skyr of my dairy");

    assert_eq!(other.get(&path(&food)).problem(404), "not_found");
    assert_eq!(
        other.get("/foods?q=skyr%20of%20my%20dairy").expect(200)["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|f| f["is_custom"] == true)
            .count(),
        0
    );
    assert_eq!(
        other.post("/meals", &json!({"items": [{"food_id": food["id"], "grams": 5}]})).faults(),
        ["items.0.food_id"]
    );
    assert_eq!(other.delete(&path(&food)).problem(404), "not_found");
}

#[test]
fn editing_a_food_changes_no_past_meal() {
    let server = TestServer::start();
    let member = server.member();
    let food = skyr(&member);
    let meal = member.post("/meals", &json!({"items": [{"food_id": food["id"], "grams": 100}]})).expect(201);
    let patch = json!({"name": "Skyr", "per_100g": {"energy_kcal": 99, "fiber_g": 0}});
    let changed = member.patch(&path(&food), &patch).expect(200);
    assert_eq!(changed["per_100g"]["energy_kcal"], 99.0);
    assert_eq!(changed["per_100g"]["protein_g"], 11.0);
    let place = format!("/meals/{}", meal["id"].as_str().unwrap());
    assert_eq!(member.get(&place).expect(200), meal);
    member.delete(&path(&food)).expect(204);
    assert_eq!(member.get(&place).expect(200), meal);
    assert_eq!(member.get(&path(&food)).problem(404), "not_found");
}

#[test]
fn what_cannot_be_in_a_food_is_refused() {
    let server = TestServer::start();
    let member = server.member();
    let body = json!({"name": "", "per_100g": {"protein_g": 101, "energy_kcal": -1}, "portions": [{"label": "x", "grams": 0}]});
    let mut faults = member.post("/foods", &body).faults();
    faults.sort();
    assert_eq!(faults, ["name", "per_100g.energy_kcal", "per_100g.protein_g", "portions.0.grams"]);
    let body = json!({"name": "x", "per_100g": {"protein_g": 60, "fat_g": 60, "saturated_fat_g": 61}});
    assert_eq!(member.post("/foods", &body).faults(), ["per_100g", "per_100g.saturated_fat_g"]);
    let food = skyr(&member);
    assert_eq!(member.patch(&path(&food), &json!({"per_100g": {"fat_g": 99}})).faults(), ["per_100g"]);
}

#[test]
fn a_built_in_food_cannot_be_changed() {
    let server = TestServer::start();
    let member = server.member();
    let found = member.get("/foods?q=milk&limit=1").expect(200);
    let food = &found["items"][0];
    assert_eq!(member.patch(&path(food), &json!({"name": "mine"})).problem(404), "not_found");
    assert_eq!(member.delete(&path(food)).problem(404), "not_found");
}

#[test]
fn what_was_logged_last_is_recent_and_comes_first() {
    let server = TestServer::start();
    let member = server.member();
    let found = member.get("/foods?q=apple&limit=8").expect(200);
    let chosen = &found["items"][5];
    member.post("/meals", &json!({"items": [{"food_id": chosen["id"], "grams": 100}]})).expect(201);
    let milk = member.get("/foods?q=milk&limit=1").expect(200)["items"][0].clone();
    member.post("/meals", &json!({"items": [{"food_id": milk["id"], "quantity": 1, "unit": "cup"}]})).expect(201);
    let recent = member.get("/foods/recent").expect(200);
    assert_eq!(recent["items"], json!([milk, chosen]));
    assert_eq!(member.get("/foods?q=apple&limit=8").expect(200)["items"][0], *chosen);
}
