//! `/metrics`: the server's counts for Prometheus.

use std::sync::Arc;

use poem::http::header::CONTENT_TYPE;
use poem::http::{HeaderValue, StatusCode};
use poem::{IntoResponse, Request, RequestBody, Response};
use poem_openapi::registry::{MetaMediaType, MetaResponse, MetaResponses, MetaSchema, MetaSchemaRef, Registry};
use poem_openapi::{ApiExtractor, ApiExtractorType, ApiResponse, ExtractParamOptions, OpenApi};
use secrecy::ExposeSecret;

use super::security::{app, bearer, bearer_scheme};
use crate::app::App;
use crate::auth::opaque;
use crate::http::Problem;
use crate::ops::{health, metrics};

pub struct Api(pub Arc<App>);

#[OpenApi]
impl Api {
    /// Counts of this process in the text format of Prometheus: requests by route, times, storage, health. No label names
    /// a person. The bearer token is `metrics.token`; in production, without one set, there is no such page.
    #[oai(path = "/metrics", method = "get", operation_id = "get_metrics")]
    async fn metrics(&self, _scraper: Scraper) -> Result<Exposition, Problem> {
        let health = health::examine(&self.0.store, &self.0.backups, &self.0.findings).await;
        Ok(Exposition(metrics::write(&self.0, &health)))
    }
}

/// Whoever may read the counts.
struct Scraper;

impl<'a> ApiExtractor<'a> for Scraper {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        registry.create_security_scheme("metrics", bearer_scheme("The token of `metrics.token`."));
    }

    fn security_schemes() -> Vec<&'static str> {
        vec!["metrics"]
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        let app = app(request)?;
        match &app.config.metrics.token {
            None if app.config.is_production() => Err(Problem::not_found().into()),
            None => Ok(Self),
            Some(token) if bearer(request).is_some_and(|shown| opaque::equal(shown, token.expose_secret())) => Ok(Self),
            Some(_) => Err(Problem::unauthorized("unauthorized").into()),
        }
    }
}

/// A page of metrics.
struct Exposition(String);

impl IntoResponse for Exposition {
    fn into_response(self) -> Response {
        let mut response = Response::builder().status(StatusCode::OK).body(self.0);
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(metrics::MEDIA_TYPE));
        response
    }
}

impl ApiResponse for Exposition {
    fn meta() -> MetaResponses {
        let schema = MetaSchemaRef::Inline(Box::new(MetaSchema::new("string")));
        MetaResponses {
            responses: vec![MetaResponse {
                description: "The counts.",
                status: Some(StatusCode::OK.as_u16()),
                status_range: None,
                content: vec![MetaMediaType { content_type: "text/plain", schema }],
                headers: Vec::new(),
            }],
        }
    }

    fn register(_registry: &mut Registry) {}
}
