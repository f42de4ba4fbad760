//! `/auth/totp`: an authenticator app as second factor.

use std::sync::Arc;

use poem::web::Data;
use poem_openapi::{Object, OpenApi};
use serde::{Deserialize, Serialize};

use crate::api::limits;
use crate::api::security::SessionMember;
use crate::app::App;
use crate::auth::{Doer, Enrolment, Origin};
use crate::http::context::Context;
use crate::http::{Body, Check, NoContent, Problem, Reply};
use crate::quota::{Rate, Subject};

pub struct Api;

/// What an authenticator app needs; shown this once.
#[derive(Serialize, Object)]
struct TotpSecret {
    /// In Base32, to be typed.
    secret: String,
    /// For a QR code.
    otpauth_uri: String,
}

/// A code that the app shows.
#[derive(Deserialize, Object)]
struct TotpCode {
    #[oai(validator(min_length = 1, max_length = 100))]
    code: String,
}

/// Codes for the day on which the app is lost, each good once; shown this once.
#[derive(Serialize, Object)]
struct RecoveryCodes {
    recovery_codes: Vec<String>,
}

/// Proof that it is the owner who does without the second factor. No `Debug`: it holds a password.
#[derive(Deserialize, Object)]
struct TotpEnd {
    #[oai(validator(min_length = 1, max_length = 200))]
    password: String,
    /// A code of the authenticator app, or a recovery code.
    #[oai(validator(min_length = 1, max_length = 100))]
    code: String,
}

impl Check for TotpCode {}
impl Check for TotpEnd {}

impl From<Enrolment> for TotpSecret {
    fn from(enrolment: Enrolment) -> Self {
        Self { secret: enrolment.secret, otpauth_uri: enrolment.otpauth_uri }
    }
}

#[OpenApi]
impl Api {
    /// Makes a secret for an authenticator app. Log-in asks for it once it is confirmed.
    #[oai(path = "/auth/totp", method = "post")]
    async fn begin(&self, app: Data<&Arc<App>>, member: SessionMember) -> Result<Reply<TotpSecret>, Problem> {
        Ok(Reply(app.auth.begin_totp(member.id).await?.into()))
    }

    /// Confirms the app with a code that it shows. All other sessions of the account end.
    #[oai(path = "/auth/totp/confirm", method = "post")]
    async fn confirm(
        &self,
        app: Data<&Arc<App>>,
        member: SessionMember,
        origin: Origin,
        context: Context,
        body: Body<TotpCode>,
    ) -> Result<Reply<RecoveryCodes>, Problem> {
        limits::count(&app, &context, Rate::Login, Subject::member(member.id)).await?;
        let doer = Doer::member(member.id, &origin);
        let recovery_codes = app.auth.confirm_totp(doer, member.id, member.session, body.0.code).await?;
        Ok(Reply(RecoveryCodes { recovery_codes }))
    }

    /// Has log-in ask for the password alone again.
    #[oai(path = "/auth/totp", method = "delete")]
    async fn end(
        &self,
        app: Data<&Arc<App>>,
        member: SessionMember,
        origin: Origin,
        context: Context,
        body: Body<TotpEnd>,
    ) -> Result<NoContent, Problem> {
        limits::count(&app, &context, Rate::Login, Subject::member(member.id)).await?;
        let TotpEnd { password, code } = body.0;
        app.auth.end_totp(Doer::member(member.id, &origin), member.id, password.into(), code).await?;
        Ok(NoContent)
    }
}
