//! What every answer has in common.

use std::os::unix::fs::PermissionsExt;

use poem_openapi::OpenApi;
use wagner_coach::http::frame::Frame;
use wagner_coach::http::{Client, NoContent, Problem, Reply};

use crate::support::{SECURITY_FIELDS, TestServer};

#[test]
fn every_answer_carries_the_security_headers() {
    let server = TestServer::start();
    let client = server.anonymous();
    for answer in [
        client.root("GET", "/health", None),
        client.delete("/nothing"),
        client.put("/nothing", &serde_json::Value::Null),
    ] {
        for (name, value) in SECURITY_FIELDS.into_iter().chain([("vary", "Origin")]) {
            assert_eq!(answer.header(name), value, "{} {name}", answer.status);
        }
        assert!(!answer.header("permissions-policy").is_empty());
        assert!(!answer.header("x-request-id").is_empty());
        assert_eq!(answer.header("strict-transport-security"), "", "plain HTTP outside production");
    }
}

#[test]
fn https_is_promised_behind_a_trusted_proxy_only() {
    let https = |server: &TestServer| {
        let client = server.anonymous().with("X-Forwarded-For", "198.51.100.7").with("X-Forwarded-Proto", "https");
        client.root("GET", "/health/live", None).header("strict-transport-security").to_owned()
    };
    assert_eq!(https(&TestServer::start()), "");
    let behind = TestServer::with(|config| config.server.trusted_proxies = vec!["127.0.0.1".into()]);
    assert_eq!(https(&behind), "max-age=31536000");
}

#[test]
fn errors_of_the_router_are_problems() {
    let server = TestServer::start();
    let client = server.anonymous();
    assert_eq!(client.get("/nothing").problem(404), "not_found");
    assert_eq!(client.root("GET", "//evil.example/", None).problem(404), "not_found");
    assert_eq!(client.root("GET", "/health/%2e%2e/%2e%2e/etc/passwd", None).problem(404), "not_found");
    let answer = client.root("DELETE", "/health", None);
    assert_eq!(answer.problem(405), "method_not_allowed");
    assert_eq!(answer.header("allow"), "GET, HEAD, OPTIONS");
    assert_eq!(client.root("HEAD", "/health", None).status, 200);
    assert_eq!(client.root("OPTIONS", "/health", None).header("allow"), "GET, HEAD, OPTIONS");
    assert_eq!(client.root("GET", "/health?verbose=1", None).faults(), ["verbose"]);
}

#[test]
fn a_request_id_is_taken_over_if_it_is_harmless() {
    let server = TestServer::start();
    let id = |sent: &str| {
        let answer = server.anonymous().with("X-Request-Id", sent).get("/nothing");
        assert_eq!(answer.json()["request_id"], answer.header("x-request-id"));
        answer.header("x-request-id").to_owned()
    };
    assert_eq!(id("01JABC-7.x_y"), "01JABC-7.x_y");
    assert_ne!(id("<script>alert(1)</script>"), "<script>alert(1)</script>");
    assert_ne!(id(&"x".repeat(65)), "x".repeat(65));
}

#[test]
fn the_database_is_for_its_owner_alone() {
    let server = TestServer::start();
    let mode = |name: &str| server.data_dir.path().join(name).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(""), mode("wagner.db")), (0o700, 0o600));
}

struct Api;

#[OpenApi]
#[expect(clippy::unused_async, reason = "operations are asynchronous")]
impl Api {
    #[oai(path = "/panic", method = "get")]
    async fn fail(&self) -> Result<NoContent, Problem> {
        panic!("canary")
    }

    #[oai(path = "/client", method = "get")]
    async fn client(&self, client: Client) -> Result<Reply<String>, Problem> {
        Ok(Reply(client.address.to_string()))
    }
}

#[test]
fn a_panic_costs_its_own_request_alone() {
    let server = TestServer::serving(Frame::new(Api, (), TestServer::settings()));
    let client = server.anonymous();
    for _ in 0..3 {
        let answer = client.with("X-Request-Id", "panic-1").root("GET", "/panic", None);
        assert_eq!(answer.problem(500), "internal");
        assert_eq!(answer.header("x-request-id"), "panic-1");
        assert!(!answer.text().contains("canary"));
        assert_eq!(client.root("GET", "/client", None).expect(200), "127.0.0.1");
    }
}

#[test]
fn a_client_cannot_choose_its_address() {
    let server = TestServer::serving(Frame::new(Api, (), TestServer::settings()));
    for header in ["X-Forwarded-For", "X-Real-IP", "Forwarded", "CF-Connecting-IP", "True-Client-IP"] {
        let answer = server.anonymous().with(header, "198.51.100.7").root("GET", "/client", None);
        assert_eq!(answer.expect(200), "127.0.0.1", "{header}");
    }
    let mut settings = TestServer::settings();
    settings.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    let behind = TestServer::serving(Frame::new(Api, (), settings));
    let answer = behind.anonymous().with("X-Forwarded-For", "9.9.9.9, 198.51.100.7").root("GET", "/client", None);
    assert_eq!(answer.expect(200), "198.51.100.7");
}

#[test]
fn strangers_hear_of_credentials_before_parameters() {
    let server = TestServer::start();
    let client = server.anonymous();
    assert_eq!(client.get("/auth/sessions?unknown=1&limit=x").problem(401), "unauthorized");
    let member = server.member();
    let mut faults = member.get("/auth/sessions?unknown=1&limit=201&limit=2&cursor=x").faults();
    faults.sort();
    assert_eq!(faults, ["limit", "limit", "unknown"]);
    assert_eq!(member.get("/auth/sessions?cursor=x").faults(), ["cursor"]);
}
