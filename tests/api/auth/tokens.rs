//! Access tokens that are not what they seem, and accounts that are not what they were.

use jiff::SignedDuration;
use serde_json::{Value, json};
use wagner_coach::domain::account::Role;
use wagner_coach::storage::{Options, Service, Store, users};

use crate::support::{PASSWORD, TestServer};

const TEST: Service = Service::because("test");

fn admins_token(server: &TestServer) -> String {
    server.admin();
    let login = json!({"email": "admin@example.org", "password": PASSWORD});
    let welcome = server.anonymous().post("/auth/login", &login).expect(200);
    welcome["session"]["access_token"].as_str().unwrap().to_owned()
}

#[test]
fn nothing_but_a_sound_bearer_token_lets_in() {
    let server = TestServer::start();
    let token = admins_token(&server);
    let answer = server.anonymous().get("/me");
    assert_eq!(answer.problem(401), "unauthorized");
    assert_eq!(answer.header("www-authenticate"), "Bearer");
    for header in [format!("Basic {token}"), token.clone(), "Bearer".into(), "Bearer ".into()] {
        assert_eq!(server.anonymous().with("Authorization", &header).get("/me").status, 401, "{header:.12}");
    }
    let (head, _) = token.rsplit_once('.').unwrap();
    for bad in [format!("{head}."), head.to_owned(), format!("{token}x"), token[1..].to_owned()] {
        assert_eq!(server.client(&bad).get("/me").problem(401), "invalid_token");
    }
    server.anonymous().with("Authorization", &format!("bearer {token}")).get("/me").expect(200);
}

#[test]
fn a_token_of_another_server_is_refused() {
    let (here, there) = (TestServer::start(), TestServer::start());
    here.admin();
    assert_eq!(here.client(&admins_token(&there)).get("/me").problem(401), "invalid_token");
}

#[test]
fn a_token_expires_and_is_not_valid_before_its_time() {
    let (server, clock) = TestServer::with_clock();
    let client = server.client(&admins_token(&server));
    clock.advance(SignedDuration::from_secs(899));
    client.get("/me").expect(200);
    clock.advance(SignedDuration::from_secs(1));
    assert_eq!(client.get("/me").problem(401), "invalid_token");
    clock.advance(SignedDuration::from_secs(-1000));
    assert_eq!(client.get("/me").problem(401), "invalid_token");
}

/// What a command beside the server changes counts within a second.
#[test]
fn disabling_and_demoting_from_outside_end_tokens_within_a_second() {
    let server = TestServer::start();
    server.admin();
    let beside = Store::open(&Options::new(server.data_dir.path())).unwrap();
    for change in ["disable", "promote"] {
        let client = server.member();
        let me: Value = client.get("/me").expect(200);
        let email = me["email"].as_str().unwrap().parse().unwrap();
        let changed = beside.write_blocking(TEST, move |tx| {
            let id = users::by_email(tx, &email)?.unwrap().id;
            if change == "disable" { users::set_disabled(tx, id, true) } else { users::set_role(tx, id, Role::Admin) }
        });
        assert!(changed.unwrap());
        let since = std::time::Instant::now();
        while client.get("/me").status == 200 {
            assert!(since.elapsed().as_millis() < 1000, "{change}");
        }
        assert_eq!(client.get("/me").problem(401), "invalid_token");
    }
    beside.close();
}
