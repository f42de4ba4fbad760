//! What an account is known by.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

use crate::domain::named::Named;
use crate::named;

named! {
    /// What an account may do beyond its own rows.
    pub enum Role {
        /// Runs the server.
        Admin = "admin",
        /// Has its own rows, and nothing else.
        Member = "member",
    }
}

named! {
    /// What an API key may be used for.
    pub enum KeyScope {
        /// To read the member's records.
        Read = "read",
        /// To make, change and delete them.
        Write = "write",
        /// To talk to the coach, which costs the member's quota.
        Coach = "coach",
    }
}

/// The scopes of an API key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct KeyScopes(u8);

impl KeyScopes {
    /// Whether the key may be used so.
    pub fn allow(self, scope: KeyScope) -> bool {
        self.0 & Self::bit(scope) != 0
    }

    /// All of them, in the order of their declaration.
    pub fn iter(self) -> impl Iterator<Item = KeyScope> {
        KeyScope::ALL.iter().copied().filter(move |scope| self.allow(*scope))
    }

    /// Reads names that are separated by spaces; what is no scope is none.
    pub fn from_names(names: &str) -> Self {
        names.split(' ').filter_map(KeyScope::from_name).collect()
    }

    /// The names, separated by spaces.
    pub fn names(self) -> String {
        self.iter().map(Named::name).collect::<Vec<_>>().join(" ")
    }

    const fn bit(scope: KeyScope) -> u8 {
        1 << scope as u8
    }
}

impl FromIterator<KeyScope> for KeyScopes {
    fn from_iter<I: IntoIterator<Item = KeyScope>>(scopes: I) -> Self {
        Self(scopes.into_iter().fold(0, |all, scope| all | Self::bit(scope)))
    }
}

/// An e-mail address as accounts are compared by: composed, without space around it, in lower case.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

/// Why a text is no address.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("must be an e-mail address")]
pub struct InvalidEmail;

const LONGEST: usize = 254;
const LONGEST_LOCAL_PART: usize = 64;

impl FromStr for Email {
    type Err = InvalidEmail;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let address: String = text.trim().nfc().flat_map(char::to_lowercase).collect();
        let (local, domain) = address.rsplit_once('@').ok_or(InvalidEmail)?;
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"' | ',' | ';' | '@');
        let label = |label: &str| {
            let within = label.chars().all(|c| c.is_alphanumeric() || c == '-');
            within && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
        };
        let good = address.len() <= LONGEST
            && (1..=LONGEST_LOCAL_PART).contains(&local.len())
            && local.chars().all(plain)
            && domain.split('.').all(label);
        if good { Ok(Self(address)) } else { Err(InvalidEmail) }
    }
}

impl Email {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    pub fn local_part(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }
}

/// Addresses do not belong in logs, where `Debug` is what slips through.
impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_person_is_one_address() {
        let email: Email = "  Ann.Lee@Example.ORG ".parse().unwrap();
        assert_eq!(email.as_str(), "ann.lee@example.org");
        assert_eq!(email.local_part(), "ann.lee");
        // Composed and decomposed letters look alike.
        assert_eq!("zo\u{eb}@example.org".parse::<Email>(), "zoe\u{308}@example.org".parse());
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for bad in
            ["", "a", "@b.org", "a@", "a@b..org", "a@-b.org", "a b@c.org", "a@b@c.org", "<a@b.org>", "a@b.org\n.x"]
        {
            assert_eq!(bad.parse::<Email>(), Err(InvalidEmail), "{bad:?}");
        }
        assert_eq!(format!("{}@b.org", "x".repeat(65)).parse::<Email>(), Err(InvalidEmail));
    }

    #[test]
    fn scopes_are_a_set_that_is_read_back() {
        let scopes: KeyScopes = [KeyScope::Coach, KeyScope::Read].into_iter().collect();
        assert_eq!(scopes.names(), "read coach");
        assert_eq!(KeyScopes::from_names(&scopes.names()), scopes);
        assert!(scopes.allow(KeyScope::Read) && !scopes.allow(KeyScope::Write));
        assert_eq!(KeyScopes::from_names("admin READ"), KeyScopes::default());
    }

    #[test]
    fn debug_hides_the_address() {
        let email: Email = "canary@example.org".parse().unwrap();
        assert!(!format!("{email:?}").contains("canary"));
    }

    proptest! {
        #[test]
        fn reading_is_stable(text in "[A-Za-z.+ËÜİß]{1,10}@[A-Za-zß-]{1,8}\\.[a-z]{2,4}") {
            if let Ok(email) = text.parse::<Email>() {
                prop_assert_eq!(email.as_str().parse::<Email>(), Ok(email.clone()));
            }
        }
    }
}
