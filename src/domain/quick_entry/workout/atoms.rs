//! The words and figures beside an exercise, as what they say of its sets.

use crate::domain::quick_entry::grammar::{number_at, quantity_at, time_span_at};
use crate::domain::quick_entry::text::Text;
use crate::domain::quick_entry::vocabulary::{Dimension, Effort, Link, Meaning, Train, Unit};

/// One thing said beside an exercise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Atom {
    /// A number without a unit.
    Bare(f64),
    /// A load with its unit.
    Load(f64, Unit),
    /// A unit of load alone: it holds for the numbers before ("60x10 70x8 kg").
    LoadUnit(Unit),
    Reps(f64),
    Sets(f64),
    /// s
    Duration(f64),
    /// m
    Distance(f64),
    Rpe(f64),
    /// s
    Rest(f64),
    Times,
    /// `/`, `-` or `,` between numbers.
    Separator,
    At,
    Of,
    WarmUp,
    Drop,
    Failure,
    Superset,
    /// A word that says nothing about sets.
    Word,
}

/// Reads the tokens of `[from, to)` that are not taken.
pub fn read(text: &Text<'_>, from: usize, to: usize, taken: &[bool]) -> Vec<Atom> {
    let mut atoms = Vec::new();
    let mut at = from;
    while at < to {
        if taken[at] {
            at += 1;
            continue;
        }
        let (atom, end) = atom_at(text, at, to);
        if let Some(atom) = atom {
            atoms.push(atom);
        }
        at = end.max(at + 1);
    }
    atoms
}

fn atom_at(text: &Text<'_>, at: usize, to: usize) -> (Option<Atom>, usize) {
    if let Some(found) = effort_at(text, at).or_else(|| rest_at(text, at)).filter(|(_, end)| *end <= to) {
        return (Some(found.0), found.1);
    }
    if let Some((train, len)) = text.find(at, |meaning| match meaning {
        Meaning::Train(train) => Some(train),
        _ => None,
    }) && !matches!(train, Train::Session | Train::Pace | Train::Pool | Train::Rest)
        && !(train == Train::Times && text.tokens[at].is_word() && text.unit(at).is_some())
    {
        let atom = match train {
            Train::Times => Some(Atom::Times),
            Train::WarmUp => Some(Atom::WarmUp),
            Train::Drop => Some(Atom::Drop),
            Train::Failure => Some(Atom::Failure),
            Train::Superset => Some(Atom::Superset),
            _ => None,
        };
        return (atom, at + len);
    }
    if let Some((seconds, end)) = time_span_at(text, at).filter(|(_, end)| *end <= to) {
        return (Some(Atom::Duration(seconds)), end);
    }
    if let Some(found) = figure_at(text, at, to) {
        return found;
    }
    if let Some((unit, len)) = text.unit(at).filter(|(unit, _)| unit.dimension() == Dimension::Mass) {
        return (Some(Atom::LoadUnit(unit)), at + len);
    }
    let atom = match text.word(at) {
        "/" | "-" | "," => Atom::Separator,
        "@" => Atom::At,
        "+" => return (None, at + 1),
        _ if text.is(at, |meaning| matches!(meaning, Meaning::At | Meaning::Link(Link::With))) => Atom::At,
        _ if text.is(at, |meaning| matches!(meaning, Meaning::Link(Link::Of | Link::For))) => Atom::Of,
        _ if text.is(at, |meaning| matches!(meaning, Meaning::Filler | Meaning::Article)) => return (None, at + 1),
        _ => Atom::Word,
    };
    (Some(atom), at + 1)
}

/// A number, with its unit if that is one of training.
fn figure_at(text: &Text<'_>, at: usize, to: usize) -> Option<(Option<Atom>, usize)> {
    let single = single_number(text, at)?;
    let found = quantity_at(text, at).filter(|(quantity, end)| *end <= to && !quantity.number.is_range());
    let Some((quantity, end)) = found else { return Some((Some(Atom::Bare(single.0)), single.1)) };
    if quantity.number.implied {
        // "a set of 8" is one set; "a heavy set" is none of ours.
        let set = quantity.unit.is_some_and(|unit| unit == Unit::Set);
        return set.then_some((Some(Atom::Sets(1.0)), end));
    }
    let value = quantity.number.value();
    let atom = match quantity.unit {
        None if is_counted(text, end, to) => None,
        None => Some(Atom::Bare(value)),
        Some(Unit::Repetition) => Some(Atom::Reps(value)),
        Some(Unit::Set) => Some(Atom::Sets(value)),
        Some(unit) => match unit.dimension() {
            Dimension::Mass => Some(Atom::Load(quantity.amount() / unit.factor(), unit)),
            Dimension::Time => Some(Atom::Duration(quantity.amount())),
            Dimension::Length => Some(Atom::Distance(quantity.amount())),
            _ => None,
        },
    };
    Some((atom, end))
}

/// The number at a token alone: in a list of repetitions a dash is no range.
fn single_number(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    if let Some(value) = text.tokens.get(at)?.number() {
        return Some((value, at + 1));
    }
    number_at(text, at).map(|(number, end)| (number.value(), end))
}

/// Whether the number counts something that is neither sets nor repetitions ("2 plates", "1 arm").
fn is_counted(text: &Text<'_>, at: usize, to: usize) -> bool {
    let training = |meaning: Meaning| {
        matches!(
            meaning,
            Meaning::Link(_)
                | Meaning::At
                | Meaning::Train(_)
                | Meaning::Filler
                | Meaning::Article
                | Meaning::About
                | Meaning::Effort(_)
                | Meaning::Intent(_)
                | Meaning::Exercise(_)
                | Meaning::Unit(_)
                | Meaning::Number(_)
        )
    };
    at < to && text.tokens[at].is_word() && !text.is(at, training)
}

/// "RPE 8", "rpe8.5", "@ RPE 9", "2 RIR", "RIR 1".
fn effort_at(text: &Text<'_>, at: usize) -> Option<(Atom, usize)> {
    let effort = |at: usize| {
        text.find(at, |meaning| match meaning {
            Meaning::Effort(effort) => Some(effort),
            _ => None,
        })
    };
    let rpe = |effort: Effort, value: f64| match effort {
        Effort::Rpe => value,
        Effort::Rir => 10.0 - value,
    };
    if let Some((kind, len)) = effort(at) {
        let mut next = at + len;
        if text.is_mark(next, ":")
            || text.is_mark(next, "=")
            || text.is(next, |meaning| meaning == Meaning::Link(Link::Of))
        {
            next += 1;
        }
        let value = text.tokens.get(next)?.number().filter(|value| *value <= 10.0)?;
        return Some((Atom::Rpe(rpe(kind, value)), next + 1));
    }
    let value = text.tokens.get(at)?.number().filter(|value| *value <= 10.0)?;
    let (kind, len) = effort(at + 1)?;
    // "3x8 RPE 8": the number behind belongs to RPE, the one before to the sets.
    let own = text.tokens.get(at + 1 + len).is_some_and(|next| next.number().is_some());
    (!own).then(|| (Atom::Rpe(rpe(kind, value)), at + 1 + len))
}

/// "rest 90 s", "90s rest", "2 min between sets".
fn rest_at(text: &Text<'_>, at: usize) -> Option<(Atom, usize)> {
    let rest = |at: usize| text.len_of(at, |meaning| meaning == Meaning::Train(Train::Rest));
    let before = rest(at);
    if before > 0 {
        let (seconds, end) = time_span_at(text, at + before)?;
        return Some((Atom::Rest(seconds), end));
    }
    let (seconds, end) = time_span_at(text, at)?;
    let after = rest(end);
    (after > 0).then(|| (Atom::Rest(seconds), end + after))
}
