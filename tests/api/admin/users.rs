//! Accounts, as administrators make, change and erase them.

use serde_json::{Value, json};

use crate::support::{Client, PASSWORD, TestServer};

fn path_of(client: &Client) -> String {
    format!("/admin/users/{}", client.get("/me").expect(200)["id"].as_str().unwrap())
}

fn log_in(server: &TestServer, email: &str) -> u16 {
    server.anonymous().post("/auth/login", &json!({"email": email, "password": PASSWORD})).status
}

#[test]
fn accounts_are_listed_with_counts_and_nothing_of_their_owners_records() {
    let server = TestServer::start();
    let (admin, member) = (server.admin(), server.member());
    member.post("/notes", &json!({"text": "canary of a note"})).expect(201);
    let list = admin.get("/admin/users").expect(200);
    assert_eq!(list["items"][0]["email"], "member0@example.org");
    assert_eq!(list["items"][1]["role"], "admin");
    assert_eq!((&list["items"][0]["sessions"], &list["items"][0]["disabled"]), (&json!(1), &json!(false)));
    assert!(!list.to_string().contains("canary"));
}

#[test]
fn an_account_is_made_with_a_password_or_with_a_code_for_one() {
    let server = TestServer::start();
    let admin = server.admin();
    let made = admin.post("/admin/users", &json!({"email": "a@example.org", "password": PASSWORD})).expect(201);
    assert_eq!((&made["role"], &made["password_reset"]), (&json!("member"), &json!(null)));
    assert_eq!(log_in(&server, "a@example.org"), 200);
    let taken = admin.post("/admin/users", &json!({"email": "A@example.org"}));
    assert_eq!(taken.problem(409), "email_taken");
    let weak = json!({"email": "b@example.org", "password": "password123"});
    assert_eq!(admin.post("/admin/users", &weak).faults(), ["password"]);
    let made = admin.post("/admin/users", &json!({"email": "b@example.org", "role": "admin"})).expect(201);
    assert_eq!(log_in(&server, "b@example.org"), 401);
    let set = json!({"code": made["password_reset"]["code"], "new_password": PASSWORD});
    server.anonymous().post("/auth/password/reset", &set).expect(204);
    assert_eq!(log_in(&server, "b@example.org"), 200);
}

#[test]
fn disabling_and_demoting_count_at_once() {
    let server = TestServer::start();
    let (admin, member) = (server.admin(), server.member());
    let path = path_of(&member);
    assert_eq!(admin.patch(&path, &json!({"disabled": true})).expect(200)["disabled"], true);
    assert_eq!(member.get("/me").problem(401), "invalid_token");
    assert_eq!(log_in(&server, "member0@example.org"), 403);
    admin.patch(&path, &json!({"disabled": false})).expect(200);
    assert_eq!(log_in(&server, "member0@example.org"), 200);
    assert_eq!(member.get("/me").problem(401), "invalid_token");

    let second = server.member();
    let path = path_of(&second);
    admin.patch(&path, &json!({"role": "admin"})).expect(200);
    assert_eq!(second.get("/admin/users").problem(401), "invalid_token");
    let login = json!({"email": "member1@example.org", "password": PASSWORD});
    let session = server.anonymous().post("/auth/login", &login).expect(200);
    let second = server.client(session["session"]["access_token"].as_str().unwrap());
    second.get("/admin/users").expect(200);
    admin.patch(&path, &json!({"role": "member"})).expect(200);
    assert_eq!(second.get("/admin/users").problem(401), "invalid_token");
}

#[test]
fn quotas_of_a_members_own_count_and_can_be_taken_back() {
    let server = TestServer::start();
    let (admin, member) = (server.admin(), server.member());
    let path = path_of(&member);
    let limit = || {
        let quotas = member.get("/me/quotas").expect(200)["items"].as_array().unwrap().clone();
        quotas.iter().find(|quota| quota["feature"] == "coach_chat").unwrap()["limit"].clone()
    };
    let set = |quotas: Value| admin.patch(&path, &json!({"quotas": quotas})).expect(200)["quotas"].clone();
    assert_eq!(limit(), 100);
    assert_eq!(
        set(json!({"coach_chat": 0})),
        json!({"coach_chat": 0, "quick_entry": null, "program_generation": null})
    );
    assert_eq!(limit(), 0);
    assert_eq!(member.post("/coach/chat", &json!({"message": "hi"})).problem(429), "quota_exceeded");
    set(json!({"quick_entry": 7}));
    assert_eq!(limit(), 0);
    set(json!({"coach_chat": null}));
    assert_eq!(limit(), 100);
    assert_eq!(admin.patch(&path, &json!({"quotas": {"coach_chat": -1}})).faults(), ["quotas.coach_chat"]);
}

#[test]
fn the_last_administrator_stays() {
    let server = TestServer::start();
    let admin = server.admin();
    let path = path_of(&admin);
    for change in [json!({"role": "member"}), json!({"disabled": true})] {
        assert_eq!(admin.patch(&path, &change).problem(409), "last_admin");
    }
    assert_eq!(admin.delete(&path).problem(409), "last_admin");
    assert_eq!(admin.post("/me/delete", &json!({"password": PASSWORD})).problem(409), "last_admin");
    admin.get("/admin/users").expect(200);
    let second = admin.post("/admin/users", &json!({"email": "b@example.org", "role": "admin"})).expect(201);
    admin.delete(&format!("/admin/users/{}", second["id"].as_str().unwrap())).expect(204);
}

#[test]
fn whoever_leaves_leaves_nothing_behind() {
    let server = TestServer::roomy();
    let (admin, member) = (server.admin(), server.member());
    let path = path_of(&member);
    for (collection, body) in [
        ("/notes", json!({"text": "canary of a note"})),
        ("/water", json!({"amount_ml": 250})),
        ("/foods", json!({"name": "canary of a food", "per_100g": {"energy_kcal": 63}})),
    ] {
        member.post(collection, &body).expect(201);
    }
    let program = crate::support::samples::body(&member, "POST /programs/generate", 0);
    let program = member.post("/programs/generate", &program).expect(201);
    let days = member.get(&format!("/programs/{}/days", program["id"].as_str().unwrap())).expect(200);
    let done = json!({"program_day_id": days["items"][0]["id"], "exercises": [{"name": "canary lift", "sets": [{"reps": 5}]}]});
    member.post("/workouts", &done).expect(201);
    assert_eq!(member.post("/me/delete", &json!({"password": "wrong horse"})).problem(403), "wrong_password");
    member.post("/me/delete", &json!({"password": PASSWORD})).expect(204);
    assert_eq!(member.get("/me").problem(401), "invalid_token");
    assert_eq!(log_in(&server, "member0@example.org"), 401);
    assert_eq!(admin.get(&path).problem(404), "not_found");
    server.member();
    let again = json!({"email": "member0@example.org", "password": PASSWORD});
    server.anonymous().post("/auth/signup", &again).expect(201);
}

#[test]
fn a_change_of_another_version_is_refused() {
    let server = TestServer::start();
    let (admin, member) = (server.admin(), server.member());
    let path = path_of(&member);
    let etag = admin.get(&path).header("etag").to_owned();
    admin.patch(&path, &json!({"quotas": {"quick_entry": 5}})).expect(200);
    let stale = admin.with("If-Match", &etag).patch(&path, &json!({"disabled": true}));
    assert_eq!(stale.problem(412), "changed");
    member.get("/me").expect(200);
}
