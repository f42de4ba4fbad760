//! Invites.

use jiff::SignedDuration;
use serde_json::{Value, json};
use wagner_coach::config::Signup;

use crate::support::{Answer, PASSWORD, TestServer};

fn sign_up(server: &TestServer, n: u8, invite: &Value) -> Answer {
    let request = json!({"email": format!("guest{n}@example.org"), "password": PASSWORD, "invite": invite});
    server.anonymous().post("/auth/signup", &request)
}

#[test]
fn an_invite_lets_one_person_in_with_its_role() {
    let server = TestServer::with(|config| config.auth.signup = Signup::Invite);
    let admin = server.admin();
    let made = admin.post("/admin/invites", &json!({"role": "admin"})).expect(201);
    assert_eq!(made["used_at"], json!(null));
    let listed = admin.get("/admin/invites").expect(200);
    assert_eq!(listed["items"][0]["id"], made["id"]);
    assert!(listed["items"][0].get("code").is_none());
    assert_eq!(sign_up(&server, 0, &made["code"]).expect(201)["user"]["role"], "admin");
    assert_eq!(sign_up(&server, 1, &made["code"]).problem(403), "invalid_invite");
    assert!(admin.get("/admin/invites").expect(200)["items"][0]["used_at"].is_string());
}

#[test]
fn of_fifty_who_come_with_one_invite_one_gets_in() {
    let server = TestServer::with(|config| config.auth.signup = Signup::Invite);
    let code = server.admin().post("/admin/invites", &json!({})).expect(201)["code"].clone();
    let entered = std::thread::scope(|scope| {
        let (server, code) = (&server, &code);
        let tries: Vec<_> = (0..50).map(|n| scope.spawn(move || sign_up(server, n, code).status)).collect();
        tries.into_iter().map(|one| one.join().unwrap()).filter(|status| *status == 201).count()
    });
    assert_eq!(entered, 1);
}

#[test]
fn an_invite_expires_and_can_be_withdrawn() {
    let (server, clock) = TestServer::with_clock();
    let admin = server.admin();
    let [late, withdrawn] = [(); 2].map(|()| admin.post("/admin/invites", &json!({})).expect(201));
    admin.delete(&format!("/admin/invites/{}", withdrawn["id"].as_str().unwrap())).expect(204);
    assert_eq!(sign_up(&server, 0, &withdrawn["code"]).problem(403), "invalid_invite");
    clock.advance(SignedDuration::from_hours(24 * 7));
    assert_eq!(sign_up(&server, 0, &late["code"]).problem(403), "invalid_invite");
    let past = json!({"expires_at": "2020-01-01T00:00:00Z"});
    assert_eq!(server.admin().post("/admin/invites", &past).faults(), ["expires_at"]);
}
