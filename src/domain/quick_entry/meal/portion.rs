//! From an amount to grams: the weight that was stated, the food's own portion, the portion of its kind, or a usual one.
//! What was not stated is an estimate, and says on what it rests.

use super::super::context::World;
use super::super::vocabulary::{Dimension, Unit};
use super::amount::Amount;
use super::choose::{Chosen, Thing};
use super::usual;
use crate::domain::foods::FoodClass;
use crate::domain::reference::Portion;

const CUP_ML: f64 = 236.588_236_5;
/// A restaurant's pizza of 30 cm.
const WHOLE_PIZZA_G: f64 = 400.0;
const FLUID_OUNCE_ML: f64 = 29.573_529_562_5;

/// Grams, and how they came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    pub grams: f64,
    pub quantity: Option<f64>,
    pub unit: Option<String>,
    /// `None`: the weight was stated.
    pub reason: Option<String>,
}

/// A food with the portions that it is served in.
pub struct Served<'p, 'a> {
    pub chosen: &'p Chosen<'a>,
    portions: Vec<(&'a str, &'a str, f64, bool)>,
    words: &'p [String],
    /// The name is in the plural.
    plural: bool,
}

impl<'p, 'a> Served<'p, 'a> {
    /// `words` are those of the name, which may tell one portion from another ("cup, shredded").
    pub fn new(context: &World<'a>, chosen: &'p Chosen<'a>, words: &'p [String], plural: bool) -> Self {
        let portions = match chosen.thing {
            Thing::Known(food) => context
                .reference
                .portions(food)
                .iter()
                .map(|Portion { unit, modifier, grams, estimate, .. }| (*unit, *modifier, *grams, *estimate))
                .collect(),
            Thing::Own(food) => {
                food.portions.iter().map(|(label, grams)| (label.as_str(), "", *grams, false)).collect()
            }
        };
        Self { chosen, portions, words, plural }
    }

    /// The weight of an amount; `stated` is a weight or volume given beside it.
    pub fn weigh(&self, amount: Option<&Amount>, stated: Option<&Amount>) -> Weighed {
        if let Some(stated) = stated {
            let count = amount.filter(|amount| {
                !amount.number.implied && amount.number.value() > 1.0 && amount.number.value().fract() == 0.0
            });
            let mut weighed = self.weigh_one(stated);
            // "2 cans (330 ml)": of each.
            weighed.grams *= count.map_or(1.0, |amount| amount.number.value());
            return weighed;
        }
        match amount {
            Some(amount) => self.weigh_one(amount),
            None => self.usual(),
        }
    }

    fn weigh_one(&self, amount: &Amount) -> Weighed {
        let count = amount.number.value();
        let quantity = Some(count);
        match amount.unit {
            Some(unit)
                if unit.dimension() == Dimension::Mass && !(unit == Unit::Ounce && self.chosen.class.is_drink()) =>
            {
                let grams = count * unit.factor();
                Weighed { grams, quantity, unit: Some(unit.code().to_owned()), reason: None }
            }
            Some(unit) => {
                let unit = if unit == Unit::Ounce { Unit::FluidOunce } else { unit };
                let (grams, reason) = self.volume(count * unit.factor(), unit);
                Weighed { grams, quantity, unit: Some(unit.code().to_owned()), reason: Some(reason) }
            }
            None => match amount.measure {
                Some(measure) => self.measured(measure, amount),
                None => self.counted(amount),
            },
        }
    }

    /// Millilitres by the food's own cup or spoon, else by its density.
    fn volume(&self, ml: f64, unit: Unit) -> (f64, String) {
        let own = |unit: &str, ml_of_one: f64| self.portion(unit).map(|(grams, _)| grams / ml_of_one);
        let spoon = matches!(unit, Unit::Tablespoon | Unit::Teaspoon);
        let density = if spoon {
            own("tbsp", CUP_ML / 16.0).or_else(|| own("tsp", CUP_ML / 48.0)).or_else(|| own("cup", CUP_ML))
        } else if self.chosen.class.is_drink() {
            own("fl_oz", FLUID_OUNCE_ML).or_else(|| own("cup", CUP_ML))
        } else {
            own("cup", CUP_ML).or_else(|| own("fl_oz", FLUID_OUNCE_ML)).or_else(|| own("tbsp", CUP_ML / 16.0))
        };
        match density {
            Some(density) => (ml * density, "by the weight of the food's own volume measure".to_owned()),
            None => (ml * usual::density(self.chosen.class), "by the usual density of such foods".to_owned()),
        }
    }

    /// A household measure: the food's own, or a usual one of its kind.
    fn measured(&self, measure: &'static str, amount: &Amount) -> Weighed {
        let count = amount.number.value();
        let factor = usual::size_factor(amount.size);
        let label = measure.replace('_', " ");
        for unit in usual::units_of(measure, self.chosen.class) {
            // "a large bag": the food's own large portion, where it has one.
            if let Some(sized) = amount.size.and_then(|size| self.sized(unit, size)) {
                return estimate(count * sized, count, &label, "the food's own portion of that size");
            }
            if let Some((grams, estimated)) = self.portion(unit) {
                let reason = if estimated { "a usual portion of such foods" } else { "the food's own portion" };
                return estimate(count * grams * factor, count, &label, reason);
            }
        }
        let grams = usual::measure_grams(measure, self.chosen.class);
        match grams {
            Some(grams) => estimate(count * grams * factor, count, &label, "a usual household measure"),
            None => self.counted(&Amount { measure: None, ..*amount }),
        }
    }

    /// A bare count, perhaps with a size: so many pieces of the usual kind.
    fn counted(&self, amount: &Amount) -> Weighed {
        let count = amount.number.value();
        let factor = usual::size_factor(amount.size);
        if let Some(size) = amount.size {
            let exact = self.portions.iter().find(|(unit, ..)| *unit == size.replace(' ', "_"));
            if let Some((.., grams, _)) = exact {
                return estimate(count * grams, count, size, "the food's own portion of that size");
            }
        }
        // "some rice": one usual portion.
        if amount.number.implied && amount.number.rough && amount.size.is_none() {
            return self.usual();
        }
        let (unit, grams, reason) = self.one(count);
        let label = amount.size.map_or(unit, str::to_owned);
        estimate(count * grams * factor, count, &label, reason)
    }

    /// What one of the food is.
    fn one(&self, count: f64) -> (String, f64, &'static str) {
        // "a pizza" is the whole of it; a slice is said.
        if let Some((grams, _)) = self.portion("pizza").filter(|_| self.words.iter().any(|word| word == "pizza")) {
            return ("pizza".to_owned(), grams.min(WHOLE_PIZZA_G), "a whole pizza");
        }
        // Four rolls of sushi and more are pieces.
        let rolls = self.chosen.alias.is_some_and(|alias| &*alias.default_unit == "roll");
        if let Some((grams, _)) = self.portion("piece").filter(|_| rolls && count >= 4.0) {
            return ("piece".to_owned(), grams, "so many are pieces");
        }
        if let Some(alias) = self.chosen.alias
            && let Some((grams, estimated)) = self.portion(&alias.default_unit)
        {
            let reason = if estimated { "a usual piece of such foods" } else { "the food's own portion" };
            // A count of what is not counted in cups is of pieces ("2 chicken", "3 rice cakes" have pieces of their own).
            return (alias.default_unit.to_string(), grams, reason);
        }
        let named = self.words.iter().rev().find_map(|word| {
            self.portions
                .iter()
                .find(|(unit, ..)| *unit == word.as_str())
                .map(|portion| (portion.0.to_owned(), portion.2))
        });
        if let Some((unit, grams)) = named {
            return (unit, grams, "the food's own portion");
        }
        let piece = self
            .portions
            .iter()
            .find(|(unit, ..)| *unit == "medium")
            .or_else(|| self.portions.iter().find(|(unit, ..)| usual::is_piece(unit)));
        if let Some((unit, _, grams, _)) = piece {
            return ((*unit).to_owned(), *grams, "the food's own piece");
        }
        let (grams, reason) = self.default_grams();
        ("portion".to_owned(), grams, reason)
    }

    /// The usual amount where none was given; two where the name is in the plural and counts.
    fn usual(&self) -> Weighed {
        if let Some(grams) = self.chosen.habit.and_then(|habit| habit.grams) {
            return estimate(grams, 1.0, "portion", "your usual amount");
        }
        if let Some(alias) = self.chosen.alias {
            if let Some(grams) = alias.default_grams {
                return estimate(grams, 1.0, "portion", "no amount was given: a usual portion");
            }
            if let Some((grams, _)) = self.portion(&alias.default_unit) {
                let pieces = if self.plural && usual::is_piece(&alias.default_unit) && (15.0..=130.0).contains(&grams) {
                    2.0
                } else {
                    1.0
                };
                return estimate(pieces * grams, pieces, &alias.default_unit, "no amount was given: a usual portion");
            }
        }
        let (grams, reason) = self.default_grams();
        estimate(grams, 1.0, "portion", reason)
    }

    fn default_grams(&self) -> (f64, &'static str) {
        let own =
            ["serving", "piece", "medium", "sandwich", "bowl", "plate"].iter().find_map(|unit| self.portion(unit));
        if let Some(grams) = usual::class_grams(self.chosen.class) {
            let (low, high) = (grams * 0.5, grams * 2.0);
            // The food's own serving, unless that is some odd size for its kind.
            let grams = own.map(|(grams, _)| grams).filter(|own| (low..=high).contains(own)).unwrap_or(grams);
            return (grams, "no amount was given: a usual portion");
        }
        let first = own.map(|(grams, _)| grams).or(self.portions.first().map(|portion| portion.2));
        (first.unwrap_or(100.0), "no amount was given: a usual portion")
    }

    /// The food's portion in a unit; of several the one whose other words are in the name, else the first.
    fn portion(&self, unit: &str) -> Option<(f64, bool)> {
        let fits = |modifier: &str| {
            let words = crate::domain::foods::content_words(modifier);
            words.iter().filter(|word| self.words.contains(word)).count()
        };
        let mut best: Option<(usize, f64, bool)> = None;
        for (_, modifier, grams, estimated) in self.portions.iter().filter(|(known, ..)| *known == unit) {
            let fit = fits(modifier);
            // Of equal fits the medium one; a hole or a mini one only if it is named.
            let fit = 3 * fit + usize::from(modifier.contains("medium")) + usize::from(!is_odd(modifier));
            if best.is_none_or(|(most, ..)| fit > most) {
                best = Some((fit, *grams, *estimated));
            }
        }
        best.map(|(_, grams, estimated)| (grams, estimated))
    }

    fn sized(&self, unit: &str, size: &str) -> Option<f64> {
        let sized = |known: &str, modifier: &str| {
            (known == unit && modifier.contains(size)) || (known == size && modifier.contains(unit))
        };
        self.portions.iter().find(|(known, modifier, ..)| sized(known, modifier)).map(|portion| portion.2)
    }
}

/// Portions that nobody means without saying so.
fn is_odd(modifier: &str) -> bool {
    ["hole", "mini", "stick", "extra", "jumbo", "yields", "miniature"].iter().any(|word| modifier.contains(word))
}

fn estimate(grams: f64, quantity: f64, unit: &str, reason: &str) -> Weighed {
    Weighed { grams, quantity: Some(quantity), unit: Some(unit.to_owned()), reason: Some(reason.to_owned()) }
}

/// Drinks by the size of their cup, where a size is all that was said.
pub fn drink_ml(size: &str, class: FoodClass) -> Option<f64> {
    (class == FoodClass::Drink).then_some(match size {
        "tiny" => Some(180.0),
        "small" => Some(300.0),
        "medium" => Some(400.0),
        "large" => Some(500.0),
        "extra large" => Some(600.0),
        _ => None,
    })?
}
