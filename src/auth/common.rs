//! Passwords that everybody tries first. At ten characters and more, nearly all of them are a well-known word or run of
//! keys with digits and signs around it, so the rule looks at what is left without those.

use std::collections::BTreeSet;

/// Words that common passwords are made of, without disguise.
const WORDS: &str = "\
    password passwort passwd pass motdepasse contrasena senha parola welcome willkommen bienvenue letmein login admin \
    administrator root user guest test testing changeme default secret master iloveyou loveyou love princess sunshine \
    dragon monkey football baseball basketball soccer hockey liverpool chelsea arsenal barcelona realmadrid superman \
    batman spiderman pokemon starwars whatever trustno shadow michael jessica jennifer charlie daniel andrew joshua \
    matthew thomas ashley nicole amanda hannah anthony jordan hunter ranger buster harley summer winter spring autumn \
    flower cookie cheese chocolate orange banana computer internet samsung google facebook youtube instagram iphone \
    android windows microsoft killer blessed jesus angel family forever freedom america england germany london berlin \
    qwerty qwertyuiop qwertz qwertzuiop azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm yxcvbnm qazwsx qazwsxedc wsx edc \
    abc abcd abcde abcdef abcdefg abcdefgh abcdefghij abcdefghijklmnopqrstuvwxyz aaa abcabc fitness gym workout \
    training trainer coach running runner marathon wagner wagnercoach health healthy muscle protein bodybuilding";

/// So few different characters cannot be a good password.
const LEAST_VARIETY: usize = 5;

/// Whether a password, in lower case, is one of the first that are tried.
pub fn is_common(password: &str) -> bool {
    let variety = password.chars().collect::<BTreeSet<_>>().len();
    variety < LEAST_VARIETY || is_run(password) || is_repetition(password) || is_made_of_words(password)
}

/// Each character follows the one before: `1234567890`, `abcdefghij`, `9876543210`.
fn is_run(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps: BTreeSet<i64> = codes.windows(2).map(|pair| (pair[1] - pair[0]).rem_euclid(10)).collect();
    let all_digits = text.bytes().all(|b| b.is_ascii_digit());
    let steps_of_one = steps.iter().all(|step| [1, 9].contains(step));
    steps.len() == 1 && steps_of_one && (all_digits || codes.windows(2).all(|p| (p[1] - p[0]).abs() == 1))
}

/// A short text again and again: `abcabcabcabc`.
fn is_repetition(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..=chars.len() / 2).any(|period| period <= 4 && chars.iter().zip(&chars[period..]).all(|(a, b)| a == b))
}

/// One or two of the words, whatever digits and signs stand around and between them, also spelt `p4ssw0rd`.
fn is_made_of_words(password: &str) -> bool {
    let words: BTreeSet<&str> = WORDS.split_whitespace().collect();
    [password.to_owned(), undisguised(password)].iter().any(|text| {
        let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
        let pair = |(at, _): (usize, char)| words.contains(&letters[..at]) && words.contains(&letters[at..]);
        letters.is_empty() || words.contains(letters.as_str()) || letters.char_indices().skip(1).any(pair)
    })
}

fn undisguised(text: &str) -> String {
    let plain = |c| match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        c => c,
    };
    // Digits at the end are an addition more often than a disguise.
    text.trim_end_matches(|c: char| !c.is_alphabetic()).chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_everybody_tries_is_common() {
        for common in [
            "1234567890",
            "9876543210",
            "0123456789",
            "1111111111",
            "password123",
            "p4ssw0rd123!",
            "p@$$w0rd2024",
            "qwertyuiop",
            "qwerty12345",
            "iloveyou!!",
            "abcabcabcabc",
            "abcdefghij",
            "welcome2026",
            "123password",
            "letmein-please"[..7].repeat(2).as_str(),
            "football 2026",
            "superman1234",
            "passwordpassword",
            "12.11.1990",
        ] {
            assert!(is_common(common), "{common}");
        }
    }

    #[test]
    fn what_takes_thought_is_not() {
        for good in ["correct horse battery staple", "tea at the lake 1987", "xk7#mq2vwz", "dragonfly nebula"] {
            assert!(!is_common(good), "{good}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_judged_without_a_panic(text in "\\PC{0,60}") {
            is_common(&text.to_lowercase());
        }

        #[test]
        fn random_passwords_pass(text in "[a-z0-9]{16}") {
            prop_assume!(text.chars().filter(|c| c.is_alphabetic()).count() > 6);
            prop_assert!(!is_common(&text));
        }
    }
}
