//! Telling clients what is left: the IETF fields `RateLimit` and `RateLimit-Policy`
//! (draft-ietf-httpapi-ratelimit-headers), as structured fields.

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
    put(headers, RATE_LIMIT_POLICY, fields, |field| [("q", field.limit), ("w", field.window_s)]);
    put(headers, RATE_LIMIT, fields, |field| [("r", field.remaining), ("t", field.resets_s)]);
}

/// Nearly every answer carries these: numbers are put down without the formatting machinery.
fn put(headers: &mut HeaderMap, name: HeaderName, fields: &[RateField], values: fn(&RateField) -> [(&str, u64); 2]) {
    let mut text = String::with_capacity(USUAL);
    for field in fields {
        text.push_str(if text.is_empty() { "\"" } else { ", \"" });
        text.push_str(field.name);
        text.push('"');
        for (key, value) in values(field) {
            text.push(';');
            text.push_str(key);
            text.push('=');
            text.push_str(itoa::Buffer::new().format(value));
        }
    }
    if let Ok(value) = HeaderValue::from_str(&text) {
        headers.insert(name, value);
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
