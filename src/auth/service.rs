//! The service that lets people in: what all of sign-up, log-in and refresh share, and the check of each request.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use jiff::{SignedDuration, Timestamp};

use super::keys::{self, Uses};
use super::live::Live;
use super::secrets::use_keys;
use super::{Doer, Error, Passwords, SetupToken, Tokens, opaque};
use crate::config::{self, Config, SecretName, Secrets, Signup};
use crate::domain::account::{KeyScopes, Role};
use crate::domain::ids::{SessionId, UserId};
use crate::storage::api_keys::{KeyHash, KeyStanding};
use crate::storage::sessions::{self, NewSession, Session, Standing};
use crate::storage::users::Account;
use crate::storage::{Service, Store, User, Write};

/// Accounts, sessions and tokens. Cheap to clone.
#[derive(Clone)]
pub struct Auth(Arc<Inner>);

pub(super) struct Inner {
    pub store: Store,
    pub passwords: Passwords,
    pub tokens: Tokens,
    pub setup: SetupToken,
    pub signup: Signup,
    session_life: SignedDuration,
    pub secrets: Secrets,
    /// The store's count of outside changes up to which the secrets are those of the files.
    pub secrets_seen: AtomicU64,
    live: Live<SessionId, Standing>,
    pub live_keys: Live<KeyHash, KeyStanding>,
    pub key_uses: Uses,
}

/// Where a request with credentials comes from, for the list of sessions and the audit log.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    pub address: Option<String>,
    pub device: Option<String>,
}

/// The tokens of a session.
#[derive(Clone)]
pub struct Grant {
    pub session: SessionId,
    pub access_token: String,
    /// Seconds for which the access token is valid.
    pub expires_in: i64,
    pub refresh_token: String,
    /// Seconds for which the refresh token is valid.
    pub refresh_expires_in: i64,
}

/// By what somebody is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Credential {
    /// They have logged in.
    Session(SessionId),
    /// An API key, which is good for so much.
    Key(KeyScopes),
}

/// Somebody whose access token or API key counts.
#[derive(Clone, Copy, Debug)]
pub struct Identity {
    pub scope: User,
    pub credential: Credential,
    pub role: Role,
}

impl Auth {
    pub fn new(store: Store, config: &Config, secrets: &Secrets) -> Result<Self, Error> {
        let settings: &config::Auth = &config.auth;
        let tokens = Tokens::new(&secrets.current(SecretName::Jwt), settings.access_token_s.get());
        use_keys(&tokens, secrets);
        Ok(Self(Arc::new(Inner {
            secrets_seen: AtomicU64::new(store.outside_changes()),
            secrets: secrets.clone(),
            store,
            passwords: Passwords::new(settings)?,
            tokens,
            setup: SetupToken::in_folder(&config.data.dir),
            signup: settings.signup,
            session_life: SignedDuration::from_hours(24 * i64::from(settings.session_days.get())),
            live: Live::default(),
            live_keys: Live::default(),
            key_uses: Uses::default(),
        })))
    }

    pub(super) fn inner(&self) -> &Inner {
        &self.0
    }

    /// Who an access token or an API key stands for.
    pub async fn authenticate(&self, token: &str) -> Result<Identity, Error> {
        if keys::is_key(token) { self.authenticate_key(token).await } else { self.authenticate_session(token).await }
    }

    /// Who an access token stands for: its session, account, epoch and role must all hold now.
    async fn authenticate_session(&self, token: &str) -> Result<Identity, Error> {
        self.notice_secrets();
        let now = self.0.store.now();
        let claims = self.0.tokens.verify(token, now).map_err(|_| Error::InvalidToken)?;
        let standing = self.0.live.standing(&self.0.store, claims.sid, |tx, id| sessions::standing(tx, *id));
        let standing = standing.await?.ok_or(Error::InvalidToken)?;
        let same = (standing.user, standing.epoch, standing.role) == (claims.sub, claims.epoch, claims.role);
        if !same || !standing.is_good(now) {
            return Err(Error::InvalidToken);
        }
        let credential = Credential::Session(standing.session);
        Ok(Identity { scope: User::authenticated(standing.user), credential, role: standing.role })
    }

    /// A user's sessions, newest first.
    pub async fn sessions(
        &self,
        user: UserId,
        before: Option<(i64, SessionId)>,
        rows: i64,
    ) -> Result<Vec<Session>, Error> {
        let list =
            self.0.store.read(Service::because("list of sessions"), move |tx| sessions::list(tx, user, before, rows));
        Ok(list.await?)
    }

    /// Ends one of a user's sessions, at once. `false`: the user has no such session.
    pub async fn end_session(&self, doer: Doer, user: UserId, session: SessionId) -> Result<bool, Error> {
        let end = self.0.store.write(Service::because("log-out"), move |tx| {
            let ended = sessions::revoke(tx, user, session)?;
            if ended {
                doer.note(tx, "session.ended", Some(user))?;
            }
            Ok(ended)
        });
        let ended = end.await?;
        self.forget(user);
        Ok(ended)
    }

    /// What must follow each change of a user's account or sessions in this process.
    pub(super) fn forget(&self, user: UserId) {
        self.0.live.forget(user);
        self.0.live_keys.forget(user);
    }

    /// The same for a change of everybody's.
    pub(super) fn forget_everybody(&self) {
        self.0.live.clear();
        self.0.live_keys.clear();
    }
}

impl Inner {
    /// Seconds for which a session lives on from its last use.
    pub fn session_life_s(&self) -> i64 {
        self.session_life.as_secs()
    }

    /// When a session that is used now ends.
    pub fn session_end(&self, now: Timestamp) -> Timestamp {
        now.checked_add(self.session_life).unwrap_or(Timestamp::MAX)
    }

    /// The tokens of a session of an account.
    pub fn grant(&self, account: &Account, session: SessionId, refresh_token: String) -> Result<Grant, Error> {
        let now = self.store.now();
        let issued = self.tokens.issue(account.id, session, account.epoch, account.role, now);
        Ok(Grant {
            session,
            access_token: issued.map_err(|_| Error::InvalidToken)?,
            expires_in: self.tokens.life_s(),
            refresh_token,
            refresh_expires_in: self.session_life_s(),
        })
    }
}

/// A refresh token and what its session will be stored with.
#[derive(Clone)]
pub(super) struct Opening {
    pub refresh_token: String,
    origin: Origin,
    life: SignedDuration,
}

impl Opening {
    pub fn new(auth: &Inner, origin: Origin) -> Self {
        Self { refresh_token: opaque::new("wcr"), origin, life: auth.session_life }
    }

    /// Opens the session within a job.
    pub fn open(&self, tx: &Write<'_, Service>, user: UserId) -> crate::storage::Result<SessionId> {
        let new = NewSession {
            user,
            token: opaque::hash(&self.refresh_token),
            expires_at: tx.now().checked_add(self.life).unwrap_or(Timestamp::MAX),
            address: self.origin.address.clone(),
            device: self.origin.device.clone(),
        };
        sessions::open(tx, &new)
    }

    pub fn address(&self) -> Option<&str> {
        self.origin.address.as_deref()
    }
}
