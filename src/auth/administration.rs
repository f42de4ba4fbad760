//! What administrators do to accounts, over HTTP or by a command: parts of a job, each with its entry in the audit log.

use secrecy::{ExposeSecret, SecretString};

use super::{Auth, Doer, Error, ResetCode, make_reset_code, opaque, passwords};
use crate::domain::account::{Email, Role};
use crate::domain::allowance::Feature;
use crate::domain::ids::{InviteId, SessionId, UserId};
use crate::storage::users::{self, Account, NewAccount};
use crate::storage::{self, Service, Write, accounts, invites, quotas, sessions};

const ADMINISTRATION: Service = Service::because("administration");

/// What is to change of an account; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub role: Option<Role>,
    pub disabled: Option<bool>,
    /// Limits of the member's own; `None` gives the server's usual one back.
    pub quotas: Vec<(Feature, Option<u32>)>,
}

/// An account to make. No `Debug`: it may hold a password.
pub struct NewMember {
    pub email: Email,
    /// Without one nobody can log in until a code has set it.
    pub password: Option<SecretString>,
    pub role: Role,
    pub display_name: Option<String>,
    /// An IANA name.
    pub time_zone: String,
}

/// Changes an account; what is the same already is no change. [`storage::Error::Conflict`] `not_found` where there is no
/// such account, `last_admin` where nobody would be left to undo it.
pub fn change(tx: &Write<'_, Service>, doer: &Doer, id: UserId, change: &Change) -> storage::Result<()> {
    let account = users::get(tx, id)?.ok_or(storage::Error::Conflict("not_found"))?;
    if let Some(role) = change.role.filter(|role| *role != account.role) {
        users::set_role(tx, id, role)?;
        doer.note(tx, "account.role_changed", Some(id))?;
    }
    if let Some(disabled) = change.disabled.filter(|disabled| *disabled != account.disabled) {
        users::set_disabled(tx, id, disabled)?;
        if disabled {
            sessions::revoke_all(tx, id)?;
        }
        doer.note(tx, if disabled { "account.disabled" } else { "account.enabled" }, Some(id))?;
    }
    for (feature, limit) in &change.quotas {
        match limit {
            Some(limit) => quotas::set_limit(tx, id, *feature, Some(*limit))?,
            None => quotas::clear_limit(tx, id, *feature)?,
        }
    }
    if !change.quotas.is_empty() {
        users::touch(tx, id)?;
        doer.note(tx, "account.quota_changed", Some(id))?;
    }
    Ok(())
}

/// Makes an account.
pub fn create(tx: &Write<'_, Service>, doer: &Doer, new: &NewAccount) -> storage::Result<Account> {
    let account = users::insert(tx, new)?;
    doer.note(tx, "account.created", Some(account.id))?;
    Ok(account)
}

/// Erases an account and all rows of its owner.
pub fn delete(tx: &Write<'_, Service>, doer: &Doer, id: UserId) -> storage::Result<()> {
    // Noted first: afterwards nobody knows any more which pseudonym the account had.
    doer.note(tx, "account.deleted", Some(id))?;
    if users::delete(tx, id)? { Ok(()) } else { Err(storage::Error::Conflict("not_found")) }
}

impl Auth {
    /// Makes an account; without a password, with a code that sets one.
    pub async fn create_member(&self, doer: Doer, new: NewMember) -> Result<(UserId, Option<ResetCode>), Error> {
        let auth = self.inner();
        let with_password = new.password.is_some();
        // A password that nobody has seen is as good as none.
        let password = new.password.unwrap_or_else(|| opaque::new("none").into());
        if with_password {
            passwords::judge(&password, &new.email)?;
        }
        let account = NewAccount {
            email: new.email,
            password_hash: auth.passwords.hash(password).await?,
            role: new.role,
            display_name: new.display_name,
            time_zone: new.time_zone,
        };
        let made = auth.store.write(ADMINISTRATION, move |tx| {
            let id = create(tx, &doer, &account)?.id;
            let code = if with_password { None } else { Some(make_reset_code(tx, &doer, id)?) };
            Ok((id, code))
        });
        Ok(made.await?)
    }

    /// Changes an account if its version is one that `allowed` agrees to.
    pub async fn change_member(
        &self,
        doer: Doer,
        id: UserId,
        changes: Change,
        allowed: impl Fn(&accounts::Overview) -> bool + Send + 'static,
    ) -> Result<(), Error> {
        let job = move |tx: &Write<'_, Service>| {
            let before = accounts::get(tx, id)?.ok_or(storage::Error::Conflict("not_found"))?;
            if !allowed(&before) {
                return Err(storage::Error::Conflict("changed"));
            }
            change(tx, &doer, id, &changes)
        };
        self.inner().store.write(ADMINISTRATION, job).await?;
        self.forget(id);
        Ok(())
    }

    /// Erases an account and all rows of its owner.
    pub async fn delete_member(&self, doer: Doer, id: UserId) -> Result<(), Error> {
        self.inner().store.write(ADMINISTRATION, move |tx| delete(tx, &doer, id)).await?;
        self.forget(id);
        Ok(())
    }

    /// Erases somebody's own account, for whoever knows its password.
    pub async fn delete_own(&self, doer: Doer, id: UserId, password: SecretString) -> Result<(), Error> {
        self.verify_password(id, password).await?;
        self.delete_member(doer, id).await
    }

    /// Makes a code that sets a member's password once, in place of the one before.
    pub async fn make_reset_code(&self, doer: Doer, id: UserId) -> Result<ResetCode, Error> {
        let job = move |tx: &Write<'_, Service>| {
            users::get(tx, id)?.ok_or(storage::Error::Conflict("not_found"))?;
            make_reset_code(tx, &doer, id)
        };
        Ok(self.inner().store.write(ADMINISTRATION, job).await?)
    }

    /// Ends all sessions of a member; how many there were.
    pub async fn revoke_sessions(&self, doer: Doer, id: UserId) -> Result<u64, Error> {
        let job = move |tx: &Write<'_, Service>| {
            users::get(tx, id)?.ok_or(storage::Error::Conflict("not_found"))?;
            doer.note(tx, "session.all_revoked", Some(id))?;
            sessions::revoke_all(tx, id)
        };
        let ended = self.inner().store.write(ADMINISTRATION, job).await?;
        self.forget(id);
        Ok(ended)
    }

    /// Ends all sessions of everybody but the one that asks; how many there were.
    pub async fn revoke_everybodys_sessions(&self, doer: Doer, kept: SessionId) -> Result<u64, Error> {
        let job = move |tx: &Write<'_, Service>| {
            doer.note(tx, "session.everybodys_revoked", None)?;
            sessions::revoke_everybodys(tx, kept)
        };
        let ended = self.inner().store.write(ADMINISTRATION, job).await?;
        self.forget_everybody();
        Ok(ended)
    }

    /// Makes an invite, with its code, which is not stored.
    pub async fn invite(
        &self,
        doer: Doer,
        role: Role,
        expires_at: jiff::Timestamp,
    ) -> Result<(invites::Invite, SecretString), Error> {
        let code: SecretString = opaque::new("wci").into();
        let hash = opaque::hash(code.expose_secret());
        let job = move |tx: &Write<'_, Service>| {
            let id = invites::insert(tx, &hash, role, doer.id(), expires_at)?;
            doer.note(tx, "invite.created", None)?;
            invites::get(tx, id)?.ok_or(storage::Error::Conflict("not_found"))
        };
        Ok((self.inner().store.write(ADMINISTRATION, job).await?, code))
    }

    /// Takes an invite back. `false`: there is no such invite.
    pub async fn withdraw_invite(&self, doer: Doer, id: InviteId) -> Result<bool, Error> {
        let job = move |tx: &Write<'_, Service>| {
            let deleted = invites::delete(tx, id)?;
            if deleted {
                doer.note(tx, "invite.withdrawn", None)?;
            }
            Ok(deleted)
        };
        Ok(self.inner().store.write(ADMINISTRATION, job).await?)
    }
}
