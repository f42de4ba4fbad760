//! The REST contract: one file a resource, with its handlers and their request and response types.
//!
//! A handler authenticates (an extractor), parses (types), calls one function and answers. To add a resource, write its
//! file and name its `Api` struct in [`apis`].

pub mod health;

use std::sync::Arc;

use poem_openapi::OpenApi;

use crate::app::App;
use crate::http::Settings;
use crate::http::frame::Frame;
use crate::http::openapi::guard::UnderV1;

/// All operations: those at the root, and those under `/api/v1`.
fn apis() -> impl OpenApi + use<> {
    let v1 = ();
    (health::Api, UnderV1(v1))
}

/// Everything that the server answers.
pub fn frame(app: Arc<App>, settings: Settings) -> Frame {
    Frame::new(apis(), app, settings)
}
