//! How our values look in the OpenAPI document, in queries and in paths.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use poem_openapi::registry::{MetaSchema, MetaSchemaRef};
use poem_openapi::types::{ParseError, ParseFromJSON, ParseFromParameter, ParseResult, ToJSON, Type};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use serde_json::Value;

use crate::domain::ids;

/// Years that a person's records can lie in; everything beyond is a slip, and would overflow calendar arithmetic.
const YEARS: std::ops::Range<i16> = 1900..2200;

/// An instant on the wire: with an offset in requests, RFC 3339 in UTC with milliseconds in answers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Instant(pub Timestamp);

/// A local day on the wire: `2026-11-24`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(pub Date);

/// Why a text is no instant or day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("is not written as the document says, or lies outside 1900 to 2199")]
pub struct BadTime;

/// Whether `text` is an instant that a request may carry.
pub fn is_instant(text: &str) -> bool {
    text.parse::<Instant>().is_ok()
}

/// Whether `text` is a day that a request may carry.
pub fn is_day(text: &str) -> bool {
    text.parse::<Day>().is_ok()
}

impl FromStr for Instant {
    type Err = BadTime;

    fn from_str(text: &str) -> Result<Self, BadTime> {
        // The parser knows more notations than RFC 3339; only that one is in the contract.
        let plain = text.len() <= 40
            && text.as_bytes().get(10).is_some_and(|b| matches!(b, b'T' | b't' | b' '))
            && text.bytes().all(|b| b.is_ascii_digit() || b" TtZz+-:.".contains(&b));
        let instant: Timestamp = if plain { text.parse().map_err(|_| BadTime)? } else { return Err(BadTime) };
        let year = instant.to_zoned(jiff::tz::TimeZone::UTC).year();
        if YEARS.contains(&year) { Ok(Self(instant)) } else { Err(BadTime) }
    }
}

impl Instant {
    /// As answers carry it, to the millisecond. They are full of instants: the digits are put down one by one, which takes
    /// a third of the time of the general printer.
    fn text(self) -> [u8; 24] {
        let at = jiff::tz::TimeZone::UTC.to_datetime(self.0);
        let mut text = *b"0000-00-00T00:00:00.000Z";
        let mut put = |end: usize, mut number: i32| {
            for place in text[..end].iter_mut().rev().take_while(|place| place.is_ascii_digit()) {
                *place = b'0' + (number % 10) as u8;
                number /= 10;
            }
        };
        put(4, i32::from(at.year()).clamp(0, 9999));
        put(7, i32::from(at.month()));
        put(10, i32::from(at.day()));
        put(13, i32::from(at.hour()));
        put(16, i32::from(at.minute()));
        put(19, i32::from(at.second()));
        put(23, i32::from(at.millisecond()));
        text
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.text()).map_err(|_| fmt::Error)?)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(std::str::from_utf8(&self.text()).map_err(serde::ser::Error::custom)?)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.collect_str(self)
    }
}

impl FromStr for Day {
    type Err = BadTime;

    fn from_str(text: &str) -> Result<Self, BadTime> {
        let day: Date = if text.len() == 10 { text.parse().map_err(|_| BadTime)? } else { return Err(BadTime) };
        if YEARS.contains(&day.year()) { Ok(Self(day)) } else { Err(BadTime) }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

macro_rules! wraps {
    ($($name:ident($inner:ty)),+) => {$(
        impl From<$inner> for $name {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl From<$name> for $inner {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                let text = Cow::<str>::deserialize(reader)?;
                text.parse().map_err(D::Error::custom)
            }
        }
    )+};
}

wraps!(Instant(Timestamp), Day(Date));

/// Teaches the document about a type that is written as a string of some format (`FromStr` and `Display`).
macro_rules! string_type {
    ($format:literal: $($name:ty),+) => {$(
        impl Type for $name {
            const IS_REQUIRED: bool = true;
            type RawValueType = Self;
            type RawElementValueType = Self;

            fn name() -> Cow<'static, str> {
                concat!("string_", $format).into()
            }

            fn schema_ref() -> MetaSchemaRef {
                MetaSchemaRef::Inline(Box::new(MetaSchema::new_with_format("string", $format)))
            }

            fn as_raw_value(&self) -> Option<&Self> {
                Some(self)
            }

            fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
                Box::new(std::iter::once(self))
            }
        }

        impl ParseFromParameter for $name {
            fn parse_from_parameter(text: &str) -> ParseResult<Self> {
                text.parse().map_err(ParseError::custom)
            }
        }

        impl ParseFromJSON for $name {
            fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
                match value {
                    Some(Value::String(text)) => Self::parse_from_parameter(&text),
                    _ => Err(ParseError::expected_input()),
                }
            }
        }

        impl ToJSON for $name {
            fn to_json(&self) -> Option<Value> {
                Some(Value::String(self.to_string()))
            }
        }
    )+};
}

pub(crate) use string_type;

string_type!("date-time": Instant);
string_type!("date": Day);
string_type!("backup-id": crate::ops::backups::BackupId);

macro_rules! id_types {
    ($($name:ident),+) => {
        string_type!("uuid": $(ids::$name),+);
    };
}

crate::for_each_id!(id_types);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_need_an_offset() {
        for good in ["2026-11-24T07:30:00Z", "2026-11-24T07:30:00.25+02:00", "2026-11-24t07:30:00z"] {
            assert!(is_instant(good), "{good}");
        }
        for bad in [
            "2026-11-24T07:30:00",
            "2026-11-24",
            "07:30Z",
            "0000-99-99T99:99:99Z",
            "2026-11-24T07:30:00Z[Europe/Berlin]",
            "1066-10-14T09:00:00Z",
            "9999-12-31T23:59:59Z",
            "",
        ] {
            assert!(!is_instant(bad), "{bad}");
        }
    }

    #[test]
    fn instants_are_answered_in_utc_with_milliseconds() {
        let instant: Instant = "2026-11-24T07:30:00.2504+02:00".parse().unwrap();
        assert_eq!(serde_json::to_string(&instant).unwrap(), r#""2026-11-24T05:30:00.250Z""#);
    }

    #[test]
    fn days_are_written_in_full() {
        assert_eq!("2026-02-28".parse::<Day>().unwrap().to_string(), "2026-02-28");
        for bad in ["2026-02-30", "20260228", "2026-2-8", "2026-02-28T00:00", "-000001-01-01", "1899-12-31"] {
            assert!(!is_day(bad), "{bad}");
        }
    }
}
