//! Requests and answers of `/auth`.

use poem_openapi::{Enum, Object};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::auth::{Grant, SignUp};
use crate::domain::account::{Email, Role};
use crate::domain::days;
use crate::domain::ids::{SessionId, UserId};
use crate::http::{Check, Errors, Instant};
use crate::storage::sessions::Session;
use crate::storage::users::Account;

/// Where the refresh token goes.
#[derive(Clone, Copy, PartialEq, Eq, Default, Deserialize, Enum)]
#[serde(rename_all = "snake_case")]
#[oai(rename_all = "snake_case")]
pub enum RefreshIn {
    /// Into the answer.
    #[default]
    Body,
    /// Into a cookie that scripts cannot read, for pages.
    Cookie,
}

/// A new account. No `Debug`: it holds a password.
#[derive(Deserialize, Object)]
pub struct SignupRequest {
    #[oai(validator(min_length = 3, max_length = 254))]
    email: String,
    #[oai(validator(min_length = 10, max_length = 200))]
    password: String,
    #[oai(validator(min_length = 1, max_length = 100))]
    display_name: Option<String>,
    /// An IANA name, such as `Europe/Berlin`; UTC where it is left out.
    #[oai(validator(max_length = 64))]
    time_zone: Option<String>,
    /// The code of an invite.
    #[oai(validator(min_length = 1, max_length = 200))]
    invite: Option<String>,
    /// For the first account, the administrator's.
    #[oai(validator(min_length = 1, max_length = 200))]
    setup_token: Option<String>,
    pub refresh_in: Option<RefreshIn>,
}

impl Check for SignupRequest {
    fn check(&self, errors: &mut Errors) {
        errors.require(self.email.parse::<Email>().is_ok(), "email", "must be an e-mail address");
        let zone = self.time_zone.as_deref().unwrap_or("UTC");
        errors.require(days::zone(zone).is_ok(), "time_zone", "must be an IANA time zone, such as Europe/Berlin");
    }
}

impl SignupRequest {
    /// The request as the house knows it; `None` where [`Check`] would have refused it.
    pub fn into_sign_up(self) -> Option<SignUp> {
        let zone = days::zone(self.time_zone.as_deref().unwrap_or("UTC")).ok()?;
        Some(SignUp {
            email: self.email.parse().ok()?,
            password: self.password.into(),
            display_name: self.display_name,
            time_zone: days::zone_name(&zone).to_owned(),
            invite: self.invite,
            setup_token: self.setup_token.map(SecretString::from),
        })
    }
}

/// A log-in. No `Debug`: it holds a password.
#[derive(Deserialize, Object)]
pub struct LoginRequest {
    #[oai(validator(min_length = 1, max_length = 254))]
    pub email: String,
    #[oai(validator(min_length = 1, max_length = 200))]
    pub password: String,
    /// A code of the authenticator app, or a recovery code.
    #[oai(validator(max_length = 100))]
    pub totp: Option<String>,
    pub refresh_in: Option<RefreshIn>,
}

/// A refresh token to exchange; pages leave it out and send their cookie.
#[derive(Deserialize, Object)]
pub struct RefreshRequest {
    #[oai(validator(min_length = 1, max_length = 2000))]
    pub refresh_token: Option<String>,
}

impl Check for LoginRequest {}
impl Check for RefreshRequest {}

/// An account, in few words; `/me` tells more.
#[derive(Debug, Serialize, Object)]
pub struct AccountView {
    id: UserId,
    email: String,
    role: Role,
    created_at: Instant,
}

/// The tokens of a session.
#[derive(Serialize, Object)]
pub struct SessionTokens {
    id: SessionId,
    access_token: String,
    /// `Bearer`.
    token_type: String,
    /// Seconds for which the access token is valid.
    expires_in: i64,
    /// Good for one exchange; null where it is in the cookie.
    refresh_token: Option<String>,
}

/// Who has been let in.
#[derive(Serialize, Object)]
pub struct Welcome {
    pub user: AccountView,
    pub session: SessionTokens,
}

/// The tokens that follow those that were exchanged.
#[derive(Serialize, Object)]
pub struct Refreshed {
    pub session: SessionTokens,
}

/// A session: what one log-in started.
#[derive(Debug, Serialize, Object)]
pub struct SessionView {
    id: SessionId,
    /// Whether this is the session that asks.
    current: bool,
    created_at: Instant,
    last_used_at: Instant,
    expires_at: Instant,
    /// The address and the program that logged in.
    address: Option<String>,
    device: Option<String>,
}

impl From<Account> for AccountView {
    fn from(account: Account) -> Self {
        Self { id: account.id, email: account.email, role: account.role, created_at: account.created_at.into() }
    }
}

impl SessionTokens {
    pub fn of(grant: &Grant, refresh_in: RefreshIn) -> Self {
        Self {
            id: grant.session,
            access_token: grant.access_token.clone(),
            token_type: "Bearer".into(),
            expires_in: grant.expires_in,
            refresh_token: (refresh_in == RefreshIn::Body).then(|| grant.refresh_token.clone()),
        }
    }
}

impl SessionView {
    pub fn of(session: Session, asking: SessionId) -> Self {
        Self {
            id: session.id,
            current: session.id == asking,
            created_at: session.created_at.into(),
            last_used_at: session.last_used_at.into(),
            expires_at: session.expires_at.into(),
            address: session.address,
            device: session.device,
        }
    }
}
