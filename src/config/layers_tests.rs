use secrecy::ExposeSecret;

use super::*;
use crate::config::{REDACTED, Signup};

struct Case {
    folder: tempfile::TempDir,
    sources: Sources,
}

impl Case {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sources = Sources { folder: folder.path().to_owned(), ..Sources::default() };
        Self { folder, sources }
    }

    fn file(self, name: &str, text: &str) -> Self {
        std::fs::write(self.folder.path().join(name), text).unwrap();
        self
    }

    fn variable(mut self, name: &str, value: &str) -> Self {
        self.sources.environment.insert(name.into(), value.into());
        self
    }

    fn load(&self) -> Config {
        self.sources.load().unwrap()
    }

    fn error(&self) -> String {
        self.sources.load().unwrap_err().to_string()
    }
}

#[test]
fn flags_override_the_environment_which_overrides_the_file() {
    let mut case = Case::new()
        .file(
            "config.toml",
            "[server]\nlisten = \"127.0.0.1:1\"\n[quotas]\ncoach_chat_per_day = 7\n[auth]\nsignup = \"open\"",
        )
        .variable("WAGNER_SERVER_LISTEN", "127.0.0.1:2")
        .variable("WAGNER_QUOTAS_COACH_CHAT_PER_DAY", "8");
    case.sources.flags.listen = Some("127.0.0.1:3".into());
    let config = case.load();
    assert_eq!(config.server.listen.port(), 3);
    assert_eq!(config.quotas.coach_chat_per_day, 8);
    assert_eq!(config.auth.signup, Signup::Open);
}

#[test]
fn familiar_names_are_read_and_the_full_name_wins() {
    let case = Case::new()
        .variable("CORS_ORIGINS", "https://a.example, https://b.example")
        .variable("LOG_LEVEL", "warn")
        .variable("CRON_SECRET", "one")
        .variable("WAGNER_CRON_SECRET", "two");
    let config = case.load();
    assert_eq!(config.server.cors_origins, ["https://a.example", "https://b.example"]);
    assert_eq!(config.cron.secret.unwrap().expose_secret(), "two");
    assert_eq!(config.log.level, crate::config::Level::Warn);
}

#[test]
fn secrets_come_from_files_and_are_never_shown() {
    let case = Case::new().file("jwt", "from-a-file\n");
    let path = case.folder.path().join("jwt").display().to_string();
    let config = case.variable("JWT_SECRET_FILE", &path).variable("OPENAI_API_KEY", "canary").load();
    assert_eq!(config.auth.jwt_secret.as_ref().unwrap().expose_secret(), "from-a-file");
    let shown = config.show();
    assert!(shown.contains(REDACTED));
    for text in [shown, format!("{config:?}")] {
        assert!(!text.contains("from-a-file") && !text.contains("canary"), "{text}");
    }
}

#[test]
fn all_unknown_keys_are_named_and_wrong_values_are_not_repeated() {
    let case = Case::new().file("config.toml", "stray = 1\n[server]\nlistn = \"x\"\n[nowhere]\nkey = 1");
    let message = case.error();
    for name in ["stray", "server.listn", "nowhere.key"] {
        assert!(message.contains(name), "{message}");
    }
    let message = Case::new().variable("WAGNER_RATES_LOGIN_PER_MINUTE", "canary").error();
    assert!(message.contains("WAGNER_RATES_LOGIN_PER_MINUTE") && !message.contains("canary"), "{message}");
    let message = Case::new().file("config.toml", "[auth]\njwt_secret = \"canary").error();
    assert!(message.contains("line 2") && !message.contains("canary"), "{message}");
}

#[test]
fn dot_env_is_read_outside_production_alone() {
    let dot_env = "# a comment\nexport WAGNER_AUTH_SIGNUP=\"closed\"\nLOG_LEVEL = debug\n";
    let case = Case::new().file(".env", dot_env);
    assert_eq!(case.load().auth.signup, Signup::Closed);
    let case = Case::new().file(".env", dot_env).variable("ENVIRONMENT", "production");
    assert_eq!(case.load().auth.signup, Signup::Invite);
    let case = Case::new().file(".env", "ENVIRONMENT=production");
    assert!(matches!(case.sources.load(), Err(Error::ProductionInDotEnv)));
}

#[test]
fn what_is_shown_can_be_loaded_again() {
    let shown = Case::new().variable("CORS_ORIGINS", "https://a.example").load().show();
    let again = Case::new().file("config.toml", &shown).load();
    assert_eq!(again.show(), shown);
}

#[test]
fn a_file_that_was_asked_for_must_exist() {
    let mut case = Case::new();
    case.sources.flags.config = Some("/nowhere/config.toml".into());
    assert!(matches!(case.sources.load(), Err(Error::File(..))));
}
