//! Checking a value against its published schema.
//!
//! The schema that the OpenAPI document shows is the one that requests are checked against, so that the two cannot
//! differ, and so that all faults (missing, unknown and mistyped members, ranges, lengths, enums, formats) are told at
//! once instead of the first that a deserialiser meets.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use poem_openapi::registry::{MetaSchema, MetaSchemaRef, Registry};
use poem_openapi::types::Type;
use serde_json::{Map, Value};

use super::errors::Errors;
use crate::http::openapi::published;
use crate::http::openapi::types::{is_day, is_instant};

/// The schema of one type, with all that it refers to.
pub struct Schema {
    root: MetaSchemaRef,
    named: Named,
}

/// Where the schemas are that it refers to.
enum Named {
    Own(Registry),
    Published,
}

static KNOWN: LazyLock<RwLock<HashMap<TypeId, Arc<Schema>>>> = LazyLock::new(RwLock::default);

impl Schema {
    /// The schema of `T`, built once a process.
    pub fn of<T: Type + 'static>() -> Arc<Self> {
        let id = TypeId::of::<T>();
        if let Some(schema) = KNOWN.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Arc::clone(schema);
        }
        let mut registry = Registry::new();
        T::register(&mut registry);
        let schema = Arc::new(Self { root: T::schema_ref(), named: Named::Own(registry) });
        KNOWN.write().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&schema));
        schema
    }

    /// The schema of a parameter. It refers to nothing but types whose values are listed.
    pub fn of_parameter(root: MetaSchemaRef) -> Self {
        Self { root, named: Named::Published }
    }

    fn named(&self, name: &str) -> Option<&MetaSchema> {
        match &self.named {
            Named::Own(registry) => registry.schemas.get(name),
            Named::Published => published::named_values().schemas.get(name),
        }
    }

    /// Notes every fault of `value`.
    pub fn check(&self, value: &Value, errors: &mut Errors) {
        self.visit(&self.root, value, errors);
    }

    /// Whether this is a list, which a query may give several times.
    pub fn is_array(&self) -> bool {
        self.root.is_array()
    }

    /// Checks text from a query against a schema of JSON: a number or a boolean is read as such.
    pub fn check_text(&self, text: &str, errors: &mut Errors) {
        let value = match self.resolve(&self.root).map(|schema| (schema.ty, &schema.items)) {
            Some(("integer" | "number" | "boolean", _)) => serde_json::from_str(text).unwrap_or(Value::Null),
            Some(("array", Some(items))) => return self.visit(items, &Value::from(text), errors),
            _ => Value::from(text),
        };
        self.check(&value, errors);
    }

    fn resolve<'a>(&'a self, schema: &'a MetaSchemaRef) -> Option<&'a MetaSchema> {
        match schema {
            MetaSchemaRef::Inline(schema) if schema.ty.is_empty() && schema.all_of.len() > 1 => {
                self.resolve(&schema.all_of[0])
            }
            MetaSchemaRef::Inline(schema) => Some(schema),
            MetaSchemaRef::Reference(name) => self.named(name),
        }
    }

    fn visit(&self, schema: &MetaSchemaRef, value: &Value, errors: &mut Errors) {
        if errors.is_full() {
            return;
        }
        let schema = match schema {
            MetaSchemaRef::Inline(schema) => schema,
            MetaSchemaRef::Reference(name) => match self.named(name) {
                Some(schema) => schema,
                None => return,
            },
        };
        if schema.nullable && value.is_null() {
            return;
        }
        for part in &schema.all_of {
            self.visit(part, value, errors);
        }
        match (schema.ty, value) {
            ("object", Value::Object(members)) => self.visit_object(schema, members, errors),
            ("array", Value::Array(members)) => self.visit_array(schema, members, errors),
            ("string", Value::String(text)) => check_string(schema, text, errors),
            ("integer", Value::Number(number)) if number.is_i64() || number.is_u64() => {
                check_number(schema, number.as_f64(), errors);
            }
            ("number", Value::Number(number)) => check_number(schema, number.as_f64(), errors),
            ("", _) | ("boolean", Value::Bool(_)) => {}
            (expected, _) => errors.add("", format!("must be {}", article(expected))),
        }
    }

    fn visit_object(&self, schema: &MetaSchema, members: &Map<String, Value>, errors: &mut Errors) {
        let free = schema.additional_properties.as_deref();
        for (name, value) in members {
            let known = schema.properties.iter().find(|(known, _)| known == name).map(|(_, schema)| schema);
            match known.or(free) {
                // An optional member that is null is one that is not there.
                Some(_) if value.is_null() && !schema.required.contains(&name.as_str()) => {}
                Some(of) => errors.within(name, |errors| self.visit(of, value, errors)),
                None => errors.add(shown(name), "is not a member of this object"),
            }
        }
        for name in schema.required.iter().filter(|name| !members.contains_key(**name)) {
            errors.add(name, "is missing");
        }
        let count = members.len();
        errors.require(schema.max_properties.is_none_or(|most| count <= most), "", "has too many members");
        errors.require(schema.min_properties.is_none_or(|least| count >= least), "", "has too few members");
    }

    fn visit_array(&self, schema: &MetaSchema, members: &[Value], errors: &mut Errors) {
        let count = members.len();
        match (schema.min_items, schema.max_items) {
            (Some(least), Some(most)) if !(least..=most).contains(&count) => {
                errors.add("", format!("must have {least} to {most} members"));
                return;
            }
            (Some(least), None) if count < least => errors.add("", format!("must have at least {least} members")),
            (None, Some(most)) if count > most => {
                errors.add("", format!("must have at most {most} members"));
                return;
            }
            _ => {}
        }
        if schema.unique_items == Some(true) && (1..count).any(|at| members[..at].contains(&members[at])) {
            errors.add("", "must not have a member twice");
        }
        if let Some(items) = &schema.items {
            for (index, member) in members.iter().enumerate() {
                errors.within(index, |errors| self.visit(items, member, errors));
            }
        }
    }
}

fn check_string(schema: &MetaSchema, text: &str, errors: &mut Errors) {
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        errors.add("", "must not have control characters");
    }
    if !schema.enum_items.is_empty() {
        if !schema.enum_items.iter().any(|item| item == text) {
            let items: Vec<_> = schema.enum_items.iter().filter_map(Value::as_str).collect();
            errors.add("", format!("must be one of: {}", items.join(", ")));
        }
        return;
    }
    if schema.min_length.is_some() || schema.max_length.is_some() {
        let (least, most) = (schema.min_length.unwrap_or(0), schema.max_length.unwrap_or(usize::MAX));
        let count = text.chars().count();
        match schema.max_length {
            Some(_) if !(least..=most).contains(&count) => {
                errors.add("", format!("must have {least} to {most} characters"));
            }
            None if count < least => errors.add("", format!("must have at least {least} characters")),
            _ => {}
        }
    }
    match schema.format {
        Some("uuid") => errors.require(uuid::Uuid::try_parse(text).is_ok(), "", "must be an id (a UUID)"),
        Some("date") => errors.require(is_day(text), "", "must be a day, such as 2026-11-24"),
        Some("date-time") => {
            errors.require(is_instant(text), "", "must be an instant with its offset, such as 2026-11-24T07:30:00Z");
        }
        _ => {}
    }
}

fn check_number(schema: &MetaSchema, value: Option<f64>, errors: &mut Errors) {
    let value = value.unwrap_or(f64::INFINITY);
    let (least, most) = range(schema.format.unwrap_or_default());
    let (minimum, maximum) = (schema.minimum.or(least), schema.maximum.or(most));
    let over_least = minimum.is_none_or(|least| match schema.exclusive_minimum {
        Some(true) => value > least,
        _ => value >= least,
    });
    let under_most = maximum.is_none_or(|most| match schema.exclusive_maximum {
        Some(true) => value < most,
        _ => value <= most,
    });
    let message = match (minimum, maximum) {
        _ if over_least && under_most => return,
        (Some(least), Some(most)) => format!("must be from {least} to {most}"),
        (Some(least), None) if schema.exclusive_minimum == Some(true) => format!("must be more than {least}"),
        (Some(least), None) => format!("must be at least {least}"),
        (None, Some(most)) => format!("must be at most {most}"),
        (None, None) => return,
    };
    errors.add("", message);
}

/// What a number's format can hold.
fn range(format: &str) -> (Option<f64>, Option<f64>) {
    let (least, most) = match format {
        "uint8" => (0.0, f64::from(u8::MAX)),
        "uint16" => (0.0, f64::from(u16::MAX)),
        "uint32" => (0.0, f64::from(u32::MAX)),
        "int8" => (f64::from(i8::MIN), f64::from(i8::MAX)),
        "int16" => (f64::from(i16::MIN), f64::from(i16::MAX)),
        "int32" => (f64::from(i32::MIN), f64::from(i32::MAX)),
        "uint64" => return (Some(0.0), None),
        _ => return (None, None),
    };
    (Some(least), Some(most))
}

fn article(kind: &str) -> &'static str {
    match kind {
        "object" => "an object",
        "array" => "an array",
        "string" => "a string",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        _ => "of another type",
    }
}

/// A member's name as sent, cut short: it is the client's own text.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(64).collect()
}
