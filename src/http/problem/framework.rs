//! What the framework's own errors become.

use poem::error::{MethodNotAllowedError, NotFoundError, ParsePathError};
use poem::http::StatusCode;
use poem_openapi::error::{ContentTypeError, ParseParamError, ParsePathError as ParseApiPathError};

use super::Problem;

impl Problem {
    /// Translates an error of the framework. Our own problems come through as they are; nothing of a foreign error's
    /// text is kept, for it may repeat what the client sent.
    pub fn from_poem(error: poem::Error) -> Self {
        let error = match error.downcast::<Self>() {
            Ok(problem) => return problem,
            Err(error) => error,
        };
        if error.is::<NotFoundError>() || error.is::<ParsePathError>() || error.is::<ParseApiPathError>() {
            return Self::not_found();
        }
        if error.is::<MethodNotAllowedError>() {
            return Self::method_not_allowed();
        }
        if error.is::<ContentTypeError>() {
            return Self::unsupported_media_type();
        }
        if let Some(fault) = error.downcast_ref::<ParseParamError>() {
            return Self::invalid_field(fault.name, "is missing or is not what the document says");
        }
        Self::from_status(error.status())
    }

    /// 405; the frame adds `Allow`.
    pub fn method_not_allowed() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "The method is not allowed here")
    }

    /// 415.
    pub fn unsupported_media_type() -> Self {
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", "The media type is not supported")
    }

    /// 413.
    pub fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "The body is too large")
    }

    /// 408: the body did not come in time.
    pub fn too_slow() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, "too_slow", "The body did not arrive in time")
    }

    /// A problem of which nothing but the status is known.
    fn from_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::not_found(),
            StatusCode::METHOD_NOT_ALLOWED => Self::method_not_allowed(),
            StatusCode::PAYLOAD_TOO_LARGE => Self::too_large(),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::unsupported_media_type(),
            StatusCode::UNAUTHORIZED => Self::unauthorized("unauthorized"),
            status if status.is_client_error() => Self::new(status, "refused", "The request was refused"),
            _ => Self::internal(),
        }
    }
}
