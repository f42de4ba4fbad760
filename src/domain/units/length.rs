//! Length. The inch is 2.54 cm by the agreement of 1959; foot, yard and mile follow from it.

/// A unit of length.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LengthUnit {
    Millimeter,
    Centimeter,
    Meter,
    Kilometer,
    Inch,
    Foot,
    Yard,
    Mile,
}

impl LengthUnit {
    pub const ALL: [Self; 8] = [
        Self::Millimeter,
        Self::Centimeter,
        Self::Meter,
        Self::Kilometer,
        Self::Inch,
        Self::Foot,
        Self::Yard,
        Self::Mile,
    ];

    /// Metres in one of it, exactly.
    pub const fn meters(self) -> f64 {
        match self {
            Self::Millimeter => 0.001,
            Self::Centimeter => 0.01,
            Self::Meter => 1.0,
            Self::Kilometer => 1000.0,
            Self::Inch => 0.0254,
            Self::Foot => 0.3048,
            Self::Yard => 0.9144,
            Self::Mile => 1609.344,
        }
    }

    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Millimeter => "mm",
            Self::Centimeter => "cm",
            Self::Meter => "m",
            Self::Kilometer => "km",
            Self::Inch => "in",
            Self::Foot => "ft",
            Self::Yard => "yd",
            Self::Mile => "mi",
        }
    }

    /// Reads a lower-case name.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "mm" | "millimetre" | "millimetres" | "millimeter" | "millimeters" => Self::Millimeter,
            "cm" | "cms" | "centimetre" | "centimetres" | "centimeter" | "centimeters" => Self::Centimeter,
            "m" | "metre" | "metres" | "meter" | "meters" => Self::Meter,
            "k" | "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => Self::Kilometer,
            "in" | "inch" | "inches" | "\"" | "″" => Self::Inch,
            "ft" | "foot" | "feet" | "'" | "′" => Self::Foot,
            "yd" | "yds" | "yard" | "yards" => Self::Yard,
            "mi" | "mile" | "miles" => Self::Mile,
            _ => return None,
        })
    }
}
