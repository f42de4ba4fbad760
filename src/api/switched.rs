//! Parts of the API that have been switched off answer 503, whatever the request.

use std::sync::Arc;

use poem::endpoint::BoxEndpoint;
use poem::http::{Method, StatusCode};
use poem::{Endpoint, EndpointExt, Request, Response};
use poem_openapi::OpenApi;

use super::around::Around;
use crate::app::App;
use crate::domain::switches::Switch;
use crate::http::Problem;

/// Puts the switches before those operations that have one.
pub fn switched<T: OpenApi>(app: Arc<App>, apis: T) -> impl OpenApi {
    let wrap = move |path: &str, _: &Method, handler| match Switch::of_path(path) {
        Some(switch) => Gate { app: Arc::clone(&app), switch, handler }.boxed(),
        None => handler,
    };
    Around { apis, wrap }
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
