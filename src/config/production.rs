//! The settings that are too weak for a server which others reach: refused in production, warned about elsewhere.

use std::collections::BTreeSet;
use std::fmt;

use secrecy::{ExposeSecret, SecretString};

use super::{Config, Error};

const SIGNING_SECRET_LENGTH: usize = 32;
const SIGNING_SECRET_VARIETY: usize = 8;
const SHARED_SECRET_LENGTH: usize = 16;

/// A setting and what is wrong with it, without its value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Weakness {
    pub setting: &'static str,
    pub reason: &'static str,
}

impl fmt::Display for Weakness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.setting, self.reason)
    }
}

impl Config {
    /// All weak settings at once. Secrets that are not set are no weakness: the server makes strong ones.
    pub fn weaknesses(&self) -> Vec<Weakness> {
        let mut found = Vec::new();
        let mut check = |weak: bool, setting: &'static str, reason: &'static str| {
            if weak {
                found.push(Weakness { setting, reason });
            }
        };
        let [jwt, cron, webhook] =
            [&self.auth.jwt_secret, &self.cron.secret, &self.webhook.secret].map(|s| exposed(s.as_ref()));
        let short = |secret: Option<&str>, length| secret.is_some_and(|s| s.chars().count() < length);
        let equal = |a: Option<&str>, b: Option<&str>| a.is_some() && a == b;

        check(short(jwt, SIGNING_SECRET_LENGTH), "JWT_SECRET", "must have at least 32 characters");
        check(jwt.is_some_and(is_monotonous), "JWT_SECRET", "must have more variety: take a random one");
        check(short(cron, SHARED_SECRET_LENGTH), "CRON_SECRET", "must have at least 16 characters");
        check(equal(cron, jwt), "CRON_SECRET", "must differ from JWT_SECRET");
        check(short(webhook, SHARED_SECRET_LENGTH), "WEBHOOK_SECRET", "must have at least 16 characters");
        check(equal(webhook, jwt), "WEBHOOK_SECRET", "must differ from JWT_SECRET");
        check(equal(webhook, cron), "WEBHOOK_SECRET", "must differ from CRON_SECRET");
        check(self.server.debug, "DEBUG", "must be false");
        check(self.server.allow_all_origins, "ALLOW_ALL_ORIGINS", "must be false");

        let origins = &self.server.cors_origins;
        check(origins.iter().any(|o| o.contains('*')), "CORS_ORIGINS", "must name each origin, without *");
        check(origins.iter().any(|o| is_plain_beyond_loopback(o)), "CORS_ORIGINS", "must use https beyond loopback");

        let open = !self.server.listen.ip().is_loopback() && self.server.trusted_proxies.is_empty();
        check(
            open,
            "server.listen",
            "is plain http beyond loopback: listen on 127.0.0.1, or name your proxy in server.trusted_proxies",
        );
        found
    }

    /// What must not run: the weak settings, in production.
    pub fn refuse_weakness(&self) -> Result<(), Error> {
        let weaknesses = self.weaknesses();
        if self.is_production() && !weaknesses.is_empty() { Err(Error::Weak(weaknesses)) } else { Ok(()) }
    }
}

fn exposed(secret: Option<&SecretString>) -> Option<&str> {
    secret.map(ExposeSecret::expose_secret)
}

/// Too few different characters to have come from a random source.
fn is_monotonous(secret: &str) -> bool {
    secret.chars().collect::<BTreeSet<_>>().len() < SIGNING_SECRET_VARIETY
}

fn is_plain_beyond_loopback(origin: &str) -> bool {
    let Some(rest) = origin.strip_prefix("http://") else { return false };
    let host = rest.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok()).map_or(rest, |(host, _)| host);
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>();
    host != "localhost" && !address.is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound() -> Config {
        let mut config = Config::default();
        config.auth.jwt_secret = Some("9f3b2c7d5e1a8046b7c9d2e4f6a8091b3c5d7e9f".into());
        config.cron.secret = Some("a1c3e5f7092b4d6f8a0c2e4f".into());
        config.webhook.secret = Some("b2d4f6a8193c5e7f9b1d3f5a".into());
        config.server.cors_origins = vec!["https://coach.example.org".into(), "http://localhost:3000".into()];
        config
    }

    fn named(change: impl FnOnce(&mut Config)) -> Vec<&'static str> {
        let mut config = sound();
        change(&mut config);
        config.weaknesses().into_iter().map(|w| w.setting).collect()
    }

    #[test]
    fn sound_settings_and_the_defaults_have_no_weakness() {
        assert_eq!(sound().weaknesses(), []);
        assert_eq!(Config::default().weaknesses(), []);
    }

    #[test]
    fn every_weak_setting_is_named() {
        assert_eq!(named(|c| c.auth.jwt_secret = Some("short1234567890abcdefghijklmnop".into())), ["JWT_SECRET"]);
        assert_eq!(named(|c| c.auth.jwt_secret = Some("a".repeat(64).into())), ["JWT_SECRET"]);
        assert_eq!(named(|c| c.cron.secret = Some("x".into())), ["CRON_SECRET"]);
        assert_eq!(named(|c| c.cron.secret = c.auth.jwt_secret.clone()), ["CRON_SECRET"]);
        assert_eq!(named(|c| c.webhook.secret = Some("y".into())), ["WEBHOOK_SECRET"]);
        assert_eq!(named(|c| c.webhook.secret = c.cron.secret.clone()), ["WEBHOOK_SECRET"]);
        assert_eq!(named(|c| c.server.debug = true), ["DEBUG"]);
        assert_eq!(named(|c| c.server.allow_all_origins = true), ["ALLOW_ALL_ORIGINS"]);
        assert_eq!(named(|c| c.server.cors_origins = vec!["*".into()]), ["CORS_ORIGINS"]);
        assert_eq!(named(|c| c.server.cors_origins = vec!["http://coach.example.org".into()]), ["CORS_ORIGINS"]);
        assert_eq!(named(|c| c.server.listen = ([0, 0, 0, 0], 8080).into()), ["server.listen"]);
        assert_eq!(
            named(|c| {
                c.server.listen = ([0, 0, 0, 0], 8080).into();
                c.server.trusted_proxies = vec!["10.0.0.1".into()];
            }),
            [""; 0]
        );
    }

    #[test]
    fn all_reasons_come_at_once_and_only_production_refuses() {
        let mut config = sound();
        config.server.debug = true;
        config.server.allow_all_origins = true;
        assert!(config.refuse_weakness().is_ok());
        config.server.environment = super::super::Environment::Production;
        let message = config.refuse_weakness().unwrap_err().to_string();
        assert!(message.contains("DEBUG") && message.contains("ALLOW_ALL_ORIGINS"), "{message}");
    }
}
