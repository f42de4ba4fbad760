//! `/auth`: signing up, logging in and out, and the sessions of an account.

mod cookie;
mod granted;
mod keys;
mod origin;
mod password;
mod problem;
mod totp;
mod types;

use std::sync::Arc;

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

use self::granted::WithCookie;
use self::types::{
    AccountView, LoginRequest, RefreshIn, RefreshRequest, Refreshed, SessionTokens, SessionView, SignupRequest, Welcome,
};
use crate::api::limits;
use crate::api::security::{SessionMember, bearer};
use crate::app::App;
use crate::auth::{Credential, Credentials, Doer, Grant, Origin};
use crate::domain::ids::SessionId;
use crate::http::context::Context;
use crate::http::page::Page;
use crate::http::{Body, Created, Cursor, Limit, NoContent, Problem, Reply};
use crate::quota::{Rate, Subject};

/// The operations.
pub fn apis() -> impl OpenApi {
    (Api, password::Api, keys::Api, totp::Api)
}

struct Api;

fn cookie_for(grant: &Grant, refresh_in: RefreshIn, context: &Context) -> Option<poem::http::HeaderValue> {
    (refresh_in == RefreshIn::Cookie).then(|| cookie::of(grant, context.client.https)).flatten()
}

#[OpenApi]
impl Api {
    /// Makes an account, and its first session. The first account of a server needs its setup token.
    #[oai(path = "/auth/signup", method = "post")]
    async fn signup(
        &self,
        app: Data<&Arc<App>>,
        origin: Origin,
        context: Context,
        body: Body<SignupRequest>,
    ) -> Result<WithCookie<Created<Welcome>>, Problem> {
        limits::count(&app, &context, Rate::Signup, Subject::address(context.client.address)).await?;
        let refresh_in = body.0.refresh_in.unwrap_or_default();
        let sign_up = body.0.into_sign_up().ok_or_else(Problem::internal)?;
        let (account, grant) = app.auth.sign_up(sign_up, origin).await?;
        let cookie = cookie_for(&grant, refresh_in, &context);
        let session = SessionTokens::of(&grant, refresh_in);
        let welcome = Welcome { user: AccountView::from(account), session };
        Ok(WithCookie::new(Created::at("/api/v1/me", welcome), cookie))
    }

    /// Opens a session for whoever knows the password of an account. Where it has an authenticator app, a code is needed as
    /// well: 401 `totp_required` without one.
    #[oai(path = "/auth/login", method = "post")]
    async fn login(
        &self,
        app: Data<&Arc<App>>,
        origin: Origin,
        context: Context,
        body: Body<LoginRequest>,
    ) -> Result<WithCookie<Reply<Welcome>>, Problem> {
        let LoginRequest { email, password, totp, refresh_in } = body.0;
        let (email, refresh_in) = (email.parse().ok(), refresh_in.unwrap_or_default());
        limits::count_log_in(&app, &context, email.as_ref()).await?;
        let credentials = Credentials { email, password: password.into(), code: totp };
        let (account, grant) = app.auth.log_in(credentials, origin).await?;
        let cookie = cookie_for(&grant, refresh_in, &context);
        let session = SessionTokens::of(&grant, refresh_in);
        Ok(WithCookie::new(Reply(Welcome { user: AccountView::from(account), session }), cookie))
    }

    /// Exchanges a refresh token for new tokens. Each is good once: a second use ends the session.
    #[oai(path = "/auth/refresh", method = "post")]
    async fn refresh(
        &self,
        app: Data<&Arc<App>>,
        request: &Request,
        context: Context,
        body: Body<RefreshRequest>,
    ) -> Result<WithCookie<Reply<Refreshed>>, Problem> {
        limits::count(&app, &context, Rate::User, Subject::address(context.client.address)).await?;
        let (token, refresh_in) = match body.0.refresh_token {
            Some(token) => (token, RefreshIn::Body),
            None => (cookie::token(request, &app)?.ok_or_else(no_token)?, RefreshIn::Cookie),
        };
        let grant = app.auth.refresh(&token).await?;
        let cookie = cookie_for(&grant, refresh_in, &context);
        Ok(WithCookie::new(Reply(Refreshed { session: SessionTokens::of(&grant, refresh_in) }), cookie))
    }

    /// Ends the session of the access token, or of a page's cookie.
    #[oai(path = "/auth/logout", method = "post")]
    async fn logout(
        &self,
        app: Data<&Arc<App>>,
        request: &Request,
        origin: Origin,
    ) -> Result<WithCookie<NoContent>, Problem> {
        if let Some(token) = bearer(request) {
            let member = app.auth.authenticate(token).await?;
            let Credential::Session(session) = member.credential else {
                return Err(Problem::forbidden("session_required", "An API key has no session to end"));
            };
            let (user, doer) = (member.scope.id(), Doer::member(member.scope.id(), &origin));
            app.auth.end_session(doer, user, session).await?;
        } else {
            let token = cookie::token(request, &app)?.ok_or_else(|| Problem::unauthorized("unauthorized"))?;
            app.auth.end_session_of(&token, &origin).await?;
        }
        Ok(WithCookie::new(NoContent, cookie::gone()))
    }

    /// The sessions of the account that are in force, newest first.
    #[oai(path = "/auth/sessions", method = "get")]
    async fn sessions(
        &self,
        app: Data<&Arc<App>>,
        member: SessionMember,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<SessionView>>, Problem> {
        let cursors = app.cursors.of(member.id, &"sessions");
        let place: Option<(i64, SessionId)> = cursors.open(cursor.0.as_ref())?;
        let rows = app.auth.sessions(member.id, place, limit.0.with_one_more()).await?;
        let page = Page::of(rows, limit.0, |last| cursors.make(&(last.created_at.as_millisecond(), last.id)));
        Ok(Reply(page.map(|session| SessionView::of(session, member.session))))
    }

    /// Ends a session of the account, at once.
    #[oai(path = "/auth/sessions/:id", method = "delete")]
    async fn end_session(
        &self,
        app: Data<&Arc<App>>,
        member: SessionMember,
        origin: Origin,
        id: Path<SessionId>,
    ) -> Result<NoContent, Problem> {
        let doer = Doer::member(member.id, &origin);
        if app.auth.end_session(doer, member.id, id.0).await? { Ok(NoContent) } else { Err(Problem::not_found()) }
    }
}

fn no_token() -> Problem {
    Problem::invalid_field("refresh_token", "is missing")
}
