//! What all handlers share.

use crate::http::Settings;

/// The running application.
pub struct App {
    pub http: Settings,
}
