//! `/admin/features`: switching parts of the API off and on.

use std::sync::Arc;

use poem_openapi::param::Path;
use poem_openapi::{Object, OpenApi};
use serde::{Deserialize, Serialize};

use crate::api::security::Admin;
use crate::app::App;
use crate::domain::switches::Switch;
use crate::http::{Body, Check, Client, Instant, Problem, Reply};
use crate::storage::{Service, audit, switches};

pub struct Api(pub Arc<App>);

/// Whether a part of the API is on.
#[derive(Serialize, Object)]
#[oai(rename = "FeatureSwitch")]
struct SwitchView {
    feature: Switch,
    enabled: bool,
    /// What members are told while it is off.
    message: Option<String>,
    /// Since when it is off.
    off_since: Option<Instant>,
}

/// A part of the API to switch off or on.
#[derive(Debug, Deserialize, Object)]
struct SwitchRequest {
    enabled: bool,
    /// What members are told while it is off.
    #[oai(validator(max_length = 500))]
    message: Option<String>,
}

impl Check for SwitchRequest {}

#[OpenApi]
impl Api {
    /// Whether a part of the API is on.
    #[oai(path = "/admin/features/:feature", method = "get")]
    async fn get(&self, _admin: Admin, feature: Path<Switch>) -> Result<Reply<SwitchView>, Problem> {
        self.view(feature.0).await
    }

    /// Switches a part of the API off or on. While it is off, all its operations answer 503 `switched_off` with the message,
    /// to everybody, within a second.
    #[oai(path = "/admin/features/:feature", method = "put")]
    async fn put(
        &self,
        admin: Admin,
        client: Client,
        feature: Path<Switch>,
        body: Body<SwitchRequest>,
    ) -> Result<Reply<SwitchView>, Problem> {
        let (switch, SwitchRequest { enabled, message }) = (feature.0, body.0);
        let (actor, address) = (admin.id, client.address.to_string());
        let change = self.0.store.write(Service::because("administration"), move |tx| {
            let event = if enabled {
                switches::switch_on(tx, switch)?;
                "feature.enabled"
            } else {
                switches::switch_off(tx, switch, message.as_deref().unwrap_or_default())?;
                "feature.disabled"
            };
            audit::note_detail(tx, event, Some(actor), Some(&address), &switch.to_string())
        });
        change.await?;
        self.0.switches.forget();
        self.view(switch).await
    }
}

impl Api {
    async fn view(&self, feature: Switch) -> Result<Reply<SwitchView>, Problem> {
        let standing = self.0.switches.standing(&self.0.store).await?;
        let off = standing.off(feature);
        Ok(Reply(SwitchView {
            feature,
            enabled: off.is_none(),
            message: off.map(|off| off.message.clone()).filter(|message| !message.is_empty()),
            off_since: off.map(|off| off.since.into()),
        }))
    }
}
