//! Encrypting what must be read again (XChaCha20-Poly1305), bound to the account that it belongs to.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use rand::RngExt;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

use crate::config::Ring;
use crate::domain::ids::UserId;

/// Random, and long enough to be so.
const NONCE: usize = 24;

fn cipher(secret: &SecretString) -> XChaCha20Poly1305 {
    let key = Sha256::new_with_prefix(b"wagner-coach data key").chain_update(secret.expose_secret()).finalize();
    XChaCha20Poly1305::new(&key)
}

/// What is stored of a secret of a user's: the nonce and the encrypted text. Empty where it cannot be encrypted, which
/// opens nothing.
pub fn seal(key: &SecretString, user: UserId, secret: &[u8]) -> Vec<u8> {
    let nonce: [u8; NONCE] = rand::rng().random();
    let owner = user.uuid().into_bytes();
    let payload = Payload { msg: secret, aad: &owner };
    let sealed = cipher(key).encrypt(&XNonce::from(nonce), payload);
    sealed.map(|text| [nonce.as_slice(), &text].concat()).unwrap_or_default()
}

/// The secret again, if one of the keys has sealed it for this user.
pub fn open(keys: &Ring, user: UserId, sealed: &[u8]) -> Option<Vec<u8>> {
    let owner = user.uuid().into_bytes();
    let (nonce, text) = sealed.split_first_chunk::<NONCE>()?;
    let open = |key: &SecretString| {
        let payload = Payload { msg: text, aad: &owner };
        cipher(key).decrypt(&XNonce::from(*nonce), payload).ok()
    };
    std::iter::once(&keys.current).chain(&keys.former).find_map(|key| open(&key.value))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::config::Secret;

    fn ring(keys: &[&str]) -> Ring {
        let mut keys = keys.iter().map(|key| Secret { value: (*key).into(), made_at: None, until: None });
        Ring { current: keys.next().unwrap(), former: keys.collect(), is_set: false }
    }

    #[test]
    fn only_its_key_opens_it_and_only_for_its_owner() {
        let (ann, bob) = (UserId::from_uuid(Uuid::from_u128(1)), UserId::from_uuid(Uuid::from_u128(2)));
        let sealed = seal(&"one".into(), ann, b"canary");
        assert!(!sealed.windows(6).any(|window| window == b"canary"));
        assert_ne!(sealed, seal(&"one".into(), ann, b"canary"));
        assert_eq!(open(&ring(&["one"]), ann, &sealed).unwrap(), b"canary");
        assert_eq!(open(&ring(&["two", "one"]), ann, &sealed).unwrap(), b"canary");
        assert!(open(&ring(&["two"]), ann, &sealed).is_none());
        assert!(open(&ring(&["one"]), bob, &sealed).is_none());
        let mut damaged = sealed.clone();
        damaged[30] ^= 1;
        assert!(open(&ring(&["one"]), ann, &damaged).is_none() && open(&ring(&["one"]), ann, &sealed[..20]).is_none());
    }
}
