//! `/me/delete`: leaving.

use std::sync::Arc;

use poem::web::Data;
use poem_openapi::{Object, OpenApi};
use serde::Deserialize;

use crate::api::limits;
use crate::api::security::SessionMember;
use crate::app::App;
use crate::auth::{Doer, Origin};
use crate::http::context::Context;
use crate::http::{Body, Check, NoContent, Problem};
use crate::quota::{Rate, Subject};

pub struct Api;

/// Proof that it is the owner who leaves. No `Debug`: it holds a password.
#[derive(Deserialize, Object)]
struct Farewell {
    #[oai(validator(min_length = 1, max_length = 200))]
    password: String,
}

impl Check for Farewell {}

#[OpenApi]
impl Api {
    /// Erases the member's account and everything that they have stored, at once and for good.
    #[oai(path = "/me/delete", method = "post")]
    async fn delete(
        &self,
        app: Data<&Arc<App>>,
        member: SessionMember,
        origin: Origin,
        context: Context,
        body: Body<Farewell>,
    ) -> Result<NoContent, Problem> {
        limits::count(&app, &context, Rate::Login, Subject::member(member.id)).await?;
        let doer = Doer::member(member.id, &origin);
        app.auth.delete_own(doer, member.id, body.0.password.into()).await?;
        Ok(NoContent)
    }
}
