//! The types that a setting can have: each is read from a file's TOML or from the text of a variable, and shown as TOML.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

use jiff::civil::Time;
use secrecy::{ExposeSecret, SecretString};

/// What stands in place of a secret wherever settings are printed.
pub const REDACTED: &str = "***REDACTED***";

/// A number of the defaults that is 1 or more.
pub(super) const fn at_least_one(n: u32) -> NonZeroU32 {
    match NonZeroU32::new(n) {
        Some(n) => n,
        None => NonZeroU32::MIN,
    }
}

/// The type of a setting. Errors say what was expected, never what was found: it may be a secret.
pub trait Value: Sized {
    /// Whether the value must never be printed, and may come from a file named by `…_FILE`.
    const SECRET: bool = false;

    /// Reads the text of a variable or flag.
    fn parse(text: &str) -> Result<Self, &'static str>;

    /// Reads a value of the file.
    fn read(value: &toml::Value) -> Result<Self, &'static str>;

    /// The value as TOML, `None` where nothing is set.
    fn show(&self) -> Option<toml::Value>;
}

impl Value for bool {
    fn parse(text: &str) -> Result<Self, &'static str> {
        match text.to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" | "on" => Ok(true),
            "false" | "0" | "no" | "off" => Ok(false),
            _ => Err("true or false"),
        }
    }

    fn read(value: &toml::Value) -> Result<Self, &'static str> {
        value.as_bool().ok_or("true or false")
    }

    fn show(&self) -> Option<toml::Value> {
        Some(toml::Value::Boolean(*self))
    }
}

impl Value for u32 {
    fn parse(text: &str) -> Result<Self, &'static str> {
        text.parse().map_err(|_| "a whole number")
    }

    fn read(value: &toml::Value) -> Result<Self, &'static str> {
        value.as_integer().and_then(|n| Self::try_from(n).ok()).ok_or("a whole number")
    }

    fn show(&self) -> Option<toml::Value> {
        Some(toml::Value::Integer(i64::from(*self)))
    }
}

impl Value for NonZeroU32 {
    fn parse(text: &str) -> Result<Self, &'static str> {
        text.parse().map_err(|_| "a whole number from 1")
    }

    fn read(value: &toml::Value) -> Result<Self, &'static str> {
        u32::read(value).ok().and_then(Self::new).ok_or("a whole number from 1")
    }

    fn show(&self) -> Option<toml::Value> {
        self.get().show()
    }
}

/// Values that are a string in the file, spelt as in the environment.
macro_rules! spelt_as_text {
    ($type:ty, $expected:literal, $parse:expr, $show:expr) => {
        impl Value for $type {
            fn parse(text: &str) -> Result<Self, &'static str> {
                $parse(text).ok_or($expected)
            }

            fn read(value: &toml::Value) -> Result<Self, &'static str> {
                value.as_str().ok_or($expected).and_then(Self::parse)
            }

            fn show(&self) -> Option<toml::Value> {
                Some(toml::Value::String($show(self)))
            }
        }
    };
}

spelt_as_text!(SocketAddr, "an address with a port, as in 127.0.0.1:8080", |t: &str| t.parse().ok(), Self::to_string);
spelt_as_text!(PathBuf, "a path", |t: &str| (!t.is_empty()).then(|| PathBuf::from(t)), |p: &PathBuf| p
    .display()
    .to_string());

spelt_as_text!(
    Time,
    "a time of the day, as in 03:30",
    |t: &str| (t.len() == 5).then(|| t.parse().ok()).flatten(),
    |t: &Time| t.strftime("%H:%M").to_string()
);

impl Value for Option<String> {
    fn parse(text: &str) -> Result<Self, &'static str> {
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }

    fn read(value: &toml::Value) -> Result<Self, &'static str> {
        value.as_str().ok_or("text").and_then(Self::parse)
    }

    fn show(&self) -> Option<toml::Value> {
        self.clone().map(toml::Value::String)
    }
}

/// A list: an array in the file, separated by commas in the environment.
impl Value for Vec<String> {
    fn parse(text: &str) -> Result<Self, &'static str> {
        Ok(text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect())
    }

    fn read(value: &toml::Value) -> Result<Self, &'static str> {
        let expected = "a list of text";
        let items = value.as_array().ok_or(expected)?;
        items.iter().map(|item| item.as_str().map(str::to_owned).ok_or(expected)).collect()
    }

    fn show(&self) -> Option<toml::Value> {
        Some(toml::Value::Array(self.iter().cloned().map(toml::Value::String).collect()))
    }
}

impl Value for Option<SecretString> {
    const SECRET: bool = true;

    fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        Ok((!text.is_empty()).then(|| SecretString::from(text)))
    }

    fn read(value: &toml::Value) -> Result<Self, &'static str> {
        value.as_str().ok_or("text").and_then(Self::parse)
    }

    fn show(&self) -> Option<toml::Value> {
        self.as_ref()
            .filter(|secret| !secret.expose_secret().is_empty())
            .map(|_| toml::Value::String(REDACTED.to_owned()))
    }
}

/// An enum whose members have one spelling everywhere.
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident: $expected:literal { $($(#[$about:meta])* $member:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum $name { $($(#[$about])* $member),+ }

        impl $crate::config::value::Value for $name {
            fn parse(text: &str) -> Result<Self, &'static str> {
                match text { $($text => Ok(Self::$member),)+ _ => Err($expected) }
            }

            fn read(value: &toml::Value) -> Result<Self, &'static str> {
                value.as_str().ok_or($expected).and_then(Self::parse)
            }

            fn show(&self) -> Option<toml::Value> {
                let text = match self { $(Self::$member => $text),+ };
                Some(toml::Value::String(text.to_owned()))
            }
        }
    };
}
pub(super) use choices;
