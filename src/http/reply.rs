//! The answers that went well. Bodies are written by serde; the document describes them by their `Type`.

use poem::http::header::{CONTENT_TYPE, ETAG, LOCATION};
use poem::http::{HeaderValue, StatusCode};
use poem::{IntoResponse, Response};
use poem_openapi::ApiResponse;
use poem_openapi::registry::{MetaMediaType, MetaResponse, MetaResponses, MetaSchemaRef, Registry};
use poem_openapi::types::Type;
use serde::Serialize;

use super::etag::ETag;
use super::problem::Problem;

/// 200 with a body.
#[derive(Debug)]
pub struct Reply<T>(pub T);

/// 200 with a single record and its `ETag`.
#[derive(Debug)]
pub struct Record<T> {
    body: T,
    etag: ETag,
}

/// 201 with the record that was made, and where it is.
#[derive(Debug)]
pub struct Created<T> {
    body: T,
    location: String,
    etag: Option<ETag>,
}

/// 204.
#[derive(Clone, Copy, Debug)]
pub struct NoContent;

impl<T> Record<T> {
    pub fn new(body: T, etag: ETag) -> Self {
        Self { body, etag }
    }
}

impl<T> Created<T> {
    /// `location` is the record's path, such as `/api/v1/meals/0198…`.
    pub fn at(location: impl Into<String>, body: T) -> Self {
        Self { body, location: location.into(), etag: None }
    }

    #[must_use]
    pub fn etag(mut self, etag: ETag) -> Self {
        self.etag = Some(etag);
        self
    }
}

/// A JSON answer; a body that cannot be written is a fault of ours.
pub fn json(status: StatusCode, body: &impl Serialize) -> Response {
    match serde_json::to_vec(body) {
        Ok(bytes) => {
            let mut response = Response::builder().status(status).body(bytes);
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            response
        }
        Err(error) => {
            tracing::error!(%error, "answer cannot be written");
            Problem::internal().into_response()
        }
    }
}

impl<T: Serialize + Send> IntoResponse for Reply<T> {
    fn into_response(self) -> Response {
        json(StatusCode::OK, &self.0)
    }
}

impl<T: Serialize + Send> IntoResponse for Record<T> {
    fn into_response(self) -> Response {
        let mut response = json(StatusCode::OK, &self.body);
        response.headers_mut().insert(ETAG, self.etag.to_header());
        response
    }
}

impl<T: Serialize + Send> IntoResponse for Created<T> {
    fn into_response(self) -> Response {
        let mut response = json(StatusCode::CREATED, &self.body);
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
    Record: OK, "The record; its `ETag` can be sent back as `If-Match`.";
    Created: CREATED, "The record that was made; `Location` says where it is.";
}

impl ApiResponse for NoContent {
    fn meta() -> MetaResponses {
        described("Done; there is nothing to say.", StatusCode::NO_CONTENT, None)
    }

    fn register(_registry: &mut Registry) {}
}
