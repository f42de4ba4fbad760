//! One event a request. It names the route, never the path, the query or the body: ids, searches and what people eat
//! stay out of the log.

use std::net::IpAddr;
use std::time::Duration;

use poem::http::{Method, StatusCode};

use crate::domain::ids::UserId;

/// What is told of a request.
pub struct Line<'a> {
    pub method: &'a Method,
    /// The route's template, such as `/api/v1/meals/{id}`.
    pub route: &'a str,
    pub status: StatusCode,
    pub took: Duration,
    pub request_id: &'a str,
    pub client: IpAddr,
    /// Who was calling, where that was proven.
    pub user: Option<UserId>,
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
                user = line.user.map(tracing::field::display),
            )
        };
    }
    if line.status == StatusCode::INTERNAL_SERVER_ERROR {
        event!(error);
    } else {
        event!(info);
    }
}

#[cfg(test)]
mod tests {
    use poem::Request;
    use poem_openapi::OpenApi;
    use poem_openapi::param::{Path, Query};

    use crate::domain::ids::MealId;
    use crate::http::frame::Frame;
    use crate::http::{NoContent, Problem, Settings};
    use crate::logs::testing::written;

    struct Api;

    #[OpenApi]
    #[expect(clippy::unused_async, unused_variables, reason = "only the log is looked at")]
    impl Api {
        #[oai(path = "/meals/:id", method = "get")]
        async fn get(&self, id: Path<MealId>, q: Query<Option<String>>) -> Result<NoContent, Problem> {
            Ok(NoContent)
        }
    }

    #[test]
    fn a_line_names_the_route_and_no_value() {
        let frame = Frame::new(Api, (), Settings::default());
        let request = Request::builder()
            .uri_str("/meals/0198c0de-0000-7000-8000-000000000001?q=canary")
            .header("Host", "localhost")
            .header("Authorization", "Bearer canary")
            .header("User-Agent", "canary")
            .header("X-Request-Id", "abc-1")
            .body("canary");
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let (response, text) = written(|| runtime.block_on(frame.answer(request)));
        assert_eq!(response.status().as_u16(), 204);

        assert!(!text.contains("canary") && !text.contains("0198c0de"), "{text}");
        let line: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!((&line["method"], &line["route"]), (&"GET".into(), &"/meals/{id}".into()));
        assert_eq!((&line["status"], &line["request_id"]), (&204.into(), &"abc-1".into()));
        assert!(line["duration_us"].is_u64() && line["client"].is_string());
    }
}
