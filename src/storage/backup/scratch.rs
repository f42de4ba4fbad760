//! A folder for what is not finished: beside the file that will be, so that a rename finishes it, and gone with the
//! work.

use std::fs;
use std::path::{Path, PathBuf};

use rand::RngExt;

use super::Result;
use crate::storage::files;

/// A folder for a backup that is made or verified is called so, with some letters after it.
const UNFINISHED: &str = ".unfinished-";
/// One for a restore. A former data folder lies in it for a moment: nobody clears such a folder away.
const RESTORING: &str = ".restoring-";

pub(super) struct Scratch {
    path: PathBuf,
    kept: bool,
}

impl Scratch {
    /// For a backup.
    pub(super) fn beside(file: &Path) -> Result<Self> {
        Self::called(UNFINISHED, file)
    }

    /// For a restore.
    pub(super) fn to_restore(data_dir: &Path) -> Result<Self> {
        Self::called(RESTORING, data_dir)
    }

    fn called(prefix: &str, file: &Path) -> Result<Self> {
        let name = format!("{prefix}{:016x}", rand::rng().random::<u64>());
        let scratch = Self { path: folder_of(file).join(name), kept: false };
        files::private_folder(&scratch.path)?;
        Ok(scratch)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Leaves the folder, and whatever is in it now, to the caller.
    pub(super) fn keep(mut self) -> PathBuf {
        self.kept = true;
        self.path.clone()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        if let Err(error) = fs::remove_dir_all(&self.path)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "an unfinished backup stays behind");
        }
    }
}

/// The folder in which a file lies.
pub(super) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Removes from a folder what an interrupted process left in it. Nobody else may be at work there.
pub fn remove_leftovers(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() && entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}
