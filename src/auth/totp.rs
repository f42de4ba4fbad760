//! The second factor: codes of an authenticator app (TOTP, RFC 6238: SHA-1, six digits, 30 seconds), and recovery codes.

use std::fmt::Write as _;

use rand::RngExt;
use secrecy::SecretString;
use totp_rs::{Algorithm, Builder, Secret};

use super::{Auth, Doer, Error, opaque, seal};
use crate::config::{Ring, SecretName};
use crate::domain::ids::{SessionId, UserId};
use crate::storage::{self, Service, Write as Tx, sessions, totp};

const TOTP: Service = Service::because("second factor");

const ISSUER: &str = "Wagner Coach";
const DIGITS: u8 = 6;
const STEP_S: u64 = 30;

/// A code counts this many steps early or late: clocks differ.
const SKEW: u16 = 1;

/// Bytes of an app's secret, as RFC 4226 recommends.
const SECRET: usize = 20;

/// So many wrong codes an hour; then only recovery codes count, which nobody can guess.
const MOST_FAILURES: u32 = 10;

const RECOVERY_CODES: usize = 10;

/// Groups of a recovery code, of 20 bits each.
const RECOVERY_GROUPS: usize = 4;

/// What an authenticator app is given.
#[derive(Clone)]
pub struct Enrolment {
    /// In Base32, to be typed.
    pub secret: String,
    /// For a QR code.
    pub otpauth_uri: String,
}

/// How a second factor was proven.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Proof {
    /// There is none to prove.
    NotNeeded,
    Good,
    Missing,
    Wrong,
    /// Too many were wrong.
    Exhausted,
}

/// Checks a second factor within the job that it entitles to, and uses it up: the same code entitles to nothing again.
pub fn prove(tx: &Tx<'_, Service>, keys: &Ring, user: UserId, code: Option<&str>) -> storage::Result<Proof> {
    let Some(app) = totp::get(tx, user)?.filter(|app| app.confirmed) else { return Ok(Proof::NotNeeded) };
    let Some(code) = code.map(str::trim).filter(|code| !code.is_empty()) else { return Ok(Proof::Missing) };
    let good = if is_totp(code) {
        if app.failures >= MOST_FAILURES {
            return Ok(Proof::Exhausted);
        }
        let step = step(tx, keys, user, &app, code);
        step.map_or(Ok(false), |step| totp::use_step(tx, user, step))?
    } else {
        totp::use_recovery_code(tx, user, &opaque::code_hash(code))?
    };
    if good {
        return Ok(Proof::Good);
    }
    totp::note_failure(tx, user)?;
    Ok(Proof::Wrong)
}

/// Whether it is meant as an app's code, and not as a recovery code.
fn is_totp(code: &str) -> bool {
    code.len() == usize::from(DIGITS) && code.bytes().all(|b| b.is_ascii_digit())
}

/// The time step that a code belongs to, if it is the app's and of these minutes.
fn step(tx: &Tx<'_, Service>, keys: &Ring, user: UserId, app: &totp::Totp, code: &str) -> Option<i64> {
    let secret = seal::open(keys, user, &app.secret)?;
    let now = u64::try_from(tx.now().as_second()).ok()?;
    i64::try_from(generator(secret)?.check(code, now)?).ok()
}

fn generator(secret: Vec<u8>) -> Option<totp_rs::Totp> {
    let builder = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(DIGITS).with_step_duration(STEP_S);
    builder.with_skew(SKEW).with_secret(secret).build().ok()
}

fn enrolment(email: &str, secret: &[u8]) -> Enrolment {
    let secret = Secret::from(secret.to_vec()).to_base32();
    let (issuer, email) = (escaped(ISSUER), escaped(email));
    let parameters = format!("secret={secret}&issuer={issuer}&algorithm=SHA1&digits={DIGITS}&period={STEP_S}");
    Enrolment { otpauth_uri: format!("otpauth://totp/{issuer}:{email}?{parameters}"), secret }
}

/// Percent-encoded, as a part of a URI.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing into a string does not fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

impl Auth {
    /// Begins to use an authenticator app; log-in does not ask for it before [`Auth::confirm_totp`].
    pub async fn begin_totp(&self, user: UserId) -> Result<Enrolment, Error> {
        let auth = self.inner();
        let secret: [u8; SECRET] = rand::rng().random();
        let sealed = seal::seal(&auth.secrets.current(SecretName::Data), user, &secret);
        let begin = auth.store.write(TOTP, move |tx| {
            let account = storage::users::get(tx, user)?.ok_or(storage::Error::Conflict("not_found"))?;
            let begun = totp::begin(tx, user, &sealed)?;
            if begun { Ok(account.email) } else { Err(storage::Error::Conflict("totp_active")) }
        });
        Ok(enrolment(&begin.await?, &secret))
    }

    /// Has log-in ask for the app's codes from now on, for whoever shows one. Other sessions end. The recovery codes are
    /// shown this once.
    pub async fn confirm_totp(
        &self,
        doer: Doer,
        user: UserId,
        session: SessionId,
        code: String,
    ) -> Result<Vec<String>, Error> {
        let auth = self.inner();
        let keys = auth.secrets.ring(SecretName::Data);
        let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| opaque::code(RECOVERY_GROUPS)).collect();
        let hashes: Vec<_> = codes.iter().map(|code| opaque::code_hash(code)).collect();
        let confirm = auth.store.write(TOTP, move |tx| {
            let app = totp::get(tx, user)?.ok_or(storage::Error::Conflict("totp_not_begun"))?;
            if app.confirmed {
                return Err(storage::Error::Conflict("totp_active"));
            }
            if app.failures >= MOST_FAILURES {
                return Ok(Proof::Exhausted);
            }
            let Some(step) = step(tx, &keys, user, &app, code.trim()) else {
                totp::note_failure(tx, user)?;
                return Ok(Proof::Wrong);
            };
            totp::use_step(tx, user, step)?;
            totp::confirm(tx, user)?;
            totp::set_recovery_codes(tx, user, &hashes)?;
            sessions::revoke_others(tx, user, session)?;
            doer.note(tx, "totp.enabled", Some(user))?;
            Ok(Proof::Good)
        });
        let proof = confirm.await?;
        self.forget(user);
        proof.required()?;
        Ok(codes)
    }

    /// Has log-in ask for the password alone again, for whoever knows it and shows a code.
    pub async fn end_totp(&self, doer: Doer, user: UserId, password: SecretString, code: String) -> Result<(), Error> {
        self.verify_password(user, password).await?;
        let auth = self.inner();
        let keys = auth.secrets.ring(SecretName::Data);
        let end = auth.store.write(TOTP, move |tx| {
            let proof = prove(tx, &keys, user, Some(&code))?;
            if proof == Proof::Good {
                totp::remove(tx, user)?;
                doer.note(tx, "totp.disabled", Some(user))?;
            }
            Ok(proof)
        });
        match end.await? {
            Proof::NotNeeded => Err(storage::Error::Conflict("not_found").into()),
            proof => proof.required(),
        }
    }
}

impl Proof {
    /// For somebody who is logged in already: an error unless the proof is good.
    fn required(self) -> Result<(), Error> {
        match self {
            Self::Good | Self::NotNeeded => Ok(()),
            Self::Missing | Self::Wrong => Err(Error::InvalidCode),
            Self::Exhausted => Err(Error::TooManyCodes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Appendix B of RFC 6238, cut to six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let generator = generator(b"12345678901234567890".to_vec()).unwrap();
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(generator.generate(time).to_string(), code);
            assert_eq!(generator.check(code, time), Some(time / STEP_S));
            assert_eq!(generator.check(code, time + STEP_S), Some(time / STEP_S));
            assert_eq!(generator.check(code, time + 2 * STEP_S), None);
        }
    }

    #[test]
    fn an_app_can_read_the_uri() {
        let Enrolment { secret, otpauth_uri } = enrolment("ann+gym@example.org", b"12345678901234567890");
        assert_eq!(secret, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(
            otpauth_uri,
            "otpauth://totp/Wagner%20Coach:ann%2Bgym%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Wagner%20Coach&algorithm=SHA1&digits=6&period=30"
        );
    }
}
