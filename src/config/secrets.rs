//! The secrets that the server works with: those that are set, else those that it made on its first start.

use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rand::RngExt;
use secrecy::SecretString;

use super::{Config, Error, make_private_folder};

const FOLDER: &str = "secrets";

/// One strong secret for each purpose.
#[derive(Clone, Debug)]
pub struct Secrets {
    /// Signs access tokens.
    pub jwt: SecretString,
    /// What a scheduler shows at `/cron`.
    pub cron: SecretString,
    /// The root of the webhooks' keys.
    pub webhook: SecretString,
}

impl Secrets {
    /// Takes what is set and makes the rest: files of mode 0600 in `<data_dir>/secrets`, made once and then kept.
    pub fn load_or_make(config: &Config) -> Result<Self, Error> {
        let folder = config.data.dir.join(FOLDER);
        let secret = |set: &Option<SecretString>, name: &str| match set {
            Some(secret) => Ok(secret.clone()),
            None => kept(&folder, name).map_err(|error| Error::File(folder.join(name).display().to_string(), error)),
        };
        Ok(Self {
            jwt: secret(&config.auth.jwt_secret, "jwt")?,
            cron: secret(&config.cron.secret, "cron")?,
            webhook: secret(&config.webhook.secret, "webhook")?,
        })
    }
}

fn kept(folder: &Path, name: &str) -> io::Result<SecretString> {
    make_private_folder(folder)?;
    let path = folder.join(name);
    match write_new(&path, &random_hex()) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let text = std::fs::read_to_string(&path)?;
    match text.trim() {
        "" => Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "the file is empty: remove it, and the server makes a new one",
        )),
        text => Ok(text.into()),
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

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn made_once_kept_and_private_and_a_set_secret_wins() {
        let root = tempfile::tempdir().unwrap();
        let mut config = Config::default();
        config.data.dir = root.path().to_owned();
        let first = Secrets::load_or_make(&config).unwrap();
        let again = Secrets::load_or_make(&config).unwrap();
        assert_eq!(first.jwt.expose_secret(), again.jwt.expose_secret());
        assert_eq!(first.jwt.expose_secret().len(), 64);
        assert_ne!(first.jwt.expose_secret(), first.cron.expose_secret());
        let file = root.path().join("secrets/jwt");
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(root.path().join("secrets").metadata().unwrap().permissions().mode() & 0o777, 0o700);

        config.cron.secret = Some("configured".into());
        assert_eq!(Secrets::load_or_make(&config).unwrap().cron.expose_secret(), "configured");
    }
}
