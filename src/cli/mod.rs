//! The commands. `serve` runs the server; the others look at, prove or change what it keeps, also beside a running one.
//!
//! They end with 0 when all is well, 1 when what was asked for failed or a check found something, and 2 on wrong use.

mod backup;
mod config;
mod healthcheck;
mod openapi;
mod secrets;
mod serve;
mod setup;
mod user;
mod verify_rls;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::config::{Config, Flags, Sources};

/// A fitness and nutrition coach for a household, a gym or a team, on its own machine.
#[derive(Parser)]
#[command(name = "wagner-coach", version, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every command takes.
#[derive(Args)]
struct Common {
    /// The folder of the database, the secrets and the logs [default: ./data]
    #[arg(long, global = true, value_name = "DIR")]
    data_dir: Option<String>,
    /// The file of the settings [default: config.toml, where it exists]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The address to listen on, or to ask [default: 127.0.0.1:8080]
    #[arg(long, global = true, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Answer in JSON, for scripts
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server (what happens without a command)
    Serve,
    /// Say where the first account is made
    Setup,
    /// Make, list and change accounts
    User {
        #[command(subcommand)]
        command: user::Command,
    },
    /// Write the database into one file, also beside a running server
    Backup(backup::BackUp),
    /// Put a backup in the place of the data folder, while no server uses it
    Restore { file: PathBuf },
    /// Make, list and renew the server's secrets
    Secrets {
        #[command(subcommand)]
        command: secrets::Command,
    },
    /// Look at the settings
    Config {
        #[command(subcommand)]
        command: config::Command,
    },
    /// Print the OpenAPI document
    Openapi,
    /// Prove row-level security on the database, table by table
    VerifyRls,
    /// Ask a running server how it is; for containers and supervisors
    Healthcheck,
}

/// How a command ended that did not fail.
enum Outcome {
    Good,
    /// A check found something, and said what.
    Found,
}

/// Why a command failed.
enum Failure {
    /// Settings or arguments that cannot be used: exit code 2.
    Use(anyhow::Error),
    /// All else: exit code 1.
    Work(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Work(error.into())
    }
}

type Result<T = Outcome> = std::result::Result<T, Failure>;

/// Runs the command that the process was started with.
#[expect(clippy::print_stderr, reason = "the last word of a command that failed")]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let common = cli.common;
    let outcome = match cli.command.unwrap_or(Command::Serve) {
        Command::Serve => serve::run(&common),
        Command::Setup => setup::run(&common),
        Command::User { command } => user::run(&common, command),
        Command::Backup(arguments) => backup::run(&common, arguments),
        Command::Restore { file } => backup::restore(&common, &file),
        Command::Secrets { command } => secrets::run(&common, &command),
        Command::Config { command } => config::run(&common, &command),
        Command::Openapi => openapi::run(),
        Command::VerifyRls => verify_rls::run(&common),
        Command::Healthcheck => healthcheck::run(&common),
    };
    match outcome {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Err(Failure::Work(error)) => {
            eprintln!("wagner-coach: {error:#}");
            ExitCode::from(1)
        }
        Err(Failure::Use(error)) => {
            eprintln!("wagner-coach: {error:#}");
            ExitCode::from(2)
        }
    }
}

impl Common {
    /// The settings in force for this command.
    fn load(&self) -> Result<Config> {
        let flags = Flags { config: self.config.clone(), data_dir: self.data_dir.clone(), listen: self.listen.clone() };
        Sources::process(flags).load().map_err(|error| Failure::Use(error.into()))
    }
}
