//! `backup` and `restore`: the database in one file, and back.

use std::io::{Write as _, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde_json::json;

use super::{Common, Failure, Outcome, Result};
use crate::ops::backups::Shelf;
use crate::storage::backup::{self, Header, Restored};

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct BackUp {
    #[command(subcommand)]
    command: Option<Command>,
    /// The file to write [default: a new one in the folder of the backups]
    file: Option<PathBuf>,
    /// Put the server's secrets into it too: whoever has the file can then forge tokens
    #[arg(long)]
    with_secrets: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Prove that a backup can be restored
    Verify { file: PathBuf },
}

/// `backup`, also beside a running server, and `backup verify`.
pub fn run(common: &Common, arguments: BackUp) -> Result {
    if let Some(Command::Verify { file }) = arguments.command {
        let header = backup::verify(&file).with_context(|| file.display().to_string())?;
        return show(common, "Good", &file, &header);
    }
    let config = common.load()?;
    if !config.data.dir.join("wagner.db").exists() {
        return Err(Failure::Use(anyhow!("there is no database in {}", config.data.dir.display())));
    }
    let now = Timestamp::now();
    let (file, header) = if let Some(file) = arguments.file {
        let header = backup::create(&config.data.dir, &file, arguments.with_secrets, now);
        let header = header.with_context(|| file.display().to_string())?;
        (file, header)
    } else {
        let shelf = Shelf::of(&config);
        let (id, header) = shelf.add(now, arguments.with_secrets)?;
        (shelf.path(id), header)
    };
    show(common, "Made and checked", &file, &header)
}

/// `restore`.
pub fn restore(common: &Common, file: &Path) -> Result {
    let data_dir = common.load()?.data.dir;
    let restored = backup::restore(file, &data_dir, Timestamp::now()).with_context(|| file.display().to_string());
    let Restored { header, former, left_there } = restored?;
    if common.json {
        let whole = json!({ "data_dir": data_dir, "former": former, "left_there": left_there });
        writeln!(stdout(), "{whole:#}")?;
        return Ok(Outcome::Good);
    }
    writeln!(stdout(), "Restored {} from the backup of {}.", data_dir.display(), header.created_at())?;
    if let Some(former) = former {
        writeln!(stdout(), "The former folder is kept as {}.", former.display())?;
    }
    for name in left_there {
        writeln!(stdout(), "Its {name} could not be moved back: they are still there.")?;
    }
    if !header.has_secrets() {
        writeln!(stdout(), "No secrets were in it: the server makes new ones, and everybody logs in again.")?;
    }
    Ok(Outcome::Good)
}

fn show(common: &Common, verdict: &str, file: &Path, header: &Header) -> Result {
    if common.json {
        let whole = json!({
            "file": file,
            "created_at": header.created_at().to_string(),
            "app_version": header.app_version,
            "schema_version": header.schema_version,
            "has_secrets": header.has_secrets(),
        });
        writeln!(stdout(), "{whole:#}")?;
    } else {
        let secrets = if header.has_secrets() { "with" } else { "without" };
        let (at, version) = (header.created_at(), &header.app_version);
        writeln!(stdout(), "{verdict}: {} of {at}, by version {version}, {secrets} secrets", file.display())?;
    }
    Ok(Outcome::Good)
}
