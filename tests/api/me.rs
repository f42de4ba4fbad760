//! `/me`.

use serde_json::{Value, json};

use crate::support::TestServer;

#[test]
fn a_new_member_is_unknown_but_for_the_account() {
    let server = TestServer::start();
    let answer = server.member_in("Europe/Berlin").get("/me");
    let me = answer.expect(200);
    assert_eq!(me["role"], "member");
    assert_eq!(me["profile"]["sex"], "unspecified");
    assert_eq!((&me["profile"]["height_cm"], &me["profile"]["equipment"]), (&Value::Null, &json!([])));
    let preferences =
        json!({"time_zone": "Europe/Berlin", "unit_system": "metric", "language": "en", "day_starts_at": "00:00"});
    assert_eq!(me["preferences"], preferences);
    assert!(answer.header("etag").starts_with('"'));
}

#[test]
fn a_patch_changes_what_it_names_and_nothing_else() {
    let server = TestServer::start();
    let client = server.member();
    let before = client.get("/me").expect(200);
    let profile = json!({"birth_date": "1990-05-01", "sex": "female", "height_cm": 168.5, "activity_level": "very_active",
        "primary_goal": "build_muscle", "weekly_training_days": 4, "training_days": ["monday", "friday"],
        "equipment": ["barbell"], "conditions": ["pregnant"], "goal_rate_percent_per_week": -0.5});
    let changed = client.patch("/me", &json!({"display_name": "Ann", "profile": profile})).expect(200);
    for (name, value) in profile.as_object().unwrap() {
        assert_eq!(&changed["profile"][name], value, "{name}");
    }
    assert_eq!(changed["preferences"], before["preferences"]);
    let cleared = json!({"profile": {"height_cm": null, "equipment": null}, "preferences": {"day_starts_at": "04:00"}});
    let cleared = client.patch("/me", &cleared).expect(200);
    assert_eq!((&cleared["profile"]["height_cm"], &cleared["profile"]["equipment"]), (&Value::Null, &json!([])));
    assert_eq!(cleared["profile"]["sex"], "female");
    assert_eq!((&cleared["display_name"], &cleared["preferences"]["day_starts_at"]), (&json!("Ann"), &json!("04:00")));
    assert_eq!(client.get("/me").expect(200), cleared);
}

#[test]
fn all_faults_are_told_and_nothing_is_stored() {
    let server = TestServer::start();
    let client = server.member();
    let before = client.get("/me").expect(200);
    let bad = json!({"role": "admin", "id": before["id"], "email": "x@y.org", "profile": {"height_cm": 3, "sex": "other",
        "training_days": ["monday", "monday"], "user_id": before["id"]}, "preferences": {"unit_system": "stone"}});
    let mut faults = client.patch("/me", &bad).faults();
    faults.sort();
    let expected = [
        "email",
        "id",
        "preferences.unit_system",
        "profile.height_cm",
        "profile.sex",
        "profile.training_days",
        "profile.user_id",
        "role",
    ];
    assert_eq!(faults, expected);
    let bad = json!({"profile": {"birth_date": "2190-01-01", "sex": null, "equipment": ["barbell", " "]},
        "preferences": {"time_zone": "Mars/Base", "day_starts_at": "07:00", "language": "EN"}});
    let mut faults = client.patch("/me", &bad).faults();
    faults.sort();
    let expected = [
        "preferences.day_starts_at",
        "preferences.language",
        "preferences.time_zone",
        "profile.birth_date",
        "profile.equipment.1",
        "profile.sex",
    ];
    assert_eq!(faults, expected);
    assert_eq!(client.patch("/me", &json!({"profile": null})).faults(), ["profile"]);
    assert_eq!(client.get("/me").expect(200), before);
}

#[test]
fn a_change_of_an_old_version_is_refused() {
    let server = TestServer::start();
    let client = server.member();
    let first = client.get("/me").header("etag").to_owned();
    let change = json!({"display_name": "Ann"});
    let second = client.with("If-Match", &first).patch("/me", &change);
    second.expect(200);
    assert_ne!(second.header("etag"), first);
    assert_eq!(client.with("If-Match", &first).patch("/me", &change).problem(412), "changed");
    client.with("If-Match", second.header("etag")).patch("/me", &change).expect(200);
}

#[test]
fn members_see_themselves_alone() {
    let server = TestServer::start();
    let (one, other) = (server.member(), server.member());
    one.patch("/me", &json!({"display_name": "canary", "profile": {"height_cm": 180}})).expect(200);
    assert!(!other.get("/me").text().contains("canary"));
}
