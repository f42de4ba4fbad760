//! What an API key must be allowed, for each operation: one list, put around all handlers.

use poem::endpoint::BoxEndpoint;
use poem::http::HeaderValue;
use poem::http::Method;
use poem::http::header::WWW_AUTHENTICATE;
use poem::{Endpoint, EndpointExt, Request, Response};
use poem_openapi::OpenApi;

use super::around::Around;
use crate::domain::account::{KeyScope, KeyScopes};
use crate::http::Problem;

/// What a key needs for an operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// A key with this scope will do.
    Key(KeyScope),
    /// No key will do, only somebody who has logged in.
    Session,
}

/// The operations below these paths; the first that fits counts. All others are read by GET, and write.
const RULES: &[(&str, Access)] = &[
    ("/auth", Access::Session),
    ("/admin", Access::Session),
    ("/cron", Access::Session),
    ("/me/delete", Access::Session),
    ("/me/export", Access::Session),
    ("/me/webhooks", Access::Session),
    // What the coach proposed becomes a record.
    ("/coach/proposals", Access::Key(KeyScope::Write)),
    ("/coach", Access::Key(KeyScope::Coach)),
];

impl Access {
    /// What an operation needs; `path` is its template or pattern under `/api/v1`.
    pub fn to(method: &Method, path: &str) -> Self {
        let is_below =
            |prefix: &str| path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let rule = RULES.iter().find(|(prefix, _)| is_below(prefix)).map(|(_, access)| *access);
        rule.unwrap_or(Self::Key(if method == Method::GET { KeyScope::Read } else { KeyScope::Write }))
    }

    /// 403 unless a key with these scopes will do. An operation without a rule is none for keys.
    pub fn check(access: Option<Self>, scopes: KeyScopes) -> Result<(), Problem> {
        match access {
            Some(Self::Key(scope)) if scopes.allow(scope) => Ok(()),
            Some(Self::Key(scope)) => {
                let challenge = format!("Bearer error=\"insufficient_scope\", scope=\"{scope}\"");
                let problem = Problem::forbidden("insufficient_scope", "The API key may not be used for this");
                Err(match HeaderValue::try_from(challenge) {
                    Ok(challenge) => problem.header(WWW_AUTHENTICATE, challenge),
                    Err(_) => problem,
                })
            }
            Some(Self::Session) | None => {
                Err(Problem::forbidden("session_required", "An API key is not enough: log in"))
            }
        }
    }
}

/// Tells each operation's handler what it takes of a key.
pub fn ruled<T: OpenApi>(apis: T) -> impl OpenApi {
    let wrap = |path: &str, method: &Method, handler| Rule { access: Access::to(method, path), handler }.boxed();
    Around { apis, wrap }
}

struct Rule {
    access: Access,
    handler: BoxEndpoint<'static>,
}

impl Endpoint for Rule {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        request.set_data(self.access);
        self.handler.call(request).await
    }
}

#[cfg(test)]
pub mod document {
    use serde_json::Value;

    use super::*;
    use crate::domain::named::Named;
    use crate::http::openapi::guard::V1;

    /// Says in the published document which scope each operation takes: `x-key-scope`, null where no key will do.
    pub fn describe(document: &mut Value) {
        for (path, item) in document["paths"].as_object_mut().into_iter().flatten() {
            let Some(path) = path.strip_prefix(V1) else { continue };
            for (method, operation) in item.as_object_mut().into_iter().flatten() {
                let secured = operation.pointer("/security/0/bearer").is_some();
                if let Some(method) = Method::from_bytes(method.to_uppercase().as_bytes()).ok().filter(|_| secured) {
                    operation["x-key-scope"] = match Access::to(&method, path) {
                        Access::Key(scope) => scope.name().into(),
                        Access::Session => Value::Null,
                    };
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::named::Named;

    #[test]
    fn rules_hold_for_whole_segments_and_the_rest_goes_by_method() {
        for (method, path, access) in [
            (Method::GET, "/meals/:param0", Access::Key(KeyScope::Read)),
            (Method::POST, "/quick-entry/preview", Access::Key(KeyScope::Write)),
            (Method::GET, "/me", Access::Key(KeyScope::Read)),
            (Method::POST, "/me/delete", Access::Session),
            (Method::GET, "/auth/keys", Access::Session),
            (Method::GET, "/authors", Access::Key(KeyScope::Read)),
            (Method::GET, "/coach/conversations", Access::Key(KeyScope::Coach)),
            (Method::POST, "/coach/proposals/:param0/confirm", Access::Key(KeyScope::Write)),
        ] {
            assert_eq!(Access::to(&method, path), access, "{method} {path}");
        }
    }

    #[test]
    fn what_has_no_rule_takes_no_key() {
        let all = KeyScope::ALL.iter().copied().collect();
        assert_eq!(Access::check(None, all).unwrap_err().code(), "session_required");
        assert!(Access::check(Some(Access::Key(KeyScope::Read)), all).is_ok());
    }
}
