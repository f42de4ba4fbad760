//! The published OpenAPI document: what the framework derives from the code, made exact.
//!
//! The framework leaves out what it does not know: that answers always list their nullable members, that requests
//! refuse unknown ones, that every error has one shape, and what the frame adds to each operation.

mod operations;
mod schemas;

use std::collections::HashMap;
use std::marker::PhantomData;

use poem::endpoint::BoxEndpoint;
use poem::http::Method;
use poem_openapi::registry::{MetaApi, Registry};
use poem_openapi::{LicenseObject, OpenApi, OpenApiService};
use serde_json::Value;

/// The document of the operations that a function makes; it need not be called. `costly` says which of them need a
/// quota, by their ids; they carry `x-cost: ai`.
pub fn of<A, T: OpenApi + 'static>(_operations: impl Fn(A) -> T, costly: &[&str]) -> Value {
    let apis = Described::<T>(PhantomData);
    let license = LicenseObject::new("AGPL-3.0-or-later").identifier("AGPL-3.0-or-later");
    let service = OpenApiService::new(apis, "Wagner Coach", env!("CARGO_PKG_VERSION"))
        .description(env!("CARGO_PKG_DESCRIPTION"))
        .license(license)
        .server("/");
    let mut document = serde_json::from_str(&service.spec()).unwrap_or_default();
    complete(&mut document, costly);
    document
}

/// Describes operations without having them.
struct Described<T>(PhantomData<T>);

impl<T: OpenApi> OpenApi for Described<T> {
    fn meta() -> Vec<MetaApi> {
        T::meta()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn add_routes(self, _table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>) {}
}

fn complete(document: &mut Value, costly: &[&str]) {
    document["openapi"] = "3.0.3".into();
    // SPDX identifiers are of OpenAPI 3.1.
    if let Some(license) = document["info"]["license"].as_object_mut() {
        license.remove("identifier");
    }
    schemas::complete(document);
    operations::complete(document, costly);
}

/// All operations as (path, method, operation).
fn operations_mut(document: &mut Value) -> impl Iterator<Item = (String, String, &mut Value)> {
    let paths = document["paths"].as_object_mut().into_iter().flatten();
    paths.flat_map(|(path, item)| {
        let methods = item.as_object_mut().into_iter().flatten();
        methods.map(move |(method, operation)| (path.clone(), method.clone(), operation))
    })
}

#[cfg(test)]
mod tests;
