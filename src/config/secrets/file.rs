//! The files of secrets: private from their first moment, replaced as a whole.

use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use jiff::Timestamp;
use rand::RngExt;

use crate::config::make_private_folder;

/// A file's text and when it was written; a new secret where there is no file yet.
pub(super) fn read_or_make(path: &Path) -> io::Result<(String, Option<Timestamp>)> {
    if let Some(folder) = path.parent() {
        make_private_folder(folder)?;
    }
    match write_new(path, &random_hex()) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let written = path.metadata()?.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
    Ok((std::fs::read_to_string(path)?, written))
}

/// Puts another text in a file's place, in one step: whoever reads it sees the old one or the new one.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let beside = path.with_extension("new");
    match std::fs::remove_file(&beside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    write_new(&beside, text)?;
    std::fs::rename(&beside, path)?;
    match path.parent() {
        Some(folder) => std::fs::File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// Writes a file that must not exist yet, with mode 0600 from its first moment.
pub fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// 256 random bits.
pub fn random_hex() -> String {
    let (high, low): (u128, u128) = (rand::rng().random(), rand::rng().random());
    format!("{high:032x}{low:032x}")
}
