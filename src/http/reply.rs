//! The answers that went well. Bodies are written by serde; the document describes them by their `Type`.

use std::marker::PhantomData;

use poem::http::header::{CONTENT_TYPE, ETAG, LOCATION};
use poem::http::{HeaderName, HeaderValue, StatusCode};
use poem::{IntoResponse, Response};
use poem_openapi::ApiResponse;
use poem_openapi::registry::{MetaMediaType, MetaResponse, MetaResponses, MetaSchemaRef, Registry};
use poem_openapi::types::Type;
use serde::Serialize;

use super::etag::ETag;
use super::problem::Problem;

/// Marks an answer that was given before.
const IDEMPOTENCY_REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// Most records fit into so many bytes.
const USUAL_BODY: usize = 1024;

/// 200 with a body.
#[derive(Debug)]
pub struct Reply<T>(pub T);

/// 200 with a body that is written already: on the thread that read its rows, where they are at hand, so that nothing
/// but the text goes to another.
#[derive(Debug)]
pub struct Written<T> {
    text: serde_json::Result<Vec<u8>>,
    of: PhantomData<fn() -> T>,
}

/// 200 with a single record and its `ETag`.
#[derive(Debug)]
pub struct Record<T> {
    body: Written<T>,
    etag: ETag,
}

/// 201 with the record that was made, and where it is.
#[derive(Debug)]
pub struct Created<T> {
    body: Content<T>,
    location: String,
    etag: Option<ETag>,
}

#[derive(Debug)]
enum Content<T> {
    Made(T),
    /// The text of an answer that was given before.
    Kept(String),
}

impl<T: Serialize> Written<T> {
    pub fn new(body: &T) -> Self {
        Self::of_records(body, 1)
    }

    /// A body that holds so many records.
    pub fn of_records(body: &T, count: usize) -> Self {
        let mut text = Vec::with_capacity(USUAL_BODY * count.max(1));
        let text = serde_json::to_writer(&mut text, body).map(|()| text);
        Self { text, of: PhantomData }
    }
}

/// 204.
#[derive(Clone, Copy, Debug)]
pub struct NoContent;

impl<T: Serialize> Record<T> {
    pub fn new(body: &T, etag: ETag) -> Self {
        Self { body: Written::new(body), etag }
    }
}

impl<T> Created<T> {
    /// `location` is the record's path, such as `/api/v1/meals/0198…`.
    pub fn at(location: impl Into<String>, body: T) -> Self {
        Self { body: Content::Made(body), location: location.into(), etag: None }
    }

    /// An answer that was given before to the same request; it says so in `Idempotency-Replayed`.
    pub fn replayed(location: String, body: String) -> Self {
        Self { body: Content::Kept(body), location, etag: None }
    }

    #[must_use]
    pub fn etag(mut self, etag: ETag) -> Self {
        self.etag = Some(etag);
        self
    }

    /// Whether it repeats an answer that was given before.
    pub fn is_replay(&self) -> bool {
        matches!(self.body, Content::Kept(_))
    }
}

impl<T: Serialize> Created<T> {
    /// The location and the body, to be kept for a repeated request.
    pub fn to_kept(&self) -> (String, String) {
        let body = match &self.body {
            Content::Made(body) => serde_json::to_string(body).unwrap_or_default(),
            Content::Kept(body) => body.clone(),
        };
        (self.location.clone(), body)
    }
}

/// A JSON answer; a body that cannot be written is a fault of ours.
pub fn json<T: Serialize>(status: StatusCode, body: &T) -> Response {
    written(status, Written::new(body))
}

fn written<T>(status: StatusCode, body: Written<T>) -> Response {
    match body.text {
        Ok(text) => json_text(status, text),
        Err(error) => {
            tracing::error!(%error, "answer cannot be written");
            Problem::internal().into_response()
        }
    }
}

fn json_text(status: StatusCode, text: Vec<u8>) -> Response {
    let mut response = Response::builder().status(status).body(text);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

impl<T: Serialize + Send> IntoResponse for Reply<T> {
    fn into_response(self) -> Response {
        json(StatusCode::OK, &self.0)
    }
}

impl<T: Send> IntoResponse for Written<T> {
    fn into_response(self) -> Response {
        written(StatusCode::OK, self)
    }
}

impl<T: Send> IntoResponse for Record<T> {
    fn into_response(self) -> Response {
        let mut response = self.body.into_response();
        response.headers_mut().insert(ETAG, self.etag.to_header());
        response
    }
}

impl<T: Serialize + Send> IntoResponse for Created<T> {
    fn into_response(self) -> Response {
        let mut response = match self.body {
            Content::Made(body) => json(StatusCode::CREATED, &body),
            Content::Kept(text) => {
                let mut response = json_text(StatusCode::CREATED, text.into_bytes());
                response.headers_mut().insert(IDEMPOTENCY_REPLAYED, HeaderValue::from_static("true"));
                response
            }
        };
        if let Ok(location) = HeaderValue::try_from(self.location) {
            response.headers_mut().insert(LOCATION, location);
        }
        if let Some(etag) = self.etag {
            response.headers_mut().insert(ETAG, etag.to_header());
        }
        response
    }
}

impl IntoResponse for NoContent {
    fn into_response(self) -> Response {
        Response::builder().status(StatusCode::NO_CONTENT).finish()
    }
}

fn described(description: &'static str, status: StatusCode, schema: Option<MetaSchemaRef>) -> MetaResponses {
    let content = schema.map(|schema| MetaMediaType { content_type: "application/json", schema });
    MetaResponses {
        responses: vec![MetaResponse {
            description,
            status: Some(status.as_u16()),
            status_range: None,
            content: content.into_iter().collect(),
            headers: Vec::new(),
        }],
    }
}

macro_rules! documented {
    ($($name:ident: $status:ident, $description:literal;)+) => {$(
        impl<T: Serialize + Type> ApiResponse for $name<T> {
            fn meta() -> MetaResponses {
                described($description, StatusCode::$status, Some(T::schema_ref()))
            }

            fn register(registry: &mut Registry) {
                T::register(registry);
            }
        }
    )+};
}

documented! {
    Reply: OK, "Done.";
    Written: OK, "Done.";
    Record: OK, "The record; its `ETag` can be sent back as `If-Match`.";
    Created: CREATED, "The record that was made; `Location` says where it is.";
}

impl ApiResponse for NoContent {
    fn meta() -> MetaResponses {
        described("Done; there is nothing to say.", StatusCode::NO_CONTENT, None)
    }

    fn register(_registry: &mut Registry) {}
}
