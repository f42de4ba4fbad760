//! `/admin`: looking after the server, for administrators who have logged in. Accounts, counts and settings, never a
//! member's records.

mod backups;
mod invites;
mod sessions;
mod users;

use std::sync::Arc;

use poem_openapi::OpenApi;

use crate::app::App;

/// Their operations.
pub fn apis(app: &Arc<App>) -> impl OpenApi + use<> {
    let accounts = (users::Api(Arc::clone(app)), sessions::Api(Arc::clone(app)), invites::Api(Arc::clone(app)));
    (accounts, backups::Api(Arc::clone(app)))
}
