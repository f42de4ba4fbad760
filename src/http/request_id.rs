//! The id under which a request is found in the log.

use std::sync::Arc;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use poem::http::{HeaderMap, HeaderName, HeaderValue};

/// The header that carries it, both ways.
pub const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A request's id: the client's own, if it is short and harmless, else one of ours.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RequestId(Arc<str>);

/// Two processes share no ids; within one, a count is enough. They are names, not secrets.
static PROCESS: LazyLock<u64> = LazyLock::new(rand::random);
static COUNT: AtomicU64 = AtomicU64::new(0);

impl RequestId {
    pub fn of(headers: &HeaderMap) -> Self {
        let sent = headers.get(X_REQUEST_ID).and_then(|value| value.to_str().ok()).filter(|id| is_sane(id));
        sent.map_or_else(Self::fresh, |id| Self(id.into()))
    }

    fn fresh() -> Self {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        Self(format!("{:016x}{count:08x}", *PROCESS).into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn to_header(&self) -> Option<HeaderValue> {
        HeaderValue::try_from(&*self.0).ok()
    }
}

fn is_sane(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_ids_are_taken_over() {
        let id = |sent: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(X_REQUEST_ID, HeaderValue::from_bytes(sent.as_bytes()).unwrap());
            RequestId::of(&headers).as_str().to_owned()
        };
        assert_eq!(id("01-ab_C.9"), "01-ab_C.9");
        for bad in ["", "a b", "<script>", "a\"b", "é", &"x".repeat(65)] {
            assert_eq!(id(bad).len(), 24, "{bad}");
        }
        assert_ne!(RequestId::fresh(), RequestId::fresh());
    }
}
