//! Units of measure, exact, with their factor to the one of the same dimension that is stored.

/// What a unit measures, and in what we count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// g
    Mass,
    /// ml
    Volume,
    /// m
    Length,
    /// s
    Time,
    /// kcal
    Energy,
    /// Beats a minute, percent, mmHg, W, steps: as they are.
    Other,
    /// Repetitions, sets, lengths of a pool.
    Count,
}

macro_rules! units {
    ($($variant:ident $code:literal $dimension:ident $factor:expr;)+) => {
        /// A unit of measure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Unit { $($variant),+ }

        impl Unit {
            /// The unit of a code in the vocabulary's data.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }

            /// The unit's short name, as it is stored beside a quantity.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            pub const fn dimension(self) -> Dimension {
                match self { $(Self::$variant => Dimension::$dimension),+ }
            }

            /// How many of the dimension's stored unit one of these is.
            pub const fn factor(self) -> f64 {
                match self { $(Self::$variant => $factor),+ }
            }
        }
    };
}

units! {
    Gram "g" Mass 1.0;
    Kilogram "kg" Mass 1000.0;
    Milligram "mg" Mass 0.001;
    Ounce "oz" Mass 28.349_523_125;
    Pound "lb" Mass 453.592_37;
    Stone "st" Mass 6_350.293_18;
    Millilitre "ml" Volume 1.0;
    Centilitre "cl" Volume 10.0;
    Decilitre "dl" Volume 100.0;
    Litre "l" Volume 1000.0;
    FluidOunce "fl_oz" Volume 29.573_529_562_5;
    Cup "cup" Volume 236.588_236_5;
    Tablespoon "tbsp" Volume 14.786_764_781_25;
    Teaspoon "tsp" Volume 4.928_921_593_75;
    Pint "pint" Volume 473.176_473;
    Quart "quart" Volume 946.352_946;
    Gallon "gallon" Volume 3_785.411_784;
    Millimetre "mm" Length 0.001;
    Centimetre "cm" Length 0.01;
    Metre "m" Length 1.0;
    Kilometre "km" Length 1000.0;
    Mile "mi" Length 1609.344;
    Yard "yd" Length 0.9144;
    Foot "ft" Length 0.3048;
    Inch "in" Length 0.0254;
    Second "s" Time 1.0;
    Minute "min" Time 60.0;
    Hour "h" Time 3600.0;
    Kilocalorie "kcal" Energy 1.0;
    Kilojoule "kj" Energy 1.0 / 4.184;
    BeatPerMinute "bpm" Other 1.0;
    Percent "percent" Other 1.0;
    MillimetreOfMercury "mmhg" Other 1.0;
    Watt "w" Other 1.0;
    Step "step" Other 1.0;
    Thousand "k" Other 1000.0;
    PoolLength "length" Count 1.0;
    Repetition "rep" Count 1.0;
    Set "set" Count 1.0;
}

#[cfg(test)]
mod tests {
    use super::Unit;

    #[test]
    fn exact_factors() {
        assert!((6.0 * Unit::Ounce.factor() - 170.097).abs() < 0.001);
        assert!((12.0 * Unit::FluidOunce.factor() - 354.882).abs() < 0.001);
        assert!((2.0 * Unit::Cup.factor() - 473.176).abs() < 0.001);
        assert!(((10.0 * Unit::Stone.factor() + 4.0 * Unit::Pound.factor()) / 1000.0 - 65.317).abs() < 0.001);
    }
}
