//! Energy of food. One kilocalorie is 4.184 kJ (thermochemical), and a "calorie" on a plate is a kilocalorie.

/// A unit of energy.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum EnergyUnit {
    Kilocalorie,
    Kilojoule,
}

impl EnergyUnit {
    pub const ALL: [Self; 2] = [Self::Kilocalorie, Self::Kilojoule];

    /// Kilocalories in one of it.
    pub const fn kilocalories(self) -> f64 {
        match self {
            Self::Kilocalorie => 1.0,
            Self::Kilojoule => 1.0 / 4.184,
        }
    }

    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Kilocalorie => "kcal",
            Self::Kilojoule => "kJ",
        }
    }

    /// Reads a lower-case name.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "kcal" | "kcals" | "cal" | "cals" | "calorie" | "calories" | "kilocalorie" | "kilocalories" => {
                Self::Kilocalorie
            }
            "kj" | "kjs" | "kilojoule" | "kilojoules" => Self::Kilojoule,
            _ => return None,
        })
    }
}
