//! Cuts the segments of a meal into phrases: an amount, a name, and how it is tied to the phrase before.

use super::amount::{Amount, amount_at};
use crate::domain::foods::is_state;
use crate::domain::quick_entry::grammar::{Quantity, quantity_at};
use crate::domain::quick_entry::mentions::Mentions;
use crate::domain::quick_entry::segments::{Joint, Segment};
use crate::domain::quick_entry::text::Text;
use crate::domain::quick_entry::vocabulary::{Dimension, Link, Meaning};

/// One food as it is written, before it is known which.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    pub amount: Option<Amount>,
    /// A weight or volume in brackets beside another amount: "1 tub (230 g)".
    pub stated: Option<Amount>,
    /// The tokens of the name.
    pub words: Vec<usize>,
    /// "my", "the", "some" stand before it.
    pub definite: bool,
    pub tie: Tie,
}

/// How a phrase is tied to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    Start,
    Comma,
    And,
    With,
    /// "filled with", "topped with".
    Filled,
    On,
    In,
    /// Where it comes from.
    From,
}

impl Phrase {
    fn new(tie: Tie) -> Self {
        Self { amount: None, stated: None, words: Vec::new(), definite: false, tie }
    }

    /// Whether it stands on its own: with an article or an amount.
    pub fn is_determined(&self) -> bool {
        self.amount.is_some() || self.stated.is_some() || self.definite
    }
}

/// The phrases of the segments of one meal.
pub fn read(text: &Text<'_>, mentions: &Mentions<'_>, segments: &[Segment], taken: &[bool]) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        let tie = match segment.joint {
            _ if index == 0 => Tie::Start,
            Joint::And => Tie::And,
            _ => Tie::Comma,
        };
        let bracket = segment.joint == Joint::Bracket;
        let mut own = Reader {
            text,
            mentions,
            taken,
            to: segment.to,
            phrases: Vec::new(),
            open: Phrase::new(tie),
            sealed: false,
        };
        own.read(segment.from);
        let mut own = own.phrases.into_iter().peekable();
        // "ice cream, 2 scoops", "ice cream (230g)", "a can (12 fl oz) of cola": what has no name belongs to what stands before.
        while let Some(first) = own.peek() {
            let continues = bracket
                && first.amount.is_none()
                && text.is(segment.from, |meaning| meaning == Meaning::Link(Link::Of));
            match phrases.last_mut() {
                Some(last) if first.words.is_empty() || continues => {
                    let Some(first) = own.next() else { break };
                    join(last, first);
                }
                _ => break,
            }
        }
        phrases.extend(own);
    }
    phrases.retain(|phrase| !phrase.words.is_empty());
    phrases
}

fn join(last: &mut Phrase, more: Phrase) {
    last.words.extend(more.words);
    match more.amount {
        Some(amount) if last.amount.is_none_or(|old| !old.is_counted()) => last.amount = Some(amount),
        Some(amount) if amount.is_stated() => last.stated = Some(amount),
        _ => {}
    }
}

struct Reader<'r, 't, 'm> {
    text: &'r Text<'t>,
    mentions: &'r Mentions<'m>,
    taken: &'r [bool],
    to: usize,
    phrases: Vec<Phrase>,
    open: Phrase,
    /// The amount stood behind the name: the next word is of the next food.
    sealed: bool,
}

impl Reader<'_, '_, '_> {
    fn read(&mut self, from: usize) {
        let mut at = from;
        while at < self.to {
            at = if self.taken[at] { at + 1 } else { self.step(at) };
        }
        self.close(Tie::Comma);
    }

    /// Reads what stands at a token; the next token to read.
    fn step(&mut self, at: usize) -> usize {
        let name = self.mentions.food(at).min(self.to - at);
        let word = self.text.tokens[at].is_word();
        // A name of several words ("2% milk", "half and half") is never an amount or a tie.
        if name > 1
            && (word
                || self.text.tokens[at + 1..at + name]
                    .iter()
                    .any(|token| !token.word.is_empty() && self.text.unit(at + 1).is_none()))
        {
            if self.sealed {
                self.close(Tie::Comma);
            }
            self.open.words.extend(at..at + name);
            return at + name;
        }
        if self.text.hyphened(at) {
            self.open.words.extend(word.then_some(at));
            return at + 1;
        }
        let top = self.text.len_of(at, |meaning| meaning == Meaning::Link(Link::Top));
        if top > 0 {
            return at + top;
        }
        if let Some((tie, len)) = tie_at(self.text, at).filter(|(_, len)| at + len <= self.to && name == 0) {
            // "a package filled with almonds": of almonds.
            if tie != Tie::Filled || !self.open.words.is_empty() || self.open.amount.is_none() {
                self.close(tie);
            }
            return at + len;
        }
        // "for a sweet treat", "to quench my thirst": why, not what; it lasts until the next amount.
        if !self.open.words.is_empty() && name == 0 && starts_remark(self.text, at) {
            return self.skip_remark(at + 1);
        }
        // Kilometres, minutes, beats: of no food.
        if let Some((_, end)) =
            quantity_at(self.text, at).filter(|(quantity, end)| *end <= self.to && is_foreign(quantity))
        {
            return end;
        }
        if let Some((amount, end)) = amount_at(self.text, at, self.to).filter(|(_, end)| *end > at && name <= end - at)
            && self.take_amount(amount, at, end)
        {
            return end;
        }
        let idle = self.text.len_of(at, |meaning| matches!(meaning, Meaning::Filler | Meaning::Intent(_)));
        if word && idle > 0 && self.open.words.is_empty() && (name == 0 || idle > name) {
            self.open.definite |= matches!(self.text.word(at), "my" | "the" | "some" | "our" | "another" | "more");
            return at + idle.min(self.to - at);
        }
        if word {
            if self.sealed {
                self.close(Tie::Comma);
            }
            self.open.words.push(at);
        }
        at + 1
    }

    fn skip_remark(&self, from: usize) -> usize {
        (from..self.to)
            .find(|at| {
                let numbered = self.text.tokens[*at].number().is_some();
                numbered || tie_at(self.text, *at).is_some_and(|(tie, _)| !matches!(tie, Tie::On | Tie::In | Tie::From))
            })
            .unwrap_or(self.to)
    }

    /// Whether the amount was taken; an article inside a name is not ("bread with a crust" is a tie before).
    fn take_amount(&mut self, amount: Amount, at: usize, end: usize) -> bool {
        if self.open.words.is_empty() {
            match self.open.amount {
                // "a 45 g biscuit", "a small 2 oz bar": the more exact amount counts.
                Some(old) if old.is_counted() && !amount.is_stated() => return true,
                Some(old) => {
                    let size = amount.size.or(old.size);
                    let measure = amount.measure.or(old.measure);
                    self.open.amount = Some(Amount { measure, size, ..amount });
                }
                None => self.open.amount = Some(amount),
            }
            return true;
        }
        // "a sweet 165 g apple", "a perfectly boiled 50 g egg": what stands before a weight describes, and names nothing.
        let stated = amount.is_stated() && self.open.amount.is_none_or(|old| !old.is_counted());
        if stated && self.open.words.iter().all(|at| describes(self.text, *at)) {
            self.open.amount = Some(amount);
            return true;
        }
        // "an individual school container of juice": what stands before the measure describes that.
        let holds =
            amount.number.implied && amount.measure.is_some() && self.open.amount.is_some_and(|old| !old.is_counted());
        if holds && self.text.is(end - 1, |meaning| meaning == Meaning::Link(Link::Of)) {
            self.open.words.clear();
            self.open.amount = Some(amount);
            return true;
        }
        let name_follows = (end..self.to).any(|at| !self.taken[at] && self.text.tokens[at].is_word())
            && !(end < self.to && tie_at(self.text, end).is_some());
        let unit = amount.unit.is_some_and(|unit| matches!(unit.dimension(), Dimension::Mass | Dimension::Volume));
        let sized = amount.unit.is_none()
            && amount.number.implied
            && self.text.is(at, |meaning| matches!(meaning, Meaning::Size(_)));
        match self.open.amount {
            // "milk 200 ml", "tamales x2", "fries small".
            None if unit || !name_follows => {
                self.open.amount = Some(amount);
                self.sealed = name_follows;
            }
            Some(old) if !name_follows && amount.is_stated() => {
                if old.is_counted() {
                    self.open.stated = Some(amount);
                } else {
                    self.open.amount = Some(amount);
                }
            }
            Some(old) if sized && !name_follows => {
                self.open.amount = Some(Amount { size: old.size.or(amount.size), ..old });
            }
            Some(old) if !name_follows && !old.is_counted() => self.open.amount = Some(amount),
            // A size word inside a name is part of it.
            _ if sized => return false,
            _ => {
                self.close(Tie::Comma);
                self.open.amount = Some(amount);
            }
        }
        true
    }

    fn close(&mut self, next: Tie) {
        self.sealed = false;
        let open = std::mem::replace(&mut self.open, Phrase::new(next));
        if open.words.is_empty() && open.amount.is_none() {
            // Nothing stood between two ties: the first says how ("and with").
            self.open.tie = if open.tie == Tie::Start || self.phrases.is_empty() { open.tie } else { next };
            if next != Tie::Comma && open.tie != Tie::Start {
                self.open.tie = next;
            }
            return;
        }
        // "a sports drink in a 20 fl oz bottle": an amount alone belongs to what stands before.
        match self.phrases.last_mut().filter(|_| open.words.is_empty()) {
            Some(last) => join(last, open),
            None => self.phrases.push(open),
        }
    }
}

fn is_foreign(quantity: &Quantity) -> bool {
    quantity.unit.is_some_and(|unit| !matches!(unit.dimension(), Dimension::Mass | Dimension::Volume))
        && !quantity.number.implied
}

/// Words of quality or preparation before a name.
fn describes(text: &Text<'_>, at: usize) -> bool {
    text.is(at, |meaning| matches!(meaning, Meaning::Filler | Meaning::Size(_) | Meaning::Intent(_)))
        || is_state(text.word(at))
}

/// Words that start a remark on what was named: a purpose, a relative clause.
fn starts_remark(text: &Text<'_>, at: usize) -> bool {
    matches!(
        text.word(at),
        "for"
            | "to"
            | "that"
            | "which"
            | "making"
            | "enjoying"
            | "ensuring"
            | "giving"
            | "while"
            | "where"
            | "because"
            | "since"
            | "bursting"
            | "perfect"
            | "perfectly"
            | "known"
            | "rich"
            | "weighing"
            | "para"
            | "um"
            | "pour"
            | "weil"
            | "porque"
    )
}

fn tie_at(text: &Text<'_>, at: usize) -> Option<(Tie, usize)> {
    if text.word(at) == "from" {
        return Some((Tie::From, 1));
    }
    text.find(at, |meaning| match meaning {
        Meaning::Link(Link::With) => Some(Tie::With),
        Meaning::Link(Link::Filled) => Some(Tie::Filled),
        Meaning::Link(Link::On) => Some(Tie::On),
        Meaning::Link(Link::In) => Some(Tie::In),
        Meaning::Link(Link::And) => Some(Tie::And),
        _ => None,
    })
    // "on top", "in it": the longer phrase says nothing.
    .filter(|(_, len)| text.len_of(at, |meaning| meaning == Meaning::Link(Link::Top)) <= *len)
}
