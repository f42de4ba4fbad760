//! Making an account: who may, and the one job that stores it.

use secrecy::SecretString;

use super::service::{Grant, Inner, Opening, Origin};
use super::{Auth, Error, opaque, passwords};
use crate::config::Signup;
use crate::domain::account::{Email, Role};
use crate::domain::ids::SessionId;
use crate::storage::users::{self, Account, NewAccount};
use crate::storage::{self, Service, Write, audit, invites};

/// What a new member says. No `Debug`: an invite's code is a secret too.
#[derive(Clone)]
pub struct SignUp {
    pub email: Email,
    pub password: SecretString,
    pub display_name: Option<String>,
    /// An IANA name.
    pub time_zone: String,
    pub invite: Option<String>,
    pub setup_token: Option<SecretString>,
}

/// What entitles somebody to sign up.
#[derive(Clone, Copy)]
enum Entry {
    /// The setup token: the account is the first, and an administrator's.
    Setup,
    /// Sign-up is open.
    Open,
    /// An invite, by the hash of its code.
    Invite([u8; 32]),
}

const SIGN_UP: Service = Service::because("sign-up");

impl Auth {
    /// Makes an account with its profile and preferences, and its first session, in one transaction.
    pub async fn sign_up(&self, request: SignUp, origin: Origin) -> Result<(Account, Grant), Error> {
        let auth = self.inner();
        let entry = auth.entry(&request).await?;
        passwords::judge(&request.password, &request.email)?;
        let new = NewAccount {
            email: request.email,
            password_hash: auth.passwords.hash(request.password).await?,
            role: Role::Member,
            display_name: request.display_name,
            time_zone: request.time_zone,
        };
        let opening = Opening::new(auth, origin);
        let job = opening.clone();
        let (account, session) = auth.store.write(SIGN_UP, move |tx| enter(tx, entry, &new, &job)).await?;
        if matches!(entry, Entry::Setup) {
            auth.setup.remove();
        }
        let grant = auth.grant(&account, session, opening.refresh_token)?;
        Ok((account, grant))
    }
}

impl Inner {
    /// Decides before a password is hashed; what can change in between is checked again in the job.
    async fn entry(&self, request: &SignUp) -> Result<Entry, Error> {
        use secrecy::ExposeSecret;
        let token = request.setup_token.as_ref().map(ExposeSecret::expose_secret);
        if !self.store.read(SIGN_UP, users::any_exist).await? {
            return if token.is_some_and(|token| self.setup.is(token)) {
                Ok(Entry::Setup)
            } else {
                Err(Error::SetupRequired)
            };
        }
        if token.is_some() {
            return Err(Error::SetupDone);
        }
        match (self.signup, &request.invite) {
            (Signup::Closed, _) => Err(Error::SignupClosed),
            (Signup::Open, None) => Ok(Entry::Open),
            (Signup::Invite, None) => Err(Error::InvalidInvite),
            (_, Some(code)) => {
                let hash = opaque::hash(code);
                let open = self.store.read(SIGN_UP, move |tx| invites::is_open(tx, &hash)).await?;
                if open { Ok(Entry::Invite(hash)) } else { Err(Error::InvalidInvite) }
            }
        }
    }
}

/// Stores the account, uses up what entitled to it, and opens the first session.
fn enter(
    tx: &Write<'_, Service>,
    entry: Entry,
    new: &NewAccount,
    opening: &Opening,
) -> storage::Result<(Account, SessionId)> {
    let account = match entry {
        // Of many who come with the same token, the first makes the account and the others find it.
        Entry::Setup if users::any_exist(tx)? => return Err(storage::Error::Conflict("setup_done")),
        Entry::Setup => users::insert(tx, &NewAccount { role: Role::Admin, ..new.clone() })?,
        Entry::Open => users::insert(tx, new)?,
        Entry::Invite(code) => {
            let (invite, role) = invites::redeem(tx, &code)?;
            let account = users::insert(tx, &NewAccount { role, ..new.clone() })?;
            invites::note_user(tx, invite, account.id)?;
            account
        }
    };
    audit::note(tx, "account.created", Some(account.id), Some(account.id), opening.address())?;
    let session = opening.open(tx, account.id)?;
    Ok((account, session))
}
