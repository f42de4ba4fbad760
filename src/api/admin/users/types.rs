//! Requests and answers of `/admin/users`.

use poem_openapi::Object;
use serde::{Deserialize, Serialize};

use crate::auth::{Change, NewMember, ResetCode};
use crate::domain::account::{Email, Role};
use crate::domain::allowance::Feature;
use crate::domain::days;
use crate::domain::ids::UserId;
use crate::http::{Check, Errors, Instant, Patch};
use crate::storage::accounts::Overview;

/// An account, as administrators see it.
#[derive(Debug, Serialize, Object)]
#[oai(rename = "User")]
pub struct UserView {
    id: UserId,
    email: String,
    role: Role,
    /// Whether it is switched off.
    disabled: bool,
    /// Sessions in force.
    sessions: u32,
    /// API keys.
    keys: u32,
    /// Whether log-in asks for a second factor.
    totp: bool,
    /// When a session was last opened or renewed.
    last_seen_at: Option<Instant>,
    quotas: QuotasView,
    created_at: Instant,
    updated_at: Instant,
}

/// A member's own limits a window; null is the server's usual one.
#[derive(Debug, Default, Serialize, Object)]
#[oai(rename = "OwnQuotas")]
struct QuotasView {
    coach_chat: Option<u32>,
    quick_entry: Option<u32>,
    program_generation: Option<u32>,
}

/// An account that was made.
#[derive(Serialize, Object)]
pub struct NewUser {
    id: UserId,
    email: String,
    role: Role,
    /// Sets the password, where the request named none.
    password_reset: Option<ResetCodeView>,
}

/// A code that sets a password once, at `/auth/password/reset`; shown this once.
#[derive(Serialize, Object)]
#[oai(rename = "PasswordResetCode")]
pub struct ResetCodeView {
    code: String,
    expires_at: Instant,
}

/// An account to make. No `Debug`: it may hold a password.
#[derive(Deserialize, Object)]
pub struct UserRequest {
    #[oai(validator(min_length = 3, max_length = 254))]
    email: String,
    /// Where it is left out, the answer has a code with which the member sets one.
    #[oai(validator(min_length = 10, max_length = 200))]
    password: Option<String>,
    /// A member where it is left out.
    role: Option<Role>,
    #[oai(validator(min_length = 1, max_length = 100))]
    display_name: Option<String>,
    /// An IANA name, such as `Europe/Berlin`; UTC where it is left out.
    #[oai(validator(max_length = 64))]
    time_zone: Option<String>,
}

/// What to change of an account.
#[derive(Clone, Debug, Deserialize, Object)]
pub struct UserPatch {
    #[serde(default)]
    role: Patch<Role>,
    /// Off ends all sessions at once, and API keys do not count.
    #[serde(default)]
    disabled: Patch<bool>,
    #[serde(default)]
    quotas: Patch<QuotasPatch>,
}

/// Limits of a member's own, a window; null gives the server's usual one back.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "OwnQuotasPatch")]
struct QuotasPatch {
    #[serde(default)]
    #[oai(validator(maximum(value = "1000000")))]
    coach_chat: Patch<u32>,
    #[serde(default)]
    #[oai(validator(maximum(value = "1000000")))]
    quick_entry: Patch<u32>,
    #[serde(default)]
    #[oai(validator(maximum(value = "1000000")))]
    program_generation: Patch<u32>,
}

impl Check for UserRequest {
    fn check(&self, errors: &mut Errors) {
        errors.require(self.email.parse::<Email>().is_ok(), "email", "must be an e-mail address");
        let zone = self.time_zone.as_deref().unwrap_or("UTC");
        errors.require(days::zone(zone).is_ok(), "time_zone", "must be an IANA time zone, such as Europe/Berlin");
    }
}

impl UserRequest {
    /// The request as the house knows it; `None` where [`Check`] would have refused it.
    pub fn into_member(self) -> Option<NewMember> {
        let zone = days::zone(self.time_zone.as_deref().unwrap_or("UTC")).ok()?;
        Some(NewMember {
            email: self.email.parse().ok()?,
            password: self.password.map(Into::into),
            role: self.role.unwrap_or(Role::Member),
            display_name: self.display_name,
            time_zone: days::zone_name(&zone).to_owned(),
        })
    }
}

impl Check for UserPatch {
    fn check(&self, errors: &mut Errors) {
        self.role.not_null("role", errors);
        self.disabled.not_null("disabled", errors);
        self.quotas.not_null("quotas", errors);
    }
}

impl From<UserPatch> for Change {
    fn from(patch: UserPatch) -> Self {
        let quotas = patch.quotas.value().map(|quotas| {
            let limits = [
                (Feature::CoachChat, quotas.coach_chat),
                (Feature::QuickEntry, quotas.quick_entry),
                (Feature::ProgramGeneration, quotas.program_generation),
            ];
            let named = limits.into_iter().filter(|(_, limit)| !limit.is_absent());
            named.map(|(feature, limit)| (feature, limit.apply(None))).collect()
        });
        Self {
            role: patch.role.value().copied(),
            disabled: patch.disabled.value().copied(),
            quotas: quotas.unwrap_or_default(),
        }
    }
}

impl UserView {
    pub fn of(user: Overview, limits: &[(Feature, Option<u32>)]) -> Self {
        let limit = |feature| limits.iter().find(|(of, _)| *of == feature).and_then(|(_, limit)| *limit);
        Self {
            id: user.id,
            email: user.email,
            role: user.role,
            disabled: user.disabled,
            sessions: user.sessions,
            keys: user.keys,
            totp: user.totp,
            last_seen_at: user.last_seen_at.map(Instant::from),
            quotas: QuotasView {
                coach_chat: limit(Feature::CoachChat),
                quick_entry: limit(Feature::QuickEntry),
                program_generation: limit(Feature::ProgramGeneration),
            },
            created_at: user.created_at.into(),
            updated_at: user.updated_at.into(),
        }
    }
}

impl NewUser {
    pub fn of(user: Overview, code: Option<ResetCode>) -> Self {
        Self { id: user.id, email: user.email, role: user.role, password_reset: code.map(ResetCodeView::from) }
    }
}

impl From<ResetCode> for ResetCodeView {
    fn from(code: ResetCode) -> Self {
        Self { code: code.code, expires_at: code.expires_at.into() }
    }
}
