//! Whether the server says how it is, and to whom.

use serde_json::{Value, json};

use crate::support::{Client, TestServer};

#[test]
fn a_fresh_server_is_well() {
    let server = TestServer::start();
    let client = server.anonymous();
    let health = client.root("GET", "/health", None).expect(200);
    assert_eq!(health["status"], "ok");
    assert_eq!(health["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(health["checks"]["database"], "ok");
    assert_eq!(health["checks"]["ai"], "local");
    assert_eq!(client.root("GET", "/health/live", None).expect(200), json!({"status": "ok"}));
    assert_eq!(client.root("GET", "/health/ready", None).expect(200)["status"], "ok");
}

#[test]
fn production_tells_strangers_no_details_and_shows_no_document() {
    let server = TestServer::with(|config| config.server.environment = wagner_coach::config::Environment::Production);
    let own = server.anonymous().root("GET", "/health", None);
    assert_eq!(own.expect(200)["checks"]["database"], "ok");
    assert_eq!(own.header("strict-transport-security"), "max-age=31536000");
    let passed_on = server.anonymous().with("X-Forwarded-For", "198.51.100.7").root("GET", "/health", None);
    assert_eq!(passed_on.expect(200), json!({"status": "ok", "version": Value::Null, "checks": Value::Null}));
    let afar =
        |client: &Client| client.with("X-Forwarded-For", "198.51.100.7").root("GET", "/health", None).expect(200);
    assert_eq!(afar(&server.admin())["checks"]["database"], "ok");
    for client in [server.member(), server.client("not.a.token")] {
        assert_eq!(afar(&client)["checks"], Value::Null);
    }
    for path in ["/openapi.json", "/docs", "/docs/start.js", "/docs/swagger-ui.css", "/api/v1/openapi.json"] {
        assert_eq!(server.anonymous().root("GET", path, None).problem(404), "not_found", "{path}");
    }
    assert_eq!(server.anonymous().root("GET", "/", None).status, 200);
}
