//! Changing a password, and setting a forgotten one anew with a code from an administrator.

use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;

use super::service::Origin;
use super::{Auth, Doer, Error, opaque, passwords};
use crate::domain::ids::{SessionId, UserId};
use crate::storage::users::{self, Account};
use crate::storage::{self, Service, Write, password_resets, sessions};

/// A code is good for so long.
const CODE_LIFE: SignedDuration = SignedDuration::from_hours(24);

/// Groups of a code, of 20 bits each: more than can be guessed in that time at any rate.
const CODE_GROUPS: usize = 6;

const CHANGE: Service = Service::because("password change");

/// A code that sets an account's password once.
#[derive(Clone)]
pub struct ResetCode {
    pub code: String,
    pub expires_at: Timestamp,
}

/// Makes a code for an account within a job, in place of the one before.
pub fn make_reset_code(tx: &Write<'_, Service>, doer: &Doer, account: UserId) -> storage::Result<ResetCode> {
    let code = ResetCode { code: opaque::code(CODE_GROUPS), expires_at: tx.now() + CODE_LIFE };
    password_resets::replace(tx, account, &opaque::code_hash(&code.code), code.expires_at)?;
    doer.note(tx, "password.reset_code_made", Some(account))?;
    Ok(code)
}

impl Auth {
    /// Gives an account another password. All of its sessions end but the one that asks.
    pub async fn change_password(
        &self,
        user: UserId,
        session: SessionId,
        current: SecretString,
        new: SecretString,
        origin: &Origin,
    ) -> Result<(), Error> {
        let auth = self.inner();
        let (account, verified) = self.verify_password(user, current).await?;
        passwords::judge(&new, &account.email.parse().map_err(|_| Error::WrongPassword)?)?;
        let hash = auth.passwords.hash(new).await?;
        let doer = Doer::member(user, origin);
        let change = auth.store.write(CHANGE, move |tx| {
            if !users::has_password(tx, user, &verified)? {
                return Ok(false);
            }
            users::set_password(tx, user, &hash)?;
            password_resets::withdraw(tx, user)?;
            sessions::revoke_others(tx, user, session)?;
            doer.note(tx, "password.changed", Some(user))?;
            Ok(true)
        });
        let changed = change.await?;
        self.forget(user);
        if changed { Ok(()) } else { Err(Error::WrongPassword) }
    }

    /// Sets the password of the account that a code was made for, and ends its sessions. For an unknown code the answer
    /// takes as long as for a good one.
    pub async fn reset_password(&self, code: &str, new: SecretString, origin: &Origin) -> Result<(), Error> {
        let auth = self.inner();
        let code = opaque::code_hash(code);
        let found = auth.store.read(CHANGE, move |tx| match password_resets::owner(tx, &code)? {
            Some(owner) => users::get(tx, owner),
            None => Ok(None),
        });
        let address = found.await?.and_then(|account| account.email.parse().ok());
        passwords::judge_for(&new, address.as_ref())?;
        let hash = auth.passwords.hash(new).await?;
        let doer = Doer::stranger(origin);
        let reset = auth.store.write(CHANGE, move |tx| {
            let Some(user) = password_resets::redeem(tx, &code)? else {
                doer.note(tx, "password.reset_refused", None)?;
                return Ok(None);
            };
            users::set_password(tx, user, &hash)?;
            sessions::revoke_all(tx, user)?;
            doer.note(tx, "password.reset", Some(user))?;
            Ok(Some(user))
        });
        let user = reset.await?.ok_or(Error::InvalidCode)?;
        self.forget(user);
        Ok(())
    }

    /// Has somebody who is logged in prove that they know their password; the account, and the hash that held.
    pub(super) async fn verify_password(
        &self,
        user: UserId,
        password: SecretString,
    ) -> Result<(Account, String), Error> {
        let auth = self.inner();
        let found = auth.store.read(CHANGE, move |tx| users::credentials_of(tx, user)).await?;
        let (account, hash) = found.ok_or(Error::InvalidToken)?;
        if auth.passwords.verify(password, Some(hash.clone())).await? {
            Ok((account, hash))
        } else {
            Err(Error::WrongPassword)
        }
    }
}
