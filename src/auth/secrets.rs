//! Making the server's secrets anew while it runs, here or by a command beside it.

use jiff::{SignedDuration, Timestamp};

use super::{Auth, Doer, Error, Tokens, seal};
use crate::config::{OLD_AFTER, Ring, RotateError, SecretName, Secrets};
use crate::storage::{self, Service, Store, Write, totp};

const ROTATION: Service = Service::because("secret rotation");

/// What is told of a secret; never the secret.
#[derive(Clone, Copy, Debug)]
pub struct SecretFacts {
    pub name: SecretName,
    /// Whether it comes from the settings, and is changed there.
    pub is_set: bool,
    /// `None` where only the settings know.
    pub made_at: Option<Timestamp>,
    pub age: Option<SignedDuration>,
    /// Whether it should be made anew.
    pub is_old: bool,
    /// Until when the one before counts too.
    pub former_until: Option<Timestamp>,
}

impl SecretFacts {
    pub fn of(secrets: &Secrets, name: SecretName, now: Timestamp) -> Self {
        let ring = secrets.ring(name);
        let age = ring.age(now);
        let ends = ring.former.iter().filter_map(|secret| secret.until).filter(|end| now < *end);
        Self {
            name,
            is_set: ring.is_set,
            made_at: ring.current.made_at,
            age,
            is_old: age.is_some_and(|age| age >= OLD_AFTER),
            former_until: ends.max(),
        }
    }
}

/// The part of a rotation that touches the files. What was signed with the former key of access tokens counts on as long
/// as those live, unless it must end at once.
pub fn begin(
    secrets: &Secrets,
    name: SecretName,
    now: Timestamp,
    token_life_s: i64,
    at_once: bool,
) -> Result<(), RotateError> {
    let until = match name {
        SecretName::Jwt if !at_once => Some(now + SignedDuration::from_secs(token_life_s)),
        // Until everything is encrypted anew.
        SecretName::Data => None,
        SecretName::Jwt | SecretName::Cron | SecretName::Webhook => Some(now),
    };
    secrets.rotate(name, now, until)
}

/// The part of a rotation that touches the database, which also tells a running server of it.
pub fn record(tx: &Write<'_, Service>, doer: &Doer, name: SecretName, data: &Ring) -> storage::Result<()> {
    if name == SecretName::Data {
        for (user, sealed) in totp::all_sealed(tx)? {
            // What no key opens is left: its owner uses a recovery code, and begins anew.
            if let Some(secret) = seal::open(data, user, &sealed) {
                totp::reseal(tx, user, &seal::seal(&data.current.value, user, &secret))?;
            }
        }
    }
    let event = match name {
        SecretName::Jwt => "secret.jwt_rotated",
        SecretName::Cron => "secret.cron_rotated",
        SecretName::Webhook => "secret.webhook_rotated",
        SecretName::Data => "secret.data_rotated",
    };
    doer.note(tx, event, None)
}

/// The whole of a rotation for a command beside the server.
pub fn rotate_beside(
    store: &Store,
    secrets: &Secrets,
    name: SecretName,
    token_life_s: i64,
    at_once: bool,
) -> Result<(), Error> {
    begin(secrets, name, store.now(), token_life_s, at_once)?;
    let data = secrets.ring(SecretName::Data);
    store.write_blocking(ROTATION, move |tx| record(tx, &Doer::command(), name, &data))?;
    if name == SecretName::Data {
        secrets.drop_former(name).map_err(RotateError::Io)?;
    }
    Ok(())
}

pub(super) fn use_keys(tokens: &Tokens, secrets: &Secrets) {
    let Ring { current, former, .. } = secrets.ring(SecretName::Jwt);
    tokens.set_keys(std::iter::once((&current.value, None)).chain(former.iter().map(|key| (&key.value, key.until))));
}

impl Auth {
    /// Takes up secrets that a command has made anew. Cheap enough for every request.
    pub fn notice_secrets(&self) {
        let auth = self.inner();
        let outside = auth.store.outside_changes();
        if auth.secrets_seen.swap(outside, std::sync::atomic::Ordering::Relaxed) == outside {
            return;
        }
        match auth.secrets.reload() {
            Ok(()) => use_keys(&auth.tokens, &auth.secrets),
            Err(error) => tracing::error!(%error, "the secrets cannot be read again"),
        }
    }

    /// Makes a secret anew, without a restart and without logging anybody out.
    pub async fn rotate_secret(&self, doer: Doer, name: SecretName, at_once: bool) -> Result<(), Error> {
        let auth = self.inner();
        begin(&auth.secrets, name, auth.store.now(), auth.tokens.life_s(), at_once)?;
        use_keys(&auth.tokens, &auth.secrets);
        let data = auth.secrets.ring(SecretName::Data);
        auth.store.write(ROTATION, move |tx| record(tx, &doer, name, &data)).await?;
        if name == SecretName::Data {
            auth.secrets.drop_former(name).map_err(RotateError::Io)?;
        }
        Ok(())
    }

    /// What is told of each secret.
    pub fn secret_facts(&self) -> Vec<SecretFacts> {
        self.notice_secrets();
        let auth = self.inner();
        SecretName::ALL.map(|name| SecretFacts::of(&auth.secrets, name, auth.store.now())).to_vec()
    }
}
