//! Words of the contract: enums whose variants have one stable `snake_case` name, on the wire and in the database alike.

/// A closed set of names. One macro call gives the enum, the names, reading and writing.
pub trait Named: Sized + Copy + 'static {
    /// All values, in the order of their declaration.
    const ALL: &'static [Self];

    /// The stable name.
    fn name(self) -> &'static str;

    /// The value of a name.
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.name() == name)
    }
}

/// Declares enums with their names; the types implement [`Named`], `Display` and serde's traits.
#[macro_export]
macro_rules! named {
    ($($(#[$doc:meta])* $vis:vis enum $type:ident { $($(#[$variant_doc:meta])* $variant:ident = $name:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
        $vis enum $type {
            $($(#[$variant_doc])* #[serde(rename = $name)] $variant),+
        }

        impl $crate::domain::named::Named for $type {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::domain::named::Named::name(*self))
            }
        }
    )+};
}

#[cfg(test)]
mod tests {
    use super::*;

    named! {
        enum Light { Red = "red", DeepGreen = "deep_green" }
    }

    #[test]
    fn names_are_read_back() {
        for light in Light::ALL {
            assert_eq!(Light::from_name(light.name()), Some(*light));
        }
        assert_eq!(Light::from_name("Red"), None);
        assert_eq!(Light::DeepGreen.to_string(), "deep_green");
    }
}
