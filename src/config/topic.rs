//! How a topic of settings is declared: one struct, from which loading, `config show` and the list of settings follow.

use super::value::Value;

/// A setting as it stands: for `config show` and for the proof that the example file lists them all.
#[derive(Clone, Debug)]
pub struct Setting {
    pub section: &'static str,
    pub key: &'static str,
    /// Another variable that sets it, beside `WAGNER_SECTION_KEY`.
    pub alias: Option<&'static str>,
    pub secret: bool,
    /// As TOML, secrets redacted; `None` where nothing is set.
    pub value: Option<toml::Value>,
}

impl Setting {
    /// The variable that sets it: `WAGNER_SECTION_KEY`.
    pub fn variable(&self) -> String {
        format!("WAGNER_{}_{}", self.section, self.key).to_uppercase()
    }
}

/// Where a value comes from, and so how it is spelt.
#[derive(Clone, Copy)]
pub enum Spelling<'a> {
    Toml(&'a toml::Value),
    Text(&'a str),
}

impl Spelling<'_> {
    /// Reads it as the type that the setting has; the error is what was expected.
    pub fn read<V: Value>(self) -> Result<V, &'static str> {
        match self {
            Self::Toml(value) => V::read(value),
            Self::Text(text) => V::parse(text),
        }
    }
}

/// One `[section]` of the configuration.
pub trait Topic {
    fn section(&self) -> &'static str;

    /// Its settings in the order of declaration.
    fn settings(&self) -> Vec<Setting>;

    /// Sets one key. `None`: there is no such key.
    fn set(&mut self, key: &str, value: Spelling<'_>) -> Option<Result<(), &'static str>>;
}

/// Declares a topic: documented fields, each with its type, its default and perhaps a second variable.
macro_rules! topic {
    (
        $(#[$about:meta])+
        $name:ident [$section:literal] {
            $( $(#[$doc:meta])+ $key:ident: $type:ty = $default:expr $(, or $alias:literal)?; )+
        }
    ) => {
        $(#[$about])+
        #[derive(Clone, Debug)]
        pub struct $name { $( $(#[$doc])+ pub $key: $type, )+ }

        impl Default for $name {
            fn default() -> Self {
                Self { $( $key: $default, )+ }
            }
        }

        impl $crate::config::topic::Topic for $name {
            fn section(&self) -> &'static str {
                $section
            }

            fn settings(&self) -> Vec<$crate::config::topic::Setting> {
                use $crate::config::value::Value as _;
                vec![$($crate::config::topic::Setting {
                    section: $section,
                    key: stringify!($key),
                    alias: $crate::config::topic::alias!($($alias)?),
                    secret: <$type as $crate::config::value::Value>::SECRET,
                    value: self.$key.show(),
                },)+]
            }

            fn set(&mut self, key: &str, value: $crate::config::topic::Spelling<'_>) -> Option<Result<(), &'static str>> {
                match key {
                    $( stringify!($key) => Some(value.read::<$type>().map(|value| self.$key = value)), )+
                    _ => None,
                }
            }
        }
    };
}
macro_rules! alias {
    () => {
        None
    };
    ($name:literal) => {
        Some($name)
    };
}
pub(super) use {alias, topic};
