//! How the domain's own types are stored: identifiers as UUIDs, instants as milliseconds, local days as text.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::value::{FromValue, ToValue, Value};
use crate::domain::ids;

impl ToValue for Uuid {
    fn to_value(&self) -> Value<'_> {
        Value::Id(*self.as_bytes())
    }
}

impl FromValue for Uuid {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Id(bytes) => Some(Self::from_bytes(bytes)),
            Value::Bytes(bytes) => Self::from_slice(&bytes).ok(),
            _ => None,
        }
    }
}

macro_rules! id_values {
    ($($id:ident),+) => {$(
        impl ToValue for ids::$id {
            fn to_value(&self) -> Value<'_> {
                Value::Id(self.uuid().into_bytes())
            }
        }

        impl FromValue for ids::$id {
            fn from_value(value: Value<'_>) -> Option<Self> {
                Uuid::from_value(value).map(Self::from_uuid)
            }
        }
    )+};
}

crate::for_each_id!(id_values);

/// Milliseconds since 1970 UTC; what is finer is cut off.
impl ToValue for Timestamp {
    fn to_value(&self) -> Value<'_> {
        Value::Int(self.as_millisecond())
    }
}

impl FromValue for Timestamp {
    fn from_value(value: Value<'_>) -> Option<Self> {
        Self::from_millisecond(i64::from_value(value)?).ok()
    }
}

/// `YYYY-MM-DD`, so that text order is the order of days.
impl ToValue for Date {
    fn to_value(&self) -> Value<'_> {
        Value::Text(Cow::Owned(self.to_string()))
    }
}

impl FromValue for Date {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::MealId;

    fn round_trip<T: ToValue + FromValue + PartialEq + std::fmt::Debug>(value: T) {
        assert_eq!(T::from_value(value.to_value()), Some(value));
    }

    #[test]
    fn domain_values_come_back_as_they_went() {
        round_trip(MealId::from_uuid(Uuid::from_u128(7)));
        round_trip(Timestamp::from_millisecond(1_795_000_000_123).unwrap());
        round_trip("2026-11-24".parse::<Date>().unwrap());
        round_trip(Some("0024-02-29".parse::<Date>().unwrap()));
        round_trip(None::<MealId>);
    }

    #[test]
    fn an_id_is_read_from_the_bytes_that_sqlite_keeps() {
        let id = MealId::from_uuid(Uuid::from_u128(7));
        assert_eq!(MealId::from_value(Value::Bytes(Cow::Owned(id.uuid().as_bytes().to_vec()))), Some(id));
        assert_eq!(MealId::from_value(Value::Bytes(Cow::Borrowed(b"short"))), None);
    }
}
