//! Putting a backup in the place of a data folder.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::container::{DATABASE, SECRETS};
use super::scratch::{Scratch, folder_of};
use super::{Error, Header, Result, image, unpack_checked};
use crate::storage::files;

/// What lies in a data folder and belongs to the machine more than to the data: it stays.
const STAYING: [&str; 2] = ["backups", "logs"];

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    pub header: Header,
    /// Where the former data folder is now, if there was one.
    pub former: Option<PathBuf>,
    /// What should have come back from there, and could not be moved.
    pub left_there: Vec<&'static str>,
}

/// Restores a backup as `data_dir`. It is unpacked and checked in a folder beside it, which then changes places with the
/// data folder in one step; the former one is kept. [`crate::storage::Error::Locked`] while a server uses the folder.
///
/// Without the secrets in it the restored instance makes new ones, and everybody logs in again.
pub fn restore(file: &Path, data_dir: &Path, now: Timestamp) -> Result<Restored> {
    let data_dir = &without_links(data_dir)?;
    let exists = data_dir.is_dir();
    let claim = if exists { Some(files::claim(data_dir)?) } else { None };
    let scratch = Scratch::to_restore(data_dir)?;
    let staged = scratch.path().join("data");
    files::private_folder(&staged)?;
    let header = unpack_checked(file, &staged)?;
    image::note_restore(&staged.join(DATABASE), &header, now)?;
    if exists {
        give_to_owner_of(data_dir, &staged)?;
    }
    File::open(&staged)?.sync_all()?;
    let mut restored = Restored { header, former: None, left_there: Vec::new() };
    if exists {
        renameat_with(CWD, &staged, CWD, data_dir, RenameFlags::EXCHANGE)
            .map_err(|errno| Error::NoExchange(errno.into()))?;
        // The former folder lies where the staged one was: nothing may be cleared away there any more.
        let emptied = scratch.keep();
        restored.left_there = bring_back(&staged, data_dir);
        restored.former = Some(keep_former(&staged, data_dir, now)?);
        fs::remove_dir(emptied)?;
    } else {
        fs::rename(&staged, data_dir)?;
    }
    File::open(folder_of(data_dir))?.sync_all()?;
    drop(claim);
    Ok(restored)
}

/// The folder itself where a link leads to it: a link that changed places with a folder would help nobody.
fn without_links(data_dir: &Path) -> Result<PathBuf> {
    match fs::canonicalize(data_dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let name = data_dir.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidFilename))?;
            Ok(fs::canonicalize(folder_of(data_dir))?.join(name))
        }
        found => Ok(found?),
    }
}

/// Moves what stays from the former folder into the restored one; what could not be moved.
fn bring_back(former: &Path, data_dir: &Path) -> Vec<&'static str> {
    let there = STAYING.into_iter().filter(|name| former.join(name).exists());
    there.filter(|name| fs::rename(former.join(name), data_dir.join(name)).is_err()).collect()
}

/// Gives the former folder the name under which it is kept.
fn keep_former(former: &Path, data_dir: &Path, now: Timestamp) -> Result<PathBuf> {
    let mut kept = data_dir.as_os_str().to_owned();
    kept.push(now.strftime(".before-%Y%m%dT%H%M%S%3fZ").to_string());
    renameat_with(CWD, former, CWD, &kept, RenameFlags::NOREPLACE)?;
    Ok(kept.into())
}

/// An administrator restores for the account that runs the server.
fn give_to_owner_of(data_dir: &Path, staged: &Path) -> Result<()> {
    let (wanted, ours) = (fs::metadata(data_dir)?, fs::metadata(staged)?);
    if (wanted.uid(), wanted.gid()) == (ours.uid(), ours.gid()) {
        return Ok(());
    }
    let give = |path: &Path| chown(path, Some(wanted.uid()), Some(wanted.gid()));
    for folder in [staged.to_owned(), staged.join(SECRETS)] {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            give(&entry?.path())?;
        }
        if folder.exists() {
            give(&folder)?;
        }
    }
    Ok(())
}

impl From<rustix::io::Errno> for Error {
    fn from(errno: rustix::io::Errno) -> Self {
        io::Error::from(errno).into()
    }
}
