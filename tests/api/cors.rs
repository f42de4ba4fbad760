//! Which pages may call the API, and under which names the server answers.

use crate::support::TestServer;

const OURS: &str = "https://coach.example.org";

fn server() -> TestServer {
    TestServer::with(|config| {
        config.server.cors_origins = vec![OURS.into()];
        config.server.public_url = Some("https://coach.example.org".into());
        config.server.hosts = vec!["coach.lan".into()];
    })
}

#[test]
fn a_preflight_is_answered_before_anything_else() {
    let server = server();
    let client = server.anonymous().with("Access-Control-Request-Method", "POST");
    let ours = client.with("Origin", OURS).root("OPTIONS", "/api/v1/meals", None);
    assert_eq!(ours.status, 204);
    assert_eq!(ours.header("access-control-allow-origin"), OURS);
    assert_eq!(ours.header("access-control-allow-credentials"), "");
    assert!(ours.header("access-control-allow-headers").contains("Authorization"));
    assert_eq!(ours.header("x-content-type-options"), "nosniff");

    for origin in ["https://evil.example", "null", "http://coach.example.org", "https://coach.example.org.evil.example"]
    {
        let answer = client.with("Origin", origin).root("OPTIONS", "/api/v1/meals", None);
        assert_eq!(answer.status, 204);
        assert_eq!(answer.header("access-control-allow-origin"), "", "{origin}");
        assert_eq!(answer.header("access-control-allow-methods"), "", "{origin}");
        assert_eq!(answer.header("vary"), "Origin");
    }
}

#[test]
fn a_request_is_marked_for_listed_origins_and_refused_for_none() {
    let server = server();
    let client = server.anonymous();
    let ours = client.with("Origin", OURS).root("GET", "/health/live", None);
    assert_eq!((ours.status, ours.header("access-control-allow-origin")), (200, OURS));
    let own = client.with("Origin", &format!("http://{}", server.address)).root("POST", "/health/live", Some(b"{}"));
    assert_eq!(own.status, 405, "a same-origin POST reaches the routes");
    let errors = client.with("Origin", OURS).get("/nothing");
    assert_eq!((errors.status, errors.header("access-control-allow-origin")), (404, OURS));
}

#[test]
fn every_origin_is_let_in_where_the_settings_say_so() {
    let server = TestServer::with(|config| config.server.allow_all_origins = true);
    let answer = server.anonymous().with("Origin", "https://any.example").root("GET", "/health/live", None);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
}

#[test]
fn unknown_hosts_are_misdirected() {
    let server = server();
    for host in ["localhost", "127.0.0.1:1", "[::1]", "coach.example.org", "coach.lan:8080"] {
        assert_eq!(server.anonymous().with("Host", host).root("GET", "/health/live", None).status, 200, "{host}");
    }
    let answer = server.anonymous().with("Host", "evil.example").root("GET", "/health/live", None);
    assert_eq!(answer.problem(421), "unknown_host");
}
