//! The server's secrets: told by name and age, made anew while it runs.

use std::time::{Duration, Instant};

use jiff::SignedDuration;
use serde_json::{Value, json};
use wagner_coach::auth::secrets::rotate_beside;
use wagner_coach::config::{SecretName, Secrets};
use wagner_coach::storage::{Options, Store};

use crate::support::{PASSWORD, TestServer};

/// The first part of the current tokens, which names the key.
fn key_of(token: &str) -> &str {
    token.split('.').next().unwrap_or_default()
}

fn log_in(server: &TestServer) -> Value {
    let login = json!({"email": "admin@example.org", "password": PASSWORD});
    server.anonymous().post("/auth/login", &login).expect(200)["session"].clone()
}

fn access(session: &Value) -> &str {
    session["access_token"].as_str().unwrap()
}

#[test]
fn secrets_are_told_by_name_and_age_and_never_themselves() {
    let server = TestServer::with(|config| config.cron.secret = Some("a canary of a secret".into()));
    let listed = server.admin().get("/admin/secrets").expect(200);
    let names: Vec<_> = listed["items"].as_array().unwrap().iter().map(|item| &item["name"]).collect();
    assert_eq!(names, ["jwt", "cron", "webhook", "data"]);
    let (jwt, cron) = (&listed["items"][0], &listed["items"][1]);
    assert_eq!((&jwt["source"], &jwt["age_days"], &jwt["is_old"]), (&json!("file"), &json!(0), &json!(false)));
    assert_eq!((&cron["source"], &cron["age_days"]), (&json!("settings"), &json!(null)));
    for name in ["jwt", "webhook", "data"] {
        let kept = std::fs::read_to_string(server.data_dir.path().join("secrets").join(name)).unwrap();
        assert!(!listed.to_string().contains(kept.trim()) && !listed.to_string().contains("canary"));
    }
    assert_eq!(server.admin().post("/admin/secrets/cron/rotate", &json!({})).problem(409), "secret_is_set");
}

#[test]
fn a_new_key_logs_nobody_out_and_the_former_goes_when_its_tokens_have() {
    let (server, clock) = TestServer::with_clock();
    let (admin, member) = (server.admin(), server.member());
    let before = log_in(&server);
    let rotated = admin.post("/admin/secrets/jwt/rotate", &json!({})).expect(200);
    assert!(rotated["former_until"].is_string());
    let after = log_in(&server);
    assert_ne!(key_of(access(&before)), key_of(access(&after)));
    for client in [&member, &server.client(access(&before)), &server.client(access(&after))] {
        client.get("/me").expect(200);
    }
    let refresh = json!({"refresh_token": before["refresh_token"]});
    let renewed = server.anonymous().post("/auth/refresh", &refresh).expect(200)["session"].clone();
    assert_eq!(key_of(access(&renewed)), key_of(access(&after)));
    clock.advance(SignedDuration::from_secs(899));
    member.get("/me").expect(200);
    clock.advance(SignedDuration::from_secs(1));
    assert_eq!(member.get("/me").problem(401), "invalid_token");
}

#[test]
fn a_stolen_key_ends_at_once_and_refresh_tokens_go_on() {
    let server = TestServer::start();
    let admin = server.admin();
    let session = log_in(&server);
    admin.post("/admin/secrets/jwt/rotate?at_once=true", &json!({})).expect(200);
    assert_eq!(server.client(access(&session)).get("/me").problem(401), "invalid_token");
    let refresh = json!({"refresh_token": session["refresh_token"]});
    let renewed = server.anonymous().post("/auth/refresh", &refresh).expect(200)["session"].clone();
    server.client(access(&renewed)).get("/me").expect(200);
}

#[test]
fn a_rotation_by_a_command_is_taken_up_within_a_second_and_over_a_restart() {
    let server = TestServer::start();
    let member = server.member();
    let before = log_in(&server);
    let secrets = Secrets::load_or_make(&server.app().config).unwrap();
    let beside = Store::open(&Options::new(server.data_dir.path())).unwrap();
    rotate_beside(&beside, &secrets, SecretName::Jwt, 900, false).unwrap();
    beside.close();
    let since = Instant::now();
    while key_of(access(&log_in(&server))) == key_of(access(&before)) {
        assert!(since.elapsed() < Duration::from_secs(1));
    }
    member.get("/me").expect(200);
    server.client(access(&before)).get("/me").expect(200);
}

#[test]
fn the_schedulers_secret_counts_as_soon_as_it_is_new() {
    let server = TestServer::start();
    let admin = server.admin();
    let secret = || std::fs::read_to_string(server.data_dir.path().join("secrets/cron")).unwrap();
    let run = |secret: &str| {
        let word = secret.split_whitespace().next().unwrap_or_default().to_owned();
        server.client(&word).post("/cron/optimize", &json!({})).status
    };
    let old = secret();
    assert_eq!(run(&old), 200);
    admin.post("/admin/secrets/cron/rotate", &json!({})).expect(200);
    assert_eq!((run(&old), run(&secret())), (401, 200));
}
