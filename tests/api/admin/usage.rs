//! What is counted of requests and engines, and for whom it is summed.

use serde_json::{Value, json};

use crate::support::{Client, PASSWORD, TestServer};

fn usage(admin: &Client, query: &str) -> Vec<Value> {
    admin.get(&format!("/admin/usage{query}")).expect(200)["items"].as_array().unwrap().clone()
}

fn of<'u>(usage: &'u [Value], member: &str, value: &Value) -> &'u Value {
    usage.iter().find(|one| one[member] == *value).unwrap_or_else(|| panic!("no {value} in {usage:?}"))
}

#[test]
fn requests_and_engines_are_summed_by_user_by_feature_and_by_model() {
    let server = TestServer::start();
    let (admin, member) = (server.admin(), server.member());
    let id = member.get("/me").expect(200)["id"].clone();
    member.post("/coach/chat", &json!({"message": "hi"})).expect(200);
    member.post("/quick-entry/preview", &json!({"text": "drank 300 ml water"})).expect(200);
    member.get("/meals/0198c0de-0000-7000-8000-00000000dead").problem(404);

    let by_user = usage(&admin, "?group=user");
    let own = of(&by_user, "user_id", &id);
    assert_eq!((&own["requests"], &own["errors"], &own["ai_calls"]), (&json!(4), &json!(1), &json!(2)));
    assert!(own["duration_ms"].as_f64().unwrap() > 0.0 && own["cost_usd"] == 0.0 && own["subject"] != id);
    assert!(of(&by_user, "subject", &Value::Null)["requests"].as_u64().unwrap() >= 2, "sign-ups have no account");

    let by_feature = usage(&admin, "");
    for (feature, requests, calls) in [("coach", 1, 1), ("quick_entry", 1, 1), ("meals", 1, 0), ("me", 1, 0)] {
        let one = of(&by_feature, "feature", &json!(feature));
        assert_eq!((&one["requests"], &one["ai_calls"]), (&json!(requests), &json!(calls)), "{feature}");
    }
    let by_model = usage(&admin, "?group=model");
    for one in &by_model {
        assert_eq!(
            (&one["provider"], &one["model"], &one["ai_failures"]),
            (&json!("local"), &json!("local"), &json!(0))
        );
    }
    assert_eq!(by_model.len(), 2);

    assert!(usage(&admin, "?from=2020-01-01&to=2020-01-02").is_empty());
    assert_eq!(admin.get("/admin/usage?from=2020-01-02&to=2020-01-01").faults(), ["to"]);
    assert_eq!(admin.get("/admin/usage?group=colour").faults(), ["group"]);
}

#[test]
fn what_was_counted_outlives_a_stop() {
    let server = TestServer::start();
    let admin = server.admin();
    admin.get("/me").expect(200);
    let app = server.app();
    server.block_on(app.meter.flush(&app.store)).unwrap();
    let first = of(&usage(&admin, ""), "feature", &json!("me")).clone();
    admin.get("/me").expect(200);
    let second = of(&usage(&admin, ""), "feature", &json!("me")).clone();
    assert_eq!((&first["requests"], &second["requests"]), (&json!(1), &json!(2)));
}

#[test]
fn the_audit_log_tells_who_did_what_and_nothing_more() {
    let server = TestServer::start();
    let admin = server.admin();
    let id = admin.get("/me").expect(200)["id"].clone();
    admin.post("/admin/backups", &json!({})).expect(201);
    let entries = admin.get("/admin/audit?event=backup.made").expect(200)["items"].clone();
    assert_eq!(entries.as_array().unwrap().len(), 1, "{entries}");
    let made = &entries[0];
    assert_eq!(
        (&made["actor"]["user_id"], &made["address"], &made["subject"]),
        (&id, &json!("127.0.0.1"), &Value::Null)
    );
    assert_ne!(made["actor"]["id"], id, "the log keeps a pseudonym");
    let of_admin = admin.get(&format!("/admin/audit?user={}", id.as_str().unwrap())).expect(200);
    assert!(of_admin["items"].as_array().unwrap().contains(made));
    let nobody = admin.get("/admin/audit?user=0198c0de-0000-7000-8000-00000000dead").expect(200);
    assert_eq!(nobody["items"], json!([]));
    assert!(!admin.get("/admin/audit").expect(200).to_string().contains(PASSWORD));
}
