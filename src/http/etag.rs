//! Versions of records: `ETag` and `If-Match`.

use jiff::Timestamp;
use poem::http::HeaderValue;
use poem::http::header::IF_MATCH;
use poem::{FromRequest, Request, RequestBody};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::problem::Problem;

/// A strong validator of a record or a file: the first 16 bytes of a hash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ETag([u8; 16]);

impl ETag {
    /// The version of a record: its id and the instant of its last change.
    pub fn of(id: impl Into<Uuid>, updated_at: Timestamp) -> Self {
        let mut hash = Sha256::new();
        hash.update(id.into().as_bytes());
        hash.update(updated_at.as_millisecond().to_be_bytes());
        Self::from_hash(hash.finalize().into())
    }

    /// The version of a file, of its SHA-256.
    pub fn from_hash(hash: [u8; 32]) -> Self {
        let mut tag = [0; 16];
        tag.copy_from_slice(&hash[..16]);
        Self(tag)
    }

    /// Quoted, as the header has it.
    pub fn to_header(self) -> HeaderValue {
        let text = format!("\"{:032x}\"", u128::from_be_bytes(self.0));
        HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static("\"\""))
    }

    /// Whether a list of tags, as `If-Match` and `If-None-Match` carry it, names this version. Weak tags count only
    /// where `weak` says so.
    pub fn is_in(self, list: &str, weak: bool) -> bool {
        let own = self.to_header();
        list.split(',').map(str::trim).any(|tag| {
            let strong = if weak { tag.strip_prefix("W/").unwrap_or(tag) } else { tag };
            tag == "*" || strong.as_bytes() == own.as_bytes()
        })
    }
}

/// The `If-Match` of a request, if it has one.
#[derive(Clone, Debug, Default)]
pub struct IfMatch(Option<String>);

impl IfMatch {
    /// Whether the change may be made to the version `current`.
    pub fn allows(&self, current: ETag) -> bool {
        self.0.as_ref().is_none_or(|list| current.is_in(list, false))
    }

    /// 412 `changed` unless the change may be made.
    pub fn check(&self, current: ETag) -> Result<(), Problem> {
        if self.allows(current) { Ok(()) } else { Err(Problem::changed()) }
    }
}

impl<'a> FromRequest<'a> for IfMatch {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        let values: Vec<_> = request.headers().get_all(IF_MATCH).iter().filter_map(|v| v.to_str().ok()).collect();
        Ok(Self((!values.is_empty()).then(|| values.join(","))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn if_match_lets_only_the_current_version_through() {
        let tag = ETag::of(Uuid::from_u128(7), Timestamp::UNIX_EPOCH);
        let other = ETag::of(Uuid::from_u128(7), Timestamp::MAX);
        let text = tag.to_header().to_str().unwrap().to_owned();
        for (list, allowed) in [
            (None, true),
            (Some("*".to_owned()), true),
            (Some(text.clone()), true),
            (Some(format!("\"x\", {text}")), true),
            (Some(format!("W/{text}")), false),
            (Some(text.trim_matches('"').to_owned()), false),
        ] {
            assert_eq!(IfMatch(list.clone()).allows(tag), allowed, "{list:?}");
        }
        assert!(!IfMatch(Some(text)).allows(other));
    }
}
