//! Cursors: where a list goes on. Opaque to clients, and good only for the user and the filters they were made for.
//!
//! A cursor is the position in the list, sealed with HMAC-SHA256 over the user, the list with its filters, and the
//! position. Another user's, one of other filters and one that was tampered with are refused alike.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use poem_openapi::registry::{MetaSchema, MetaSchemaRef};
use poem_openapi::types::{ParseError, ParseFromJSON, ParseFromParameter, ParseResult, ToJSON, Type};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::Sha256;

use super::openapi::types::string_type;
use super::problem::Problem;
use crate::domain::ids::UserId;

/// Bytes of the seal.
const SEAL: usize = 16;

/// A cursor as a client sends it back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cursor(String);

/// Makes and opens the cursors of one user's list. `filters` is everything that decides what is in the list, with the
/// list's name: `("meals", from, to)`.
pub struct Cursors {
    seal: Hmac<Sha256>,
}

/// The key of this server's cursors.
#[derive(Clone)]
pub struct CursorKey(Hmac<Sha256>);

impl CursorKey {
    /// Derives the key from a secret of the server, so that cursors outlive a restart.
    pub fn derive(secret: &[u8]) -> Self {
        let mut derivation = keyed(secret);
        derivation.update(b"wagner-coach cursors");
        Self(keyed(&derivation.finalize().into_bytes()))
    }

    /// The cursors of one list of one user.
    pub fn of(&self, user: UserId, filters: &impl Serialize) -> Cursors {
        let mut seal = self.0.clone();
        seal.update(user.uuid().as_bytes());
        let filters = serde_json::to_vec(filters).unwrap_or_default();
        seal.update(&(filters.len() as u64).to_be_bytes());
        seal.update(&filters);
        Cursors { seal }
    }
}

impl Cursors {
    /// The cursor of a position, such as an instant and an id.
    pub fn make(&self, position: &impl Serialize) -> String {
        let mut bytes = serde_json::to_vec(position).unwrap_or_default();
        let mut seal = self.seal.clone();
        seal.update(&bytes);
        bytes.extend_from_slice(&seal.finalize().into_bytes()[..SEAL]);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The position of a cursor, if there is one; 422 where it is not of this list of this user.
    pub fn open<T: DeserializeOwned>(&self, cursor: Option<&Cursor>) -> Result<Option<T>, Problem> {
        let Some(cursor) = cursor else { return Ok(None) };
        let position = self.unseal(&cursor.0);
        position.map(Some).ok_or_else(|| Problem::invalid_field("cursor", "is not a cursor of this list"))
    }

    fn unseal<T: DeserializeOwned>(&self, cursor: &str) -> Option<T> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
        let (position, sent) = bytes.split_at_checked(bytes.len().checked_sub(SEAL)?)?;
        let mut seal = self.seal.clone();
        seal.update(position);
        seal.verify_truncated_left(sent).ok()?;
        serde_json::from_slice(position).ok()
    }
}

#[expect(clippy::expect_used, reason = "HMAC takes keys of every length")]
fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("any length")
}

impl FromStr for Cursor {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

string_type!("cursor": Cursor);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn cursors(user: u128, filters: &str) -> Cursors {
        CursorKey::derive(b"a secret").of(UserId::from_uuid(Uuid::from_u128(user)), &("meals", filters))
    }

    proptest! {
        #[test]
        fn a_cursor_leads_back_to_its_position(position: (i64, u128), user: u128, filters: String) {
            let list = cursors(user, &filters);
            let cursor = Cursor(list.make(&position));
            prop_assert_eq!(list.open::<(i64, u128)>(Some(&cursor)).unwrap(), Some(position));
        }

        #[test]
        fn a_cursor_is_good_for_its_user_and_filters_only(position: i64, user: u128, other: u128, filters in "[a-c]{0,3}", others in "[a-c]{0,3}") {
            prop_assume!(user != other || filters != others);
            let cursor = Cursor(cursors(user, &filters).make(&position));
            prop_assert!(cursors(other, &others).open::<i64>(Some(&cursor)).is_err());
        }

        #[test]
        fn a_changed_cursor_is_refused(position: i64, at: prop::sample::Index, bit in 0u8..8) {
            let list = cursors(1, "");
            let mut bytes = URL_SAFE_NO_PAD.decode(list.make(&position)).unwrap();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            let cursor = Cursor(URL_SAFE_NO_PAD.encode(bytes));
            prop_assert_eq!(list.open::<i64>(Some(&cursor)).unwrap_err().status().as_u16(), 422);
        }

        #[test]
        fn any_text_is_refused(text: String) {
            prop_assert!(cursors(1, "").open::<i64>(Some(&Cursor(text))).is_err());
        }
    }
}
