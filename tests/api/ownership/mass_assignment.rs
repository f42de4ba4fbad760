//! Members that nobody may set: refused in every body, at every depth.

use serde_json::{Value, json};

use crate::support::{Operation, TestServer, operations, places, samples};

const NEVER: [(&str, &str); 5] = [
    ("role", "admin"),
    ("user_id", places::NOWHERE),
    ("id", places::NOWHERE),
    ("email_verified", "2026-01-01T00:00:00Z"),
    ("quota", "1000000"),
];

/// The places of all objects in a body: the empty one, `items.0.`, `profile.`.
fn objects(prefix: &str, body: &Value, found: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match body {
        Value::Object(members) => {
            found.push(prefix.to_owned());
            members.iter().map(|(name, value)| (format!("{prefix}{name}."), value)).collect()
        }
        Value::Array(elements) => {
            elements.iter().enumerate().map(|(at, value)| (format!("{prefix}{at}."), value)).collect()
        }
        _ => return,
    };
    for (prefix, value) in inner {
        objects(&prefix, value, found);
    }
}

fn with_member(body: &Value, object: &str, name: &str, value: &str) -> Value {
    let mut body = body.clone();
    // `items.0.` is at `/items/0`, and the body itself at the empty pointer.
    let pointer = format!("/{object}").replace('.', "/");
    body.pointer_mut(pointer.trim_end_matches('/')).unwrap()[name] = json!(value);
    body
}

/// Whether the document itself has such a member there: that of the first element stands for all.
fn is_declared(operation: &Operation, field: &str) -> bool {
    let parts = field.split('.').map(|part| if part.parse::<usize>().is_ok() { "0" } else { part });
    let field = parts.collect::<Vec<_>>().join(".");
    operation.members().iter().any(|member| member.path == field)
}

#[test]
fn no_body_sets_what_is_the_servers_to_set() {
    let server = TestServer::roomy();
    let admin = server.admin();
    for operation in operations().iter().filter(|operation| operation.takes_json()) {
        let path = places::fill(&admin, &operation.path);
        let body = samples::body(&admin, &operation.to_string(), 0);
        let mut places = Vec::new();
        objects("", &body, &mut places);
        for object in &places {
            for (name, value) in NEVER {
                let field = format!("{object}{name}");
                if is_declared(operation, &field) {
                    continue;
                }
                let answer = admin.send(&operation.method, &path, Some(&with_member(&body, object, name, value)));
                assert_eq!(answer.status, 422, "{operation} takes {field}: {}", answer.text());
                assert!(answer.faults().contains(&field), "{operation} does not name {field}: {}", answer.text());
            }
        }
    }
}
