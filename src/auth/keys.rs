//! API keys: for programs that act for a member without logging in, within the scopes that the member chose.
//!
//! A key is `wck_`, 64 hexadecimal digits, and 8 that follow from them: a slip of the pen is told without a look into the
//! database, and a scanner of leaked secrets can tell a key from something that looks like one.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};

use super::service::Credential;
use super::{Auth, Doer, Error, Identity, opaque};
use crate::domain::account::KeyScopes;
use crate::domain::ids::{KeyId, UserId};
use crate::storage::api_keys::{self, ApiKey, KeyStanding, NewKey};
use crate::storage::{self, Service, User};

const PREFIX: &str = "wck";

/// Hexadecimal digits of the checksum.
const CHECKSUM: usize = 8;

/// So much of a key is shown in lists: `wck_` and eight digits.
const SHOWN: usize = 12;

/// So many keys an account has at most.
const MOST: u32 = 100;

/// The use of a key is noted so often at most.
const NOTED_EVERY: SignedDuration = SignedDuration::from_secs(60);

const KEYS: Service = Service::because("api keys");

/// Whether a token is meant as an API key, good or not.
pub fn is_key(token: &str) -> bool {
    token.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with('_'))
}

fn new_key() -> SecretString {
    let key = opaque::new(PREFIX);
    let sum = checksum(&key);
    format!("{key}{sum}").into()
}

/// Follows from what stands before it: the first bytes of its hash.
fn checksum(key: &str) -> String {
    let [a, b, c, d, ..] = opaque::hash(key);
    format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
}

/// Whether a key could be one of ours.
fn is_whole(key: &str) -> bool {
    let (rest, sum) = key.split_at_checked(key.len().saturating_sub(CHECKSUM)).unwrap_or_default();
    checksum(rest) == sum
}

/// When the use of a key was noted last.
#[derive(Default)]
pub struct Uses(Mutex<HashMap<KeyId, Timestamp>>);

impl Uses {
    /// Whether this use is to be noted.
    fn is_due(&self, key: &KeyStanding, now: Timestamp) -> bool {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let last = noted.get(&key.key).copied().or(key.last_used_at);
        let due = last.is_none_or(|last| now.duration_since(last) >= NOTED_EVERY);
        if due {
            noted.retain(|_, last| now.duration_since(*last) < NOTED_EVERY);
            noted.insert(key.key, now);
        }
        due
    }
}

/// A key to make.
#[derive(Clone, Debug)]
pub struct KeyRequest {
    pub name: String,
    pub scopes: KeyScopes,
    /// `None`: never.
    pub expires_at: Option<Timestamp>,
}

impl Auth {
    /// Who a key stands for, and for what: the key, its account and its time must all hold now.
    pub(super) async fn authenticate_key(&self, key: &str) -> Result<Identity, Error> {
        if !is_whole(key) {
            return Err(Error::InvalidToken);
        }
        let auth = self.inner();
        let found = auth.live_keys.standing(&auth.store, opaque::hash(key), api_keys::standing).await?;
        let now = auth.store.now();
        let standing = found.filter(|standing| standing.is_good(now)).ok_or(Error::InvalidToken)?;
        if auth.key_uses.is_due(&standing, now) {
            let (store, id) = (auth.store.clone(), standing.key);
            // The request does not wait for it.
            tokio::spawn(async move {
                if let Err(error) = store.write(KEYS, move |tx| api_keys::note_use(tx, id)).await {
                    tracing::warn!(%error, "the use of a key could not be noted");
                }
            });
        }
        Ok(Identity {
            scope: User::authenticated(standing.user),
            credential: Credential::Key(standing.scopes),
            role: standing.role,
        })
    }

    /// Makes a key; it is not stored, and shown this once.
    pub async fn create_key(
        &self,
        doer: Doer,
        user: UserId,
        request: KeyRequest,
    ) -> Result<(ApiKey, SecretString), Error> {
        let key = new_key();
        let text = key.expose_secret();
        let KeyRequest { name, scopes, expires_at } = request;
        let (hash, prefix) = (opaque::hash(text), text.chars().take(SHOWN).collect());
        let new = NewKey { user, name, hash, prefix, scopes, expires_at };
        let made = self.inner().store.write(KEYS, move |tx| {
            if api_keys::count(tx, user)? >= MOST {
                return Err(storage::Error::Conflict("too_many_keys"));
            }
            doer.note(tx, "key.created", Some(user))?;
            api_keys::insert(tx, &new)
        });
        Ok((made.await?, key))
    }

    /// A user's keys, newest first.
    pub async fn keys(&self, user: UserId, before: Option<(i64, KeyId)>, rows: i64) -> Result<Vec<ApiKey>, Error> {
        Ok(self.inner().store.read(KEYS, move |tx| api_keys::list(tx, user, before, rows)).await?)
    }

    /// Deletes one of a user's keys, which counts at once. `false`: the user has no such key.
    pub async fn delete_key(&self, doer: Doer, user: UserId, id: KeyId) -> Result<bool, Error> {
        let delete = self.inner().store.write(KEYS, move |tx| {
            let deleted = api_keys::delete(tx, user, id)?;
            if deleted {
                doer.note(tx, "key.deleted", Some(user))?;
            }
            Ok(deleted)
        });
        let deleted = delete.await?;
        self.forget(user);
        Ok(deleted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_tells_by_itself_whether_it_is_whole() {
        let key = new_key();
        let key = key.expose_secret();
        assert!(is_key(key) && is_whole(key) && key.len() == 76);
        assert!(!is_whole(&key[..75]) && !is_whole("") && !is_whole("wck_") && !is_whole("wck_ü"));
        let slip = key.replacen(|c: char| c.is_ascii_digit(), "x", 1);
        assert!(!is_whole(&slip));
        assert!(!is_key("wckx") && !is_key("eyJ0eXAi"));
    }
}
