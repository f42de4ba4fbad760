//! Mass. The avoirdupois pound is 0.45359237 kg by the agreement of 1959; ounce and stone follow from it.

/// A unit of mass.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MassUnit {
    Milligram,
    Gram,
    Kilogram,
    Ounce,
    Pound,
    Stone,
}

impl MassUnit {
    pub const ALL: [Self; 6] = [Self::Milligram, Self::Gram, Self::Kilogram, Self::Ounce, Self::Pound, Self::Stone];

    /// Grams in one of it, exactly.
    pub const fn grams(self) -> f64 {
        match self {
            Self::Milligram => 0.001,
            Self::Gram => 1.0,
            Self::Kilogram => 1000.0,
            Self::Ounce => 28.349_523_125,
            Self::Pound => 453.592_37,
            Self::Stone => 6_350.293_18,
        }
    }

    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Milligram => "mg",
            Self::Gram => "g",
            Self::Kilogram => "kg",
            Self::Ounce => "oz",
            Self::Pound => "lb",
            Self::Stone => "st",
        }
    }

    /// Reads a lower-case name.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "mg" | "mgs" | "milligram" | "milligrams" | "milligramme" | "milligrammes" => Self::Milligram,
            "g" | "gr" | "grs" | "gs" | "gram" | "grams" | "gramme" | "grammes" => Self::Gram,
            "kg" | "kgs" | "kilo" | "kilos" | "kilogram" | "kilograms" | "kilogramme" | "kilogrammes" => Self::Kilogram,
            "oz" | "ozs" | "ounce" | "ounces" => Self::Ounce,
            "lb" | "lbs" | "pound" | "pounds" => Self::Pound,
            "st" | "stone" | "stones" => Self::Stone,
            _ => return None,
        })
    }
}
