//! Units of measure with their exact values, and amounts in them. What a person typed keeps its unit; arithmetic is done
//! in grams, millilitres, metres and kilocalories.

mod bounded;
mod density;
mod energy;
mod length;
mod mass;
mod quantity;
mod volume;

pub use bounded::{Centimeters, Grams, Kilograms, Milliliters, OutOfRange};
pub use density::grams_per_milliliter;
pub use energy::EnergyUnit;
pub use length::LengthUnit;
pub use mass::MassUnit;
pub use quantity::{InvalidAmount, Quantity};
pub use volume::{Kitchen, VolumeUnit};

/// A unit of any dimension.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unit {
    Mass(MassUnit),
    Volume(VolumeUnit),
    Length(LengthUnit),
    Energy(EnergyUnit),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a known unit")]
pub struct UnknownUnit;

impl Unit {
    pub const GRAM: Self = Self::Mass(MassUnit::Gram);
    pub const MILLILITER: Self = Self::Volume(VolumeUnit::Milliliter);

    /// Reads a unit's symbol or name, singular or plural, in any case, with or without a final full stop. Cups, spoons,
    /// pints and fluid ounces differ by country, so `kitchen` says whose are meant.
    pub fn parse(text: &str, kitchen: Kitchen) -> Result<Self, UnknownUnit> {
        let name = text.trim().trim_end_matches('.').to_lowercase();
        MassUnit::parse(&name)
            .map(Self::Mass)
            .or_else(|| VolumeUnit::parse(&name, kitchen).map(Self::Volume))
            .or_else(|| LengthUnit::parse(&name).map(Self::Length))
            .or_else(|| EnergyUnit::parse(&name).map(Self::Energy))
            .ok_or(UnknownUnit)
    }

    /// The short name by which the unit is shown; [`Unit::parse`] reads it back.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Mass(unit) => unit.symbol(),
            Self::Volume(unit) => unit.symbol(),
            Self::Length(unit) => unit.symbol(),
            Self::Energy(unit) => unit.symbol(),
        }
    }

    /// The unit as people mean it of a drink: an ounce of milk is a fluid ounce.
    #[must_use]
    pub const fn of_a_drink(self, kitchen: Kitchen) -> Self {
        match self {
            Self::Mass(MassUnit::Ounce) => Self::Volume(kitchen.fluid_ounce()),
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Option<Unit> {
        Unit::parse(text, Kitchen::Us).ok()
    }

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 0.0005
    }

    #[test]
    fn names_are_read_as_people_write_them() {
        for (names, unit) in [
            ("g gram grams gramme gr G", Unit::GRAM),
            ("kg kilo kilos kilogram Kgs KG.", Unit::Mass(MassUnit::Kilogram)),
            ("mg milligrams", Unit::Mass(MassUnit::Milligram)),
            ("oz ounce Ounces oz.", Unit::Mass(MassUnit::Ounce)),
            ("lb lbs pound pounds lb.", Unit::Mass(MassUnit::Pound)),
            ("st stone stones", Unit::Mass(MassUnit::Stone)),
            ("ml mL millilitre milliliters", Unit::MILLILITER),
            ("l L litre liters", Unit::Volume(VolumeUnit::Liter)),
            ("tbsp tablespoons Tbsp. tbs", Unit::Volume(VolumeUnit::UsTablespoon)),
            ("tsp teaspoon tsps", Unit::Volume(VolumeUnit::UsTeaspoon)),
            ("cup cups", Unit::Volume(VolumeUnit::UsCup)),
            ("mi mile miles", Unit::Length(LengthUnit::Mile)),
            ("kcal cal calories Cal", Unit::Energy(EnergyUnit::Kilocalorie)),
            ("kJ kilojoules", Unit::Energy(EnergyUnit::Kilojoule)),
        ] {
            for name in names.split(' ') {
                assert_eq!(parse(name), Some(unit), "{name}");
            }
        }
        assert_eq!(parse("fl oz"), Some(Unit::Volume(VolumeUnit::UsFluidOunce)));
        assert_eq!(parse("fl. oz."), Some(Unit::Volume(VolumeUnit::UsFluidOunce)));
        for unknown in ["", "slice", "gg", "handful", "k g"] {
            assert_eq!(parse(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn reference_amounts_convert_exactly() {
        let grams = |amount, unit| Quantity::new(amount, parse(unit).unwrap()).unwrap().grams().unwrap();
        let ml = |amount, unit| Quantity::new(amount, parse(unit).unwrap()).unwrap().milliliters().unwrap();
        assert!(close(grams(6.0, "oz"), 170.097));
        assert!(close(ml(12.0, "fl oz"), 354.882));
        assert!(close(ml(2.0, "cups"), 473.176));
        assert!(close(ml(1.5, "tbsp"), 22.180));
        assert!(close((grams(10.0, "st") + grams(4.0, "lb")) / 1000.0, 65.317));
    }

    #[test]
    fn kitchens_differ() {
        let ml = |name, kitchen| match Unit::parse(name, kitchen).unwrap() {
            Unit::Volume(unit) => unit.milliliters(),
            _ => f64::NAN,
        };
        assert!(close(ml("pint", Kitchen::Uk), 568.261));
        assert!(close(ml("fl oz", Kitchen::Uk), 28.413));
        assert!(close(ml("cup", Kitchen::Metric), 250.0));
        assert!(close(ml("tbsp", Kitchen::Australia), 20.0));
        assert!(close(ml("cup", Kitchen::Japan), 200.0));
        assert!(close(ml("EL", Kitchen::Us), 15.0));
        assert!(close(ml("c. à c.", Kitchen::Us), 5.0));
    }

    #[test]
    fn an_ounce_of_a_drink_is_a_fluid_ounce() {
        let ounce = Unit::Mass(MassUnit::Ounce);
        assert_eq!(ounce.of_a_drink(Kitchen::Us), Unit::Volume(VolumeUnit::UsFluidOunce));
        assert_eq!(Unit::GRAM.of_a_drink(Kitchen::Us), Unit::GRAM);
    }

    fn units() -> impl Iterator<Item = Unit> {
        (MassUnit::ALL.into_iter().map(Unit::Mass))
            .chain(VolumeUnit::ALL.into_iter().map(Unit::Volume))
            .chain(LengthUnit::ALL.into_iter().map(Unit::Length))
            .chain(EnergyUnit::ALL.into_iter().map(Unit::Energy))
    }

    #[test]
    fn every_symbol_is_read_back() {
        for unit in units() {
            assert_eq!(parse(unit.symbol()), Some(unit), "{}", unit.symbol());
        }
    }

    proptest! {
        #[test]
        fn amounts_survive_the_way_there_and_back(amount in 0.001f64..1e6, index in 0..units().count()) {
            let unit = units().nth(index).unwrap();
            let there = Quantity::new(amount, unit).unwrap();
            let back = Quantity::from_base(there.base(), unit).unwrap();
            prop_assert!((back.amount() / amount - 1.0).abs() < 1e-12);
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,20}") {
            let _ = Unit::parse(&text, Kitchen::Us);
        }
    }
}
