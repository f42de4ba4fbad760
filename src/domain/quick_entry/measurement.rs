//! Measurements of the body: weight, body fat, girths, pulse, blood pressure.

use super::grammar::{Quantity, quantity_at};
use super::segments::Segment;
use super::text::Text;
use super::vocabulary::{Dimension, Link, Meaning, Unit};

/// A measured value.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    pub kind: &'static str,
    pub value: f64,
    pub value2: Option<f64>,
    /// As typed: kg, lb, st, cm, in, %, bpm, mmHg.
    pub unit: &'static str,
}

/// Every measurement that a segment names.
pub fn read(text: &Text<'_>, segment: &Segment, taken: &[bool]) -> Vec<Measured> {
    let mut found: Vec<Measured> = Vec::new();
    let mut at = segment.from;
    let mut before: Option<(Quantity, usize)> = None;
    while at < segment.to {
        if taken[at] {
            at += 1;
            continue;
        }
        let named = text.find(at, |meaning| match meaning {
            Meaning::Body(kind) => Some(kind),
            _ => None,
        });
        if let Some((kind, len)) = named.filter(|(_, len)| at + len <= segment.to) {
            if let Some((measured, end)) = behind(text, kind, at + len, segment.to, taken) {
                found.push(measured);
                before = None;
                at = end;
                continue;
            }
            // "92 cm waist", "22 % body fat".
            if let Some(measured) = before.take().and_then(|(quantity, _)| measured(kind, &quantity)) {
                found.push(measured);
            }
            at += len;
            continue;
        }
        match quantity_at(text, at).filter(|(quantity, end)| *end <= segment.to && !quantity.number.implied) {
            Some((quantity, end)) => {
                before = Some((quantity, end));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The value behind the name, past words such as "is", "was", "at", ":".
fn behind(text: &Text<'_>, kind: &'static str, from: usize, to: usize, taken: &[bool]) -> Option<(Measured, usize)> {
    let mut at = from;
    let skips = |at: usize| {
        taken[at]
            || text.is_mark(at, ":")
            || text.is_mark(at, "=")
            || text.is(at, |meaning| {
                matches!(
                    meaning,
                    Meaning::Intent(_)
                        | Meaning::At
                        | Meaning::Filler
                        | Meaning::Link(Link::Of | Link::In)
                        | Meaning::About
                        | Meaning::Body("weight")
                )
            }) && text.tokens[at].number().is_none()
    };
    while at < to && skips(at) {
        at += 1;
    }
    if at >= to {
        return None;
    }
    if kind == "blood_pressure" {
        return pressure(text, at, to);
    }
    let (quantity, end) = quantity_at(text, at).filter(|(quantity, end)| *end <= to && !quantity.number.implied)?;
    Some((measured(kind, &quantity)?, end))
}

/// 120/80, 120 over 80.
fn pressure(text: &Text<'_>, at: usize, to: usize) -> Option<(Measured, usize)> {
    let upper = text.tokens.get(at)?.number()?;
    let between =
        text.is_mark(at + 1, "/") || text.is(at + 1, |meaning| matches!(meaning, Meaning::Link(_) | Meaning::Range));
    let lower = text.tokens.get(at + 2)?.number()?;
    let sane = (70.0..=260.0).contains(&upper) && (30.0..=160.0).contains(&lower) && lower < upper;
    let measured = Measured { kind: "blood_pressure", value: upper, value2: Some(lower), unit: "mmHg" };
    (between && sane && at + 3 <= to).then_some((measured, at + 3))
}

/// A quantity as a value of this kind, if its unit fits and a body can have it.
fn measured(kind: &'static str, quantity: &Quantity) -> Option<Measured> {
    let value = quantity.number.value();
    if quantity.number.is_range() {
        return None;
    }
    let (value, unit) = match (kind, quantity.unit) {
        ("weight", None) => (value, "kg"),
        ("weight", Some(Unit::Stone)) if quantity.rest > 0.0 => (quantity.amount() / 1000.0, "kg"),
        ("weight", Some(unit)) if matches!(unit, Unit::Kilogram | Unit::Pound | Unit::Stone) => (value, unit.code()),
        ("body_fat", None | Some(Unit::Percent)) => (value, "%"),
        ("resting_heart_rate", None | Some(Unit::BeatPerMinute)) => (value, "bpm"),
        ("weight" | "body_fat" | "resting_heart_rate" | "blood_pressure", _) => return None,
        (_, Some(unit)) if matches!(unit, Unit::Centimetre | Unit::Inch) => (value, unit.code()),
        _ => return None,
    };
    let si = match unit {
        "lb" => value * 0.453_592_37,
        "st" => value * 6.350_293_18,
        "in" => value * 2.54,
        _ => value,
    };
    let sane = match kind {
        "weight" => 20.0..=500.0,
        "body_fat" => 2.0..=75.0,
        "resting_heart_rate" => 25.0..=220.0,
        _ => 10.0..=300.0,
    };
    sane.contains(&si).then_some(Measured { kind, value, value2: None, unit })
}

/// A body weight without a name: nothing but a mass that a person can have ("82.3kg").
pub fn bare_weight(text: &Text<'_>, segment: &Segment, taken: &[bool]) -> Option<Measured> {
    let mut at = segment.from;
    while at < segment.to
        && (taken[at] || text.is(at, |meaning| matches!(meaning, Meaning::Filler | Meaning::Intent(_))))
    {
        at += 1;
    }
    let (quantity, end) =
        quantity_at(text, at).filter(|(quantity, end)| *end <= segment.to && !quantity.number.implied)?;
    let unit = quantity.unit.filter(|unit| matches!(unit, Unit::Kilogram | Unit::Pound | Unit::Stone))?;
    let alone = (end..segment.to).all(|at| taken[at] || text.is(at, |meaning| meaning == Meaning::Filler));
    let body = quantity.in_dimension(Dimension::Mass).is_some_and(|grams| (30_000.0..=300_000.0).contains(&grams));
    (alone && body && unit.dimension() == Dimension::Mass).then(|| measured("weight", &quantity)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quick_entry::mentions::Mentions;
    use crate::domain::quick_entry::names::NoNames;
    use crate::domain::quick_entry::segments::split;
    use crate::domain::quick_entry::steps::Steps;
    use crate::domain::quick_entry::vocabulary::Language;

    fn all(words: &str) -> Vec<(&'static str, f64, &'static str)> {
        let text = Text::new(words, Language::English, &NoNames, &mut Steps::default());
        let segment = split(&text, &Mentions::new(&text, &NoNames))[0];
        let taken = vec![false; text.len()];
        read(&text, &segment, &taken).iter().map(|found| (found.kind, found.value, found.unit)).collect()
    }

    #[test]
    fn values_with_their_units() {
        assert_eq!(all("weight 181 lbs"), [("weight", 181.0, "lb")]);
        assert_eq!(all("weighed in at 78.4 kg"), [("weight", 78.4, "kg")]);
        assert_eq!(all("body fat 19 percent"), [("body_fat", 19.0, "%")]);
        assert_eq!(all("waist 88 cm hips 99 cm"), [("waist", 88.0, "cm"), ("hip", 99.0, "cm")]);
        assert_eq!(all("resting heart rate 54 bpm"), [("resting_heart_rate", 54.0, "bpm")]);
        assert_eq!(all("bp 121/79"), [("blood_pressure", 121.0, "mmHg")]);
        assert_eq!(all("34 in waist"), [("waist", 34.0, "in")]);
    }

    #[test]
    fn stones_and_pounds_are_summed() {
        let stone = all("weighed 11 stone 6");
        assert!((stone[0].1 - 72.57).abs() < 0.01, "{stone:?}");
    }

    #[test]
    fn what_no_body_has_is_no_measurement() {
        assert!(all("weight 2 kg").is_empty());
        assert!(all("chest 40 kg").is_empty());
    }
}
