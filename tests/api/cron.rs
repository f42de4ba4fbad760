//! The scheduler's door: its secret opens it, and nothing else does.

use secrecy::SecretString;
use serde_json::json;

use crate::support::TestServer;

const SECRET: &str = "b1946ac92492d2347c6235b4d2611184";

#[test]
fn a_job_runs_for_the_secret_alone() {
    let server = TestServer::with(|config| config.cron.secret = Some(SecretString::from(SECRET)));
    let anybody = server.anonymous();
    for token in [None, Some(""), Some("wrong"), Some(&SECRET[1..])] {
        let client = token.map_or(anybody.clone(), |token| anybody.with("Authorization", &format!("Bearer {token}")));
        assert_eq!(client.post("/cron/retention", &json!({})).problem(401), "unauthorized");
    }
    let scheduler = anybody.with("Authorization", &format!("Bearer {SECRET}"));
    for job in ["retention", "verify-rls", "optimize", "backup"] {
        let ended = scheduler.post(&format!("/cron/{job}"), &json!({})).expect(200);
        assert_eq!(ended, json!({ "job": job, "outcome": "ok" }));
    }
    scheduler.post("/cron/unheard-of", &json!({})).problem(404);
    assert_eq!(server.anonymous().root("GET", "/health", None).expect(200)["checks"]["rls"], "ok");
}
