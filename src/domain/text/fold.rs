//! Folding: lower case, accents off, ligatures spelled out, so that "Œuf", "œuf" and "oeuf" are one word.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The plain form of a text. Letters of other scripts stay as they are, in lower case.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut out);
    }
    out
}

/// Appends the plain form of one character.
pub fn fold_char(c: char, out: &mut String) {
    match c {
        _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        'ß' | 'ẞ' => out.push_str("ss"),
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        'ı' => out.push('i'),
        _ => out.extend(c.nfkd().filter(|part| !is_combining_mark(*part)).flat_map(char::to_lowercase)),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_case_and_ligatures_are_folded() {
        assert_eq!(fold("Hähnchen"), "hahnchen");
        assert_eq!(fold("ŒUF"), "oeuf");
        assert_eq!(fold("Weißbrot"), "weissbrot");
        assert_eq!(fold("pão"), "pao");
        assert_eq!(fold("Привет"), "привет");
    }
}
