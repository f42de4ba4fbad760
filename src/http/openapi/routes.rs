//! The routes by the router's notation: how the document calls them, and which methods they know.

use std::collections::HashMap;
use std::sync::Arc;

use poem::http::HeaderValue;
use poem_openapi::OpenApi;

use super::guard::pattern;

/// What is known of one route.
#[derive(Clone, Debug)]
pub struct Route {
    /// Its path in the document, such as `/api/v1/meals/{id}`.
    pub template: Arc<str>,
    /// The value of `Allow`.
    pub allow: HeaderValue,
}

/// All routes, by the pattern that the router reports.
#[derive(Clone, Debug, Default)]
pub struct RouteTable(HashMap<String, Route>);

impl RouteTable {
    pub fn of<T: OpenApi>() -> Self {
        let mut methods: HashMap<String, Vec<String>> = HashMap::new();
        for path in T::meta().into_iter().flat_map(|api| api.paths) {
            let known = methods.entry(path.path).or_default();
            for operation in path.operations {
                known.push(operation.method.to_string());
                if operation.method == poem::http::Method::GET {
                    known.push("HEAD".into());
                }
            }
        }
        let routes = methods.into_iter().map(|(template, mut known)| {
            known.push("OPTIONS".into());
            known.sort();
            let allow = HeaderValue::try_from(known.join(", ")).unwrap_or(HeaderValue::from_static("OPTIONS"));
            (pattern(&template), Route { template: template.into(), allow })
        });
        Self(routes.collect())
    }

    pub fn get(&self, pattern: &str) -> Option<&Route> {
        self.0.get(pattern)
    }
}
