//! What happens to every request around its handler, and the guarantee that there is an answer.
//!
//! In order: the client, the request id, the host, the preflight; the routes, with panics caught; every error as a
//! problem; the headers that all answers carry; one line in the log.

use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use futures_util::FutureExt;
use poem::PathPattern;
use poem::endpoint::BoxEndpoint;
use poem::http::header::ALLOW;
use poem::http::{Method, StatusCode};
use poem::{Endpoint, EndpointExt, IntoEndpoint, Request, Response};
use poem_openapi::{OpenApi, OpenApiService};

use super::client::Client;
use super::context::Context;
use super::host::Hosts;
use super::leftover::Leftover;
use super::openapi::guard::Guarded;
use super::openapi::routes::RouteTable;
use super::pages::Pages;
use super::problem::Problem;
use super::request_id::{RequestId, X_REQUEST_ID};
use super::request_log::Line;
use super::settings::Settings;
use super::{cors, request_log, security};

/// The outermost endpoint.
pub struct Frame {
    routes: BoxEndpoint<'static>,
    pages: Pages,
    table: RouteTable,
    settings: Settings,
    hosts: Hosts,
    observe: Box<dyn Fn(&Line<'_>) + Send + Sync>,
}

impl Frame {
    /// Frames the operations of `apis`; their handlers and extractors find `shared` in the request's data.
    pub fn new<T: OpenApi + 'static>(apis: T, shared: impl Clone + Send + Sync + 'static, settings: Settings) -> Self {
        let pages = Pages::default();
        let table = RouteTable::of::<T>();
        let service = OpenApiService::new(Guarded(apis), "", "");
        let routes = service.into_endpoint().data(shared).map_to_response().boxed();
        let hosts = Hosts::new(&settings);
        Self { routes, pages, table, settings, hosts, observe: Box::new(|_| {}) }
    }

    /// Adds the files that are answered beside the operations.
    #[must_use]
    pub fn with_pages(self, pages: Pages) -> Self {
        Self { pages, ..self }
    }

    /// Shows every request to `observe` once it has been answered. That must be quick.
    #[must_use]
    pub fn observed(self, observe: impl Fn(&Line<'_>) + Send + Sync + 'static) -> Self {
        Self { observe: Box::new(observe), ..self }
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Answers a request, whatever happens.
    pub async fn answer(&self, mut request: Request) -> Response {
        let started = Instant::now();
        let peer = request.remote_addr().as_socket_addr().map_or(IpAddr::from([0; 4]), std::net::SocketAddr::ip);
        let client = Client::resolve(peer, request.headers(), &self.settings.trusted_proxies);
        let id = RequestId::of(request.headers());
        let method = request.method().clone();
        let cors = cors::allowed(&self.settings.origins, request.headers());
        let context = Context::new(client, id.clone(), self.settings.max_body);
        request.set_data(context.clone());

        let leftover = Leftover::of(&mut request);

        let (outcome, page) = if let Some(outcome) = self.refuse_or_preflight(&request, cors.is_some()) {
            (outcome, None)
        } else if let Some((page, outcome)) = self.pages.answer(&request) {
            (outcome, Some(page))
        } else {
            (self.call(request, &id).await, None)
        };
        if let Some(leftover) = leftover {
            leftover.discard().await;
        }
        let (mut response, route) = self.finish(outcome, &method, &id);
        let headers = response.headers_mut();
        security::protect(headers, self.settings.production || client.https);
        cors::mark(headers, cors);
        context.write_rates(headers);
        if let Some(id) = id.to_header() {
            headers.insert(X_REQUEST_ID, id);
        }
        let line = Line {
            method: &method,
            route: page.or(route.as_deref()).unwrap_or("-"),
            status: response.status(),
            took: started.elapsed(),
            request_id: id.as_str(),
            client: client.address,
            user: context.member(),
        };
        (self.observe)(&line);
        request_log::write(&line);
        response
    }

    fn refuse_or_preflight(&self, request: &Request, allowed: bool) -> Option<poem::Result<Response>> {
        let own = request.local_addr().as_socket_addr().map(std::net::SocketAddr::ip);
        if let Err(problem) = self.hosts.check(request.uri(), request.headers(), own) {
            return Some(Err(problem.into()));
        }
        cors::preflight(request, allowed).map(Ok)
    }

    /// A panic costs its own request and nothing else.
    async fn call(&self, request: Request, id: &RequestId) -> poem::Result<Response> {
        AssertUnwindSafe(self.routes.call(request)).catch_unwind().await.unwrap_or_else(|_| {
            tracing::error!(request_id = id.as_str(), "handler panicked");
            Err(Problem::internal().into())
        })
    }

    /// The answer, and the template of the route that gave it.
    fn finish(&self, outcome: poem::Result<Response>, method: &Method, id: &RequestId) -> (Response, Option<Arc<str>>) {
        let error = match outcome {
            Ok(response) => {
                let route = response.data::<PathPattern>().and_then(|pattern| self.table.get(&pattern.0));
                let route = route.map(|route| Arc::clone(&route.template));
                return (response, route);
            }
            Err(error) => error,
        };
        let route = error.data::<PathPattern>().and_then(|pattern| self.table.get(&pattern.0));
        let template = route.map(|route| Arc::clone(&route.template));
        let problem = Problem::from_poem(error);
        let not_allowed = problem.status() == StatusCode::METHOD_NOT_ALLOWED;
        let mut response = if not_allowed && *method == Method::OPTIONS {
            Response::builder().status(StatusCode::NO_CONTENT).finish()
        } else {
            problem.into_response_for(id.as_str())
        };
        if let Some(route) = route.filter(|_| not_allowed) {
            response.headers_mut().insert(ALLOW, route.allow.clone());
        }
        (response, template)
    }
}
