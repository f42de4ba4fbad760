//! Log-in by e-mail address and password, and a second factor where the account has one.

use secrecy::SecretString;

use super::service::{Grant, Opening, Origin};
use super::totp::{Proof, prove};
use super::{Auth, Doer, Error};
use crate::config::SecretName;
use crate::domain::account::Email;
use crate::domain::ids::{SessionId, UserId};
use crate::storage::users::{self, Account};
use crate::storage::{Service, audit, sessions};

const LOG_IN: Service = Service::because("log-in");

/// What somebody shows to log in. No `Debug`: it holds a password.
pub struct Credentials {
    /// `None` where what was typed is no address.
    pub email: Option<Email>,
    pub password: SecretString,
    /// A code of the authenticator app, or a recovery code.
    pub code: Option<String>,
}

/// What became of a log-in with the right password.
enum Outcome {
    Opened(SessionId),
    /// The password was changed while it was verified.
    Outdated,
    Unproven(Proof),
}

impl Auth {
    /// Opens a session for whoever knows the password. For an unknown address (or what is none) the answer is the
    /// same as for a wrong password, and takes as long.
    pub async fn log_in(&self, credentials: Credentials, origin: Origin) -> Result<(Account, Grant), Error> {
        self.notice_secrets();
        let auth = self.inner();
        let Credentials { email, password, code } = credentials;
        let found = match email {
            Some(email) => auth.store.read(LOG_IN, move |tx| users::credentials(tx, &email)).await?,
            None => None,
        };
        let (account, hash) = found.unzip();
        let verified = hash.clone().unwrap_or_default();
        if !auth.passwords.verify(password, hash).await? {
            self.note_failed_log_in(account.map(|account| account.id), "log_in.wrong_password", &origin).await?;
            return Err(Error::InvalidCredentials);
        }
        let account = account.ok_or(Error::InvalidCredentials)?;
        if account.disabled {
            self.note_failed_log_in(Some(account.id), "log_in.account_disabled", &origin).await?;
            return Err(Error::AccountDisabled);
        }
        let (opening, user, keys) = (Opening::new(auth, origin), account.id, auth.secrets.ring(SecretName::Data));
        let job = opening.clone();
        let open = auth.store.write(LOG_IN, move |tx| {
            if !users::has_password(tx, user, &verified)? {
                return Ok(Outcome::Outdated);
            }
            let note = |event| audit::note(tx, event, Some(user), Some(user), job.address());
            match prove(tx, &keys, user, code.as_deref())? {
                Proof::NotNeeded | Proof::Good => {
                    note("session.opened")?;
                    job.open(tx, user).map(Outcome::Opened)
                }
                proof => {
                    if proof != Proof::Missing {
                        note("log_in.wrong_code")?;
                    }
                    Ok(Outcome::Unproven(proof))
                }
            }
        });
        let session = match open.await? {
            Outcome::Opened(session) => session,
            Outcome::Outdated => return Err(Error::InvalidCredentials),
            Outcome::Unproven(Proof::Missing) => return Err(Error::TotpRequired),
            Outcome::Unproven(Proof::Exhausted) => return Err(Error::TooManyCodes),
            Outcome::Unproven(_) => return Err(Error::InvalidTotp),
        };
        let grant = auth.grant(&account, session, opening.refresh_token)?;
        Ok((account, grant))
    }

    /// Whether somebody has logged in to this account from such an address before: it is not a stranger's.
    pub async fn knows_address(
        &self,
        email: &Email,
        is_same: impl Fn(&str) -> bool + Send + 'static,
    ) -> Result<bool, Error> {
        let email = email.clone();
        let known = self.inner().store.read(LOG_IN, move |tx| sessions::addresses(tx, &email)).await?;
        Ok(known.iter().any(|address| is_same(address)))
    }

    /// Notes it, also where there is no such account: that would show in the time that the answer takes.
    async fn note_failed_log_in(
        &self,
        account: Option<UserId>,
        event: &'static str,
        origin: &Origin,
    ) -> Result<(), Error> {
        let doer = Doer::stranger(origin);
        Ok(self.inner().store.write(LOG_IN, move |tx| doer.note(tx, event, account)).await?)
    }
}
