//! The refresh token of pages: in a cookie that counts for our own pages alone.

use serde_json::{Value, json};

use crate::support::{Answer, Client, PASSWORD, TestServer};

fn log_in(server: &TestServer) -> (Value, String) {
    server.admin();
    let login = json!({"email": "admin@example.org", "password": PASSWORD, "refresh_in": "cookie"});
    let answer = server.anonymous().post("/auth/login", &login);
    (answer.expect(200), cookie(&answer))
}

/// The cookie that an answer sets, as a browser sends it back.
fn cookie(answer: &Answer) -> String {
    let set = answer.header("set-cookie");
    for attribute in ["; Path=/api/v1/auth;", "; HttpOnly;", "; SameSite=Strict", "; Max-Age="] {
        assert!(set.contains(attribute), "{attribute} is missing");
    }
    set.split(';').next().unwrap().to_owned()
}

fn page(server: &TestServer, cookie: &str) -> Client {
    let origin = format!("http://{}", server.address);
    server.anonymous().with("Cookie", cookie).with("Origin", &origin)
}

#[test]
fn a_page_refreshes_and_logs_out_by_its_cookie() {
    let server = TestServer::start();
    let (welcome, first) = log_in(&server);
    assert!(first.starts_with("wc_refresh=wcr_"));
    assert_eq!(welcome["session"]["refresh_token"], Value::Null);
    let answer = page(&server, &first).post("/auth/refresh", &json!({}));
    assert_eq!(answer.expect(200)["session"]["refresh_token"], Value::Null);
    let next = cookie(&answer);
    assert_ne!(next, first);
    let access = answer.json()["session"]["access_token"].as_str().unwrap().to_owned();
    let gone = page(&server, &next).post("/auth/logout", &json!({}));
    gone.expect(204);
    assert!(gone.header("set-cookie").starts_with("wc_refresh=; Max-Age=0"));
    assert_eq!(server.client(&access).get("/me").problem(401), "invalid_token");
}

#[test]
fn the_cookie_is_no_key_for_foreign_pages_and_forms_nor_for_anything_else() {
    let server = TestServer::start();
    let (_, cookie) = log_in(&server);
    let client = server.anonymous().with("Cookie", &cookie);
    assert_eq!(client.post("/auth/refresh", &json!({})).problem(403), "foreign_origin");
    for origin in ["https://evil.example", "null", &format!("https://{}", server.address)] {
        let foreign = client.with("Origin", origin);
        assert_eq!(foreign.post("/auth/refresh", &json!({})).problem(403), "foreign_origin");
        assert_eq!(foreign.post("/auth/logout", &json!({})).problem(403), "foreign_origin");
    }
    let form = page(&server, &cookie).with("Content-Type", "text/plain");
    assert_eq!(form.root("POST", "/api/v1/auth/logout", Some(b"{}")).problem(403), "foreign_origin");
    assert_eq!(page(&server, &cookie).get("/me").problem(401), "unauthorized");
    page(&server, &cookie).post("/auth/refresh", &json!({})).expect(200);
}
