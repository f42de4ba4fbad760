//! Telling clients what is left: the IETF fields `RateLimit` and `RateLimit-Policy`
//! (draft-ietf-httpapi-ratelimit-headers), as structured fields.

use std::fmt::Write;

use poem::http::{HeaderMap, HeaderName, HeaderValue};

/// What is left now.
pub const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
/// What is allowed in all.
pub const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// One limit that a request counts against.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RateField {
    /// Its name, such as `quick_entry`.
    pub name: &'static str,
    /// So many in a window.
    pub limit: u64,
    /// The window's length in seconds.
    pub window_s: u64,
    /// So many are left in this window.
    pub remaining: u64,
    /// Seconds until there are more.
    pub resets_s: u64,
}

/// A field with two limits fits into so many bytes.
const USUAL: usize = 96;

/// Writes both fields, with all limits that count.
pub fn write(headers: &mut HeaderMap, fields: &[RateField]) {
    let (mut policy, mut state) = (String::with_capacity(USUAL), String::with_capacity(USUAL));
    for (index, field) in fields.iter().enumerate() {
        let gap = if index == 0 { "" } else { ", " };
        let RateField { name, limit, window_s, remaining, resets_s } = field;
        let _ = write!(policy, "{gap}\"{name}\";q={limit};w={window_s}");
        let _ = write!(state, "{gap}\"{name}\";r={remaining};t={resets_s}");
    }
    if let (Ok(policy), Ok(state)) = (HeaderValue::try_from(policy), HeaderValue::try_from(state)) {
        headers.insert(RATE_LIMIT_POLICY, policy);
        headers.insert(RATE_LIMIT, state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_limits_stand_in_one_field() {
        let mut headers = HeaderMap::new();
        let day = RateField { name: "quick_entry", limit: 200, window_s: 86_400, remaining: 7, resets_s: 3_600 };
        let minute = RateField { name: "user", limit: 600, window_s: 60, remaining: 599, resets_s: 1 };
        write(&mut headers, &[day, minute]);
        assert_eq!(headers["ratelimit-policy"], r#""quick_entry";q=200;w=86400, "user";q=600;w=60"#);
        assert_eq!(headers["ratelimit"], r#""quick_entry";r=7;t=3600, "user";r=599;t=1"#);
    }
}
