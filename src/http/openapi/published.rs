//! The OpenAPI document as it is published: a file of the project, so that a change of the contract shows in a review. A
//! test of `api` holds the code to it; a running server need not know how to describe itself.

use std::collections::HashMap;
use std::sync::LazyLock;

use poem_openapi::registry::{MetaSchema, Registry};
use serde::Deserialize;
use serde_json::Value;

use crate::carried;

const COMPRESSED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/openapi.json.zst"));

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| serde_json::from_slice(&text()).unwrap_or_default());

static NAMED_VALUES: LazyLock<Registry> = LazyLock::new(|| {
    let mut registry = Registry::new();
    let document: Document = serde_json::from_slice(&text()).unwrap_or_default();
    for (name, schema) in document.components.schemas {
        if !schema.values.is_empty() {
            registry.schemas.insert(name, MetaSchema { enum_items: schema.values, ..MetaSchema::new("string") });
        }
    }
    registry
});

/// The parts of the document that parameters refer to.
#[derive(Default, Deserialize)]
struct Document {
    components: Components,
}

#[derive(Default, Deserialize)]
struct Components {
    schemas: HashMap<String, Named>,
}

#[derive(Deserialize)]
struct Named {
    #[serde(default, rename = "enum")]
    values: Vec<Value>,
}

/// Its text.
pub fn text() -> Vec<u8> {
    carried::unpacked(COMPRESSED).unwrap_or_default()
}

/// The document; with all its parts it takes some megabytes, once somebody asks.
pub fn document() -> &'static Value {
    &DOCUMENT
}

/// The schemas that list the values of a type.
pub fn named_values() -> &'static Registry {
    &NAMED_VALUES
}
