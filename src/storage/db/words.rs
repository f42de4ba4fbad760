//! Closed sets of words are stored by their stable names.

use std::borrow::Cow;

use super::value::{FromValue, ToValue, Value};
use crate::domain::account::Role;
use crate::domain::activities::EnergySource;
use crate::domain::aims::GoalKind;
use crate::domain::allowance::Feature;
use crate::domain::meals::{MealCategory, Source};
use crate::domain::measurements::MeasurementKind;
use crate::domain::named::Named;
use crate::domain::person::{ActivityLevel, ExperienceLevel, PrimaryGoal, Sex, UnitSystem};
use crate::domain::programs::vocabulary::{DayKind, DayStatus, ProgramStatus};
use crate::domain::reference::CarbsBasis;
use crate::domain::reference::{Category, Equipment, Pattern};
use crate::domain::training::set::SetKind;
use crate::storage::targets::TargetSource;

macro_rules! word_values {
    ($($word:ty),+ $(,)?) => {$(
        impl ToValue for $word {
            fn to_value(&self) -> Value<'_> {
                Value::Text(Cow::Borrowed(self.name()))
            }
        }

        impl FromValue for $word {
            fn from_value(value: Value<'_>) -> Option<Self> {
                match value {
                    Value::Text(name) => Self::from_name(&name),
                    _ => None,
                }
            }
        }
    )+};
}

word_values!(ActivityLevel, ExperienceLevel, Feature, PrimaryGoal, Role, Sex, UnitSystem);
word_values!(CarbsBasis, GoalKind, MealCategory, MeasurementKind, Source, TargetSource);
word_values!(Category, DayKind, DayStatus, EnergySource, Equipment, Pattern, ProgramStatus, SetKind);
