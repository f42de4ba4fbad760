//! Access tokens: short-lived JWTs (HS256) that name a session, and the keys that sign them.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use foldhash::HashMap;
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, crypto};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::hs256;
use crate::domain::account::Role;
use crate::domain::ids::{SessionId, UserId};

const ISSUER: &str = "wagner-coach";
const AUDIENCE: &str = "wagner-coach/api";
const TYPE: &str = "access";

/// So many keys are valid at once: the one that signs, and those whose tokens are still in date.
const MOST_KEYS: usize = 3;

/// So many verified tokens are remembered.
const MOST_VERIFIED: usize = 2_000;

/// What an access token says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Claims {
    /// Whose session it is.
    pub sub: UserId,
    pub sid: SessionId,
    /// The account's epoch when the token was made; a later epoch ends it.
    pub epoch: i64,
    pub role: Role,
    /// Seconds since 1970: made, valid from, valid until.
    pub iat: i64,
    pub nbf: i64,
    pub exp: i64,
    pub iss: String,
    pub aud: String,
    pub typ: String,
}

/// Why a token is not accepted. Clients learn no more than that it is not.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the access token is not valid")]
pub struct Invalid;

struct Key {
    /// With the algorithm, and an id that tells nothing of the secret.
    header: Header,
    /// The first part of every token that this key signs. A token with any other header is none of ours, so that no
    /// header has to be read, and none can choose an algorithm or a key.
    first_part: String,
    signs: EncodingKey,
    verifies: DecodingKey,
    /// The second from which it counts no more.
    until: i64,
}

/// Makes and verifies access tokens.
pub struct Tokens {
    /// The first signs; all verify.
    keys: RwLock<Vec<Key>>,
    /// Tokens whose signature held, with what they say. Their time, their session and its account are looked at anew with
    /// each request. Changed while `keys` is held, and emptied with every change of those.
    verified: Mutex<HashMap<Box<str>, Arc<Claims>>>,
    /// The second at which the next key ends.
    next_end: AtomicI64,
    life_s: i64,
}

impl Key {
    fn new(secret: &SecretString, until: i64) -> Self {
        let bytes = secret.expose_secret().as_bytes();
        let digest = Sha256::new_with_prefix(b"wagner-coach key id").chain_update(bytes).finalize();
        let mut id = [0; 8];
        id.copy_from_slice(&digest[..8]);
        let kid = Some(format!("{:016x}", u64::from_be_bytes(id)));
        let header = Header { kid, ..Header::new(Algorithm::HS256) };
        let signs = EncodingKey::from_secret(bytes);
        let sample = jsonwebtoken::encode(&header, &(), &signs).unwrap_or_default();
        let first_part = sample.split('.').next().unwrap_or_default().to_owned();
        Self { header, first_part, signs, verifies: DecodingKey::from_secret(bytes), until }
    }
}

impl Tokens {
    pub fn new(secret: &SecretString, life_s: u32) -> Self {
        hs256::install();
        let keys = RwLock::new(vec![Key::new(secret, i64::MAX)]);
        Self { keys, verified: Mutex::default(), next_end: AtomicI64::new(i64::MAX), life_s: i64::from(life_s) }
    }

    /// Seconds for which a token is valid.
    pub fn life_s(&self) -> i64 {
        self.life_s
    }

    /// Signs with the first of these secrets from now on, and accepts what the others signed until their ends.
    pub fn set_keys<'s>(&self, secrets: impl IntoIterator<Item = (&'s SecretString, Option<Timestamp>)>) {
        let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        let ended = |until: Option<Timestamp>| until.map_or(i64::MAX, Timestamp::as_second);
        *keys = secrets.into_iter().take(MOST_KEYS).map(|(secret, until)| Key::new(secret, ended(until))).collect();
        self.next_end.store(keys.iter().map(|key| key.until).min().unwrap_or(i64::MAX), Ordering::Relaxed);
        self.forget_verified();
    }

    /// Drops the keys whose time is over, and forgets what they signed.
    fn drop_ended(&self, now: i64) {
        let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        keys.retain(|key| now < key.until);
        self.next_end.store(keys.iter().map(|key| key.until).min().unwrap_or(i64::MAX), Ordering::Relaxed);
        self.forget_verified();
    }

    fn forget_verified(&self) {
        self.verified.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// A token for a session.
    pub fn issue(
        &self,
        user: UserId,
        session: SessionId,
        epoch: i64,
        role: Role,
        now: Timestamp,
    ) -> Result<String, Invalid> {
        let iat = now.as_second();
        let claims = Claims {
            sub: user,
            sid: session,
            epoch,
            role,
            iat,
            nbf: iat,
            exp: iat + self.life_s,
            iss: ISSUER.into(),
            aud: AUDIENCE.into(),
            typ: TYPE.into(),
        };
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        let key = keys.first().ok_or(Invalid)?;
        jsonwebtoken::encode(&key.header, &claims, &key.signs).map_err(|_| Invalid)
    }

    /// What a token says, if one of our keys signed it, as an access token of ours, and it is in date.
    pub fn verify(&self, token: &str, now: Timestamp) -> Result<Arc<Claims>, Invalid> {
        let now = now.as_second();
        if now >= self.next_end.load(Ordering::Relaxed) {
            self.drop_ended(now);
        }
        let claims = self.signed(token)?;
        if claims.nbf <= now && now < claims.exp { Ok(claims) } else { Err(Invalid) }
    }

    /// What a token says, if one of our keys signed it, as an access token of ours.
    fn signed(&self, token: &str) -> Result<Arc<Claims>, Invalid> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(claims) = self.verified.lock().unwrap_or_else(PoisonError::into_inner).get(token) {
            return Ok(Arc::clone(claims));
        }
        let claims = Arc::new(read(&keys, token)?);
        let mut verified = self.verified.lock().unwrap_or_else(PoisonError::into_inner);
        if verified.len() >= MOST_VERIFIED {
            verified.clear();
        }
        verified.insert(token.into(), Arc::clone(&claims));
        Ok(claims)
    }
}

fn read(keys: &[Key], token: &str) -> Result<Claims, Invalid> {
    let (message, signature) = token.rsplit_once('.').ok_or(Invalid)?;
    let (first_part, payload) = message.split_once('.').ok_or(Invalid)?;
    let key = keys.iter().find(|key| key.first_part == first_part).ok_or(Invalid)?;
    let signed = crypto::verify(signature, message.as_bytes(), &key.verifies, Algorithm::HS256);
    signed.ok().filter(|signed| *signed).ok_or(Invalid)?;
    let payload = URL_SAFE_NO_PAD.decode(payload).map_err(|_| Invalid)?;
    let claims: Claims = serde_json::from_slice(&payload).map_err(|_| Invalid)?;
    let ours = claims.iss == ISSUER && claims.aud == AUDIENCE && claims.typ == TYPE;
    if ours { Ok(claims) } else { Err(Invalid) }
}

#[cfg(test)]
#[path = "tokens_tests.rs"]
mod tests;
