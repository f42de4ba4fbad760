//! The refresh token of pages: a cookie that no script reads, and that counts only for requests of our own pages.

use poem::Request;
use poem::http::HeaderValue;
use poem::http::header::{CONTENT_TYPE, COOKIE, HOST, ORIGIN};

use crate::app::App;
use crate::auth::Grant;
use crate::http::Problem;
use crate::http::context::Context;

const NAME: &str = "wc_refresh";
const ATTRIBUTES: &str = "Path=/api/v1/auth; HttpOnly; SameSite=Strict";

/// The cookie of a session. Over https it never leaves it.
pub fn of(grant: &Grant, https: bool) -> Option<HeaderValue> {
    let secure = if https { "; Secure" } else { "" };
    let Grant { refresh_token, refresh_expires_in, .. } = grant;
    HeaderValue::try_from(format!("{NAME}={refresh_token}; Max-Age={refresh_expires_in}; {ATTRIBUTES}{secure}")).ok()
}

/// Takes the cookie away.
pub fn gone() -> Option<HeaderValue> {
    HeaderValue::try_from(format!("{NAME}=; Max-Age=0; {ATTRIBUTES}")).ok()
}

/// The refresh token of a request's cookie, if one of our own pages sent it.
pub fn token(request: &Request, app: &App) -> Result<Option<String>, Problem> {
    let cookies = request.headers().get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let Some((_, token)) = pairs.find(|(name, _)| *name == NAME) else { return Ok(None) };
    if is_json(request) && is_own(request, app)? {
        Ok(Some(token.to_owned()))
    } else {
        Err(Problem::forbidden("foreign_origin", "Only this server's own pages may use the cookie"))
    }
}

/// A form of another site cannot send JSON.
fn is_json(request: &Request) -> bool {
    let sent = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    sent.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

/// Whether `Origin` is where this request was sent to, or the address that people type.
fn is_own(request: &Request, app: &App) -> Result<bool, Problem> {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let Some(origin) = header(ORIGIN) else { return Ok(false) };
    let scheme = if Context::of(request)?.client.https { "https" } else { "http" };
    let here = header(HOST).is_some_and(|host| origin == format!("{scheme}://{host}"));
    let public = app.config.server.public_url.as_deref().is_some_and(|url| url.trim_end_matches('/') == origin);
    Ok(here || public)
}
