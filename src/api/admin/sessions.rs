//! Ending sessions: a member's, or everybody's.

use std::sync::Arc;

use poem_openapi::param::Path;
use poem_openapi::{Object, OpenApi};
use serde::Serialize;

use crate::api::security::Admin;
use crate::app::App;
use crate::auth::{Doer, Origin};
use crate::domain::ids::UserId;
use crate::http::{Problem, Reply};

pub struct Api(pub Arc<App>);

/// What has been ended.
#[derive(Serialize, Object)]
struct SessionsEnded {
    /// How many sessions there were.
    sessions: u64,
}

#[OpenApi(prefix_path = "/admin")]
impl Api {
    /// Ends all sessions of a member at once. API keys stay.
    #[oai(path = "/users/:id/sessions/revoke", method = "post")]
    async fn revoke(&self, admin: Admin, origin: Origin, id: Path<UserId>) -> Result<Reply<SessionsEnded>, Problem> {
        let sessions = self.0.auth.revoke_sessions(Doer::member(admin.id, &origin), id.0).await?;
        Ok(Reply(SessionsEnded { sessions }))
    }

    /// Ends the sessions of everybody at once, but the one that asks.
    #[oai(path = "/sessions/revoke", method = "post")]
    async fn revoke_all(&self, admin: Admin, origin: Origin) -> Result<Reply<SessionsEnded>, Problem> {
        let doer = Doer::member(admin.id, &origin);
        let sessions = self.0.auth.revoke_everybodys_sessions(doer, admin.session).await?;
        Ok(Reply(SessionsEnded { sessions }))
    }
}
