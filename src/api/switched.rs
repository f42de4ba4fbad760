//! Parts of the API that have been switched off answer 503, whatever the request.

use std::collections::HashMap;
use std::sync::Arc;

use poem::endpoint::BoxEndpoint;
use poem::http::{Method, StatusCode};
use poem::{Endpoint, EndpointExt, Request, Response};
use poem_openapi::OpenApi;
use poem_openapi::registry::{MetaApi, Registry};

use crate::app::App;
use crate::domain::switches::Switch;
use crate::http::Problem;

/// Puts the switches before those operations that have one.
pub struct Switched<T> {
    pub app: Arc<App>,
    pub apis: T,
}

type Routes = HashMap<String, HashMap<Method, BoxEndpoint<'static>>>;

impl<T: OpenApi> OpenApi for Switched<T> {
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
            let behind = |handler| match Switch::of_path(&path) {
                Some(switch) => Gate { app: Arc::clone(&self.app), switch, handler }.boxed(),
                None => handler,
            };
            let methods = methods.into_iter().map(|(method, handler)| (method, behind(handler))).collect();
            table.insert(path, methods);
        }
    }
}

struct Gate {
    app: Arc<App>,
    switch: Switch,
    handler: BoxEndpoint<'static>,
}

impl Endpoint for Gate {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let standing = self.app.switches.standing(&self.app.store).await.map_err(Problem::from)?;
        match standing.off(self.switch) {
            Some(off) => Err(switched_off(&off.message).into()),
            None => self.handler.call(request).await,
        }
    }
}

/// 503: an administrator has switched it off, and says why.
fn switched_off(message: &str) -> Problem {
    let problem =
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "switched_off", "This part of the server is switched off");
    if message.is_empty() { problem } else { problem.detail(message.to_owned()) }
}
