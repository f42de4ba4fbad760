//! Backups: one file with an image of the database, taken while it is in use, and perhaps the secrets.
//!
//! An image counts only after it has been checked as a whole: the engine's own check, the references, and the proof of
//! row-level security. The same checks stand before a restore. Everything here blocks.

mod container;
mod error;
mod image;
mod restore;
mod scratch;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

pub use container::Header;
pub use error::Error;
pub use restore::{Restored, restore};
pub use scratch::remove_leftovers;

use container::{DATABASE, Part, SECRETS};
use scratch::Scratch;

/// The result of every function on backups.
pub type Result<T> = std::result::Result<T, Error>;

/// Writes a backup of the database in `data_dir` to `target`, which must not exist yet. A server may be using the
/// database; whatever goes wrong, there is no file afterwards that looks like a backup.
pub fn create(data_dir: &Path, target: &Path, with_secrets: bool, now: Timestamp) -> Result<Header> {
    if target.exists() {
        return Err(Error::Exists);
    }
    let database = super::files::database(data_dir);
    fs::metadata(&database)?;
    let scratch = Scratch::beside(target)?;
    let image = scratch.path().join(DATABASE);
    image::take(&database, &image)?;
    let schema_version = image::check(&image)?;

    let mut sources = vec![(DATABASE.to_owned(), image)];
    if with_secrets {
        sources.extend(secrets(data_dir)?);
    }
    let parts = sources.iter().map(|(name, path)| Ok(Part { name: name.clone(), bytes: fs::metadata(path)?.len() }));
    let header = Header {
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        schema_version,
        created_at_ms: now.as_millisecond(),
        parts: parts.collect::<Result<_>>()?,
    };
    let packed = scratch.path().join("packed");
    let mut file = super::files::private_file(&packed)?;
    let paths: Vec<PathBuf> = sources.into_iter().map(|(_, path)| path).collect();
    container::pack(&header, &paths, &mut file)?;
    file.sync_all()?;
    fs::rename(&packed, target)?;
    sync_folder(target)?;
    Ok(header)
}

/// What a backup says of itself. Proves nothing of the rest of the file.
pub fn header(file: &Path) -> Result<Header> {
    container::header(file)
}

/// Proves that a backup can be restored: the file is whole, and the image in it is sound. Unpacks it into a folder
/// beside it, which is gone afterwards.
pub fn verify(file: &Path) -> Result<Header> {
    let scratch = Scratch::beside(file)?;
    unpack_checked(file, scratch.path())
}

/// Unpacks a backup into an empty folder and brings the image to the current schema.
fn unpack_checked(file: &Path, folder: &Path) -> Result<Header> {
    let opened = container::open(file)?;
    let header = opened.header().clone();
    if header.schema_version > super::schema::VERSION {
        return Err(Error::Newer(header.app_version));
    }
    if super::free_bytes(folder)? < header.unpacked_bytes() {
        return Err(super::Error::Full.into());
    }
    opened.unpack(folder)?;
    let image = folder.join(DATABASE);
    if image::check_older(&image)? != header.schema_version {
        return Err(Error::Damaged("the image is of another schema than the file says"));
    }
    Ok(header)
}

/// The files of secrets in a data folder, by their names in a backup.
fn secrets(data_dir: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(data_dir.join(SECRETS)).into_iter().flatten() {
        let entry = entry?;
        if let (true, Some(name)) = (entry.file_type()?.is_file(), entry.file_name().to_str()) {
            let name = format!("{SECRETS}/{name}");
            if container::is_part(&name) {
                found.push((name, entry.path()));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Makes a renamed file's new name last.
fn sync_folder(file: &Path) -> Result<()> {
    Ok(File::open(scratch::folder_of(file))?.sync_all()?)
}
