//! What every operation shares, put around the handlers: the version prefix, and the check of the query against the
//! document.

use std::collections::HashMap;

use poem::endpoint::BoxEndpoint;
use poem::http::Method;
use poem::http::header::AUTHORIZATION;
use poem::{Endpoint, EndpointExt, Request, Response};
use poem_openapi::OpenApi;
use poem_openapi::registry::{MetaApi, MetaOperation, MetaParamIn, Registry};

use crate::http::body::Errors;
use crate::http::body::schema::Schema;

/// The prefix of everything but the pages and `/health`.
pub const V1: &str = "/api/v1";

/// Puts a group of APIs under [`V1`].
pub struct UnderV1<T>(pub T);

/// Refuses query parameters that the document does not name, and values that it does not allow: 422, all at once.
pub struct Guarded<T>(pub T);

type Routes = HashMap<String, HashMap<Method, BoxEndpoint<'static>>>;

impl<T: OpenApi> OpenApi for UnderV1<T> {
    fn meta() -> Vec<MetaApi> {
        let mut apis = T::meta();
        for path in apis.iter_mut().flat_map(|api| &mut api.paths) {
            path.path.insert_str(0, V1);
        }
        apis
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn add_routes(self, table: &mut Routes) {
        let mut own = Routes::new();
        self.0.add_routes(&mut own);
        table.extend(own.into_iter().map(|(path, methods)| (format!("{V1}{path}"), methods)));
    }
}

impl<T: OpenApi> OpenApi for Guarded<T> {
    fn meta() -> Vec<MetaApi> {
        T::meta()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn add_routes(self, table: &mut Routes) {
        let mut own = Routes::new();
        self.0.add_routes(&mut own);
        for path in T::meta().into_iter().flat_map(|api| api.paths) {
            let pattern = pattern(&path.path);
            for operation in path.operations {
                let Some(handler) = own.get_mut(&pattern).and_then(|methods| methods.remove(&operation.method)) else {
                    continue;
                };
                let method = operation.method.clone();
                let secured = !operation.security.is_empty();
                let guard = Guard { parameters: parameters(operation), secured, handler };
                table.entry(pattern.clone()).or_default().insert(method, guard.boxed());
            }
        }
        // What the document hides still has its route.
        for (pattern, methods) in own {
            table.entry(pattern).or_default().extend(methods);
        }
    }
}

/// The router's notation of a path of the document: `/meals/{id}` becomes `/meals/:param0`.
pub fn pattern(template: &str) -> String {
    let mut parameters = 0;
    let segments = template.split('/').map(|segment| {
        if !segment.starts_with('{') {
            return segment.to_owned();
        }
        parameters += 1;
        format!(":param{}", parameters - 1)
    });
    segments.collect::<Vec<_>>().join("/")
}

struct Guard {
    parameters: Vec<Parameter>,
    /// Whether the handler asks for credentials.
    secured: bool,
    handler: BoxEndpoint<'static>,
}

struct Parameter {
    name: String,
    schema: Schema,
    required: bool,
}

fn parameters(operation: MetaOperation) -> Vec<Parameter> {
    let queries = operation.params.into_iter().filter(|parameter| parameter.in_type == MetaParamIn::Query);
    queries
        .map(|parameter| Parameter {
            name: parameter.name,
            schema: Schema::of_parameter(parameter.schema),
            required: parameter.required,
        })
        .collect()
}

impl Guard {
    fn check(&self, query: &[(String, String)]) -> Errors {
        let mut errors = Errors::default();
        for (at, (name, value)) in query.iter().enumerate() {
            let Some(parameter) = self.parameters.iter().find(|parameter| parameter.name == *name) else {
                let shown: String = name.chars().filter(|c| !c.is_control()).take(64).collect();
                errors.add(shown, "is not a parameter of this operation");
                continue;
            };
            if !parameter.schema.is_array() && query[..at].iter().any(|(earlier, _)| earlier == name) {
                errors.add(name, "must be given once");
            }
            errors.within(name, |errors| parameter.schema.check_text(value, errors));
        }
        for parameter in self.parameters.iter().filter(|parameter| parameter.required) {
            errors.require(query.iter().any(|(name, _)| *name == parameter.name), &parameter.name, "is missing");
        }
        errors
    }
}

impl Endpoint for Guard {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        // Who shows no credentials hears of nothing else: the handler refuses before it looks at the query.
        let stranger = self.secured && !request.headers().contains_key(AUTHORIZATION);
        let queried = request.uri().query().is_some() || self.parameters.iter().any(|parameter| parameter.required);
        if queried && !stranger {
            let query: Vec<(String, String)> = request.params().unwrap_or_default();
            self.check(&query).into_result()?;
        }
        self.handler.call(request).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_become_patterns_of_the_router() {
        assert_eq!(pattern("/api/v1/workouts/{id}/exercises/{exercise}"), "/api/v1/workouts/:param0/exercises/:param1");
        assert_eq!(pattern("/health"), "/health");
    }
}
