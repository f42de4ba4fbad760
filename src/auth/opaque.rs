//! Secrets that a client is given once and that are stored as their hashes: refresh tokens and invites.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::config::random_hex;

/// A new secret of 256 random bits. The prefix tells people, and scanners of leaked secrets, what they look at.
pub fn new(prefix: &str) -> String {
    format!("{prefix}_{}", random_hex())
}

/// What is stored of it. The secret is random, so that a fast hash does.
pub fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

/// Compares secrets without telling by the time where they differ, or how long they are.
pub fn equal(a: &str, b: &str) -> bool {
    hash(a).ct_eq(&hash(b)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_long_and_never_the_same() {
        let (a, b) = (new("wcr"), new("wcr"));
        assert!(a.starts_with("wcr_") && a.len() == 68);
        assert_ne!(a, b);
        assert!(equal(&a, &a.clone()) && !equal(&a, &b) && !equal(&a, &a[..67]) && !equal("", &a));
    }
}
