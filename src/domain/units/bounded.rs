//! Amounts that cannot be absurd: a number outside what a person can weigh, eat or drink is refused where it comes in.

/// A number outside the range of its kind.
#[derive(Clone, Copy, PartialEq, Debug, thiserror::Error)]
#[error("must be {min} to {max}")]
pub struct OutOfRange {
    pub min: f64,
    pub max: f64,
}

macro_rules! bounded {
    ($($(#[$doc:meta])+ $name:ident $min:literal ..= $max:literal;)+) => {$(
        $(#[$doc])+
        #[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
        pub struct $name(f64);

        impl $name {
            pub const MIN: f64 = $min;
            pub const MAX: f64 = $max;

            /// Refuses what is out of range, and what is no number.
            pub const fn new(value: f64) -> Result<Self, OutOfRange> {
                if value >= Self::MIN && value <= Self::MAX {
                    Ok(Self(value))
                } else {
                    Err(OutOfRange { min: Self::MIN, max: Self::MAX })
                }
            }

            pub const fn get(self) -> f64 {
                self.0
            }
        }

        impl TryFrom<f64> for $name {
            type Error = OutOfRange;

            fn try_from(value: f64) -> Result<Self, OutOfRange> {
                Self::new(value)
            }
        }
    )+};
}

bounded! {
    /// The mass of one logged food, g.
    Grams 0.1..=20_000.0;
    /// The mass of a person, kg.
    Kilograms 20.0..=500.0;
    /// The height of a person, cm.
    Centimeters 50.0..=272.0;
    /// A drink, ml.
    Milliliters 1.0..=10_000.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_out_of_range_can_be_built() {
        assert!(Grams::new(0.1).is_ok() && Grams::new(20_000.0).is_ok());
        for bad in [0.0, 0.09, 20_000.1, -5.0, f64::NAN, f64::INFINITY] {
            assert!(Grams::new(bad).is_err(), "{bad}");
        }
        assert_eq!(Kilograms::new(19.9).unwrap_err().to_string(), "must be 20 to 500");
    }
}
