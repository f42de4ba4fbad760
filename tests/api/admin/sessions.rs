//! Sessions that an administrator ends.

use serde_json::json;

use crate::support::{PASSWORD, TestServer};

#[test]
fn a_members_sessions_end_at_once_and_others_go_on() {
    let server = TestServer::start();
    let (admin, one, other) = (server.admin(), server.member(), server.member());
    one.get("/me").expect(200);
    let id = one.get("/me").expect(200)["id"].as_str().unwrap().to_owned();
    let ended = admin.post(&format!("/admin/users/{id}/sessions/revoke"), &json!({})).expect(200);
    assert_eq!(ended, json!({"sessions": 1}));
    assert_eq!(one.get("/me").problem(401), "invalid_token");
    other.get("/me").expect(200);
}

#[test]
fn everybodys_sessions_end_but_the_one_that_asks() {
    let server = TestServer::start();
    let (admin, second) = (server.admin(), server.admin());
    let members = [server.member(), server.member()];
    let ended = admin.post("/admin/sessions/revoke", &json!({})).expect(200);
    assert_eq!(ended, json!({"sessions": 3}));
    for client in members.iter().chain([&second]) {
        assert_eq!(client.get("/me").problem(401), "invalid_token");
    }
    admin.get("/me").expect(200);
    let login = json!({"email": "member0@example.org", "password": PASSWORD});
    server.anonymous().post("/auth/login", &login).expect(200);
}
