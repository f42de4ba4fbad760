//! The setup token: proof that whoever makes the first account, the administrator's, has access to this machine.

use std::io;
use std::path::{Path, PathBuf};

use super::opaque;
use crate::config::{Config, random_hex, write_new};
use crate::storage::{self, Service, Store, users};

/// The file of the token; it exists as long as there is no account.
#[derive(Clone, Debug)]
pub struct SetupToken {
    path: PathBuf,
}

impl SetupToken {
    pub fn in_folder(data_dir: &Path) -> Self {
        Self { path: data_dir.join("setup-token") }
    }

    /// The token, made on the first call, in a file of mode 0600.
    pub fn get_or_make(&self) -> io::Result<String> {
        match write_new(&self.path, &random_hex()) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        Ok(std::fs::read_to_string(&self.path)?.trim().to_owned())
    }

    /// Whether a token is the one of the file. Without a file none is.
    pub fn is(&self, token: &str) -> bool {
        let kept = std::fs::read_to_string(&self.path).unwrap_or_default();
        !kept.trim().is_empty() && opaque::equal(kept.trim(), token.trim())
    }

    /// Takes the file away: there is an account now.
    pub fn remove(&self) {
        match std::fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::warn!(%error, "the file of the setup token cannot be removed");
            }
            _ => {}
        }
    }
}

/// The page on which the first account is made, with the token; `None` once there is an account. Blocks: for commands,
/// and for the server before it serves.
pub fn link(store: &Store, config: &Config) -> storage::Result<Option<String>> {
    let setup = SetupToken::in_folder(&config.data.dir);
    if store.read_blocking(Service::because("setup"), users::any_exist)? {
        setup.remove();
        return Ok(None);
    }
    let token = setup.get_or_make()?;
    let base = config.server.public_url.clone().unwrap_or_else(|| format!("http://{}", config.server.local_address()));
    Ok(Some(format!("{}/setup#{token}", base.trim_end_matches('/'))))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_token_is_made_once_is_private_and_goes() {
        let folder = tempfile::tempdir().unwrap();
        let setup = SetupToken::in_folder(folder.path());
        assert!(!setup.is("") && !setup.is("anything"));
        let token = setup.get_or_make().unwrap();
        assert_eq!(setup.get_or_make().unwrap(), token);
        let mode = folder.path().join("setup-token").metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(setup.is(&token) && !setup.is(&token[1..]) && !setup.is(""));
        setup.remove();
        assert!(!setup.is(&token));
    }
}
