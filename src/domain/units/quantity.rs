//! An amount in a unit, as somebody typed it.

use super::Unit;

/// A positive, finite amount of a unit.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Quantity {
    amount: f64,
    unit: Unit,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("an amount is a positive number")]
pub struct InvalidAmount;

impl Quantity {
    pub fn new(amount: f64, unit: Unit) -> Result<Self, InvalidAmount> {
        if amount.is_finite() && amount > 0.0 { Ok(Self { amount, unit }) } else { Err(InvalidAmount) }
    }

    /// The inverse of [`Quantity::base`]: so many grams, millilitres, metres or kilocalories, expressed in `unit`.
    pub fn from_base(base: f64, unit: Unit) -> Result<Self, InvalidAmount> {
        Self::new(base / factor(unit), unit)
    }

    pub const fn amount(self) -> f64 {
        self.amount
    }

    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// The amount in the base unit of its dimension: g, ml, m or kcal.
    pub const fn base(self) -> f64 {
        self.amount * factor(self.unit)
    }

    /// Grams, of a mass.
    pub const fn grams(self) -> Option<f64> {
        if matches!(self.unit, Unit::Mass(_)) { Some(self.base()) } else { None }
    }

    /// Millilitres, of a volume.
    pub const fn milliliters(self) -> Option<f64> {
        if matches!(self.unit, Unit::Volume(_)) { Some(self.base()) } else { None }
    }

    /// Metres, of a length.
    pub const fn meters(self) -> Option<f64> {
        if matches!(self.unit, Unit::Length(_)) { Some(self.base()) } else { None }
    }

    /// Kilocalories, of an energy.
    pub const fn kilocalories(self) -> Option<f64> {
        if matches!(self.unit, Unit::Energy(_)) { Some(self.base()) } else { None }
    }
}

const fn factor(unit: Unit) -> f64 {
    match unit {
        Unit::Mass(unit) => unit.grams(),
        Unit::Volume(unit) => unit.milliliters(),
        Unit::Length(unit) => unit.meters(),
        Unit::Energy(unit) => unit.kilocalories(),
    }
}
