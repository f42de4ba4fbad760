//! `secrets`: what the server signs and encrypts with, also beside a running one, which takes notice within a second.

use std::io::{Write as _, stdout};

use anyhow::anyhow;
use clap::{Subcommand, ValueEnum};
use serde_json::json;

use super::{Common, Failure, Outcome, Result};
use crate::auth::{self, SecretFacts, secrets};
use crate::config::{RotateError, SecretName, Secrets, make_private_folder, random_hex};
use crate::storage::{Options, Store};

#[derive(Subcommand)]
pub enum Command {
    /// Print strong secrets for those who set them, as lines of an environment file; nothing is stored
    Generate,
    /// List the secrets with their ages, never the secrets
    List,
    /// Make a secret anew; nobody is logged out
    Rotate {
        name: Name,
        /// The one before counts no more at once: for a secret that somebody has got hold of
        #[arg(long)]
        at_once: bool,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Name {
    /// Signs access tokens
    Jwt,
    /// What a scheduler shows at /cron
    Cron,
    /// The root of the webhooks' keys
    Webhook,
    /// Encrypts the secrets of authenticator apps
    Data,
}

impl From<Name> for SecretName {
    fn from(name: Name) -> Self {
        match name {
            Name::Jwt => Self::Jwt,
            Name::Cron => Self::Cron,
            Name::Webhook => Self::Webhook,
            Name::Data => Self::Data,
        }
    }
}

pub fn run(common: &Common, command: &Command) -> Result {
    match command {
        Command::Generate => generate(common),
        Command::List => list(common),
        Command::Rotate { name, at_once } => rotate(common, (*name).into(), *at_once),
    }
}

fn generate(common: &Common) -> Result {
    let made = ["JWT_SECRET", "CRON_SECRET", "WEBHOOK_SECRET"].map(|name| (name, random_hex()));
    if common.json {
        let object: serde_json::Map<_, _> =
            made.into_iter().map(|(name, secret)| (name.into(), secret.into())).collect();
        writeln!(stdout(), "{:#}", serde_json::Value::Object(object))?;
    } else {
        for (name, secret) in made {
            writeln!(stdout(), "{name}={secret}")?;
        }
    }
    Ok(Outcome::Good)
}

/// Good where none is old.
fn list(common: &Common) -> Result {
    let config = common.load()?;
    make_private_folder(&config.data.dir)?;
    let secrets = Secrets::load_or_make(&config)?;
    let facts = SecretName::ALL.map(|name| SecretFacts::of(&secrets, name, jiff::Timestamp::now()));
    if common.json {
        let list = facts.iter().map(|facts| {
            json!({
                "name": facts.name.name(),
                "source": if facts.is_set { "settings" } else { "file" },
                "made_at": facts.made_at.map(|at| at.to_string()),
                "age_days": facts.age.map(|age| age.as_hours() / 24),
                "is_old": facts.is_old,
            })
        });
        writeln!(stdout(), "{:#}", json!({ "secrets": list.collect::<Vec<_>>() }))?;
    } else {
        for facts in &facts {
            let name = facts.name.name();
            match facts.age {
                Some(age) => {
                    let advice = if facts.is_old { "  old: make it anew" } else { "" };
                    writeln!(stdout(), "{name:<8}  {:>4} days{advice}", age.as_hours() / 24)?;
                }
                None => writeln!(stdout(), "{name:<8}  set in the settings")?,
            }
        }
    }
    Ok(if facts.iter().any(|facts| facts.is_old) { Outcome::Found } else { Outcome::Good })
}

fn rotate(common: &Common, name: SecretName, at_once: bool) -> Result {
    let config = common.load()?;
    make_private_folder(&config.data.dir)?;
    let secrets = Secrets::load_or_make(&config)?;
    let store = Store::open(&Options::new(&config.data.dir))?;
    let life = i64::from(config.auth.access_token_s.get());
    let rotated = secrets::rotate_beside(&store, &secrets, name, life, at_once);
    store.close();
    match rotated {
        Ok(()) => {}
        Err(auth::Error::Rotation(error @ RotateError::Set)) => return Err(Failure::Use(anyhow!(error))),
        Err(error) => return Err(error.into()),
    }
    let facts = SecretFacts::of(&secrets, name, jiff::Timestamp::now());
    if common.json {
        let until = facts.former_until.map(|at| at.to_string());
        writeln!(stdout(), "{:#}", json!({ "name": name.name(), "former_until": until }))?;
    } else {
        writeln!(stdout(), "{} is new.", name.name())?;
        if let Some(until) = facts.former_until {
            writeln!(stdout(), "What the one before has signed counts until {until}.")?;
        }
    }
    Ok(Outcome::Good)
}
