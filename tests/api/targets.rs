//! `/me/targets`: computed, set by hand, and refused where a number might harm.

use serde_json::{Value, json};

use crate::support::{Client, TestServer};

fn profile(member: &Client, profile: &Value) {
    member.patch("/me", &json!({ "profile": profile })).expect(200);
}

fn adult() -> Value {
    json!({"birth_date": "1990-05-01", "sex": "male", "height_cm": 180, "activity_level": "moderately_active",
        "primary_goal": "lose_fat"})
}

#[test]
fn what_is_missing_is_named() {
    let server = TestServer::start();
    let member = server.member();
    let answer = member.post("/me/targets/calculate", &json!({}));
    assert_eq!(answer.problem(422), "profile_incomplete");
    assert_eq!(answer.faults(), ["birth_date", "height_cm", "activity_level", "primary_goal", "weight_kg"]);
    profile(&member, &adult());
    assert_eq!(member.post("/me/targets/calculate", &json!({})).faults(), ["weight_kg"]);
    assert_eq!(member.get("/me/targets").problem(404), "not_found");
}

#[test]
fn targets_are_computed_stored_and_explained() {
    let server = TestServer::start();
    let member = server.member();
    profile(&member, &adult());
    member.post("/measurements", &json!({"kind": "weight", "value": 82.0, "unit": "kg"})).expect(201);
    let targets = member.post("/me/targets/calculate", &json!({})).expect(200);
    let energy = targets["energy_kcal"].as_f64().unwrap();
    assert!((2100.0..2500.0).contains(&energy), "{targets}");
    assert_eq!((&targets["source"], &targets["basis"]["method"]), (&json!("calculated"), &json!("mifflin_st_jeor")));
    assert_eq!(targets["protein_g"], 164.0);
    assert_eq!(targets["basis"]["adjustments"], json!([]));
    assert_eq!(member.get("/me/targets").expect(200), targets);
    assert_eq!(server.member().get("/me/targets").problem(404), "not_found");
}

#[test]
fn targets_are_set_by_hand() {
    let server = TestServer::start();
    let member = server.member();
    let set = member.put("/me/targets", &json!({"energy_kcal": 2200})).expect(200);
    assert_eq!((&set["source"], &set["protein_g"]), (&json!("manual"), &Value::Null));
    assert_eq!(set["basis"], json!({"bmr_kcal": null, "tdee_kcal": null, "method": null, "adjustments": []}));
    assert_eq!(member.get("/me/targets").expect(200), set);
    assert_eq!(member.put("/me/targets", &json!({"energy_kcal": 100})).faults(), ["energy_kcal"]);
    assert_eq!(member.put("/me/targets", &json!({})).faults(), [""]);
}

#[test]
fn nobody_whom_a_number_might_harm_gets_one() {
    let server = TestServer::start();
    for (change, code) in [
        (json!({"birth_date": "2015-05-01"}), "minor"),
        (json!({"conditions": ["pregnant"]}), "pregnant_or_breastfeeding"),
        (json!({"conditions": ["eating_disorder_history", "pregnant"]}), "numbers_hidden"),
    ] {
        let member = server.member();
        profile(&member, &adult());
        profile(&member, &change);
        member.post("/measurements", &json!({"kind": "weight", "value": 60})).expect(201);
        assert_eq!(member.post("/me/targets/calculate", &json!({})).problem(422), code);
    }
}
