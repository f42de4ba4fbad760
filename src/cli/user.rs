//! `user`: accounts, also beside a running server, which takes notice within a second.

use std::io::{BufRead as _, Write as _, stdin, stdout};

use anyhow::{Context as _, anyhow};
use clap::{Subcommand, ValueEnum};
use secrecy::SecretString;
use serde_json::json;

use super::{Common, Failure, Outcome, Result};
use crate::auth::{Change, Doer, Passwords, ResetCode, SetupToken, administration, make_reset_code, passwords};
use crate::config::{Config, make_private_folder};
use crate::domain::account::{self, Email};
use crate::storage::users::{self, Account, NewAccount};
use crate::storage::{self, Options, Service, Store};

const COMMAND: Service = Service::because("user command");

#[derive(Subcommand)]
pub enum Command {
    /// Make an account
    Create {
        #[arg(long)]
        email: Email,
        #[arg(long, default_value = "member")]
        role: Role,
        /// Read the password from standard input, where no list of processes shows it
        #[arg(long, required = true)]
        password_stdin: bool,
    },
    /// List the accounts
    List,
    /// Switch an account off; its sessions end
    Disable {
        #[arg(long)]
        email: Email,
    },
    /// Switch an account on again
    Enable {
        #[arg(long)]
        email: Email,
    },
    /// Give an account another role; its tokens end
    SetRole {
        #[arg(long)]
        email: Email,
        #[arg(long)]
        role: Role,
    },
    /// Make a code with which the member sets a new password, once and within a day
    ResetPassword {
        #[arg(long)]
        email: Email,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Role {
    Admin,
    Member,
}

impl From<Role> for account::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Admin => Self::Admin,
            Role::Member => Self::Member,
        }
    }
}

pub fn run(common: &Common, command: Command) -> Result {
    let config = common.load()?;
    make_private_folder(&config.data.dir)?;
    let store = Store::open(&Options::new(&config.data.dir))?;
    let outcome = match command {
        Command::Create { email, role, password_stdin: _ } => create(&store, common, &config, email, role),
        Command::List => show(common, &store.read_blocking(COMMAND, users::list)?),
        Command::Disable { email } => {
            change(&store, common, email, Change { disabled: Some(true), ..Change::default() })
        }
        Command::Enable { email } => {
            change(&store, common, email, Change { disabled: Some(false), ..Change::default() })
        }
        Command::SetRole { email, role } => {
            change(&store, common, email, Change { role: Some(role.into()), ..Change::default() })
        }
        Command::ResetPassword { email } => reset_password(&store, common, email),
    };
    store.close();
    outcome
}

fn create(store: &Store, common: &Common, config: &Config, email: Email, role: Role) -> Result {
    let password = read_password()?;
    passwords::judge(&password, &email).map_err(|unfit| Failure::Use(anyhow!("the password {unfit}")))?;
    let password_hash = Passwords::new(&config.auth)?.hash_now(&password)?;
    let (role, time_zone) = (role.into(), "UTC".into());
    let new = NewAccount { email, password_hash, role, display_name: None, time_zone };
    let made = store.write_blocking(COMMAND, move |tx| administration::create(tx, &Doer::command(), &new));
    let account = made.map_err(explained)?;
    // There is an account now, so that the token opens nothing any more.
    SetupToken::in_folder(&config.data.dir).remove();
    show(common, &[account])
}

fn change(store: &Store, common: &Common, email: Email, change: Change) -> Result {
    let changed = store.write_blocking(COMMAND, move |tx| {
        let account = users::by_email(tx, &email)?.ok_or(storage::Error::Conflict("not_found"))?;
        administration::change(tx, &Doer::command(), account.id, &change)?;
        users::get(tx, account.id)
    });
    show(common, &changed.map_err(explained)?.into_iter().collect::<Vec<_>>())
}

fn reset_password(store: &Store, common: &Common, email: Email) -> Result {
    let made = store.write_blocking(COMMAND, move |tx| {
        let account = users::by_email(tx, &email)?.ok_or(storage::Error::Conflict("not_found"))?;
        make_reset_code(tx, &Doer::command(), account.id)
    });
    let ResetCode { code, expires_at } = made.map_err(explained)?;
    if common.json {
        writeln!(stdout(), "{:#}", json!({ "code": code, "expires_at": expires_at.to_string() }))?;
    } else {
        writeln!(stdout(), "{code}")?;
        writeln!(stdout(), "It sets a new password once, until {expires_at}.")?;
    }
    Ok(Outcome::Good)
}

fn show(common: &Common, accounts: &[Account]) -> Result {
    if common.json {
        let list = accounts.iter().map(|account| {
            json!({
                "id": account.id,
                "email": account.email,
                "role": account.role,
                "disabled": account.disabled,
                "created_at": account.created_at.to_string(),
            })
        });
        writeln!(stdout(), "{:#}", json!({ "users": list.collect::<Vec<_>>() }))?;
    } else {
        for Account { id, email, role, disabled, .. } in accounts {
            let state = if *disabled { "disabled" } else { "enabled" };
            writeln!(stdout(), "{id}  {role:<6}  {state:<8}  {email}")?;
        }
    }
    Ok(Outcome::Good)
}

/// The first line of standard input.
fn read_password() -> anyhow::Result<SecretString> {
    let mut line = String::new();
    stdin().lock().read_line(&mut line).context("the password cannot be read from standard input")?;
    Ok(line.trim_end_matches(['\r', '\n']).into())
}

fn explained(error: storage::Error) -> anyhow::Error {
    match error {
        storage::Error::Conflict("email_taken") => anyhow!("there is an account with this e-mail address"),
        storage::Error::Conflict("not_found") => anyhow!("there is no account with this e-mail address"),
        storage::Error::Conflict("last_admin") => anyhow!("this is the last administrator"),
        error => error.into(),
    }
}
