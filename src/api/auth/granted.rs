//! The answer that carries tokens, and perhaps a cookie.

use poem::http::HeaderValue;
use poem::http::header::SET_COOKIE;
use poem::{IntoResponse, Response};
use poem_openapi::ApiResponse;
use poem_openapi::registry::{MetaResponses, Registry};

/// 200 or 201 with tokens, and the cookie of pages where they asked for it.
pub struct WithCookie<R> {
    answer: R,
    cookie: Option<HeaderValue>,
}

impl<R> WithCookie<R> {
    pub fn new(answer: R, cookie: Option<HeaderValue>) -> Self {
        Self { answer, cookie }
    }
}

impl<R: IntoResponse> IntoResponse for WithCookie<R> {
    fn into_response(self) -> Response {
        let mut response = self.answer.into_response();
        if let Some(cookie) = self.cookie {
            response.headers_mut().insert(SET_COOKIE, cookie);
        }
        response
    }
}

impl<R: ApiResponse> ApiResponse for WithCookie<R> {
    fn meta() -> MetaResponses {
        R::meta()
    }

    fn register(registry: &mut Registry) {
        R::register(registry);
    }
}
