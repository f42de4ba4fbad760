//! Walks the sources: rules that no type can hold.

use std::path::{Path, PathBuf};

use super::db::dialect;

/// The storage's own machinery, whose statements are no repository's.
const MACHINERY: [&str; 6] = ["backup/", "db/", "rls/", "migrations/", "writer/", "testing.rs"];

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    let named = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        (name, std::fs::read_to_string(path).unwrap())
    };
    files.into_iter().map(named).collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Whether the file, as far as `text` goes, belongs to the shipped program.
fn shipped(name: &str, text: &str) -> String {
    if name.ends_with("tests.rs") {
        return String::new();
    }
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
}

/// The string literals of a Rust source, unescaped as far as SQL needs it.
fn strings(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut chars = source.chars().peekable();
    while let Some(first) = chars.next() {
        match first {
            '/' if chars.peek() == Some(&'/') => {
                chars.by_ref().find(|&next| next == '\n');
            }
            // A quotation mark as a character is no string.
            '\'' if chars.peek() == Some(&'"') => {
                chars.next();
            }
            '"' => {
                let mut text = String::new();
                while let Some(next) = chars.next() {
                    match next {
                        '"' => break,
                        '\\' => match chars.next() {
                            Some('\n') => while chars.next_if(|space| space.is_whitespace()).is_some() {},
                            Some('n') => text.push('\n'),
                            Some(other) => text.push(other),
                            None => break,
                        },
                        other => text.push(other),
                    }
                }
                found.push(text);
            }
            _ => {}
        }
    }
    found
}

fn is_sql(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(3).collect();
    matches!(
        words.as_slice(),
        ["SELECT" | "WITH", _, ..]
            | ["INSERT" | "REPLACE", "INTO" | "OR", ..]
            | ["DELETE", "FROM", ..]
            | ["UPDATE", _, "SET"]
    )
}

#[test]
fn repositories_keep_to_the_shared_dialect() {
    let mut checked = 0;
    for (name, text) in sources() {
        let Some(file) = name.strip_prefix("storage/") else { continue };
        if MACHINERY.iter().any(|machinery| file.starts_with(machinery)) {
            continue;
        }
        for sql in strings(&shipped(&name, &text)).iter().filter(|text| is_sql(text)) {
            checked += 1;
            // A statement that knows the member's views is a member's.
            let is_member = sql.contains("my_") || sql.contains("auth_uid");
            assert_eq!(dialect::check(sql, is_member), Ok(()), "{name}");
        }
    }
    assert!(checked > 20, "only {checked} statements found: the walk is broken");
}

#[test]
fn sql_stands_in_the_storage_alone() {
    for (name, text) in sources() {
        if !name.starts_with("storage/") {
            let found: Vec<String> = strings(&text).into_iter().filter(|text| is_sql(text)).collect();
            assert!(found.is_empty(), "{name}: {found:?}");
        }
    }
}

#[test]
fn only_the_seam_names_the_driver() {
    let driver = ["rusql", "ite"].concat();
    for (name, text) in sources() {
        assert!(name.starts_with("storage/db/") || !text.contains(&format!("{driver}::")), "{name}");
    }
}

#[test]
fn only_authentication_makes_a_members_scope() {
    for (name, text) in sources() {
        let may = name.starts_with("auth/") || name.starts_with("storage/testing") || name.ends_with("tests.rs");
        assert!(may || !shipped(&name, &text).contains("User::authenticated("), "{name}");
    }
}

#[test]
fn the_walk_tells_statements_from_words() {
    let source = "let x = '\"'; // \"SELECT comment\"\n f(\"SELECT a \\\n      FROM b\", \"Select a meal\", \"UPDATE t SET x\");";
    let found: Vec<String> = strings(source).into_iter().filter(|text| is_sql(text)).collect();
    assert_eq!(found, ["SELECT a FROM b", "UPDATE t SET x"]);
}
