//! What a text denies: "no chest pain", "never had", "without", "pain-free".

use crate::domain::phrases::{Span, Words};

/// How a language denies.
#[derive(Debug)]
pub struct Negation {
    /// Words that deny what follows in the same clause.
    pub before: &'static [&'static str],
    /// After these a negation is about something else ("not sure if", "no idea why").
    pub unless_next: &'static [&'static str],
    /// Words that end what a negation covers.
    pub ends_at: &'static [&'static str],
    /// Words that deny what stands right before them ("pain-free", "schmerzt nicht").
    pub after: &'static [&'static str],
}

/// How many words a negation reaches.
const REACH: usize = 5;

/// For each word the place of the negation that covers it.
#[derive(Debug)]
pub struct Denials(Vec<Option<Denial>>);

#[derive(Clone, Copy, Debug)]
enum Denial {
    /// By the negation at this place, before the word.
    Before(usize),
    /// By the negation at this place, right behind the word.
    Behind(usize),
}

impl Negation {
    pub fn denials(&self, words: &Words) -> Denials {
        let words = &words.0;
        let mut by = vec![None; words.len()];
        for (place, word) in words.iter().enumerate() {
            let text = word.text.as_str();
            if self.after.contains(&text) && place > 0 && words[place - 1].clause == word.clause {
                by[place - 1] = Some(Denial::Behind(place));
            }
            let next = words.get(place + 1).map_or("", |next| next.text.as_str());
            if !self.before.contains(&text) || self.unless_next.contains(&next) {
                continue;
            }
            let covered = words.iter().enumerate().skip(place + 1).take(REACH);
            for (other, _) in covered
                .take_while(|(_, other)| other.clause == word.clause && !self.ends_at.contains(&other.text.as_str()))
            {
                by[other].get_or_insert(Denial::Before(place));
            }
        }
        Denials(by)
    }
}

impl Denials {
    /// Whether a negation outside the span reaches into it; one inside belongs to the phrase ("can't breathe").
    pub fn cover(&self, span: Span) -> bool {
        let outside = |denial: &Denial| match denial {
            Denial::Before(place) => *place < span.start,
            Denial::Behind(place) => *place >= span.end,
        };
        self.0[span.start..span.end].iter().flatten().any(outside)
    }
}
