//! `/admin`: looking after the server. Counts and settings, never a member's records.

mod backups;

use std::sync::Arc;

use poem_openapi::OpenApi;

use crate::app::App;

/// Their operations.
pub fn apis(app: &Arc<App>) -> impl OpenApi + use<> {
    backups::Api(Arc::clone(app))
}
