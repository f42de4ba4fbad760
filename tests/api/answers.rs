//! What holds for every answer of every operation.

use std::thread;

use serde_json::Value;

use crate::support::{Answer, Client, Operation, SECURITY_FIELDS, TestServer, operations, places, samples};

#[track_caller]
fn carries_all_fields(operation: &Operation, answer: &Answer) {
    for (name, value) in SECURITY_FIELDS {
        assert_eq!(answer.header(name), value, "{operation} {} {name}", answer.status);
    }
    assert!(
        !answer.header("x-request-id").is_empty() && !answer.header("permissions-policy").is_empty(),
        "{operation}"
    );
}

fn body(client: &Client, operation: &Operation, n: usize) -> Option<Value> {
    operation.takes_json().then(|| samples::body(client, &operation.to_string(), n))
}

fn of_members() -> impl Iterator<Item = Operation> {
    let shared = |operation: &Operation| operation.has_place() && places::is_shared(&operation.path);
    operations().into_iter().filter(move |operation| operation.is_secured() && !shared(operation))
}

#[test]
fn every_answer_carries_the_security_fields_and_is_kept_nowhere() {
    let server = TestServer::roomy();
    let admin = server.admin();
    for operation in of_members() {
        let path = places::fill(&admin, &operation.path);
        let answer = admin.send(&operation.method, &path, body(&admin, &operation, 0).as_ref());
        carries_all_fields(&operation, &answer);
        assert!(answer.status < 500, "{operation}: {}", answer.text());
    }
}

#[test]
fn strangers_are_asked_who_they_are_by_every_operation() {
    let server = TestServer::roomy();
    let (member, stranger) = (server.admin(), server.anonymous());
    for operation in of_members() {
        let path = places::fill(&member, &operation.path);
        let body = body(&member, &operation, 0);
        for client in [&stranger, &server.client("not.a.token"), &server.client("")] {
            let answer = client.send(&operation.method, &path, body.as_ref());
            assert_eq!(answer.status, 401, "{operation}: {}", answer.text());
            answer.problem(401);
            assert!(answer.header("www-authenticate").starts_with("Bearer"), "{operation}");
            carries_all_fields(&operation, &answer);
        }
    }
}

#[test]
fn a_body_too_large_is_refused_by_every_operation() {
    let server = TestServer::with(|config| config.server.max_body_kib = 16.try_into().unwrap());
    let admin = server.admin();
    let large = format!("{{\"name\": \"{}\"}}", "x".repeat(16 * 1024));
    let json = admin.with("Content-Type", "application/json");
    for operation in operations().iter().filter(|operation| operation.takes_json()) {
        let path = format!("/api/v1{}", places::fill(&admin, &operation.path));
        let answer = json.root(&operation.method, &path, Some(large.as_bytes()));
        assert_eq!(answer.status, 413, "{operation}: {}", answer.text());
        answer.problem(413);
        carries_all_fields(operation, &answer);
    }
}

#[test]
fn a_stale_version_is_neither_changed_nor_deleted_by_any_operation() {
    let server = TestServer::roomy();
    let member = server.admin();
    for operation in of_members().filter(|operation| operation.has_place() && operation.takes("If-Match")) {
        let path = places::fill(&member, &operation.path);
        let body = body(&member, &operation, 1);
        let stale = member.with("If-Match", "\"00000000000000000000000000000000\"");
        let refused = stale.send(&operation.method, &path, body.as_ref());
        assert_eq!(refused.status, 412, "{operation}: {}", refused.text());
        assert_eq!(refused.problem(412), "changed", "{operation}");
        let changed = member.send(&operation.method, &path, body.as_ref());
        if operation.method == "DELETE" {
            changed.expect(204);
            continue;
        }
        changed.expect(200);
        let current = member.with("If-Match", changed.header("etag")).send("PATCH", &path, body.as_ref());
        assert_eq!(current.status, 200, "{operation}: {}", current.text());
    }
}

#[test]
fn fifty_that_write_at_once_beside_readers_are_all_served() {
    let server = TestServer::roomy();
    let member = server.member();
    let makers: Vec<Operation> = operations()
        .into_iter()
        .filter(|operation| {
            operation.makes_record() && !operation.has_place() && operation.path != "/programs/generate"
        })
        .collect();
    let made: Vec<(&Operation, Option<Value>)> = (0..50)
        .map(|n| {
            let operation = &makers[n % makers.len()];
            (operation, body(&member, operation, n))
        })
        .collect();
    let lists: Vec<Operation> =
        operations().into_iter().filter(|list| makers.iter().any(|maker| list.is("GET", &maker.path))).collect();
    thread::scope(|scope| {
        for (operation, body) in &made {
            let member = &member;
            scope.spawn(move || {
                let answer = member.send("POST", &operation.path, body.as_ref());
                assert_eq!(answer.status, 201, "{operation}: {}", answer.text());
            });
        }
        for list in &lists {
            let member = &member;
            scope.spawn(move || (0..5).for_each(|_| drop(member.get(&list.path).expect(200))));
        }
    });
    for list in &lists {
        let wanted = made.iter().filter(|(operation, _)| operation.path == list.path).count();
        let found = member.get(&format!("{}?limit=200", list.path)).expect(200);
        let found = found["items"].as_array().unwrap().len();
        assert!(found >= wanted || list.path == "/exercises", "{list} has {found} of {wanted}");
    }
}
