//! The sessions of an account, and how they end.

use serde_json::json;

use crate::support::{PASSWORD, TestServer};

#[test]
fn sessions_are_listed_newest_first_in_pages() {
    let server = TestServer::start();
    server.admin();
    let phone = server.anonymous().with("User-Agent", "phone/1");
    let login = json!({"email": "admin@example.org", "password": PASSWORD});
    let session = phone.post("/auth/login", &login).expect(200)["session"].clone();
    let client = server.client(session["access_token"].as_str().unwrap());
    let first = client.get("/auth/sessions?limit=1").expect(200);
    assert_eq!(first["items"][0]["id"], session["id"]);
    assert_eq!((&first["items"][0]["device"], &first["items"][0]["current"]), (&json!("phone/1"), &json!(true)));
    assert_eq!(first["items"][0]["address"], "127.0.0.1");
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = client.get(&format!("/auth/sessions?limit=1&cursor={cursor}")).expect(200);
    assert_eq!(second["items"].as_array().unwrap().len(), 1);
    assert_eq!((&second["items"][0]["current"], &second["next_cursor"]), (&json!(false), &json!(null)));
    assert_eq!(server.member().get(&format!("/auth/sessions?cursor={cursor}")).faults(), ["cursor"]);
}

#[test]
fn logging_out_ends_this_session_alone_and_at_once() {
    let server = TestServer::start();
    let (one, other) = (server.admin(), server.admin());
    one.get("/me").expect(200);
    let answer = one.post("/auth/logout", &json!({}));
    answer.expect(204);
    assert_eq!(one.get("/me").problem(401), "invalid_token");
    assert_eq!(one.post("/auth/logout", &json!({})).problem(401), "invalid_token");
    other.get("/me").expect(200);
}

#[test]
fn a_session_is_ended_by_its_owner_and_by_nobody_else() {
    let server = TestServer::start();
    let (mine, other) = (server.admin(), server.admin());
    let sessions = other.get("/auth/sessions").expect(200);
    let id = sessions["items"].as_array().unwrap().iter().find(|s| s["current"] == true).unwrap()["id"].clone();
    let path = format!("/auth/sessions/{}", id.as_str().unwrap());
    assert_eq!(server.member().delete(&path).problem(404), "not_found");
    other.get("/me").expect(200);
    mine.delete(&path).expect(204);
    assert_eq!(other.get("/me").problem(401), "invalid_token");
    assert_eq!(mine.delete(&path).problem(404), "not_found");
}
