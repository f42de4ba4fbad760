//! The little language of the lexicons: words apart by spaces, `a|b` one of them, `word*` a beginning, `word?` may be
//! left out, `_` any one word, `#` a number. A phrase is tried only where its first word can begin, so that reading a text is linear.

use std::collections::HashMap;

use super::words::Word;

#[derive(Debug)]
enum Form {
    Whole(String),
    Beginning(String),
    Number,
}

impl Form {
    fn parse(source: &str) -> Self {
        match (source, source.strip_suffix('*')) {
            ("#", _) => Self::Number,
            ("_", _) => Self::Beginning(String::new()),
            (_, Some(prefix)) => Self::Beginning(prefix.to_owned()),
            (whole, None) => Self::Whole(whole.to_owned()),
        }
    }

    fn accepts(&self, word: &str) -> bool {
        match self {
            Self::Whole(text) => word == text,
            Self::Beginning(prefix) => word.starts_with(prefix),
            Self::Number => word.starts_with(|c: char| c.is_ascii_digit()),
        }
    }

    /// The first letters under which a word of this form is looked up.
    fn bucket(&self) -> [u8; 2] {
        match self {
            Self::Whole(text) | Self::Beginning(text) => beginning(text),
            Self::Number => NUMBERS,
        }
    }
}

/// All numbers share one bucket.
const NUMBERS: [u8; 2] = *b"##";

#[derive(Debug)]
struct Element {
    forms: Vec<Form>,
    optional: bool,
}

impl Element {
    fn parse(source: &str) -> Self {
        let (source, optional) = source.strip_suffix('?').map_or((source, false), |rest| (rest, true));
        Self { forms: source.split('|').map(Form::parse).collect(), optional }
    }

    fn accepts(&self, word: &str) -> bool {
        self.forms.iter().any(|form| form.accepts(word))
    }
}

/// The words that a phrase covers: from `start` up to, not with, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

/// A set of phrases, each standing for a `T`.
#[derive(Debug)]
pub struct Phrases<T> {
    phrases: Vec<(Vec<Element>, T)>,
    by_beginning: HashMap<[u8; 2], Vec<usize>>,
}

impl<T: Copy> Phrases<T> {
    pub fn new<'a>(sources: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut set = Self { phrases: Vec::new(), by_beginning: HashMap::new() };
        for (source, meaning) in sources {
            let elements: Vec<Element> = source.split_whitespace().map(Element::parse).collect();
            let index = set.phrases.len();
            let needed =
                elements.iter().position(|element| !element.optional).map_or(elements.len(), |place| place + 1);
            for key in elements[..needed].iter().flat_map(|element| &element.forms).map(Form::bucket) {
                let bucket = set.by_beginning.entry(key).or_default();
                if bucket.last() != Some(&index) {
                    bucket.push(index);
                }
            }
            set.phrases.push((elements, meaning));
        }
        set
    }

    /// All phrases found, in order of their first word. A phrase never runs over the end of a sentence.
    pub fn find(&self, words: &[Word]) -> Vec<(Span, T)> {
        let mut found = Vec::new();
        for (start, word) in words.iter().enumerate() {
            for &index in self.by_beginning.get(&beginning(&word.text)).into_iter().flatten() {
                let (elements, meaning) = &self.phrases[index];
                if let Some(length) = length_of(elements, &words[start..]) {
                    found.push((Span { start, end: start + length }, *meaning));
                }
            }
        }
        found
    }
}

fn beginning(word: &str) -> [u8; 2] {
    let bytes = word.as_bytes();
    if bytes.first().is_some_and(u8::is_ascii_digit) {
        return NUMBERS;
    }
    [bytes.first().copied().unwrap_or(0), bytes.get(1).copied().unwrap_or(0)]
}

/// How many of the words the elements cover, the longest way. Phrases are short, so trying both ways at an optional
/// word costs little.
fn length_of(elements: &[Element], words: &[Word]) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else { return Some(0) };
    let taken = words.first().filter(|word| first.accepts(&word.text)).and_then(|word| {
        let ended = |next: &Word| next.sentence != word.sentence;
        let broken = !rest.is_empty() && words.get(1).is_some_and(ended);
        if broken && !rest.iter().all(|element| element.optional) {
            return None;
        }
        if broken { Some(1) } else { length_of(rest, &words[1..]).map(|length| length + 1) }
    });
    taken.or_else(|| if first.optional { length_of(rest, words) } else { None })
}

#[cfg(test)]
mod tests {
    use super::super::words::Words;
    use super::*;

    fn finds(source: &str, text: &str) -> Option<usize> {
        Phrases::new([(source, ())]).find(&Words::of(text).0).first().map(|(span, ())| span.end - span.start)
    }

    #[test]
    fn understands_its_language() {
        assert_eq!(finds("pass* out", "I passed out"), Some(2));
        assert_eq!(finds("kill|end my? self|life", "end life"), Some(2));
        assert_eq!(finds("one _ arm", "one left arm"), Some(3));
        assert_eq!(finds("one _ arm", "one arm"), None);
        assert_eq!(finds("chest day", "my chest. Day two"), None);
    }
}
