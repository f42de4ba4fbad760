//! What every answer has in common.

use crate::support::TestServer;

#[test]
fn every_answer_carries_the_security_headers() {
    let server = TestServer::start();
    let client = server.anonymous();
    for answer in [
        client.root("GET", "/health", None),
        client.delete("/nothing"),
        client.put("/nothing", &serde_json::Value::Null),
    ] {
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
            ("cache-control", "no-store"),
            ("vary", "Origin"),
        ] {
            assert_eq!(answer.header(name), value, "{} {name}", answer.status);
        }
        assert!(!answer.header("permissions-policy").is_empty());
        assert!(!answer.header("x-request-id").is_empty());
        assert_eq!(answer.header("strict-transport-security"), "", "plain HTTP outside production");
    }
}

#[test]
fn errors_of_the_router_are_problems() {
    let server = TestServer::start();
    let client = server.anonymous();
    assert_eq!(client.get("/nothing").problem(404), "not_found");
    assert_eq!(client.root("GET", "//evil.example/", None).problem(404), "not_found");
    let answer = client.root("DELETE", "/health", None);
    assert_eq!(answer.problem(405), "method_not_allowed");
    assert_eq!(answer.header("allow"), "GET, HEAD, OPTIONS");
    assert_eq!(client.root("HEAD", "/health", None).status, 200);
    assert_eq!(client.root("OPTIONS", "/health", None).header("allow"), "GET, HEAD, OPTIONS");
    assert_eq!(client.root("GET", "/health?verbose=1", None).faults(), ["verbose"]);
}
