//! A number with the unit it is given in: "150g", "2 tbsp", "12 fl oz", "12 stone 3", "a litre and a half".

use super::number::{Number, number_at};
use crate::domain::quick_entry::text::Text;
use crate::domain::quick_entry::vocabulary::{Dimension, Meaning, Unit};

/// An amount in a unit of measure, or a bare count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    pub number: Number,
    pub unit: Option<Unit>,
    /// Of a second, smaller unit ("12 stone 3", "5 lb 4 oz"), in the unit's own stored measure.
    pub rest: f64,
}

impl Quantity {
    /// The amount in the stored measure of the unit's dimension: g, ml, m, s, kcal.
    pub fn amount(&self) -> f64 {
        self.number.value() * self.unit.map_or(1.0, Unit::factor) + self.rest
    }

    pub fn in_dimension(&self, dimension: Dimension) -> Option<f64> {
        self.unit.filter(|unit| unit.dimension() == dimension).map(|_| self.amount())
    }
}

/// The quantity that starts at a token, and the token after it. A bare unit ("cup of tea", "litre and a half") is one.
pub fn quantity_at(text: &Text<'_>, at: usize) -> Option<(Quantity, usize)> {
    let (mut number, mut end) = number_at(text, at)?;
    // "half a cup", "a quarter of an hour": the article after a fraction belongs to it.
    if number.value() < 1.0 && !number.implied {
        end += text.len_of(end, |meaning| meaning == Meaning::Article);
    }
    let Some((unit, len)) = text.unit(end).filter(|(unit, _)| fits(text, *unit, end, number)) else {
        return Some((Quantity { number, unit: None, rest: 0.0 }, end));
    };
    end += len;
    if let Some((more, len)) = text.find(end, plus) {
        number.low += more;
        number.high += more;
        end += len;
    }
    let mut quantity = Quantity { number, unit: Some(unit), rest: 0.0 };
    if let Some((rest, after)) = rest_at(text, unit, end) {
        quantity.rest = rest;
        end = after;
    }
    Some((quantity, end))
}

fn plus(meaning: Meaning) -> Option<f64> {
    match meaning {
        Meaning::Plus(more) => Some(more),
        _ => None,
    }
}

/// Whether the word can be a unit here: a single letter must touch its digits or stand alone behind them.
fn fits(text: &Text<'_>, unit: Unit, at: usize, number: Number) -> bool {
    let word = text.word(at);
    let digits = text.tokens.get(at.wrapping_sub(1)).is_some_and(|before| before.number().is_some());
    match word.len() {
        0 => false,
        1 if word == "#" => digits,
        1 => digits && !number.implied,
        // "34 in waist", but "200 g in oil".
        _ if word == "in" => {
            let goes_on = text.tokens.get(at + 1).is_some_and(|next| next.number().is_some() || next.is_word());
            digits && (!goes_on || text.is(at + 1, |meaning| matches!(meaning, Meaning::Body(_))))
        }
        _ => !(unit == Unit::Foot && number.implied),
    }
}

/// "12 stone 3 (lb)", "5 lb 4 oz", "5 ft 10 (in)".
fn rest_at(text: &Text<'_>, unit: Unit, at: usize) -> Option<(f64, usize)> {
    let small = match unit {
        Unit::Stone => Unit::Pound,
        Unit::Pound => Unit::Ounce,
        Unit::Foot => Unit::Inch,
        _ => return None,
    };
    let value = text.tokens.get(at)?.number()?;
    let limit = unit.factor() / small.factor();
    match text.unit(at + 1) {
        Some((found, len)) if found == small && value < limit => Some((value * small.factor(), at + 1 + len)),
        None if unit != Unit::Pound && value < limit => Some((value * small.factor(), at + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quick_entry::names::NoNames;
    use crate::domain::quick_entry::steps::Steps;
    use crate::domain::quick_entry::vocabulary::Language;

    fn read(words: &str) -> (f64, Option<Unit>) {
        let text = Text::new(words, Language::English, &NoNames, &mut Steps::default());
        let (quantity, _) = quantity_at(&text, 0).unwrap_or_else(|| panic!("no quantity in {words}"));
        (quantity.amount(), quantity.unit)
    }

    #[test]
    fn units_touch_or_follow() {
        assert_eq!(read("150g skyr"), (150.0, Some(Unit::Gram)));
        assert_eq!(read("0.5l"), (500.0, Some(Unit::Litre)));
        assert_eq!(read("2 tbsp olive oil").1, Some(Unit::Tablespoon));
        assert_eq!(read("12 fl oz can").1, Some(Unit::FluidOunce));
        assert_eq!(read("3 eggs"), (3.0, None));
        assert_eq!(read("a litre and a half of water"), (1500.0, Some(Unit::Litre)));
        assert_eq!(read("half an hour"), (1800.0, Some(Unit::Hour)));
        assert_eq!(read("two hours"), (7200.0, Some(Unit::Hour)));
    }

    #[test]
    fn a_second_smaller_unit_is_added() {
        assert!((read("12 stone 3").0 - 77_564.0).abs() < 1.0);
        assert!((read("10 st 4 lb").0 - 65_317.0).abs() < 1.0);
    }
}
