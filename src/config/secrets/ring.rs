//! A secret and those before it, and how they stand in their file: a line each, the current one first, with the instant of
//! its making and, of a former one, the instant until which it counts.

use std::fmt::Write as _;

use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};

use super::file::random_hex;

/// So many former secrets are kept at most.
const MOST_FORMER: usize = 2;

/// What stands for an instant that is not known.
const NONE: &str = "-";

/// One secret.
#[derive(Clone, Debug)]
pub struct Secret {
    pub value: SecretString,
    /// When it was made; `None` where only the settings know.
    pub made_at: Option<Timestamp>,
    /// Until when a former one counts; `None`: until it is dropped.
    pub until: Option<Timestamp>,
}

/// A secret and those before it that still count.
#[derive(Clone, Debug)]
pub struct Ring {
    pub current: Secret,
    /// The newest first.
    pub former: Vec<Secret>,
    /// Whether it comes from the settings, and is not the server's to change.
    pub is_set: bool,
}

impl Ring {
    pub(super) fn set(value: SecretString) -> Self {
        Self { current: Secret { value, made_at: None, until: None }, former: Vec::new(), is_set: true }
    }

    /// Reads a file's text. One with nothing but a secret in it was made when the file was written.
    pub(super) fn from_text(text: &str, written: Option<Timestamp>) -> Option<Self> {
        let mut secrets = text.lines().filter_map(|line| {
            let mut fields = line.split_whitespace();
            let value: SecretString = fields.next()?.into();
            let mut instant = || fields.next().and_then(|field| field.parse().ok());
            Some(Secret { value, made_at: instant(), until: instant() })
        });
        let mut current = secrets.next()?;
        current.made_at = current.made_at.or(written);
        Some(Self { current, former: secrets.collect(), is_set: false })
    }

    pub(super) fn to_text(&self) -> String {
        let mut text = String::new();
        for Secret { value, made_at, until } in std::iter::once(&self.current).chain(&self.former) {
            let instant = |at: &Option<Timestamp>| at.map_or(NONE.to_owned(), |at| at.to_string());
            // Writing into a string does not fail.
            let _ = writeln!(text, "{} {} {}", value.expose_secret(), instant(made_at), instant(until));
        }
        text
    }

    /// The ring with a new secret; the one before counts until `until`.
    pub(super) fn rotated(self, now: Timestamp, until: Option<Timestamp>) -> Self {
        let still = |secret: &Secret| secret.until.is_none_or(|end| now < end);
        let before = Secret { until, ..self.current };
        let former = std::iter::once(before).chain(self.former).filter(still).take(MOST_FORMER).collect();
        let current = Secret { value: random_hex().into(), made_at: Some(now), until: None };
        Self { current, former, is_set: false }
    }

    /// How old the current secret is, where that is known.
    pub fn age(&self, now: Timestamp) -> Option<SignedDuration> {
        self.current.made_at.map(|made| now.duration_since(made).max(SignedDuration::ZERO))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_bare_secret_has_the_age_of_its_file() {
        let ring = Ring::from_text("0123456789abcdef\n", Some(at(100))).unwrap();
        assert_eq!((ring.current.value.expose_secret(), ring.former.len()), ("0123456789abcdef", 0));
        assert_eq!(ring.age(at(160)), Some(SignedDuration::from_secs(60)));
        assert!(Ring::from_text(" \n", None).is_none());
    }

    #[test]
    fn what_is_written_is_read_back() {
        let ring = Ring::from_text("first", Some(at(1))).unwrap().rotated(at(10), Some(at(20))).rotated(at(11), None);
        let again = Ring::from_text(&ring.to_text(), None).unwrap();
        assert_eq!(again.to_text(), ring.to_text());
        assert_eq!((again.former[0].until, again.former[1].until), (None, Some(at(20))));
        assert_eq!(again.former[1].value.expose_secret(), "first");
    }

    #[test]
    fn a_former_secret_goes_with_its_time_and_the_oldest_with_their_number() {
        let ring = Ring::from_text("first", None).unwrap().rotated(at(10), Some(at(20)));
        assert_eq!(ring.clone().rotated(at(20), Some(at(30))).former.len(), 1);
        assert_eq!(ring.rotated(at(11), Some(at(21))).rotated(at(12), Some(at(22))).former.len(), MOST_FORMER);
    }
}
