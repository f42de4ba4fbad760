//! The one shape of every error: `application/problem+json` (RFC 9457).
//!
//! A [`Problem`] says what went wrong without saying how the house is built. The frame (`http::frame`) adds the request
//! id and writes it out, so that a handler only ever returns one.

mod framework;
mod storage;

use std::borrow::Cow;

use poem::error::ResponseError;
use poem::http::header::{CONTENT_TYPE, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use poem::http::{HeaderValue, StatusCode};
use poem::{IntoResponse, Response};
use poem_openapi::payload::Payload;
use poem_openapi::registry::{MetaMediaType, MetaResponse, MetaResponses, MetaSchemaRef, Registry};
use poem_openapi::types::Type;
use poem_openapi::{ApiResponse, Object};
use serde::Serialize;

/// The media type of problems.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// One fault of one member of a request. The message never repeats the value that was sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Object)]
pub struct FieldError {
    /// The member's path, such as `items.0.grams`; empty for the body as a whole.
    pub field: String,
    /// What the value must be.
    pub message: String,
}

/// An error answer. Make one with a constructor, refine it with `detail`, `field` and `header`.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{} {}", .0.status.as_u16(), .0.code)]
pub struct Problem(Box<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    status: StatusCode,
    code: &'static str,
    title: &'static str,
    detail: Option<Cow<'static, str>>,
    errors: Vec<FieldError>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

/// A problem as it is sent and documented.
#[derive(Debug, Serialize, Object)]
#[oai(rename = "Problem")]
struct ProblemBody {
    /// A URI that names the kind of problem.
    #[serde(rename = "type")]
    #[oai(rename = "type")]
    kind: String,
    /// A short summary of the kind of problem, for people.
    title: String,
    /// The HTTP status code.
    status: u16,
    /// What happened this time, for people.
    detail: Option<String>,
    /// A stable name of the problem, for programs.
    code: String,
    /// The id of the request: quote it when you report a fault.
    request_id: String,
    /// All faults of the request's members; empty where the problem is another one.
    errors: Vec<FieldError>,
}

impl Problem {
    /// A problem with a status, a stable snake_case code and a title.
    pub fn new(status: StatusCode, code: &'static str, title: &'static str) -> Self {
        Self(Box::new(Inner { status, code, title, detail: None, errors: Vec::new(), headers: Vec::new() }))
    }

    /// 400: the request cannot be read at all.
    pub fn unreadable(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "unreadable", "The request cannot be read").detail(detail)
    }

    /// 401: no valid credentials.
    pub fn unauthorized(code: &'static str) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, code, "Authentication is needed")
            .header(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
    }

    /// 403: known, but not allowed.
    pub fn forbidden(code: &'static str, title: &'static str) -> Self {
        Self::new(StatusCode::FORBIDDEN, code, title)
    }

    /// 404: there is no such thing, or it is somebody else's.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", "Not found")
    }

    /// 409: the request contradicts what is stored.
    pub fn conflict(code: &'static str, title: &'static str) -> Self {
        Self::new(StatusCode::CONFLICT, code, title)
    }

    /// 412: the record changed since the client read it.
    pub fn changed() -> Self {
        Self::new(StatusCode::PRECONDITION_FAILED, "changed", "The record has changed")
            .detail("Read it again, and repeat the change on what you find.")
    }

    /// 422: the request can be read, but is not valid.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        let mut problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "The request is not valid");
        problem.0.errors = errors;
        problem
    }

    /// 422 for one member.
    pub fn invalid_field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::invalid(Vec::new()).field(field, message)
    }

    /// 429, with the seconds after which it is worth trying again.
    pub fn too_many(code: &'static str, title: &'static str, retry_after_s: u64) -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, code, title).retry_after(retry_after_s)
    }

    /// 503, with the seconds after which it is worth trying again.
    pub fn unavailable(code: &'static str, retry_after_s: u64) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, code, "Not available at the moment").retry_after(retry_after_s)
    }

    /// 500: our fault. What it was goes to the log, not to the client.
    pub fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "Something went wrong on the server")
    }

    /// Says what happened this time.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    /// Adds the fault of one member.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>, message: impl Into<String>) -> Self {
        self.0.errors.push(FieldError { field: field.into(), message: message.into() });
        self
    }

    /// The same problem of a member that this operation calls by another name.
    #[must_use]
    pub fn of_field(mut self, field: &str) -> Self {
        for error in &mut self.0.errors {
            field.clone_into(&mut error.field);
        }
        self
    }

    /// Adds a header to the answer.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.0.headers.push((name, value));
        self
    }

    /// Says when to try again.
    #[must_use]
    pub fn retry_after(self, seconds: u64) -> Self {
        self.header(RETRY_AFTER, HeaderValue::from(seconds))
    }

    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    pub fn code(&self) -> &'static str {
        self.0.code
    }

    pub fn errors(&self) -> &[FieldError] {
        &self.0.errors
    }

    /// The problem as JSON, as in the `error` event of a stream.
    pub fn to_json(&self, request_id: &str) -> Vec<u8> {
        let Inner { status, code, title, detail, errors, .. } = &*self.0;
        let body = ProblemBody {
            kind: format!("urn:problem-type:wagner-coach:{code}"),
            title: (*title).to_owned(),
            status: status.as_u16(),
            detail: detail.as_deref().map(str::to_owned),
            code: (*code).to_owned(),
            request_id: request_id.to_owned(),
            errors: errors.clone(),
        };
        serde_json::to_vec(&body).unwrap_or_default()
    }

    /// The answer, with the id of the request that it answers.
    pub fn into_response_for(self, request_id: &str) -> Response {
        let mut response = Response::builder().status(self.0.status).body(self.to_json(request_id));
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        for (name, value) in self.0.headers {
            headers.insert(name, value);
        }
        response
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.into_response_for("")
    }
}

impl ResponseError for Problem {
    fn status(&self) -> StatusCode {
        self.0.status
    }

    fn as_response(&self) -> Response {
        self.clone().into_response()
    }
}

impl Payload for Problem {
    const CONTENT_TYPE: &'static str = PROBLEM_JSON;

    fn schema_ref() -> MetaSchemaRef {
        ProblemBody::schema_ref()
    }

    fn register(registry: &mut Registry) {
        ProblemBody::register(registry);
    }
}

impl ApiResponse for Problem {
    fn meta() -> MetaResponses {
        let content = vec![MetaMediaType { content_type: PROBLEM_JSON, schema: ProblemBody::schema_ref() }];
        let description = "Anything else: a problem (RFC 9457).";
        MetaResponses {
            responses: vec![MetaResponse {
                description,
                status: None,
                status_range: None,
                content,
                headers: Vec::new(),
            }],
        }
    }

    fn register(registry: &mut Registry) {
        ProblemBody::register(registry);
    }
}
