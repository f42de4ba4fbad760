//! The part of SQL that repositories may use: what SQLite and PostgreSQL share, and nothing that walks around a view.
//!
//! Checked when a statement is first prepared on a connection, and by a test over the sources.

/// Checks a repository's statement; the answer names what is wrong with it.
///
/// `member` is whether the statement runs in a member's scope.
pub(in crate::storage) fn check(sql: &str, member: bool) -> Result<(), String> {
    let words = words(sql);
    let is = |index: usize, what: &str| words.get(index).is_some_and(|word: &Word| word.is(what));
    for (index, word) in words.iter().enumerate() {
        let text = word.0.as_str();
        let called = is(index + 1, "(");
        let fault = match text {
            ";" => "more than one statement",
            "?" => "a parameter without a number",
            "rowid" | "_rowid_" | "oid" | "last_insert_rowid" => "rowid",
            "replace" if index == 0 => "REPLACE",
            "or" if ["replace", "ignore", "abort", "fail", "rollback"].iter().any(|what| is(index + 1, what)) => {
                "OR REPLACE and the like"
            }
            "ifnull" | "iif" | "changes" | "total_changes" | "group_concat" | "printf" if called => {
                "a function of SQLite"
            }
            "date" | "time" | "datetime" | "julianday" | "unixepoch" | "strftime" | "timediff" if called => {
                "a date function"
            }
            "current_timestamp" | "current_date" | "current_time" => "the engine's time",
            "nocase" | "glob" => "an operator of SQLite",
            "max" | "min" if called && has_two_arguments(&words[index + 1..]) => "scalar max or min",
            name if name.starts_with("json") && called => "a JSON function",
            name if is_generated(name) && is_common_table(&words[index + 1..]) => "a CTE named like a view",
            _ => continue,
        };
        return Err(format!("{fault} in: {sql}"));
    }
    if member && is(0, "update") && reads_other_tables(&words) {
        return Err(format!("UPDATE … FROM (write two statements) in: {sql}"));
    }
    let changes_rows = is(0, "update") || is(0, "delete");
    if member && changes_rows && !words.iter().any(|word| word.is("auth_uid")) {
        return Err(format!("a member's change without auth_uid() in: {sql}"));
    }
    Ok(())
}

/// Whether an UPDATE has a FROM of its own, outside parentheses and `IS DISTINCT FROM`.
fn reads_other_tables(words: &[Word]) -> bool {
    let mut depth = 0;
    words.iter().enumerate().any(|(index, word)| {
        match word.0.as_str() {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ => {}
        }
        depth == 0 && word.is("from") && !words[index - 1].is("distinct")
    })
}

/// Names of views and triggers by which the authorizer judges an access.
fn is_generated(name: &str) -> bool {
    name.starts_with("my_") || name.starts_with("rls_")
}

/// Whether the words after a name make it a common table expression: `AS (`, `AS MATERIALIZED (`, `(a, b) AS (`.
fn is_common_table(mut rest: &[Word]) -> bool {
    if rest.first().is_some_and(|word| word.is("(")) {
        let Some(end) = rest.iter().position(|word| word.is(")")) else { return false };
        rest = &rest[end + 1..];
    }
    let mut rest = rest.iter();
    rest.next().is_some_and(|word| word.is("as"))
        && rest.find(|word| !word.is("not") && !word.is("materialized")).is_some_and(|word| word.is("("))
}

/// Whether the argument list at the start of `words` has a comma of its own.
fn has_two_arguments(words: &[Word]) -> bool {
    let mut depth = 0;
    for word in words {
        match word.0.as_str() {
            "(" => depth += 1,
            ")" if depth == 1 => return false,
            ")" => depth -= 1,
            "," if depth == 1 => return true,
            _ => {}
        }
    }
    false
}

/// A word in lower case, or a sign. Quoted names are words, strings and comments are nothing.
struct Word(String);

impl Word {
    fn is(&self, what: &str) -> bool {
        self.0 == what
    }
}

fn words(sql: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut chars = sql.chars().peekable();
    while let Some(first) = chars.next() {
        match first {
            '\'' => {
                // A doubled quote closes one string and opens the next, which comes to the same.
                chars.by_ref().find(|&next| next == '\'');
            }
            '"' | '`' | '[' => {
                let end = if first == '[' { ']' } else { first };
                words.push(Word(chars.by_ref().take_while(|&next| next != end).collect::<String>().to_lowercase()));
            }
            '-' if chars.peek() == Some(&'-') => {
                chars.by_ref().find(|&next| next == '\n');
            }
            '/' if chars.peek() == Some(&'*') => {
                let mut before = ' ';
                chars.by_ref().find(|&next| std::mem::replace(&mut before, next) == '*' && next == '/');
            }
            letter if letter.is_alphanumeric() || letter == '_' || letter == '?' => {
                let mut word = String::from(letter.to_ascii_lowercase());
                while let Some(next) = chars.next_if(|&next| next.is_alphanumeric() || next == '_') {
                    word.push(next.to_ascii_lowercase());
                }
                words.push(Word(word));
            }
            space if space.is_whitespace() => {}
            sign => words.push(Word(sign.into())),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shared_dialect_passes() {
        for sql in [
            "SELECT id, name FROM my_meals WHERE (eaten_at, id) < (?1, ?2) ORDER BY eaten_at DESC, id DESC LIMIT ?3",
            "INSERT INTO days (user_id, day, complete, updated_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (user_id, day) DO UPDATE SET complete = excluded.complete RETURNING day",
            "UPDATE meals SET name = 'rowid; OR REPLACE', date = ?2 WHERE user_id = auth_uid() AND id = ?1",
            "UPDATE meals SET name = (SELECT name FROM my_notes) WHERE user_id = auth_uid() AND day IS NOT DISTINCT FROM ?1",
            "SELECT max(set_at), min(coalesce(value, 0)) FROM my_x -- the newest; date(now)",
            "WITH recent AS (SELECT * FROM my_meals) SELECT count(*) FROM recent AS r, my_notes AS n",
            "SELECT replace(name, ?1, ?2) FROM my_meals /* json_each( */",
        ] {
            assert_eq!(check(sql, true), Ok(()));
        }
    }

    #[test]
    fn what_only_sqlite_knows_is_refused() {
        for sql in [
            "SELECT rowid FROM meals",
            "SELECT \"RowId\" FROM meals",
            "INSERT OR REPLACE INTO meals VALUES (?1)",
            "INSERT OR IGNORE INTO meals VALUES (?1)",
            "REPLACE INTO meals VALUES (?1)",
            "SELECT ifnull(name, '') FROM my_meals",
            "SELECT max(a, b) FROM my_x",
            "SELECT json_extract(basis, '$.x') FROM my_x",
            "SELECT date('now')",
            "SELECT CURRENT_TIMESTAMP",
            "SELECT name FROM my_foods ORDER BY name COLLATE NOCASE",
            "SELECT changes()",
            "SELECT 1; SELECT 2",
            "SELECT ? FROM my_meals",
        ] {
            assert!(check(sql, false).is_err(), "{sql}");
        }
    }

    #[test]
    fn a_common_table_cannot_pass_for_a_view() {
        for sql in [
            "WITH my_meals AS (SELECT * FROM meals) SELECT * FROM my_meals",
            "WITH recent AS (SELECT 1), My_Meals(id) AS NOT MATERIALIZED (SELECT id FROM meals) SELECT * FROM my_meals",
            "WITH \"my_meals\" AS (SELECT * FROM meals) SELECT * FROM my_meals",
            "WITH RECURSIVE rls_meals_insert /**/ AS (SELECT * FROM meals) SELECT * FROM rls_meals_insert",
        ] {
            assert!(check(sql, true).is_err(), "{sql}");
        }
    }

    #[test]
    fn a_members_change_names_its_owner() {
        assert!(check("DELETE FROM meals WHERE id = ?1", true).is_err());
        assert!(check("DELETE FROM meals WHERE id = ?1", false).is_ok());
    }
}
