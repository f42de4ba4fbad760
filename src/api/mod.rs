//! The REST contract: one file a resource, with its handlers and their request and response types.
//!
//! A handler authenticates (an extractor), parses (types), calls one function and answers. To add a resource, write its
//! file and name its `Api` struct in [`apis`].

mod access;
mod activities;
mod admin;
mod around;
mod auth;
mod check_ins;
mod coach;
mod cron;
mod dated;
mod days;
mod diary;
mod engines;
mod events;
mod exercises;
mod foods;
mod goals;
mod health;
pub mod limits;
mod me;
mod meal_templates;
mod meals;
mod measurements;
mod metrics;
mod notes;
mod notice;
mod nutrients;
pub mod once;
mod programs;
mod quick_entry;
mod records;
pub mod security;
mod switched;
mod targets;
mod water;
mod workouts;

use std::sync::Arc;

use poem_openapi::OpenApi;

use crate::app::App;
use crate::http::Settings;
use crate::http::frame::Frame;
use crate::http::openapi::guard::UnderV1;
use crate::http::openapi::published;
pub use crate::http::openapi::published::document;
use crate::http::pages::Pages;
use crate::http::request_log::Line;
use crate::ops::meter::Seen;

/// All operations: those at the root, and those under `/api/v1`.
fn apis(app: Arc<App>) -> impl OpenApi {
    let v1 = (auth::apis(), cron::Api(Arc::clone(&app)), me::apis(), coach::Api, training(&app));
    let notice = notice::Api(Arc::clone(&app));
    let v1 = (v1, diary::apis(&app), quick_entry::Api(Arc::clone(&app)), admin::apis(&app), notice);
    let v1 = switched::switched(Arc::clone(&app), v1);
    (health::Api(Arc::clone(&app)), metrics::Api(app), UnderV1(access::ruled(v1)))
}

/// What is trained, and what is planned to be.
fn training(app: &Arc<App>) -> impl OpenApi + use<> {
    let workouts = (workouts::Api(Arc::clone(app)), workouts::LiveApi(Arc::clone(app)));
    let programs = programs::Api(Arc::clone(app));
    (activities::Api(Arc::clone(app)), exercises::Api(Arc::clone(app)), workouts, programs)
}

/// Everything that the server answers. The document and its page are for development: production does not show them.
pub fn frame(app: Arc<App>, settings: Settings) -> Frame {
    let document = (!settings.production).then_some(published::text as fn() -> Vec<u8>);
    let frame = Frame::new(apis(Arc::clone(&app)), Arc::clone(&app), settings);
    frame.with_pages(Pages::new(document)).observed(move |line| app.meter.count(&seen(line)))
}

fn seen<'l>(line: &Line<'l>) -> Seen<'l> {
    let (status, took) = (line.status.as_u16(), line.took);
    Seen { user: line.user, method: line.method.as_str(), route: line.route, status, took }
}

#[cfg(test)]
mod document_tests {
    use super::{access, apis};
    use crate::http::openapi::document;

    const PUBLISHED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/openapi/openapi.json");

    /// The operations that need a quota, by their ids.
    const COSTLY: &[&str] = &["post_coach_chat", "post_quick_entry", "post_quick_entry_preview", "generate_program"];

    /// With `UPDATE_DOCUMENT` set, the file is written instead: a change of the contract is then seen as one of the file.
    #[test]
    fn the_published_document_is_what_the_code_says() {
        let mut document = document::of(apis, COSTLY);
        access::document::describe(&mut document);
        let document = serde_json::to_string_pretty(&document).unwrap() + "\n";
        if std::env::var_os("UPDATE_DOCUMENT").is_some() {
            std::fs::write(PUBLISHED, document).unwrap();
        } else {
            let published = std::fs::read_to_string(PUBLISHED).unwrap();
            let differs = published.lines().zip(document.lines()).find(|(published, said)| published != said);
            assert_eq!(differs, None, "UPDATE_DOCUMENT=1 writes {PUBLISHED} anew");
            assert!(published == document, "UPDATE_DOCUMENT=1 writes {PUBLISHED} anew");
        }
    }
}
