//! `/admin/requests`: who called what from where.

use std::net::IpAddr;
use std::sync::Arc;

use jiff::civil::Date;
use poem_openapi::param::Query;
use poem_openapi::{Object, OpenApi};
use serde::Serialize;
use tokio::task::spawn_blocking;

use crate::api::records::check_days;
use crate::api::security::Admin;
use crate::app::App;
use crate::domain::ids::UserId;
use crate::http::{Cursor, Day, Instant, Limit, Page, Problem, Reply};
use crate::ops::access_log::{self, Place, Request, Wanted};

pub struct Api(pub Arc<App>);

/// A request that was answered. It names the route, never the path, the query or the body.
#[derive(Serialize, Object)]
#[oai(rename = "LoggedRequest")]
struct RequestView {
    at: Instant,
    method: String,
    /// The route's template, such as `/api/v1/meals/{id}`.
    route: String,
    status: u16,
    duration_ms: f64,
    request_id: String,
    address: String,
    /// The account, where one was proven.
    user_id: Option<UserId>,
}

#[OpenApi]
impl Api {
    /// The requests that the log keeps (fourteen days, at level `info`), newest first, by account and by address.
    ///
    /// A page may hold fewer than `limit`, or none, while there is more: a long log is searched a piece at a time.
    #[oai(path = "/admin/requests", method = "get")]
    #[expect(clippy::too_many_arguments, reason = "one for each parameter of the query")]
    async fn list(
        &self,
        admin: Admin,
        user: Query<Option<UserId>>,
        address: Query<Option<String>>,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<RequestView>>, Problem> {
        let cursors = self.0.cursors.of(admin.id, &("admin/requests", user.0, &address.0, from.0, to.0));
        let before: Option<Place> = cursors.open(cursor.0.as_ref())?;
        check_days(from.0, to.0)?;
        let address = address.0.map(|text| text.parse::<IpAddr>()).transpose();
        let address = address.map_err(|_| Problem::invalid_field("address", "must be an IP address"))?;
        let wanted = Wanted { user: user.0, address, from: from.0.map(Date::from), to: to.0.map(Date::from) };
        let (data_dir, most) = (self.0.config.data.dir.clone(), limit.0.get());
        let search = spawn_blocking(move || access_log::search(&data_dir, &wanted, before, most));
        let (found, next) = search.await.map_err(|_| Problem::internal())?.map_err(crate::storage::Error::from)?;
        let items = found.into_iter().map(RequestView::from).collect();
        Ok(Reply(Page { items, next_cursor: next.map(|place| cursors.make(&place)) }))
    }
}

impl From<Request> for RequestView {
    fn from(request: Request) -> Self {
        Self {
            at: request.at.into(),
            method: request.method,
            route: request.route,
            status: request.status,
            duration_ms: request.duration_us as f64 / 1000.0,
            request_id: request.request_id,
            address: request.address.to_string(),
            user_id: request.user,
        }
    }
}
