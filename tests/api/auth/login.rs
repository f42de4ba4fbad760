//! Logging in.

use serde_json::json;
use wagner_coach::storage::{Service, users};

use crate::support::{PASSWORD, TestServer};

#[test]
fn the_right_password_opens_a_session() {
    let server = TestServer::start();
    server.admin();
    let login = json!({"email": "Admin@Example.org", "password": PASSWORD});
    let welcome = server.anonymous().post("/auth/login", &login).expect(200);
    assert_eq!(welcome["user"]["email"], "admin@example.org");
    let client = server.client(welcome["session"]["access_token"].as_str().unwrap());
    client.get("/me").expect(200);
    assert!(welcome["session"]["refresh_token"].is_string());
}

#[test]
fn an_unknown_address_answers_like_a_wrong_password() {
    let server = TestServer::start();
    server.admin();
    let client = server.anonymous();
    let answers = ["admin@example.org", "nobody@example.org", "no address"].map(|email| {
        let answer = client.post("/auth/login", &json!({"email": email, "password": "wrong horse battery staple"}));
        assert_eq!(answer.problem(401), "invalid_credentials");
        let mut problem = answer.json();
        problem["request_id"] = json!("");
        (problem, answer.header("www-authenticate").to_owned())
    });
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
}

#[test]
fn a_disabled_account_is_told_so_only_with_its_password() {
    let server = TestServer::start();
    server.admin();
    let member = server.member();
    let email = member.get("/me").json()["email"].clone();
    let address = email.as_str().unwrap().parse().unwrap();
    let off = server.app().store.write(Service::because("test"), move |tx| {
        let account = users::by_email(tx, &address)?.unwrap();
        users::set_disabled(tx, account.id, true)
    });
    server.block_on(off).unwrap();
    let client = server.anonymous();
    let wrong = json!({"email": email, "password": "wrong horse battery staple"});
    assert_eq!(client.post("/auth/login", &wrong).problem(401), "invalid_credentials");
    let right = json!({"email": email, "password": PASSWORD});
    assert_eq!(client.post("/auth/login", &right).problem(403), "account_disabled");
}
