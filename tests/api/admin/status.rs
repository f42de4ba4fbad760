//! The server at a glance, and its settings.

use secrecy::SecretString;
use serde_json::json;

use crate::support::TestServer;

#[test]
fn the_status_counts_accounts_and_files_and_shows_no_member() {
    let server = TestServer::start();
    let admin = server.admin();
    let member = server.member();
    let status = admin.get("/admin/status").expect(200);
    assert_eq!(status["status"], "ok");
    assert_eq!(status["accounts"], json!({"all": 2, "admins": 1, "disabled": 0}));
    assert!(status["database"]["bytes"].as_u64().unwrap() > 0 && status["free_bytes"].as_u64().unwrap() > 0);
    assert!(status["engine"].as_str().unwrap().starts_with("SQLite"));
    let email = member.get("/me").expect(200)["email"].as_str().unwrap().to_owned();
    assert!(!status.to_string().contains(&email));
}

#[test]
fn the_settings_are_shown_and_the_secrets_are_not() {
    let server = TestServer::with(|config| {
        config.cron.secret = Some(SecretString::from("canary-cron-secret"));
        config.metrics.token = Some(SecretString::from("canary-metrics-token"));
    });
    let answer = server.admin().get("/admin/config?limit=200").expect(200);
    let settings = answer["items"].as_array().unwrap();
    let value = |variable: &str| settings.iter().find(|one| one["variable"] == variable).unwrap().clone();
    assert_eq!(value("WAGNER_AUTH_SIGNUP")["value"], "open");
    assert_eq!(value("WAGNER_CRON_SECRET")["value"], "***REDACTED***");
    assert_eq!(value("WAGNER_METRICS_TOKEN")["secret"], true);
    assert_eq!(value("WAGNER_OPENAI_API_KEY")["value"], serde_json::Value::Null);
    assert!(!answer.to_string().contains("canary"));
}
