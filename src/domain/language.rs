//! The languages that the coach reads and answers in.

/// A language of the user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    #[default]
    English,
    German,
    Spanish,
    Portuguese,
    French,
}

impl Language {
    /// All of them, English first.
    pub const ALL: [Self; 5] = [Self::English, Self::German, Self::Spanish, Self::Portuguese, Self::French];

    /// From a BCP 47 tag such as `de-AT`: only the first part counts. Unknown ones are English.
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "de" => Self::German,
            "es" => Self::Spanish,
            "pt" => Self::Portuguese,
            "fr" => Self::French,
            _ => Self::English,
        }
    }
}
