//! The published document as a whole: what generators of clients need of it.

use std::collections::HashSet;

use serde_json::Value;
use wagner_coach::api;

fn operations() -> impl Iterator<Item = (String, &'static Value)> {
    let paths = api::document()["paths"].as_object().unwrap();
    paths.iter().flat_map(|(path, item)| {
        let operations = item.as_object().unwrap().iter();
        operations.map(move |(method, operation)| (format!("{method} {path}"), operation))
    })
}

#[test]
fn every_operation_has_a_name_of_its_own_a_summary_and_a_tag() {
    let mut names = HashSet::new();
    for (operation, description) in operations() {
        let name = description["operationId"].as_str().unwrap();
        assert!(names.insert(name), "{operation}: {name} is taken");
        assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'), "{operation}: {name}");
        assert!(!description["summary"].as_str().unwrap_or_default().is_empty(), "{operation} has no summary");
        assert_eq!(description["tags"].as_array().unwrap().len(), 1, "{operation}");
    }
}

#[test]
fn every_error_has_the_one_shape() {
    for (operation, description) in operations() {
        let responses = description["responses"].as_object().unwrap();
        assert_eq!(responses["default"]["$ref"], "#/components/responses/Problem", "{operation}");
        assert!(responses.keys().any(|status| status.starts_with('2')), "{operation} never ends well");
    }
}

#[test]
fn media_types_carry_no_parameters_and_references_lead_somewhere() {
    let document = api::document();
    let text = document.to_string();
    assert!(!text.contains("charset"));
    for reference in text.split("\"$ref\":\"#").skip(1) {
        let pointer = reference.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer} is missing");
    }
}

#[test]
fn members_data_is_behind_credentials() {
    let open = ["/auth/", "/health", "get /api/v1/notice", "/webhooks/"];
    for (operation, description) in operations() {
        let is_open = open.iter().any(|part| operation.contains(part));
        assert!(is_open || description.get("security").is_some(), "{operation} asks for no credentials");
    }
}
