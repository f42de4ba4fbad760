//! Secrets that a client is given once and that are stored as their hashes: refresh tokens, invites, and codes that people
//! type.

use rand::RngExt;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::config::random_hex;

/// Letters and digits that are not taken for each other (Crockford's Base32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters between two hyphens of a code.
const GROUP: usize = 4;

/// A new secret of 256 random bits. The prefix tells people, and scanners of leaked secrets, what they look at.
pub fn new(prefix: &str) -> String {
    format!("{prefix}_{}", random_hex())
}

/// A new code for people to type, of 20 random bits a group: `7K2M-9QXD-…`.
pub fn code(groups: usize) -> String {
    let mut random = rand::rng();
    let mut symbol = |_| char::from(ALPHABET[random.random_range(..ALPHABET.len())]);
    let groups: Vec<String> = (0..groups).map(|_| (0..GROUP).map(&mut symbol).collect()).collect();
    groups.join("-")
}

/// What is stored of a secret. It is random, so that a fast hash does.
pub fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

/// What is stored of a code. How it was typed does not matter: hyphens and space, small letters, `O` for `0`.
pub fn code_hash(code: &str) -> [u8; 32] {
    let typed = code.chars().filter(char::is_ascii_alphanumeric).map(|c| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    });
    hash(&typed.collect::<String>())
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

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        let made = code(6);
        assert_eq!((made.len(), made.matches('-').count()), (29, 5));
        assert_ne!(made, code(6));
        let typed = made.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(code_hash(&typed), code_hash(&made));
        assert_ne!(code_hash(&made[1..]), code_hash(&made));
    }
}
