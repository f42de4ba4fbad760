//! Settings: one struct a topic, read from the defaults, then a file, then the environment, then flags.

mod auth;
mod backup;
mod folder;
mod layers;
mod limits;
mod production;
mod secrets;
mod server;
mod services;
mod topic;
mod value;

pub use auth::{Auth, Signup};
pub use backup::Backup;
pub use folder::make_private_folder;
pub use layers::{Flags, Sources};
pub use limits::{Quotas, Rates};
pub use production::Weakness;
pub use secrets::{OLD_AFTER, Ring, RotateError, Secret, SecretName, Secrets, random_hex, write_new};
pub use server::{Data, Environment, Server};
pub use services::{Anthropic, Cron, Level, Log, Metrics, OpenAi, Sentry, Webhook};
pub use topic::Setting;
pub use value::REDACTED;

use topic::{Spelling, Topic};

macro_rules! config {
    ($($field:ident: $topic:ty),+ $(,)?) => {
        /// Everything that can be set. `Debug` shows no secret.
        #[derive(Clone, Debug, Default)]
        pub struct Config { $(pub $field: $topic),+ }

        impl Config {
            fn topics(&self) -> Vec<&dyn Topic> {
                vec![$(&self.$field),+]
            }

            fn topics_mut(&mut self) -> Vec<&mut dyn Topic> {
                vec![$(&mut self.$field),+]
            }
        }
    };
}

config! {
    data: Data,
    server: Server,
    auth: Auth,
    quotas: Quotas,
    rates: Rates,
    backup: Backup,
    cron: Cron,
    webhook: Webhook,
    log: Log,
    metrics: Metrics,
    sentry: Sentry,
    openai: OpenAi,
    anthropic: Anthropic,
}

/// Why the settings cannot be used. No message repeats a value.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    #[error("{path}: {message}")]
    Syntax { path: String, message: String },
    #[error("unknown settings: {}", .0.join(", "))]
    Unknown(Vec<String>),
    #[error("{setting}: expected {expected}")]
    Value { setting: String, expected: &'static str },
    #[error(".env cannot switch to production: set ENVIRONMENT itself")]
    ProductionInDotEnv,
    #[error("refusing to start in production:\n{}", .0.iter().map(|w| format!("  {w}")).collect::<Vec<_>>().join("\n"))]
    Weak(Vec<Weakness>),
}

impl Config {
    /// Every setting as it stands, in the order of the example file.
    pub fn settings(&self) -> Vec<Setting> {
        self.topics().into_iter().flat_map(Topic::settings).collect()
    }

    /// Whether weak settings refuse the start, and documents are off.
    pub fn is_production(&self) -> bool {
        self.server.environment == Environment::Production
    }

    /// As a file that could be loaded, with `***REDACTED***` for every secret.
    pub fn show(&self) -> String {
        let mut lines = Vec::new();
        let mut section = "";
        for setting in self.settings() {
            if setting.section != section {
                section = setting.section;
                lines.push(format!("\n[{section}]"));
            }
            lines.push(match setting.value {
                Some(value) => format!("{} = {value}", setting.key),
                None => format!("# {} is not set", setting.key),
            });
        }
        lines.join("\n").trim_start().to_owned() + "\n"
    }

    fn set(&mut self, section: &str, key: &str, value: Spelling<'_>) -> Option<Result<(), &'static str>> {
        self.topics_mut().into_iter().find(|topic| topic.section() == section)?.set(key, value)
    }
}

#[cfg(test)]
mod example_tests;
