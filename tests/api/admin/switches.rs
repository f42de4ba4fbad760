//! Switching parts of the API off, and saying so.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use wagner_coach::domain::switches::Switch;
use wagner_coach::storage::{Options, Service, Store, switches};

use crate::support::{Client, PASSWORD, TestServer};

fn switch(admin: &Client, feature: &str, enabled: bool) -> Value {
    admin.put(&format!("/admin/features/{feature}"), &json!({"enabled": enabled, "message": "In repair."})).expect(200)
}

#[test]
fn a_part_that_is_off_answers_503_with_the_message_to_everybody() {
    let server = TestServer::start();
    let (admin, member) = (server.admin(), server.member());
    let signup = json!({"email": "late@example.org", "password": PASSWORD});
    let text = json!({"text": "drank 300 ml water"});
    let calls: [(&str, &str, &str, Option<&Value>); 5] = [
        ("coach", "GET", "/coach/conversations", None),
        ("quick_entry", "POST", "/quick-entry/preview", Some(&text)),
        ("quick_entry", "GET", "/quick-entry/log", None),
        ("programs", "GET", "/programs", None),
        ("signup", "POST", "/auth/signup", Some(&signup)),
    ];
    for (feature, method, path, body) in calls {
        let on = json!({"feature": feature, "enabled": true, "message": null, "off_since": null});
        assert_eq!(admin.get(&format!("/admin/features/{feature}")).expect(200), on);
        let off = switch(&admin, feature, false);
        assert_eq!((&off["enabled"], &off["message"]), (&json!(false), &json!("In repair.")));
        for client in [&member, &admin, &server.anonymous()] {
            let answer = client.send(method, path, body);
            assert_eq!(answer.problem(503), "switched_off", "{path}");
            assert_eq!(answer.json()["detail"], "In repair.");
        }
        let told = server.anonymous().get("/notice").expect(200);
        assert_eq!((&told["switched_off"][0]["feature"], &told["notice"]), (&json!(feature), &Value::Null));
        member.get("/me").expect(200);
        switch(&admin, feature, true);
        let answer = member.send(method, path, body);
        assert!((200..300).contains(&answer.status), "{path}: {}", answer.text());
    }
    assert_eq!(server.anonymous().get("/notice").expect(200), json!({"notice": null, "switched_off": []}));
    assert_eq!(admin.get("/admin/features/meals").status, 404);
    assert_eq!(admin.put("/admin/features/coach", &json!({})).faults(), ["enabled"]);
}

#[test]
fn each_change_is_in_the_audit_log_with_who_and_what() {
    let server = TestServer::start();
    let admin = server.admin();
    let id = admin.get("/me").expect(200)["id"].clone();
    switch(&admin, "coach", false);
    switch(&admin, "coach", true);
    admin.put("/admin/notice", &json!({"text": "Back soon.", "level": "info"})).expect(200);
    admin.delete("/admin/notice").expect(204);
    let entries = admin.get(&format!("/admin/audit?user={}", id.as_str().unwrap())).expect(200)["items"].clone();
    let noted: Vec<_> = entries.as_array().unwrap().iter().map(|entry| (&entry["event"], &entry["detail"])).collect();
    for event in [
        ("feature.disabled", json!("coach")),
        ("feature.enabled", json!("coach")),
        ("notice.put", Value::Null),
        ("notice.removed", Value::Null),
    ] {
        assert!(noted.contains(&(&json!(event.0), &event.1)), "{event:?} is not in {noted:?}");
    }
}

#[test]
fn a_notice_is_for_everybody_until_it_is_taken_down() {
    let server = TestServer::start();
    let admin = server.admin();
    let read = || server.anonymous().get("/notice").expect(200)["notice"].clone();
    let put = |text: &str| admin.put("/admin/notice", &json!({"text": text, "level": "critical"})).expect(200);
    put("First.");
    let second = put("Maintenance at noon <b>today</b>.");
    assert_eq!(read(), second);
    assert_eq!((&second["level"], &second["text"]), (&json!("critical"), &json!("Maintenance at noon <b>today</b>.")));
    admin.delete("/admin/notice").expect(204);
    assert_eq!(read(), Value::Null);
    admin.delete("/admin/notice").expect(204);
    assert_eq!(admin.put("/admin/notice", &json!({"text": "", "level": "loud"})).faults(), ["level", "text"]);
}

#[test]
fn what_another_process_switches_off_is_off_within_a_second() {
    let server = TestServer::start();
    let member = server.member();
    member.get("/coach/conversations").expect(200);
    let other = Store::open(&Options::new(server.data_dir.path())).unwrap();
    let job = |tx: &wagner_coach::storage::Write<'_, Service>| switches::switch_off(tx, Switch::Coach, "Elsewhere.");
    other.write_blocking(Service::because("test"), job).unwrap();
    let since = Instant::now();
    while member.get("/coach/conversations").status != 503 {
        assert!(since.elapsed() < Duration::from_secs(1), "it is still on");
    }
    other.close();
}
