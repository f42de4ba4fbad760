//! The program as it is started: what it refuses in production, and that nobody learns its secrets.

use std::io::Write;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::Client;
use crate::support::program::{self, Killed, free_port, wait_for};

const SOUND: [(&str, &str); 7] = [
    ("ENVIRONMENT", "production"),
    ("DEBUG", "false"),
    ("ALLOW_ALL_ORIGINS", "false"),
    ("CORS_ORIGINS", "https://coach.example.org"),
    ("JWT_SECRET", "9f3b2c7d5e1a8046b7c9d2e4f6a8091b3c5d7e9f"),
    ("CRON_SECRET", "a1c3e5f7092b4d6f8a0c2e4f"),
    ("WEBHOOK_SECRET", "b2d4f6a8193c5e7f9b1d3f5a"),
];

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn run(data_dir: &TempDir, arguments: &[&str], input: &str) -> Output {
    let mut child = program::program(data_dir.path(), arguments).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn every_weak_setting_refuses_the_start_and_is_named_without_its_value() {
    let jwt = SOUND[4].1;
    for (name, value) in [
        ("JWT_SECRET", "canary-short"),
        ("JWT_SECRET", "canarycanarycanarycanarycanarycanary"),
        ("CRON_SECRET", "canary"),
        ("CRON_SECRET", jwt),
        ("WEBHOOK_SECRET", "canary"),
        ("DEBUG", "true"),
        ("ALLOW_ALL_ORIGINS", "true"),
        ("CORS_ORIGINS", "https://coach.example.org,*"),
        ("CORS_ORIGINS", "http://canary.example.org"),
    ] {
        let data_dir = tempfile::tempdir().unwrap();
        let output = program::program(data_dir.path(), &["serve", "--listen", "127.0.0.1:0"])
            .envs(SOUND)
            .env(name, value)
            .output();
        let output = output.unwrap();
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{name}: {said}");
        assert!(said.contains(name) && !said.contains("canary") && !said.contains(jwt), "{name}: {said}");
    }
}

#[test]
fn all_reasons_are_named_at_once() {
    let data_dir = tempfile::tempdir().unwrap();
    let mut command = program::program(data_dir.path(), &["serve", "--listen", "0.0.0.0:0"]);
    let output = command.envs(SOUND).env("DEBUG", "true").env("JWT_SECRET", "short").output().unwrap();
    let said = said(&output);
    for name in ["JWT_SECRET", "DEBUG", "server.listen"] {
        assert!(said.contains(name), "{said}");
    }
}

#[test]
fn sound_settings_start_and_stop_when_told_and_tell_no_secret() {
    let data_dir = tempfile::tempdir().unwrap();
    let address = format!("127.0.0.1:{}", free_port());
    let child = program::program(data_dir.path(), &["serve", "--listen", &address]).envs(SOUND).spawn().unwrap();
    let mut server = Killed(child);
    wait_for(address.parse().unwrap());
    let client = Client::new(address.parse().unwrap(), None);
    let health = client.root("GET", "/health", None);
    assert_eq!(health.status, 200);
    assert!(health.header("strict-transport-security").contains("max-age"));
    for hidden in ["/docs", "/openapi.json"] {
        assert_eq!(client.root("GET", hidden, None).status, 404, "{hidden}");
    }
    let terminate = Command::new("kill").args(["-TERM", &server.0.id().to_string()]).status().unwrap();
    assert!(terminate.success());
    let status = server.0.wait().unwrap();
    assert_eq!(status.code(), Some(0));
    let mut said = String::new();
    std::io::Read::read_to_string(server.0.stdout.as_mut().unwrap(), &mut said).unwrap();
    assert!(said.contains("/setup#"));
    for (name, value) in SOUND {
        assert!(!name.ends_with("SECRET") || !said.contains(value), "{name} is in the log");
    }
}

#[test]
fn the_settings_in_force_are_shown_without_secrets() {
    let data_dir = tempfile::tempdir().unwrap();
    let mut command = program::program(data_dir.path(), &["config", "show"]);
    let shown = said(&command.envs(SOUND).env("OPENAI_API_KEY", "canary").output().unwrap());
    assert!(shown.contains("jwt_secret = \"***REDACTED***\"") && shown.contains("environment = \"production\""));
    assert!(!shown.contains("canary") && !shown.contains(SOUND[4].1), "{shown}");
}

#[test]
fn wrong_use_is_exit_code_2() {
    let data_dir = tempfile::tempdir().unwrap();
    std::fs::write(data_dir.path().join("config.toml"), "[server]\nlistn = 1").unwrap();
    let output = run(&data_dir, &["config", "show"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("server.listn"));
    assert_eq!(run(&data_dir, &["dance"], "").status.code(), Some(2));
}

#[test]
fn accounts_are_made_and_changed_by_commands() {
    let data_dir = tempfile::tempdir().unwrap();
    let create = ["user", "create", "--email", "ann@example.org", "--role", "admin", "--password-stdin"];
    let setup = said(&run(&data_dir, &["setup"], ""));
    assert!(setup.contains("http://127.0.0.1:8080/setup#"), "{setup}");
    let weak = run(&data_dir, &create, "password123\n");
    assert_eq!((weak.status.code(), said(&weak).contains("password123")), (Some(2), false));
    assert_eq!(run(&data_dir, &create, "correct horse battery staple\n").status.code(), Some(0));
    assert_eq!(run(&data_dir, &create, "correct horse battery staple\n").status.code(), Some(1));
    assert!(!data_dir.path().join("setup-token").exists());
    let last = run(&data_dir, &["user", "disable", "--email", "ann@example.org"], "");
    assert!(last.status.code() == Some(1) && said(&last).contains("last administrator"), "{}", said(&last));
    let other = ["user", "create", "--email", "bob@example.org", "--password-stdin"];
    run(&data_dir, &other, "correct horse battery staple\n");
    run(&data_dir, &["user", "disable", "--email", "bob@example.org"], "");
    let list = run(&data_dir, &["user", "list", "--json"], "");
    let list: serde_json::Value = serde_json::from_slice(&list.stdout).unwrap();
    assert_eq!((&list["users"][0]["role"], &list["users"][1]["disabled"]), (&"admin".into(), &true.into()));
}
