//! Words of the contract in the OpenAPI document: the domain's closed sets of names, as string enums.

use std::borrow::Cow;

use poem_openapi::registry::{MetaSchema, MetaSchemaRef, Registry};
use poem_openapi::types::{ParseError, ParseFromJSON, ParseFromParameter, ParseResult, ToJSON, Type};
use serde_json::Value;

use crate::domain::named::Named;
use crate::domain::programs::{reassess, vocabulary};
use crate::domain::training::{muscle, records, set};
use crate::domain::{
    account, activities, aims, allowance, entry_kind, meals, measurements, nutrition, person, readiness, reference,
    switches, trends,
};
use crate::storage::targets;

/// A string that is one of the names.
fn schema<T: Named>() -> MetaSchema {
    let names = T::ALL.iter().map(|word| Value::from(word.name())).collect();
    MetaSchema { enum_items: names, ..MetaSchema::new("string") }
}

fn parse<T: Named + Type>(text: &str) -> ParseResult<T> {
    T::from_name(text).ok_or_else(ParseError::expected_input)
}

macro_rules! words {
    ($($module:ident::$name:ident),+ $(,)?) => {$(
        impl Type for $module::$name {
            const IS_REQUIRED: bool = true;
            type RawValueType = Self;
            type RawElementValueType = Self;

            fn name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_ref() -> MetaSchemaRef {
                MetaSchemaRef::Reference(stringify!($name).into())
            }

            fn register(registry: &mut Registry) {
                registry.create_schema::<Self, _>(stringify!($name).into(), |_| schema::<Self>());
            }

            fn as_raw_value(&self) -> Option<&Self> {
                Some(self)
            }

            fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
                Box::new(std::iter::once(self))
            }
        }

        impl ParseFromParameter for $module::$name {
            fn parse_from_parameter(text: &str) -> ParseResult<Self> {
                parse(text)
            }
        }

        impl ParseFromJSON for $module::$name {
            fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
                value.as_ref().and_then(Value::as_str).map_or_else(|| Err(ParseError::expected_input()), parse)
            }
        }

        impl ToJSON for $module::$name {
            fn to_json(&self) -> Option<Value> {
                Some(Value::from(self.name()))
            }
        }
    )+};
}

words! {
    account::KeyScope,
    account::Role,
    activities::EnergySource,
    aims::GoalKind,
    allowance::Feature,
    meals::MealCategory,
    meals::Source,
    measurements::MeasurementKind,
    nutrition::Adjustment,
    nutrition::Method,
    person::ActivityLevel,
    person::Condition,
    person::ExperienceLevel,
    person::PrimaryGoal,
    person::Sex,
    person::UnitSystem,
    person::Weekday,
    readiness::Advice,
    entry_kind::EntryKind,
    reference::Allergen,
    reference::CarbsBasis,
    switches::NoticeLevel,
    switches::Switch,
    targets::TargetSource,
    trends::Direction,
}

words! {
    muscle::Muscle,
    reassess::Decision,
    records::RecordKind,
    reference::Category,
    reference::Equipment,
    reference::Level,
    reference::Pattern,
    set::SetKind,
    vocabulary::DayKind,
    vocabulary::DayStatus,
    vocabulary::EventKind,
    vocabulary::LoadKind,
    vocabulary::ProgramStatus,
    vocabulary::Scheme,
}
