//! Refresh tokens: used once, and a second use ends the session, except for two tabs at the same moment.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::{Answer, Client, PASSWORD, TestServer};

fn log_in(server: &TestServer) -> Value {
    server.admin();
    let login = json!({"email": "admin@example.org", "password": PASSWORD});
    server.anonymous().post("/auth/login", &login).expect(200)["session"].clone()
}

fn refresh(client: &Client, token: &Value) -> Answer {
    client.post("/auth/refresh", &json!({"refresh_token": token}))
}

#[test]
fn a_refresh_token_is_exchanged_for_new_ones() {
    let server = TestServer::start();
    let session = log_in(&server);
    let next = refresh(&server.anonymous(), &session["refresh_token"]).expect(200)["session"].clone();
    assert_eq!(next["id"], session["id"]);
    assert_ne!(next["refresh_token"], session["refresh_token"]);
    server.client(next["access_token"].as_str().unwrap()).get("/me").expect(200);
    refresh(&server.anonymous(), &next["refresh_token"]).expect(200);
}

#[test]
fn two_tabs_within_the_grace_both_go_on() {
    let (server, clock) = TestServer::with_clock();
    let session = log_in(&server);
    let client = server.anonymous();
    let one = refresh(&client, &session["refresh_token"]).expect(200);
    clock.advance(SignedDuration::from_secs(9));
    let other = refresh(&client, &session["refresh_token"]).expect(200);
    refresh(&client, &one["session"]["refresh_token"]).expect(200);
    refresh(&client, &other["session"]["refresh_token"]).expect(200);
}

#[test]
fn a_used_token_ends_the_session_with_all_its_tokens() {
    let (server, clock) = TestServer::with_clock();
    let session = log_in(&server);
    let client = server.anonymous();
    let next = refresh(&client, &session["refresh_token"]).expect(200)["session"].clone();
    let access = server.client(next["access_token"].as_str().unwrap());
    access.get("/me").expect(200);
    clock.advance(SignedDuration::from_secs(10));
    assert_eq!(refresh(&client, &session["refresh_token"]).problem(401), "invalid_token");
    assert_eq!(refresh(&client, &next["refresh_token"]).problem(401), "invalid_token");
    assert_eq!(access.get("/me").problem(401), "invalid_token");
    // Another session of the account is another matter.
    server.admin().get("/me").expect(200);
}

#[test]
fn a_session_that_is_not_used_ends() {
    let (server, clock) = TestServer::with_clock();
    let session = log_in(&server);
    let client = server.anonymous();
    clock.advance(SignedDuration::from_hours(24 * 29));
    let next = refresh(&client, &session["refresh_token"]).expect(200);
    clock.advance(SignedDuration::from_hours(24 * 29));
    let next = refresh(&client, &next["session"]["refresh_token"]).expect(200);
    clock.advance(SignedDuration::from_hours(24 * 30));
    assert_eq!(refresh(&client, &next["session"]["refresh_token"]).problem(401), "invalid_token");
}

#[test]
fn what_is_no_refresh_token_is_refused() {
    let server = TestServer::start();
    let session = log_in(&server);
    let client = server.anonymous();
    for token in [&session["access_token"], &json!("wcr_unknown")] {
        assert_eq!(refresh(&client, token).problem(401), "invalid_token");
    }
    assert_eq!(client.post("/auth/refresh", &json!({})).faults(), ["refresh_token"]);
    let as_access = server.client(session["refresh_token"].as_str().unwrap());
    assert_eq!(as_access.get("/me").problem(401), "invalid_token");
}
