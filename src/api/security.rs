//! Who is calling: the extractors by which a handler says whom it serves.
//!
//! Each checks the access token or API key, the standing of its session and account, and the member's rate.

use std::sync::Arc;

use poem::http::header::AUTHORIZATION;
use poem::{Request, RequestBody};
use poem_openapi::registry::{MetaSecurityScheme, Registry};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::access::Access;
use super::limits;
use crate::app::App;
use crate::auth::{Credential, Identity};
use crate::domain::account::Role;
use crate::domain::ids::{SessionId, UserId};
use crate::http::Problem;
use crate::http::context::Context;
use crate::quota::{Rate, Subject};
use crate::storage::User;

const SCHEME: &str = "bearer";
const CREDENTIALS: &str =
    "An access token, from log-in or refresh; or an API key, with the scope that `x-key-scope` names.";

/// Anybody with an account, whatever the credentials.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    pub id: UserId,
    /// Reaches the member's own rows.
    pub scope: User,
    pub session: Option<SessionId>,
    pub role: Role,
    /// Whether the limiter counted this request. Where it could not, what costs money is refused.
    pub counted: bool,
}

/// A member who has logged in: what decides over the account itself takes nothing less.
#[derive(Clone, Copy, Debug)]
pub struct SessionMember {
    pub id: UserId,
    pub scope: User,
    pub session: SessionId,
    pub role: Role,
}

/// An administrator who has logged in.
#[derive(Clone, Copy, Debug)]
pub struct Admin {
    pub id: UserId,
    pub session: SessionId,
}

/// The application that a request was sent to.
pub fn app(request: &Request) -> Result<&Arc<App>, Problem> {
    request.data::<Arc<App>>().ok_or_else(Problem::internal)
}

/// The token of `Authorization: Bearer …`.
pub fn bearer(request: &Request) -> Option<&str> {
    let (scheme, token) = request.headers().get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

async fn identify(request: &Request) -> Result<(Identity, bool), Problem> {
    let app = app(request)?;
    let token = bearer(request).ok_or_else(|| Problem::unauthorized("unauthorized"))?;
    let identity = app.auth.authenticate(token).await?;
    let context = Context::of(request)?;
    context.note_member(identity.scope.id());
    if let Credential::Key(scopes) = identity.credential {
        Access::check(request.data::<Access>().copied(), scopes)?;
    }
    let member = Subject::member(identity.scope.id());
    let counted = match limits::count(app, context, Rate::User, member).await {
        Ok(()) => true,
        // Whoever only reads does not suffer from a limiter that is down.
        Err(problem) if problem.code() == limits::LIMITER_DOWN => false,
        Err(problem) => return Err(problem),
    };
    Ok((identity, counted))
}

impl Member {
    async fn of(request: &Request) -> Result<Self, Problem> {
        let (Identity { scope, credential, role }, counted) = identify(request).await?;
        let session = match credential {
            Credential::Session(session) => Some(session),
            Credential::Key(_) => None,
        };
        Ok(Self { id: scope.id(), scope, session, role, counted })
    }
}

impl SessionMember {
    async fn of(request: &Request) -> Result<Self, Problem> {
        let Member { id, scope, session, role, .. } = Member::of(request).await?;
        let session =
            session.ok_or_else(|| Problem::forbidden("session_required", "An API key is not enough: log in"))?;
        Ok(Self { id, scope, session, role })
    }
}

impl Admin {
    /// Whether an administrator is calling, where nobody has to be one.
    pub async fn is_calling(request: &Request) -> bool {
        bearer(request).is_some() && Self::of(request).await.is_ok()
    }

    async fn of(request: &Request) -> Result<Self, Problem> {
        let SessionMember { id, session, role, .. } = SessionMember::of(request).await?;
        match role {
            Role::Admin => Ok(Self { id, session }),
            Role::Member => Err(Problem::forbidden("admin_only", "Only administrators may do this")),
        }
    }
}

macro_rules! extractors {
    ($($name:ident),+) => {$(
        impl<'a> ApiExtractor<'a> for $name {
            const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];
            type ParamType = ();
            type ParamRawType = ();

            fn register(registry: &mut Registry) {
                registry.create_security_scheme(SCHEME, bearer_scheme(CREDENTIALS));
            }

            fn security_schemes() -> Vec<&'static str> {
                vec![SCHEME]
            }

            async fn from_request(
                request: &'a Request,
                _body: &mut RequestBody,
                _options: ExtractParamOptions<()>,
            ) -> poem::Result<Self> {
                Ok(Self::of(request).await?)
            }
        }
    )+};
}

extractors!(Member, SessionMember, Admin);

/// How the document describes credentials in `Authorization: Bearer …`.
pub fn bearer_scheme(description: &'static str) -> MetaSecurityScheme {
    MetaSecurityScheme {
        ty: "http",
        description: Some(description),
        name: None,
        key_in: None,
        scheme: Some("bearer"),
        bearer_format: None,
        flows: None,
        openid_connect_url: None,
    }
}
