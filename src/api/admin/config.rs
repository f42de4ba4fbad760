//! `/admin/config`: the settings in force.

use std::sync::Arc;

use poem_openapi::param::Query;
use poem_openapi::{Object, OpenApi};
use serde::Serialize;
use serde_json::Value;

use crate::api::records;
use crate::api::security::Admin;
use crate::app::App;
use crate::config::Setting;
use crate::http::{Cursor, Limit, Page, Problem, Reply};

pub struct Api(pub Arc<App>);

/// A setting.
#[derive(Serialize, Object)]
#[oai(rename = "Setting")]
struct SettingView {
    section: String,
    key: String,
    /// The variable that sets it.
    variable: String,
    /// Null where nothing is set; `***REDACTED***` for a secret.
    value: Option<Value>,
    secret: bool,
}

#[OpenApi]
impl Api {
    /// Every setting as this server runs with it, without the secrets.
    #[oai(path = "/admin/config", method = "get")]
    #[expect(clippy::unused_async, reason = "operations are asynchronous")]
    async fn list(
        &self,
        admin: Admin,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<SettingView>>, Problem> {
        let cursors = self.0.cursors.of(admin.id, &"admin/config");
        let all: Vec<_> = self.0.config.settings().into_iter().map(SettingView::from).collect();
        records::page_of_all(all, limit.0, &cursors, cursor.0.as_ref(), |setting| setting.variable.clone()).map(Reply)
    }
}

impl From<Setting> for SettingView {
    fn from(setting: Setting) -> Self {
        Self {
            section: setting.section.to_owned(),
            key: setting.key.to_owned(),
            variable: setting.variable(),
            value: setting.value.as_ref().and_then(|value| serde_json::to_value(value).ok()),
            secret: setting.secret,
        }
    }
}
