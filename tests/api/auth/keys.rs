//! API keys.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::{Client, PASSWORD, TestServer, operations, places, samples};

fn make(member: &Client, scopes: &Value) -> Value {
    member.post("/auth/keys", &json!({"name": "scale", "scopes": scopes})).expect(201)
}

fn key(server: &TestServer, member: &Client, scopes: &Value) -> Client {
    server.client(make(member, scopes)["key"].as_str().unwrap())
}

#[test]
fn a_key_is_shown_once_and_stored_as_a_hash() {
    let server = TestServer::start();
    let member = server.member();
    let made = make(&member, &json!(["write", "read"]));
    let key = made["key"].as_str().unwrap();
    assert!(key.starts_with("wck_") && key.starts_with(made["prefix"].as_str().unwrap()));
    assert_eq!(made["scopes"], json!(["read", "write"]));
    let listed = member.get("/auth/keys").expect(200);
    assert_eq!((&listed["items"][0]["id"], &listed["items"][0]["last_used_at"]), (&made["id"], &json!(null)));
    assert!(!listed.to_string().contains(key));
    for name in ["wagner.db", "wagner.db-wal"] {
        let file = std::fs::read(server.data_dir.path().join(name)).unwrap_or_default();
        assert!(!String::from_utf8_lossy(&file).contains(key), "{name}");
    }
}

#[test]
fn a_key_that_says_too_little_or_too_much_is_refused() {
    let server = TestServer::start();
    let member = server.member();
    for (body, field) in [
        (json!({"name": "x", "scopes": []}), "scopes"),
        (json!({"name": "x", "scopes": ["admin"]}), "scopes.0"),
        (json!({"name": "", "scopes": ["read"]}), "name"),
        (json!({"name": "x", "scopes": ["read"], "expires_at": "2020-01-01T00:00:00Z"}), "expires_at"),
    ] {
        assert_eq!(member.post("/auth/keys", &body).faults(), [field], "{body}");
    }
}

/// Every operation with keys of every scope: the one that it names will do, no other, and where it names none, none.
#[test]
fn every_operation_takes_the_scope_that_it_names_and_no_other() {
    let server = TestServer::roomy();
    let admin = server.admin();
    let keys = ["read", "write", "coach"].map(|scope| (scope, key(&server, &admin, &json!([scope]))));
    let (mut taken, mut closed) = (0, 0);
    let of_members =
        |operation: &&crate::support::Operation| operation.is_secured() && !operation.path.starts_with("/cron");
    for operation in operations().iter().filter(of_members) {
        let path = places::fill(&admin, &operation.path);
        let body = operation.takes_json().then(|| samples::body(&admin, &operation.to_string(), 1));
        for (scope, client) in &keys {
            let answer = client.send(&operation.method, &path, body.as_ref());
            match operation.key_scope() {
                Some(needed) if needed == *scope => {
                    assert!(
                        answer.status < 500 && !matches!(answer.status, 401 | 403),
                        "{operation}: {}",
                        answer.text()
                    );
                    taken += 1;
                }
                Some(needed) => {
                    assert_eq!(answer.problem(403), "insufficient_scope", "{operation} with {scope}");
                    let challenge = format!("Bearer error=\"insufficient_scope\", scope=\"{needed}\"");
                    assert_eq!(answer.header("www-authenticate"), challenge);
                }
                None => {
                    assert_eq!(answer.problem(403), "session_required", "{operation} with {scope}");
                    closed += 1;
                }
            }
        }
    }
    assert!(taken > 60 && closed > 60, "{taken} and {closed}");
    let paths = ["/auth/logout", "/me/delete", "/admin/users", "/auth/keys"];
    for path in paths {
        let answer = keys[1].1.post(path, &json!({"password": PASSWORD, "name": "x", "scopes": ["read"]}));
        assert_eq!(answer.problem(403), "session_required", "{path}");
    }
}

#[test]
fn a_deleted_key_and_one_of_a_disabled_account_let_nobody_in_at_once() {
    let server = TestServer::start();
    let (admin, member) = (server.admin(), server.member());
    let made = make(&member, &json!(["read"]));
    let client = server.client(made["key"].as_str().unwrap());
    client.get("/me").expect(200);
    member.delete(&format!("/auth/keys/{}", made["id"].as_str().unwrap())).expect(204);
    assert_eq!(client.get("/me").problem(401), "invalid_token");

    let client = key(&server, &member, &json!(["read"]));
    let path = format!("/admin/users/{}", client.get("/me").expect(200)["id"].as_str().unwrap());
    admin.patch(&path, &json!({"disabled": true})).expect(200);
    assert_eq!(client.get("/me").problem(401), "invalid_token");
    admin.patch(&path, &json!({"disabled": false})).expect(200);
    client.get("/me").expect(200);
    admin.delete(&path).expect(204);
    assert_eq!(client.get("/me").problem(401), "invalid_token");
}

#[test]
fn a_key_expires_and_its_use_is_noted() {
    let (server, clock) = TestServer::with_clock();
    let member = server.member();
    let body = json!({"name": "x", "scopes": ["read"], "expires_at": "2100-01-01T00:00:00Z"});
    let client = server.client(member.post("/auth/keys", &body).expect(201)["key"].as_str().unwrap());
    client.get("/me").expect(200);
    let since = std::time::Instant::now();
    while member.get("/auth/keys").expect(200)["items"][0]["last_used_at"].is_null() {
        assert!(since.elapsed().as_secs() < 10);
    }
    clock.advance(SignedDuration::from_hours(24 * 366 * 80));
    assert_eq!(client.get("/me").problem(401), "invalid_token");
}

#[test]
fn what_only_looks_like_a_key_is_refused() {
    let server = TestServer::start();
    let member = server.member();
    let made = make(&member, &json!(["read"]))["key"].as_str().unwrap().to_owned();
    let forged = format!("wck_{}", "0".repeat(72));
    for bad in [&made[..made.len() - 1], &format!("{made}0"), "wck_", "wck_1", &forged, &made.to_uppercase()] {
        assert_eq!(server.client(bad).get("/me").problem(401), "invalid_token");
    }
}
