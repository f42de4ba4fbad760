//! Log-in by e-mail address and password.

use secrecy::SecretString;

use super::service::{Grant, Opening, Origin};
use super::{Auth, Error};
use crate::domain::account::Email;
use crate::storage::users::{self, Account};
use crate::storage::{Service, audit};

const LOG_IN: Service = Service::because("log-in");

impl Auth {
    /// Opens a session for whoever knows the password. For an unknown address (or what is none) the answer is the
    /// same as for a wrong password, and takes as long.
    pub async fn log_in(
        &self,
        email: Option<Email>,
        password: SecretString,
        origin: Origin,
    ) -> Result<(Account, Grant), Error> {
        let auth = self.inner();
        let found = match email {
            Some(email) => auth.store.read(LOG_IN, move |tx| users::credentials(tx, &email)).await?,
            None => None,
        };
        let (account, hash) = found.unzip();
        let verified = hash.clone().unwrap_or_default();
        let known = auth.passwords.verify(password, hash).await?;
        let account = account.filter(|_| known).ok_or(Error::InvalidCredentials)?;
        if account.disabled {
            return Err(Error::AccountDisabled);
        }
        let (opening, user) = (Opening::new(auth, origin), account.id);
        let job = opening.clone();
        let open = auth.store.write(LOG_IN, move |tx| {
            // It may have been changed while it was verified.
            if !users::has_password(tx, user, &verified)? {
                return Ok(None);
            }
            audit::note(tx, "session.opened", Some(user), Some(user), job.address())?;
            job.open(tx, user).map(Some)
        });
        let session = open.await?.ok_or(Error::InvalidCredentials)?;
        let grant = auth.grant(&account, session, opening.refresh_token)?;
        Ok((account, grant))
    }
}
