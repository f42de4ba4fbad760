//! What an administrator can switch off, and what is said to everybody.

use crate::named;

named! {
    /// A part of the API that can be switched off.
    pub enum Switch {
        /// Everything under `/coach`.
        Coach = "coach",
        /// Everything under `/quick-entry`.
        QuickEntry = "quick_entry",
        /// Everything under `/programs`.
        Programs = "programs",
        /// Making accounts.
        Signup = "signup",
        /// Bringing in records from elsewhere.
        Imports = "imports",
    }

    /// How much a notice matters.
    pub enum NoticeLevel {
        Info = "info",
        Warning = "warning",
        Critical = "critical",
    }
}

impl Switch {
    /// The part to which an operation belongs, by its path under `/api/v1`.
    pub fn of_path(path: &str) -> Option<Self> {
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        Some(match (segments.next()?, segments.next()) {
            ("coach", _) => Self::Coach,
            ("quick-entry", _) => Self::QuickEntry,
            ("programs", _) => Self::Programs,
            ("auth", Some("signup")) => Self::Signup,
            ("me", Some("import")) | ("import" | "imports", _) => Self::Imports,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_belongs_to_the_part_that_its_path_names() {
        for (path, switch) in [
            ("/coach/chat", Some(Switch::Coach)),
            ("/coach/conversations/:param0/messages", Some(Switch::Coach)),
            ("/quick-entry", Some(Switch::QuickEntry)),
            ("/programs/generate", Some(Switch::Programs)),
            ("/auth/signup", Some(Switch::Signup)),
            ("/auth/login", None),
            ("/admin/features/:param0", None),
            ("/meals", None),
            ("/", None),
        ] {
            assert_eq!(Switch::of_path(path), switch, "{path}");
        }
    }
}
