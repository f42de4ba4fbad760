//! One event a request. It names the route, never the path, the query or the body: ids, searches and what people eat
//! stay out of the log.

use std::net::IpAddr;
use std::time::Duration;

use poem::http::{Method, StatusCode};

/// What is told of a request.
pub struct Line<'a> {
    pub method: &'a Method,
    /// The route's template, such as `/api/v1/meals/{id}`.
    pub route: &'a str,
    pub status: StatusCode,
    pub took: Duration,
    pub request_id: &'a str,
    pub client: IpAddr,
}

/// Writes the event: failures of ours as errors, all else as information.
pub fn write(line: &Line<'_>) {
    macro_rules! event {
        ($level:ident) => {
            tracing::$level!(
                target: "wagner_coach::request",
                method = line.method.as_str(),
                route = line.route,
                status = line.status.as_u16(),
                duration_us = line.took.as_micros() as u64,
                request_id = line.request_id,
                client = %line.client,
            )
        };
    }
    if line.status == StatusCode::INTERNAL_SERVER_ERROR {
        event!(error);
    } else {
        event!(info);
    }
}
