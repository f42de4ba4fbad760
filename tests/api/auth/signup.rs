//! Who may make an account, and what comes with it.

use serde_json::{Value, json};
use wagner_coach::auth::opaque;
use wagner_coach::config::Signup;
use wagner_coach::domain::account::Role;
use wagner_coach::storage::{Service, invites};

use crate::support::{PASSWORD, TestServer};

const TEST: Service = Service::because("test");

fn request(email: &str, more: &[(&str, &str)]) -> Value {
    let mut request = json!({"email": email, "password": PASSWORD});
    for (name, value) in more {
        request[*name] = json!(value);
    }
    request
}

fn in_parallel<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    std::thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = (0..count).map(|n| scope.spawn(move || work(n))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

#[test]
fn the_first_account_needs_the_setup_token_and_is_the_administrators() {
    let server = TestServer::start();
    let client = server.anonymous();
    let token = server.setup_token().unwrap();
    assert_eq!(client.post("/auth/signup", &request("a@b.org", &[])).problem(403), "setup_required");
    let wrong = request("a@b.org", &[("setup_token", &token[1..])]);
    assert_eq!(client.post("/auth/signup", &wrong).problem(403), "setup_required");

    let answer = client.post("/auth/signup", &request("A@B.org", &[("setup_token", &token), ("display_name", "Ann")]));
    let welcome = answer.expect(201);
    assert_eq!(answer.header("location"), "/api/v1/me");
    assert_eq!((&welcome["user"]["role"], &welcome["user"]["email"]), (&json!("admin"), &json!("a@b.org")));
    assert_eq!(welcome["session"]["token_type"], "Bearer");
    assert_eq!(welcome["session"]["expires_in"], 900);
    let me = server.client(welcome["session"]["access_token"].as_str().unwrap()).get("/me").expect(200);
    assert_eq!((&me["id"], &me["display_name"]), (&welcome["user"]["id"], &json!("Ann")));

    assert_eq!(server.setup_token(), None);
    assert!(!server.data_dir.path().join("setup-token").exists());
    let again = request("c@b.org", &[("setup_token", &token)]);
    assert_eq!(client.post("/auth/signup", &again).problem(403), "setup_done");
}

#[test]
fn of_fifty_with_the_setup_token_one_wins() {
    let server = TestServer::start();
    let token = server.setup_token().unwrap();
    let client = server.anonymous();
    let answers = in_parallel(50, |n| {
        let email = format!("admin{n}@example.org");
        client.post("/auth/signup", &request(&email, &[("setup_token", &token)])).status
    });
    assert_eq!(answers.iter().filter(|status| **status == 201).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|status| [201, 403].contains(status)), "{answers:?}");
}

#[test]
fn an_open_server_takes_anybody_once() {
    let server = TestServer::start();
    server.admin();
    let client = server.anonymous();
    let welcome = client.post("/auth/signup", &request("m@b.org", &[("time_zone", "europe/berlin")])).expect(201);
    assert_eq!(welcome["user"]["role"], "member");
    let me = server.client(welcome["session"]["access_token"].as_str().unwrap()).get("/me").expect(200);
    assert_eq!(me["preferences"]["time_zone"], "Europe/Berlin");
    assert_eq!(client.post("/auth/signup", &request(" M@B.org", &[])).problem(409), "email_taken");
}

#[test]
fn a_closed_server_takes_nobody_and_tells_nothing() {
    let server = TestServer::with(|config| config.auth.signup = Signup::Closed);
    server.admin();
    for email in ["admin@example.org", "new@example.org"] {
        assert_eq!(server.anonymous().post("/auth/signup", &request(email, &[])).problem(403), "signup_closed");
    }
}

#[test]
fn an_invite_is_good_for_one_account() {
    let server = TestServer::with(|config| config.auth.signup = Signup::Invite);
    server.admin();
    let client = server.anonymous();
    for missing in [request("m@b.org", &[]), request("m@b.org", &[("invite", "wci_unknown")])] {
        assert_eq!(client.post("/auth/signup", &missing).problem(403), "invalid_invite");
    }
    let hash = opaque::hash("wci_code");
    server
        .block_on(server.app().store.write(TEST, move |tx| {
            let tomorrow = tx.now() + jiff::SignedDuration::from_hours(24);
            invites::insert(tx, &hash, Role::Member, None, tomorrow)?;
            invites::insert(tx, &opaque::hash("wci_expired"), Role::Admin, None, tx.now())
        }))
        .unwrap();
    let expired = request("m@b.org", &[("invite", "wci_expired")]);
    assert_eq!(client.post("/auth/signup", &expired).problem(403), "invalid_invite");
    let answers = in_parallel(50, |n| {
        client.post("/auth/signup", &request(&format!("m{n}@b.org"), &[("invite", "wci_code")])).status
    });
    assert_eq!(answers.iter().filter(|status| **status == 201).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|status| [201, 403].contains(status)), "{answers:?}");
}

#[test]
fn all_faults_of_a_sign_up_are_told_at_once_and_nothing_can_be_slipped_in() {
    let server = TestServer::start();
    server.admin();
    let client = server.anonymous();
    let bad = json!({"email": "nobody", "password": "short", "time_zone": "Mars/Base", "role": "admin", "id": 7});
    let mut faults = client.post("/auth/signup", &bad).faults();
    faults.sort();
    assert_eq!(faults, ["id", "password", "role"]);
    let bad = json!({"email": "nobody", "password": PASSWORD, "time_zone": "Mars/Base"});
    assert_eq!(client.post("/auth/signup", &bad).faults(), ["email", "time_zone"]);
    let common = json!({"email": "m@b.org", "password": "Password2026!"});
    let answer = client.post("/auth/signup", &common);
    assert_eq!(answer.faults(), ["password"]);
    assert!(!answer.text().contains("Password2026"));
}
