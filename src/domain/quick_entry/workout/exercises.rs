//! Which exercises a segment names, and which figures belong to each.

use super::atoms::{self, Atom};
use crate::domain::quick_entry::mentions::Mentions;
use crate::domain::quick_entry::segments::Segment;
use crate::domain::quick_entry::text::Text;
use crate::domain::quick_entry::vocabulary::{Meaning, Train};

/// An exercise as the text names it, with what it says of the sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Lift<'a> {
    /// The exercise's key in the reference data; `None` for a name that nobody knows.
    pub key: Option<&'a str>,
    pub said: String,
    pub atoms: Vec<Atom>,
    /// Announced as done in turn with its neighbours.
    pub superset: bool,
}

/// The exercises of a segment in order.
pub fn lifts<'a>(text: &Text<'_>, mentions: &Mentions<'a>, segment: &Segment, taken: &[bool]) -> Vec<Lift<'a>> {
    let named = named(text, mentions, segment);
    let superset = (segment.from..segment.to).any(|at| is_superset(text, at));
    let gap = |from: usize, to: usize| atoms::read(text, from, to, taken);
    let Some(((_, first, _), (_, last, last_len))) = named.first().zip(named.last()).map(|(a, b)| (*a, *b)) else {
        return unknown(text, segment, taken, superset).into_iter().collect();
    };
    let before = gap(segment.from, first);
    let after = gap(last + last_len, segment.to);
    // "3x8 bench": where figures stand before the first name and none behind the last, each name has those before it.
    let prefix = has_figures(&before) && !has_figures(&after);
    let mut lifts = Vec::with_capacity(named.len());
    for (index, &(key, at, len)) in named.iter().enumerate() {
        let end = at + len;
        let next = named.get(index + 1).map_or(segment.to, |next| next.1);
        let start = index.checked_sub(1).map_or(segment.from, |previous| named[previous].1 + named[previous].2);
        let mut own = if prefix { gap(start, at) } else { gap(end, next) };
        if !prefix && index == 0 && has_figures(&before) {
            own = [before.clone(), own].concat();
        }
        lifts.push(Lift { key: Some(key), said: text.said(at, end), atoms: own, superset });
    }
    lifts
}

fn named<'a>(text: &Text<'_>, mentions: &Mentions<'a>, segment: &Segment) -> Vec<(&'a str, usize, usize)> {
    let mut found = Vec::new();
    let mut at = segment.from;
    while at < segment.to {
        match mentions.exercise(at).filter(|(_, len)| at + len <= segment.to) {
            Some((key, len)) => {
                found.push((key, at, len));
                at += len;
            }
            None => at += mentions.len_at(at).clamp(1, segment.to - at),
        }
    }
    // "bench press" may be followed by a word that is a name too ("bench dips 3x10"): names that touch are one exercise.
    found.dedup_by(|next, kept| {
        let touch = next.1 == kept.1 + kept.2 && text.glued(next.1);
        if touch {
            kept.2 += next.2;
        }
        touch
    });
    found
}

/// Words before set notation that name no exercise we know: the person's own name for one.
fn unknown<'a>(text: &Text<'_>, segment: &Segment, taken: &[bool], superset: bool) -> Option<Lift<'a>> {
    let atoms = atoms::read(text, segment.from, segment.to, taken);
    if !is_notation(&atoms) {
        return None;
    }
    let idle = |at: usize| {
        taken[at]
            || text.is(at, |meaning| {
                matches!(
                    meaning,
                    Meaning::Intent(_) | Meaning::Filler | Meaning::Train(Train::Session | Train::Superset)
                )
            })
    };
    let start = (segment.from..segment.to).find(|at| !idle(*at))?;
    let end = (start..segment.to)
        .find(|at| {
            !text.tokens[*at].is_word() || text.unit(*at).is_some() || text.is(*at, |m| matches!(m, Meaning::Number(_)))
        })
        .unwrap_or(segment.to);
    (start < end).then(|| Lift { key: None, said: text.said(start, end), atoms, superset })
}

fn is_superset(text: &Text<'_>, at: usize) -> bool {
    text.is(at, |meaning| meaning == Meaning::Train(Train::Superset))
}

/// Whether any figure is among the atoms.
pub fn has_figures(atoms: &[Atom]) -> bool {
    atoms
        .iter()
        .any(|atom| !matches!(atom, Atom::Word | Atom::At | Atom::Of | Atom::Separator | Atom::Times | Atom::Superset))
}

/// Whether atoms are written as only sets are: "3x8", "3 sets of 8", repetitions at a load.
pub fn is_notation(atoms: &[Atom]) -> bool {
    let chain = atoms.windows(3).any(|window| {
        matches!(window, [Atom::Bare(_), Atom::Times, Atom::Bare(_)])
            || matches!(window, [Atom::Load(_, unit), Atom::Times, _] | [_, Atom::Times, Atom::Load(_, unit)] if unit.factor() > 400.0)
    });
    let sets = atoms.iter().any(|atom| matches!(atom, Atom::Sets(_)));
    let reps = atoms.iter().any(|atom| matches!(atom, Atom::Reps(_)));
    chain || (sets && atoms.len() > 1) || (reps && atoms.iter().any(|atom| matches!(atom, Atom::Load(..))))
}
