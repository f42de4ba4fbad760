//! `/auth/password`: changing it, and setting a forgotten one anew.

use std::sync::Arc;

use poem::web::Data;
use poem_openapi::{Object, OpenApi};
use serde::Deserialize;

use crate::api::limits;
use crate::api::security::SessionMember;
use crate::app::App;
use crate::auth::Origin;
use crate::http::context::Context;
use crate::http::{Body, Check, NoContent, Problem};
use crate::quota::{Rate, Subject};

pub struct Api;

/// Another password. No `Debug`: it holds two.
#[derive(Deserialize, Object)]
struct PasswordChange {
    #[oai(validator(min_length = 1, max_length = 200))]
    current_password: String,
    #[oai(validator(min_length = 10, max_length = 200))]
    new_password: String,
}

/// A new password for whoever forgot theirs.
#[derive(Deserialize, Object)]
struct PasswordReset {
    /// The code that an administrator made.
    #[oai(validator(min_length = 1, max_length = 200))]
    code: String,
    #[oai(validator(min_length = 10, max_length = 200))]
    new_password: String,
}

impl Check for PasswordChange {}
impl Check for PasswordReset {}

#[OpenApi]
impl Api {
    /// Changes the password. All other sessions of the account end; API keys stay.
    #[oai(path = "/auth/password", method = "post")]
    async fn change(
        &self,
        app: Data<&Arc<App>>,
        member: SessionMember,
        origin: Origin,
        context: Context,
        body: Body<PasswordChange>,
    ) -> Result<NoContent, Problem> {
        limits::count(&app, &context, Rate::Login, Subject::member(member.id)).await?;
        let PasswordChange { current_password, new_password } = body.0;
        let change =
            app.auth.change_password(member.id, member.session, current_password.into(), new_password.into(), &origin);
        change.await.map_err(|error| Problem::from(error).of_field("new_password"))?;
        Ok(NoContent)
    }

    /// Sets a new password with the one-time code that an administrator made. All sessions of the account end.
    #[oai(path = "/auth/password/reset", method = "post")]
    async fn reset(
        &self,
        app: Data<&Arc<App>>,
        origin: Origin,
        context: Context,
        body: Body<PasswordReset>,
    ) -> Result<NoContent, Problem> {
        limits::count(&app, &context, Rate::Login, Subject::address(context.client.address)).await?;
        let PasswordReset { code, new_password } = body.0;
        let reset = app.auth.reset_password(&code, new_password.into(), &origin);
        reset.await.map_err(|error| Problem::from(error).of_field("new_password"))?;
        Ok(NoContent)
    }
}
