//! Passwords: which are good enough, and how they are hashed and verified (Argon2id).

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

use super::common;
use crate::config;
use crate::domain::account::Email;

/// How many characters a password has.
pub const LENGTH: std::ops::RangeInclusive<usize> = 10..=200;

/// So many may wait for their turn; one more is told to come back.
const LONGEST_QUEUE: usize = 128;

/// Why a password is not taken, as the end of "password …".
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unfit {
    #[error("must have 10 to 200 characters")]
    Length,
    #[error("is too common: take several unrelated words")]
    Common,
    #[error("must differ from the e-mail address")]
    Address,
}

/// Why no answer about a password could be had.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Error {
    #[error("too many passwords are being hashed")]
    Busy,
    #[error("the password could not be hashed")]
    Failed,
}

/// Hashes passwords on threads of their own, few at once: a hash costs memory and time by design.
#[derive(Clone)]
pub struct Passwords {
    argon2: Argon2<'static>,
    turns: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    stand_in: Arc<str>,
}

/// Judges a new password.
pub fn judge(password: &SecretString, email: &Email) -> Result<(), Unfit> {
    judge_for(password, Some(email))
}

/// [`judge`] where it may be unknown whose password it is.
pub fn judge_for(password: &SecretString, email: Option<&Email>) -> Result<(), Unfit> {
    let password = composed(password);
    let text = password.expose_secret();
    if !LENGTH.contains(&text.chars().count()) {
        return Err(Unfit::Length);
    }
    let lower = text.to_lowercase();
    if email.is_some_and(|email| lower == email.as_str() || lower == email.local_part()) {
        return Err(Unfit::Address);
    }
    if common::is_common(&lower) { Err(Unfit::Common) } else { Ok(()) }
}

/// Keyboards differ in how they compose letters; the password is the same.
fn composed(password: &SecretString) -> SecretString {
    password.expose_secret().nfkc().collect::<String>().into()
}

impl Passwords {
    /// Fails on costs that Argon2 does not allow.
    pub fn new(settings: &config::Auth) -> Result<Self, Error> {
        let costs = [settings.argon2_memory_kib, settings.argon2_iterations, settings.argon2_lanes].map(u32::from);
        let [memory, iterations, lanes] = costs;
        let params = Params::new(memory, iterations, lanes, None).map_err(|_| Error::Failed)?;
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let turns = match settings.hashing_threads as usize {
            0 => (processors / 2).max(1),
            threads => threads,
        };
        // No password has this hash; verifying against it costs what verifying against a real one costs.
        let nobody =
            format!("$argon2id$v=19$m={memory},t={iterations},p={lanes}${}${}", "A".repeat(22), "A".repeat(43));
        Ok(Self {
            argon2: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            turns: Arc::new(Semaphore::new(turns)),
            waiting: Arc::default(),
            stand_in: nobody.into(),
        })
    }

    /// Hashes a new password, with a salt of its own, into the PHC string format.
    pub async fn hash(&self, password: SecretString) -> Result<String, Error> {
        let this = self.clone();
        self.in_turn(move || this.hash_now(&password)).await?
    }

    /// Whether the password has the hash. Without a hash (no such account) it takes as long, and is false.
    pub async fn verify(&self, password: SecretString, hash: Option<String>) -> Result<bool, Error> {
        let this = self.clone();
        self.in_turn(move || {
            let hash = hash.as_deref().unwrap_or(&this.stand_in);
            let hash = PasswordHash::new(hash).map_err(|_| Error::Failed)?;
            let password = composed(&password);
            Ok(this.argon2.verify_password(password.expose_secret().as_bytes(), &hash).is_ok())
        })
        .await?
    }

    /// [`Passwords::hash`] on the calling thread, for commands.
    pub fn hash_now(&self, password: &SecretString) -> Result<String, Error> {
        let password = composed(password);
        let hash = self.argon2.hash_password(password.expose_secret().as_bytes()).map_err(|_| Error::Failed)?;
        Ok(hash.to_string())
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
        let place = Place::take(&self.waiting).ok_or(Error::Busy)?;
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| Error::Failed)?;
        // A client that leaves gives its place back, but the turn goes with the work that it has started.
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        let result = done.await.map_err(|_| Error::Failed);
        drop(place);
        result
    }
}

/// A place in the queue.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(waiting: &Arc<AtomicUsize>) -> Option<Self> {
        let place = Self(Arc::clone(waiting));
        (waiting.fetch_add(1, Ordering::Relaxed) < LONGEST_QUEUE).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passwords() -> Passwords {
        let settings = config::Auth {
            argon2_memory_kib: 64.try_into().unwrap(),
            argon2_iterations: 1.try_into().unwrap(),
            ..config::Auth::default()
        };
        Passwords::new(&settings).unwrap()
    }

    fn judged(password: &str) -> Result<(), Unfit> {
        judge(&password.into(), &"ann.lee.long@example.org".parse().unwrap())
    }

    #[test]
    fn good_passwords_are_taken_and_weak_ones_refused() {
        assert_eq!(judged("correct horse battery staple"), Ok(()));
        assert_eq!(judged("ünïcödé wörds"), Ok(()));
        assert_eq!(judged("ninechars"), Err(Unfit::Length));
        assert_eq!(judged(&"long ".repeat(41)), Err(Unfit::Length));
        assert_eq!(judged("Password123!"), Err(Unfit::Common));
        assert_eq!(judged("Ann.Lee.Long@example.org"), Err(Unfit::Address));
        assert_eq!(judged("ann.lee.long"), Err(Unfit::Address));
    }

    #[tokio::test]
    async fn a_password_is_verified_against_its_own_hash_only() {
        let passwords = passwords();
        let hash = passwords.hash("correct horse battery staple".into()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{hash}");
        assert!(passwords.verify("correct horse battery staple".into(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("wrong horse battery staple".into(), Some(hash)).await.unwrap());
    }

    #[tokio::test]
    async fn composed_and_decomposed_letters_are_the_same_password() {
        let passwords = passwords();
        let hash = passwords.hash("zo\u{eb} likes tea".into()).await.unwrap();
        assert!(passwords.verify("zoe\u{308} likes tea".into(), Some(hash)).await.unwrap());
    }

    #[tokio::test]
    async fn nobody_is_verified_with_the_costs_of_a_real_hash() {
        let passwords = passwords();
        let stand_in = PasswordHash::new(&passwords.stand_in).unwrap();
        let real = passwords.hash("correct horse battery staple".into()).await.unwrap();
        let real = PasswordHash::new(&real).unwrap();
        assert_eq!(stand_in.params, real.params);
        assert_eq!(stand_in.hash.unwrap().len(), real.hash.unwrap().len());
        assert!(!passwords.verify("correct horse battery staple".into(), None).await.unwrap());
    }
}
