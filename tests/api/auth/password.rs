//! Changing a password, and setting a forgotten one anew.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::{Answer, Client, PASSWORD, TestServer};

const NEW: &str = "tea at the lake 1987";

fn log_in(server: &TestServer, email: &Value, password: &str) -> Answer {
    server.anonymous().post("/auth/login", &json!({"email": email, "password": password}))
}

fn reset_code(admin: &Client, id: &Value) -> Value {
    admin.post(&format!("/admin/users/{}/password-reset", id.as_str().unwrap()), &json!({})).expect(200)
}

fn reset(server: &TestServer, code: &str) -> Answer {
    server.anonymous().post("/auth/password/reset", &json!({"code": code, "new_password": NEW}))
}

#[test]
fn a_change_ends_the_other_sessions_and_keeps_this_one() {
    let server = TestServer::start();
    let member = server.member();
    let email = member.get("/me").expect(200)["email"].clone();
    let other = log_in(&server, &email, PASSWORD).expect(200)["session"].clone();
    let change = json!({"current_password": PASSWORD, "new_password": NEW});
    member.post("/auth/password", &change).expect(204);
    member.get("/me").expect(200);
    assert_eq!(server.client(other["access_token"].as_str().unwrap()).get("/me").problem(401), "invalid_token");
    let refresh = json!({"refresh_token": other["refresh_token"]});
    assert_eq!(server.anonymous().post("/auth/refresh", &refresh).problem(401), "invalid_token");
    assert_eq!(log_in(&server, &email, PASSWORD).problem(401), "invalid_credentials");
    log_in(&server, &email, NEW).expect(200);
}

#[test]
fn a_change_needs_the_current_password_and_a_good_new_one() {
    let server = TestServer::start();
    let member = server.member();
    let change = |current: &str, new: &str| {
        member.post("/auth/password", &json!({"current_password": current, "new_password": new}))
    };
    assert_eq!(change("wrong horse battery staple", NEW).problem(403), "wrong_password");
    assert_eq!(change(PASSWORD, "password123").faults(), ["new_password"]);
    assert_eq!(change(PASSWORD, "short").faults(), ["new_password"]);
    assert_eq!(change(PASSWORD, "member0@example.org").faults(), ["new_password"]);
}

#[test]
fn guesses_of_the_current_password_are_limited() {
    let server = TestServer::with(|config| config.rates.login_per_minute = 3.try_into().unwrap());
    let member = server.member();
    let guess = json!({"current_password": "wrong horse battery staple", "new_password": NEW});
    let answers: Vec<u16> = (0..4).map(|_| member.post("/auth/password", &guess).status).collect();
    assert_eq!(answers, [403, 403, 403, 429]);
}

#[test]
fn a_code_sets_the_password_once_and_ends_all_sessions() {
    let server = TestServer::start();
    let (admin, member) = (server.admin(), server.member());
    let me = member.get("/me").expect(200);
    let code = reset_code(&admin, &me["id"]);
    let code = code["code"].as_str().unwrap();
    let weak = json!({"code": code, "new_password": "password123"});
    assert_eq!(server.anonymous().post("/auth/password/reset", &weak).faults(), ["new_password"]);
    member.get("/me").expect(200);
    reset(&server, &code.to_lowercase().replace('-', " ")).expect(204);
    assert_eq!(member.get("/me").problem(401), "invalid_token");
    log_in(&server, &me["email"], NEW).expect(200);
    assert_eq!(reset(&server, code).problem(403), "invalid_code");
}

#[test]
fn only_the_newest_code_counts_and_only_for_a_day() {
    let (server, clock) = TestServer::with_clock();
    let (admin, member) = (server.admin(), server.member());
    let id = member.get("/me").expect(200)["id"].clone();
    let [first, second] = [(); 2].map(|()| reset_code(&admin, &id)["code"].as_str().unwrap().to_owned());
    assert_eq!(reset(&server, &first).problem(403), "invalid_code");
    clock.advance(SignedDuration::from_hours(24));
    assert_eq!(reset(&server, &second).problem(403), "invalid_code");
}

#[test]
fn a_changed_password_withdraws_the_code() {
    let server = TestServer::start();
    let (admin, member) = (server.admin(), server.member());
    let code = reset_code(&admin, &member.get("/me").expect(200)["id"]);
    member.post("/auth/password", &json!({"current_password": PASSWORD, "new_password": NEW})).expect(204);
    assert_eq!(reset(&server, code["code"].as_str().unwrap()).problem(403), "invalid_code");
}

#[test]
fn of_fifty_who_use_a_code_at_once_one_wins() {
    let server = TestServer::start();
    let (admin, member) = (server.admin(), server.member());
    let code = reset_code(&admin, &member.get("/me").expect(200)["id"])["code"].as_str().unwrap().to_owned();
    let won = std::thread::scope(|scope| {
        let tries: Vec<_> = (0..50).map(|_| scope.spawn(|| reset(&server, &code).status)).collect();
        tries.into_iter().map(|one| one.join().unwrap()).filter(|status| *status == 204).count()
    });
    assert_eq!(won, 1);
}

#[test]
fn codes_are_stored_as_hashes() {
    let server = TestServer::start();
    let (admin, member) = (server.admin(), server.member());
    let code = reset_code(&admin, &member.get("/me").expect(200)["id"])["code"].as_str().unwrap().to_owned();
    for name in ["wagner.db", "wagner.db-wal"] {
        let file = std::fs::read(server.data_dir.path().join(name)).unwrap_or_default();
        let text = String::from_utf8_lossy(&file);
        assert!(!text.contains(&code) && !text.contains(&code.replace('-', "")), "{name}");
    }
}
