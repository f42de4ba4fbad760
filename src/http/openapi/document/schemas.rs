//! Schemas as they are meant: strict in requests, complete in answers.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::operations_mut;

const SCHEMAS: &str = "#/components/schemas/";

/// Makes the schemas of requests strict and those of answers complete. An object that is used both ways is published
/// twice: what a client may leave out and what it can rely on are not the same.
pub fn complete(document: &mut Value) {
    strip_charsets(document);
    tidy(document);
    let schemas = document["components"]["schemas"].as_object().cloned().unwrap_or_default();
    let (mut asked, mut answered) = (BTreeSet::new(), BTreeSet::new());
    for (_, _, operation) in operations_mut(document) {
        reach(&operation["requestBody"], &schemas, &mut asked);
        reach(&operation["responses"], &schemas, &mut answered);
    }
    let shared: BTreeSet<_> =
        asked.intersection(&answered).filter(|name| schemas[*name]["type"] == "object").cloned().collect();

    let mut published = Map::new();
    for (name, mut schema) in schemas {
        if shared.contains(&name) {
            let mut input = schema.clone();
            rename(&mut input, &shared);
            restrict(&mut input);
            input["title"] = format!("{name}Input").into();
            published.insert(format!("{name}Input"), input);
        }
        if answered.contains(&name) {
            promise(&mut schema);
        } else if asked.contains(&name) {
            rename(&mut schema, &shared);
            restrict(&mut schema);
        }
        published.insert(name, schema);
    }
    document["components"]["schemas"] = Value::Object(published);
    for (_, _, operation) in operations_mut(document) {
        if let Some(body) = operation.get_mut("requestBody") {
            rename(body, &shared);
        }
    }
}

/// JSON is UTF-8: a charset only makes two media types of one.
fn strip_charsets(value: &mut Value) {
    walk(value, &mut |object| {
        let Some(content) = object.get_mut("content").and_then(Value::as_object_mut) else { return };
        let plain = std::mem::take(content).into_iter();
        *content = plain.map(|(kind, body)| (kind.replace("; charset=utf-8", ""), body)).collect();
    });
}

/// Takes out what the framework says twice (the description of a reference, inside it and beside it) or needlessly
/// (what is so by default), and writes the bounds of whole numbers as such.
fn tidy(value: &mut Value) {
    walk(value, &mut |object| {
        object.retain(|name, value| {
            !matches!((name.as_str(), &value), ("deprecated", Value::Bool(false)) | ("explode", Value::Bool(true)))
        });
        for bound in ["minimum", "maximum", "multipleOf"] {
            if let Some(number) = object.get(bound).and_then(Value::as_f64).filter(|number| number.fract() == 0.0) {
                object.insert(bound.into(), (number as i64).into());
            }
        }
        if let Some(parts) = object.get_mut("allOf").and_then(Value::as_array_mut) {
            parts
                .retain(|part| part.get("$ref").is_some() || part.get("type").is_some() || part.get("allOf").is_some());
        }
    });
}

/// Collects the schemas that a part of the document leads to.
fn reach(part: &Value, schemas: &Map<String, Value>, found: &mut BTreeSet<String>) {
    match part {
        Value::Object(members) => {
            let name = members.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix(SCHEMAS));
            if let Some(name) = name
                && found.insert(name.to_owned())
                && let Some(schema) = schemas.get(name)
            {
                reach(schema, schemas, found);
            }
            members.values().for_each(|member| reach(member, schemas, found));
        }
        Value::Array(members) => members.iter().for_each(|member| reach(member, schemas, found)),
        _ => {}
    }
}

/// Points a request at the strict twin of each shared schema.
fn rename(part: &mut Value, shared: &BTreeSet<String>) {
    walk(part, &mut |object| {
        let name = object.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix(SCHEMAS));
        if let Some(name) = name.filter(|name| shared.contains(*name)) {
            object.insert("$ref".into(), format!("{SCHEMAS}{name}Input").into());
        }
    });
}

/// A request refuses members that it does not know.
fn restrict(schema: &mut Value) {
    walk(schema, &mut |object| {
        if object.get("type").is_some_and(|kind| kind == "object") && object.contains_key("properties") {
            object.entry("additionalProperties").or_insert(false.into());
        }
    });
}

/// An answer has all its members; those without a value are null.
fn promise(schema: &mut Value) {
    walk(schema, &mut |object| {
        let required: BTreeSet<String> = object
            .get("required")
            .and_then(Value::as_array)
            .map(|names| names.iter().filter_map(Value::as_str).map(str::to_owned).collect())
            .unwrap_or_default();
        let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) else { return };
        for (_, property) in properties.iter_mut().filter(|(name, _)| !required.contains(*name)) {
            if property.get("$ref").is_some() {
                *property = json!({"allOf": [property.take()]});
            }
            property["nullable"] = true.into();
        }
        let names: Vec<_> = properties.keys().cloned().collect();
        object.insert("required".into(), names.into());
    });
}

/// Visits every object, the outer before the inner.
fn walk(value: &mut Value, visit: &mut dyn FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            visit(object);
            object.values_mut().for_each(|member| walk(member, visit));
        }
        Value::Array(members) => members.iter_mut().for_each(|member| walk(member, visit)),
        _ => {}
    }
}
