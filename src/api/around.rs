//! Something that stands before the handlers of many operations.

use std::collections::HashMap;

use poem::endpoint::BoxEndpoint;
use poem::http::Method;
use poem_openapi::OpenApi;
use poem_openapi::registry::{MetaApi, Registry};

/// APIs with `wrap` around every handler; it is told the operation's path (as the router has it) and method.
pub struct Around<T, W> {
    pub apis: T,
    pub wrap: W,
}

type Routes = HashMap<String, HashMap<Method, BoxEndpoint<'static>>>;

impl<T, W> OpenApi for Around<T, W>
where
    T: OpenApi,
    W: Fn(&str, &Method, BoxEndpoint<'static>) -> BoxEndpoint<'static>,
{
    fn meta() -> Vec<MetaApi> {
        T::meta()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn add_routes(self, table: &mut Routes) {
        let mut own = Routes::new();
        self.apis.add_routes(&mut own);
        for (path, methods) in own {
            let wrapped = methods.into_iter().map(|(method, handler)| {
                let handler = (self.wrap)(&path, &method, handler);
                (method, handler)
            });
            table.entry(path.clone()).or_default().extend(wrapped);
        }
    }
}
