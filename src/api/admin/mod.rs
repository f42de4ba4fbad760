//! `/admin`: looking after the server, for administrators who have logged in. Accounts, counts and settings, never a
//! member's records.

mod audit;
mod backups;
mod config;
mod features;
mod invites;
mod requests;
mod secrets;
mod sessions;
mod span;
mod status;
mod usage;
mod users;

use std::sync::Arc;

use poem_openapi::OpenApi;

use crate::app::App;

/// Their operations.
pub fn apis(app: &Arc<App>) -> impl OpenApi + use<> {
    let app = || Arc::clone(app);
    let accounts = (users::Api(app()), sessions::Api(app()), invites::Api(app()));
    let watching = (usage::Api(app()), audit::Api(app()), requests::Api(app()));
    let server = (backups::Api(app()), config::Api(app()), status::Api(app()), features::Api(app()));
    (accounts, watching, server, secrets::Api(app()))
}
