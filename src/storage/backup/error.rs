//! Why there is no backup, or none that can be used.

use std::io;

use crate::storage;

/// Why a backup was not made, verified or restored. Nothing has been changed then.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is a file of that name, which is not overwritten.
    #[error("there is a file of that name already")]
    Exists,
    /// Another backup is being made in the same folder.
    #[error("a backup is being made already")]
    Running,
    #[error("the file is no backup of this program")]
    Foreign,
    /// Cut, altered, or not what it says.
    #[error("the backup is damaged: {0}")]
    Damaged(&'static str),
    /// Made by a later version, which is named where the file says it.
    #[error("the backup was made by a newer version of this program ({0})")]
    Newer(String),
    /// A data folder that is a disk of its own, or on a file system that cannot do it.
    #[error("the data folder cannot change places with another ({0}): restore into a new one with --data-dir")]
    NoExchange(io::Error),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Storage(match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                storage::Error::Full
            }
            _ => error.into(),
        })
    }
}

impl From<Error> for storage::Error {
    fn from(error: Error) -> Self {
        match error {
            Error::Storage(error) => error,
            Error::Running => Self::Conflict("backup_running"),
            other => Self::Corrupt(other.to_string()),
        }
    }
}
