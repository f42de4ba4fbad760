//! Volume. The US gallon is 231 cubic inches, the imperial one 4.54609 l; spoons, cups and pints follow from them, and
//! metric kitchens round theirs to whole millilitres.

/// Whose cups, spoons, pints and fluid ounces a name means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Kitchen {
    #[default]
    Us,
    Uk,
    /// Continental Europe and most of the world: cup 250 ml, spoons 15 and 5 ml.
    Metric,
    /// As metric, but the tablespoon holds 20 ml.
    Australia,
    /// As metric, but the cup holds 200 ml.
    Japan,
}

impl Kitchen {
    pub(super) const fn fluid_ounce(self) -> VolumeUnit {
        if matches!(self, Self::Uk) { VolumeUnit::ImperialFluidOunce } else { VolumeUnit::UsFluidOunce }
    }

    const fn cup(self) -> VolumeUnit {
        match self {
            Self::Us => VolumeUnit::UsCup,
            Self::Japan => VolumeUnit::JapaneseCup,
            Self::Uk | Self::Metric | Self::Australia => VolumeUnit::MetricCup,
        }
    }

    const fn tablespoon(self) -> VolumeUnit {
        match self {
            Self::Us => VolumeUnit::UsTablespoon,
            Self::Australia => VolumeUnit::AustralianTablespoon,
            Self::Uk | Self::Metric | Self::Japan => VolumeUnit::MetricTablespoon,
        }
    }

    const fn teaspoon(self) -> VolumeUnit {
        if matches!(self, Self::Us) { VolumeUnit::UsTeaspoon } else { VolumeUnit::MetricTeaspoon }
    }

    const fn pint(self) -> VolumeUnit {
        match self {
            Self::Uk | Self::Australia => VolumeUnit::ImperialPint,
            Self::Us | Self::Metric | Self::Japan => VolumeUnit::UsPint,
        }
    }
}

/// A unit of volume.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum VolumeUnit {
    Milliliter,
    Centiliter,
    Deciliter,
    Liter,
    UsTeaspoon,
    UsTablespoon,
    UsFluidOunce,
    UsCup,
    UsPint,
    UsQuart,
    UsGallon,
    ImperialFluidOunce,
    ImperialPint,
    MetricTeaspoon,
    MetricTablespoon,
    AustralianTablespoon,
    MetricCup,
    JapaneseCup,
}

impl VolumeUnit {
    pub const ALL: [Self; 18] = [
        Self::Milliliter,
        Self::Centiliter,
        Self::Deciliter,
        Self::Liter,
        Self::UsTeaspoon,
        Self::UsTablespoon,
        Self::UsFluidOunce,
        Self::UsCup,
        Self::UsPint,
        Self::UsQuart,
        Self::UsGallon,
        Self::ImperialFluidOunce,
        Self::ImperialPint,
        Self::MetricTeaspoon,
        Self::MetricTablespoon,
        Self::AustralianTablespoon,
        Self::MetricCup,
        Self::JapaneseCup,
    ];

    /// Millilitres in one of it, exactly.
    pub const fn milliliters(self) -> f64 {
        match self {
            Self::Milliliter => 1.0,
            Self::Centiliter => 10.0,
            Self::Deciliter => 100.0,
            Self::Liter => 1000.0,
            Self::UsTeaspoon => 4.928_921_593_75,
            Self::UsTablespoon => 14.786_764_781_25,
            Self::UsFluidOunce => 29.573_529_562_5,
            Self::UsCup => 236.588_236_5,
            Self::UsPint => 473.176_473,
            Self::UsQuart => 946.352_946,
            Self::UsGallon => 3_785.411_784,
            Self::ImperialFluidOunce => 28.413_062_5,
            Self::ImperialPint => 568.261_25,
            Self::MetricTeaspoon => 5.0,
            Self::MetricTablespoon => 15.0,
            Self::AustralianTablespoon => 20.0,
            Self::MetricCup => 250.0,
            Self::JapaneseCup => 200.0,
        }
    }

    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Milliliter => "ml",
            Self::Centiliter => "cl",
            Self::Deciliter => "dl",
            Self::Liter => "l",
            Self::UsTeaspoon => "tsp",
            Self::UsTablespoon => "tbsp",
            Self::UsFluidOunce => "fl oz",
            Self::UsCup => "cup",
            Self::UsPint => "pint",
            Self::UsQuart => "quart",
            Self::UsGallon => "gallon",
            Self::ImperialFluidOunce => "imperial fl oz",
            Self::ImperialPint => "imperial pint",
            Self::MetricTeaspoon => "metric tsp",
            Self::MetricTablespoon => "metric tbsp",
            Self::AustralianTablespoon => "Australian tbsp",
            Self::MetricCup => "metric cup",
            Self::JapaneseCup => "Japanese cup",
        }
    }

    /// Reads a lower-case name.
    pub(super) fn parse(name: &str, kitchen: Kitchen) -> Option<Self> {
        Some(match name {
            "ml" | "mls" | "millilitre" | "millilitres" | "milliliter" | "milliliters" => Self::Milliliter,
            "cl" | "centilitre" | "centilitres" | "centiliter" | "centiliters" => Self::Centiliter,
            "dl" | "decilitre" | "decilitres" | "deciliter" | "deciliters" => Self::Deciliter,
            "l" | "litre" | "litres" | "liter" | "liters" => Self::Liter,
            "tsp" | "tsps" | "teaspoon" | "teaspoons" => kitchen.teaspoon(),
            "tbsp" | "tbsps" | "tbs" | "tbl" | "tablespoon" | "tablespoons" => kitchen.tablespoon(),
            "fl oz" | "fl. oz" | "fl.oz" | "floz" | "fl ozs" | "fluid oz" | "fluid ounce" | "fluid ounces" => {
                kitchen.fluid_ounce()
            }
            "cup" | "cups" => kitchen.cup(),
            "pt" | "pts" | "pint" | "pints" => kitchen.pint(),
            "qt" | "qts" | "quart" | "quarts" => Self::UsQuart,
            "gal" | "gals" | "gallon" | "gallons" => Self::UsGallon,
            "imperial fl oz" => Self::ImperialFluidOunce,
            "imperial pint" | "imperial pints" => Self::ImperialPint,
            "metric tsp" | "tl" | "teelöffel" | "c. à c" | "c.à.c" | "càc" | "cdta" | "cdtas" => {
                Self::MetricTeaspoon
            }
            "metric tbsp" | "el" | "esslöffel" | "c. à s" | "c.à.s" | "càs" | "cda" | "cdas" => {
                Self::MetricTablespoon
            }
            "australian tbsp" => Self::AustralianTablespoon,
            "metric cup" | "metric cups" => Self::MetricCup,
            "japanese cup" | "japanese cups" => Self::JapaneseCup,
            _ => return None,
        })
    }
}
