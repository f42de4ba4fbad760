//! Request bodies: read under a limit, strictly, and checked as a whole before a handler sees them.

mod errors;
mod patch;
pub mod schema;
pub mod strict;

use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited, combinators::BoxBody};
use poem::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use poem::http::{HeaderMap, Method};
use poem::{Request, RequestBody};
use poem_openapi::payload::{ParsePayload, Payload};
use poem_openapi::registry::{MetaMediaType, MetaRequest, MetaSchemaRef, Registry};
use poem_openapi::types::Type;
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};

pub use self::errors::{Check, Errors};
pub use self::patch::Patch;
use self::schema::Schema;
use super::context::Context;
use super::problem::Problem;

/// A body that takes longer than this to arrive is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// A JSON request body, valid in itself.
#[derive(Debug)]
pub struct Body<T>(pub T, [u8; 32]);

impl<T> Body<T> {
    /// SHA-256 of the body's bytes, by which a repeated request is recognised.
    pub fn hash(&self) -> [u8; 32] {
        self.1
    }
}

impl<T: DeserializeOwned + Type + Check + 'static> Body<T> {
    async fn read(request: &Request, body: &mut RequestBody) -> Result<Self, Problem> {
        check_media_type(request.method(), request.headers())?;
        let bytes = read_bytes(request.headers(), body, Context::of(request)?.max_body).await?;
        if bytes.is_empty() {
            return Err(Problem::unreadable("The body is empty."));
        }
        let json = strict::parse(&bytes).map_err(Problem::unreadable)?;
        let mut errors = Errors::default();
        let value = parse_member(json, &mut errors);
        errors.into_result()?;
        let value = value.ok_or_else(Problem::internal)?;
        Ok(Self(value, Sha256::digest(&bytes).into()))
    }
}

/// Reads a value whose type is known only after another member was read, such as the `data` of `{kind, data}`. Faults
/// are noted at the place where `errors` stands ([`Errors::within`]); without a new fault there is a value.
pub fn parse_member<T: DeserializeOwned + Type + Check + 'static>(json: Value, errors: &mut Errors) -> Option<T> {
    let mut found = Errors::default();
    Schema::of::<T>().check(&json, &mut found);
    let value = if found.is_empty() { deserialize::<T>(json, &mut found) } else { None };
    if let Some(value) = &value {
        value.check(&mut found);
    }
    let good = found.is_empty();
    errors.append(found);
    value.filter(|_| good)
}

/// The schema has found nothing, so neither will this, unless a type reads less than its schema says.
fn deserialize<T: DeserializeOwned>(json: Value, errors: &mut Errors) -> Option<T> {
    let value = serde_json::from_value(json);
    if value.is_err() {
        // serde's own words may repeat the value, so they are not passed on.
        tracing::error!(r#type = std::any::type_name::<T>(), "a body fits its schema and not its type");
        errors.add("", "is not what the document says");
    }
    value.ok()
}

/// The body's bytes: refused by its declared length before anything is read, else as soon as it passes the limit.
///
/// # Errors
/// 413 above `limit` bytes, 408 when they take too long, 400 when the connection breaks off.
pub async fn read_bytes(headers: &HeaderMap, body: &mut RequestBody, limit: usize) -> Result<Bytes, Problem> {
    let declared = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if declared.is_some_and(|length| length > limit as u64) {
        return Err(Problem::too_large());
    }
    let body: BoxBody<Bytes, std::io::Error> = body.take().map_err(|_| Problem::internal())?.into();
    match tokio::time::timeout(PATIENCE, Limited::new(body, limit).collect()).await {
        Err(_) => Err(Problem::too_slow()),
        Ok(Ok(whole)) => Ok(whole.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Problem::too_large()),
        Ok(Err(_)) => Err(Problem::unreadable("The body breaks off.")),
    }
}

/// Only plain JSON in UTF-8 is read: no other charset, and nothing packed.
fn check_media_type(method: &Method, headers: &HeaderMap) -> Result<(), Problem> {
    let packed = headers.get(CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity");
    let declared = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if packed || !is_json(declared, *method == Method::PATCH) {
        return Err(Problem::unsupported_media_type().detail("Send application/json in UTF-8, not compressed."));
    }
    Ok(())
}

fn is_json(content_type: &str, patch: bool) -> bool {
    let mut parts = content_type.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
    let utf8 = parts.all(|parameter| match parameter.to_ascii_lowercase().strip_prefix("charset=") {
        Some(charset) => matches!(charset.trim_matches('"'), "utf-8" | "utf8"),
        None => true,
    });
    utf8 && (essence == "application/json" || (patch && essence == "application/merge-patch+json"))
}

impl<T: DeserializeOwned + Type + Check + 'static> Payload for Body<T> {
    const CONTENT_TYPE: &'static str = "application/json";

    fn schema_ref() -> MetaSchemaRef {
        T::schema_ref()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

impl<T: DeserializeOwned + Type + Check + 'static> ParsePayload for Body<T> {
    const IS_REQUIRED: bool = true;

    async fn from_request(request: &Request, body: &mut RequestBody) -> poem::Result<Self> {
        Ok(Self::read(request, body).await?)
    }
}

// The library's macro for this refuses by content type before our own check can say it as a problem.
impl<'a, T: DeserializeOwned + Type + Check + 'static> ApiExtractor<'a> for Body<T> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn request_meta() -> Option<MetaRequest> {
        let content = vec![MetaMediaType { content_type: <Self as Payload>::CONTENT_TYPE, schema: T::schema_ref() }];
        Some(MetaRequest { description: None, content, required: true })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        Ok(Self::read(request, body).await?)
    }
}
