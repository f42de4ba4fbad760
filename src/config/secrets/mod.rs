//! The secrets that the server works with: those that are set, else those that it made on its first start. Each can be made
//! anew while the server runs.

mod file;
mod ring;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;

pub use self::file::{random_hex, write_new};
pub use self::ring::{Ring, Secret};
use super::{Config, Error};

const FOLDER: &str = "secrets";

/// A secret older than this should be made anew.
pub const OLD_AFTER: SignedDuration = SignedDuration::from_hours(24 * 90);

/// What a secret is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SecretName {
    /// Signs access tokens.
    Jwt,
    /// What a scheduler shows at `/cron`.
    Cron,
    /// The root of the webhooks' keys.
    Webhook,
    /// Encrypts what must be read again, such as the secrets of authenticator apps.
    Data,
}

impl SecretName {
    pub const ALL: [Self; 4] = [Self::Jwt, Self::Cron, Self::Webhook, Self::Data];

    pub fn name(self) -> &'static str {
        match self {
            Self::Jwt => "jwt",
            Self::Cron => "cron",
            Self::Webhook => "webhook",
            Self::Data => "data",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|secret| secret.name() == name)
    }
}

/// Why a secret cannot be made anew.
#[derive(Debug, thiserror::Error)]
pub enum RotateError {
    #[error("the secret is set in the settings: change it there, and start the server anew")]
    Set,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// One strong secret for each purpose. Cheap to clone; all clones see the same.
#[derive(Clone)]
pub struct Secrets(Arc<Inner>);

struct Inner {
    folder: PathBuf,
    rings: RwLock<[Ring; SecretName::ALL.len()]>,
}

impl Secrets {
    /// Takes what is set and makes the rest: files of mode 0600 in `<data_dir>/secrets`, made once and then kept.
    pub fn load_or_make(config: &Config) -> Result<Self, Error> {
        let folder = config.data.dir.join(FOLDER);
        let set = |name| match name {
            SecretName::Jwt => config.auth.jwt_secret.as_ref(),
            SecretName::Cron => config.cron.secret.as_ref(),
            SecretName::Webhook => config.webhook.secret.as_ref(),
            SecretName::Data => None,
        };
        let ring = |name| match set(name) {
            Some(secret) => Ok(Ring::set(secret.clone())),
            None => kept(&folder, name),
        };
        let [jwt, cron, webhook, data] = SecretName::ALL.map(ring);
        Ok(Self(Arc::new(Inner { rings: RwLock::new([jwt?, cron?, webhook?, data?]), folder })))
    }

    /// A secret with those before it that still count.
    pub fn ring(&self, name: SecretName) -> Ring {
        self.0.rings.read().unwrap_or_else(PoisonError::into_inner)[name as usize].clone()
    }

    /// A secret as it is now.
    pub fn current(&self, name: SecretName) -> SecretString {
        self.ring(name).current.value
    }

    /// Reads again what another process may have changed.
    pub fn reload(&self) -> Result<(), Error> {
        for name in SecretName::ALL {
            if !self.ring(name).is_set {
                self.put(name, kept(&self.0.folder, name)?);
            }
        }
        Ok(())
    }

    /// Makes a secret anew. The one before counts until `until`; `None`: until it is dropped.
    pub fn rotate(&self, name: SecretName, now: Timestamp, until: Option<Timestamp>) -> Result<(), RotateError> {
        let ring = self.ring(name);
        if ring.is_set {
            return Err(RotateError::Set);
        }
        self.store(name, ring.rotated(now, until)).map_err(RotateError::Io)
    }

    /// Drops the secrets before the current one.
    pub fn drop_former(&self, name: SecretName) -> io::Result<()> {
        let ring = self.ring(name);
        if ring.former.is_empty() { Ok(()) } else { self.store(name, Ring { former: Vec::new(), ..ring }) }
    }

    fn store(&self, name: SecretName, ring: Ring) -> io::Result<()> {
        file::replace(&self.0.folder.join(name.name()), &ring.to_text())?;
        self.put(name, ring);
        Ok(())
    }

    fn put(&self, name: SecretName, ring: Ring) {
        self.0.rings.write().unwrap_or_else(PoisonError::into_inner)[name as usize] = ring;
    }
}

fn kept(folder: &Path, name: SecretName) -> Result<Ring, Error> {
    let path = folder.join(name.name());
    let read = || {
        let (text, written) = file::read_or_make(&path)?;
        Ring::from_text(&text, written).ok_or_else(|| {
            let hint = "the file holds no secret: remove it, and the server makes a new one";
            io::Error::new(io::ErrorKind::InvalidData, hint)
        })
    };
    read().map_err(|error| Error::File(path.display().to_string(), error))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use secrecy::ExposeSecret;

    use super::*;

    fn text(secrets: &Secrets, name: SecretName) -> String {
        secrets.current(name).expose_secret().to_owned()
    }

    fn config() -> (tempfile::TempDir, Config) {
        let root = tempfile::tempdir().unwrap();
        let mut config = Config::default();
        config.data.dir = root.path().to_owned();
        (root, config)
    }

    #[test]
    fn made_once_kept_and_private_and_a_set_secret_wins() {
        let (root, mut config) = config();
        let first = Secrets::load_or_make(&config).unwrap();
        let again = Secrets::load_or_make(&config).unwrap();
        assert_eq!(text(&first, SecretName::Jwt), text(&again, SecretName::Jwt));
        assert_eq!(text(&first, SecretName::Jwt).len(), 64);
        assert_ne!(text(&first, SecretName::Jwt), text(&first, SecretName::Cron));
        let file = root.path().join("secrets/jwt");
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(root.path().join("secrets").metadata().unwrap().permissions().mode() & 0o777, 0o700);

        config.cron.secret = Some("configured".into());
        let set = Secrets::load_or_make(&config).unwrap();
        assert_eq!(text(&set, SecretName::Cron), "configured");
        assert!(matches!(set.rotate(SecretName::Cron, Timestamp::now(), None), Err(RotateError::Set)));
    }

    #[test]
    fn a_rotation_is_seen_by_who_reloads_and_keeps_the_former_until_its_end() {
        let (root, config) = config();
        let (server, beside) = (Secrets::load_or_make(&config).unwrap(), Secrets::load_or_make(&config).unwrap());
        let (old, now) = (text(&server, SecretName::Jwt), Timestamp::from_second(1_795_000_000).unwrap());
        let end = now + SignedDuration::from_secs(900);
        beside.rotate(SecretName::Jwt, now, Some(end)).unwrap();
        assert_eq!(text(&server, SecretName::Jwt), old);
        server.reload().unwrap();
        let ring = server.ring(SecretName::Jwt);
        assert_ne!(ring.current.value.expose_secret(), old);
        assert_eq!((ring.current.made_at, ring.former.len()), (Some(now), 1));
        assert_eq!((ring.former[0].value.expose_secret(), ring.former[0].until), (old.as_str(), Some(end)));
        let file = root.path().join("secrets/jwt");
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        server.drop_former(SecretName::Jwt).unwrap();
        assert!(Secrets::load_or_make(&config).unwrap().ring(SecretName::Jwt).former.is_empty());
    }
}
