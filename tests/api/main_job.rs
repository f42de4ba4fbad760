//! The main job from end to end: from signing up to a day that is logged, looked at, talked about and planned on.

use serde_json::{Value, json};

use crate::support::{Client, TestServer};

const BREAKFAST_AND_RUN: &str = "2 large eggs, 2 slices of toast with butter and a latte; ran 5k in 27:30";

/// A new member whose facts are known, on 24 November 2026.
fn known_member(server: &TestServer) -> Client {
    let member = server.member_in("Europe/Berlin");
    let profile = json!({
        "birth_date": "1990-05-01", "sex": "male", "height_cm": 180, "activity_level": "moderately_active",
        "primary_goal": "lose_fat", "experience_level": "beginner",
    });
    member.patch("/me", &json!({"profile": profile})).expect(200);
    member.post("/measurements", &json!({"kind": "weight", "value": 82, "unit": "kg"})).expect(201);
    member
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

#[test]
fn a_member_logs_in_plain_words_sees_the_day_is_coached_and_gets_a_programme() {
    let (server, _clock) = TestServer::with_clock();
    let member = known_member(&server);

    let targets = member.post("/me/targets/calculate", &json!({})).expect(200);
    assert!((1500.0..2800.0).contains(&number(&targets["energy_kcal"])), "{targets}");
    assert_eq!(member.get("/me/targets").expect(200)["energy_kcal"], targets["energy_kcal"]);

    let preview = member.post("/quick-entry/preview", &json!({"text": BREAKFAST_AND_RUN})).expect(200);
    assert_eq!(member.get("/days/2026-11-24").expect(200)["meals"], json!([]), "a preview stores no record");
    let confirm = json!({"draft_id": preview["draft_id"]});
    let created = member.post("/quick-entry/confirm", &confirm).expect(200);
    assert_eq!(created["created"].as_array().unwrap().len(), 2, "{created}");
    assert_eq!(member.post("/quick-entry/confirm", &confirm).expect(200), created);

    let day = member.get("/days/2026-11-24").expect(200);
    let (meals, activities) = (day["meals"].as_array().unwrap(), day["activities"].as_array().unwrap());
    assert_eq!((meals.len(), activities.len()), (1, 1), "{day}");
    let energy = number(&day["totals"]["energy_kcal"]);
    assert!((350.0..750.0).contains(&energy), "{energy}");
    assert_eq!((number(&activities[0]["distance_m"]), number(&activities[0]["duration_s"])), (5000.0, 1650.0));
    let energies = meals[0]["items"].as_array().unwrap().iter().map(|item| number(&item["energy_kcal"]));
    assert!((energies.sum::<f64>() - energy).abs() < 1.0, "the day is the sum of its items");
    let protein_left = number(&targets["protein_g"]) - number(&day["totals"]["protein_g"]);
    assert!((number(&day["remaining"]["protein_g"]) - protein_left).abs() < 0.1, "{day}");

    let question = json!({"message": "How much protein do I have left today?"});
    let answer = member.post("/coach/chat", &question).expect(200)["message"]["content"].as_str().unwrap().to_owned();
    let figures = answer.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(|text| text.parse::<f64>().ok());
    let told = figures.into_iter().any(|figure| (figure - protein_left).abs() <= 1.0);
    assert!(
        told && answer.to_lowercase().contains("protein"),
        "{protein_left} g are left, and the coach says: {answer}"
    );

    let wish = json!({
        "goal": "build_muscle", "weeks": 12, "days_per_week": 4, "session_minutes": 60, "experience_level": "beginner",
        "equipment": ["barbell", "dumbbell"], "start_date": "2026-11-24",
    });
    let program = member.post("/programs/generate", &wish).expect(201);
    let days = member.get(&format!("/programs/{}/days?limit=200", program["id"].as_str().unwrap())).expect(200);
    assert_eq!(days["items"].as_array().unwrap().len(), 84);
    let today = member.get("/programs/today").expect(200);
    assert_eq!(today["day"], "2026-11-24");

    let first = &today["exercises"][0];
    let sets = json!([{"reps": first["reps_min"], "weight_kg": 40}]);
    let trained = json!({
        "program_day_id": today["id"], "ended_at": "2026-11-24T13:00:00Z", "started_at": "2026-11-24T12:00:00Z",
        "exercises": [{"exercise_id": first["exercise_id"], "sets": sets}],
    });
    member.post("/workouts", &trained).expect(201);
    let page = member.get(&format!("/programs/{}/days?limit=1", program["id"].as_str().unwrap())).expect(200);
    assert_eq!(page["items"][0]["status"], "done");
    assert_eq!(member.get("/days/2026-11-24").expect(200)["workouts"].as_array().unwrap().len(), 1);

    let quotas = member.get("/me/quotas").expect(200);
    let used: Vec<_> = quotas["items"].as_array().unwrap().iter().map(|quota| number(&quota["used"])).collect();
    assert_eq!(used, [1.0, 1.0, 1.0], "{quotas}");
}
