//! The counts for Prometheus: what they tell, and whom.

use std::collections::HashMap;

use secrecy::SecretString;
use wagner_coach::config::Environment;

use crate::support::{Client, TestServer};

/// Each sample of the page: name and labels, and its value.
fn samples(client: &Client) -> HashMap<String, String> {
    let answer = client.root("GET", "/metrics", None);
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/plain; version=0.0.4; charset=utf-8"));
    let text = answer.text();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let (name, value) = line.rsplit_once(' ').unwrap();
            assert!(value.parse::<f64>().is_ok(), "{line}");
            (name.to_owned(), value.to_owned())
        })
        .collect()
}

#[test]
fn requests_are_counted_by_route_and_no_label_names_a_person() {
    let server = TestServer::start();
    let member = server.member();
    let me = member.get("/me").expect(200);
    for _ in 0..3 {
        member.get("/meals/0198c0de-0000-7000-8000-00000000dead").problem(404);
    }
    server.anonymous().root("GET", "/no/such/page/canary", None);
    let all = samples(&server.anonymous());
    let labels = r#"{method="GET",route="/api/v1/meals/{id}",status="404""#;
    assert_eq!(all[&format!("wagner_http_requests_total{labels}}}")], "3");
    assert_eq!(all[&format!("wagner_http_request_duration_seconds_bucket{labels},le=\"+Inf\"}}")], "3");
    assert_eq!(all[&format!("wagner_http_request_duration_seconds_count{labels}}}")], "3");
    assert_eq!(all["wagner_healthy{part=\"database\"}"], "1");
    assert_ne!(all["wagner_storage_commits_total"], "0");
    let text = server.anonymous().root("GET", "/metrics", None).text();
    for personal in [me["id"].as_str().unwrap(), me["email"].as_str().unwrap(), "0198c0de", "canary", "127.0.0.1"] {
        assert!(!text.contains(personal), "{personal}");
    }
}

#[test]
fn production_shows_them_for_a_token_alone() {
    let production = |token: Option<&str>| {
        let token = token.map(SecretString::from);
        TestServer::with(move |config| {
            config.server.environment = Environment::Production;
            config.metrics.token = token;
        })
    };
    assert_eq!(production(None).anonymous().root("GET", "/metrics", None).problem(404), "not_found");
    let server = production(Some("a-token-of-the-scraper"));
    for wrong in ["", "Bearer", "Bearer a-token-of-the-scrape", "Basic a-token-of-the-scraper"] {
        let client = server.anonymous().with("Authorization", wrong);
        assert_eq!(client.root("GET", "/metrics", None).problem(401), "unauthorized", "{wrong}");
    }
    assert_eq!(server.admin().root("GET", "/metrics", None).status, 401);
    assert!(!samples(&server.client("a-token-of-the-scraper")).is_empty());
}
