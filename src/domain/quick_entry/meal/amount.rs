//! Amounts of food as they are said: "2 large", "150 g of", "half a tub of", "a handful of", "x2", "a 12 fl oz can of".

use crate::domain::quick_entry::grammar::{Number, quantity_at};
use crate::domain::quick_entry::text::Text;
use crate::domain::quick_entry::vocabulary::{Dimension, Intent, Link, Meaning, Train, Unit};

/// An amount, before it is known of what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    pub number: Number,
    pub unit: Option<Unit>,
    /// A household measure: slice, glass, handful.
    pub measure: Option<&'static str>,
    pub size: Option<&'static str>,
}

impl Amount {
    const ONE: Self = Self { number: Number::exact(1.0), unit: None, measure: None, size: None };

    /// Grams or millilitres that were stated.
    pub fn is_stated(&self) -> bool {
        self.unit.is_some_and(|unit| matches!(unit.dimension(), Dimension::Mass | Dimension::Volume))
    }

    /// Whether it says more than that there was one: an article alone does not.
    pub fn is_counted(&self) -> bool {
        !self.number.implied || self.unit.is_some() || self.measure.is_some() || self.size.is_some()
    }
}

/// The amount that starts at a token, and the token after it (past "of"). `behind` says that a name stands before, so that
/// an amount without a number ("small") is one, too.
pub fn amount_at(text: &Text<'_>, at: usize, to: usize) -> Option<(Amount, usize)> {
    if let Some(found) = times_before(text, at, to) {
        return Some(found);
    }
    let mut amount = Amount::ONE;
    let mut end = at;
    let mut found = false;
    if let Some((quantity, after)) = quantity_at(text, at).filter(|(_, after)| *after <= to) {
        let food_unit =
            quantity.unit.is_none_or(|unit| matches!(unit.dimension(), Dimension::Mass | Dimension::Volume));
        if !food_unit {
            return None;
        }
        amount.number = quantity.number;
        if quantity.rest > 0.0 {
            amount.number = Number::exact(quantity.amount() / quantity.unit.map_or(1.0, Unit::factor));
        }
        amount.unit = quantity.unit;
        end = after;
        found = true;
        // "2x", "2 x".
        if amount.unit.is_none() && is_times(text, end) && end < to {
            end += 1;
        }
    } else if let Some((unit, len)) = bare_unit(text, at) {
        // "cup of tea", "tablespoon of honey".
        amount.unit = Some(unit);
        amount.number.implied = true;
        end = at + len;
        found = true;
    }
    // Sizes and measures in either order: "2 small slices", "a large glass", "12 fl oz can".
    for _ in 0..3 {
        if let Some((size, len)) = size_at(text, end).filter(|(_, len)| end + len <= to) {
            amount.size = amount.size.or(Some(size));
            amount.number.implied |= !found;
            end += len;
            found = true;
        } else if let Some((measure, len)) = measure_at(text, end, to, found).filter(|_| amount.measure.is_none()) {
            amount.measure = Some(measure);
            amount.number.implied |= !found;
            end += len;
            found = true;
        } else {
            break;
        }
    }
    if !found {
        return None;
    }
    if end < to && text.is(end, |meaning| meaning == Meaning::Link(Link::Of)) {
        end += 1;
        // "half of a pizza", "2 slices of the bread".
        end += usize::from(
            end < to && text.is(end, |meaning| meaning == Meaning::Article) && text.tokens[end].number().is_none(),
        );
    }
    Some((amount, end))
}

fn bare_unit(text: &Text<'_>, at: usize) -> Option<(Unit, usize)> {
    let (unit, len) = text.unit(at)?;
    let spoon = matches!(unit, Unit::Cup | Unit::Tablespoon | Unit::Teaspoon | Unit::Pint | Unit::Litre | Unit::Ounce);
    (spoon && text.word(at).len() > 2 && text.is(at + len, |meaning| meaning == Meaning::Link(Link::Of)))
        .then_some((unit, len))
}

/// "x2", "× 3" behind a name.
fn times_before(text: &Text<'_>, at: usize, to: usize) -> Option<(Amount, usize)> {
    if !is_times(text, at) {
        return None;
    }
    let value = text.tokens.get(at + 1).filter(|_| at + 1 < to)?.number()?;
    Some((Amount { number: Number::exact(value), ..Amount::ONE }, at + 2))
}

fn is_times(text: &Text<'_>, at: usize) -> bool {
    matches!(text.word(at), "x" | "×" | "✕" | "*") && text.is(at, |meaning| meaning == Meaning::Train(Train::Times))
}

/// A size word; not one that is the start of a longer phrase.
fn size_at(text: &Text<'_>, at: usize) -> Option<(&'static str, usize)> {
    text.find(at, |meaning| match meaning {
        Meaning::Size(size) => Some(size),
        _ => None,
    })
}

/// A household measure. Without a number before it, it must be followed by "of" or by a name: "handful of berries",
/// "scoop whey"; many measures are also names ("roll", "bar").
fn measure_at(text: &Text<'_>, at: usize, to: usize, numbered: bool) -> Option<(&'static str, usize)> {
    let (measure, len) = text.find(at, |meaning| match meaning {
        Meaning::Measure(measure) => Some(measure),
        _ => None,
    })?;
    let end = at + len;
    if end > to {
        return None;
    }
    let of = end < to && text.is(end, |meaning| meaning == Meaning::Link(Link::Of));
    let name_follows = end < to
        && text.tokens[end].is_word()
        && !text.is(end, |meaning| matches!(meaning, Meaning::Link(_) | Meaning::Intent(Intent::Eat)));
    let pours = matches!(
        measure,
        "handful" | "scoop" | "glass" | "bottle" | "mug" | "splash" | "drizzle" | "dollop" | "pinch" | "teacup"
    );
    (of || (numbered && (name_follows || end == to)) || (pours && name_follows)).then_some((measure, len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quick_entry::names::NoNames;
    use crate::domain::quick_entry::steps::Steps;
    use crate::domain::quick_entry::vocabulary::Language;

    fn read(words: &str) -> (f64, Option<Unit>, Option<&'static str>, Option<&'static str>, String) {
        let text = Text::new(words, Language::English, &NoNames, &mut Steps::default());
        let (amount, end) = amount_at(&text, 0, text.len()).unwrap_or_else(|| panic!("no amount in {words}"));
        (amount.number.value(), amount.unit, amount.measure, amount.size, text.slice(end, text.len()).to_owned())
    }

    #[test]
    fn amounts_before_a_name() {
        assert_eq!(read("150g of skyr"), (150.0, Some(Unit::Gram), None, None, "skyr".to_owned()));
        assert_eq!(read("2 large eggs"), (2.0, None, None, Some("large"), "eggs".to_owned()));
        assert_eq!(read("half a tub of ice cream"), (0.5, None, Some("container"), None, "ice cream".to_owned()));
        assert_eq!(read("handful of berries"), (1.0, None, Some("handful"), None, "berries".to_owned()));
        assert_eq!(read("a 12 fl oz can of cola").1, None);
        assert_eq!(read("2 small slices of bread"), (2.0, None, Some("slice"), Some("small"), "bread".to_owned()));
        assert_eq!(read("x2"), (2.0, None, None, None, String::new()));
        assert_eq!(read("2x tacos"), (2.0, None, None, None, "tacos".to_owned()));
    }
}
