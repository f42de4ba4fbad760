//! Every operation with an id in its path, called by a second member with the first one's id.

use serde_json::Value;

use super::{essence, everything};
use crate::support::places::{self, NOWHERE};
use crate::support::{Client, Operation, TestServer, operations, samples};

fn body(client: &Client, operation: &Operation) -> Option<Value> {
    operation.takes_json().then(|| samples::body(client, &operation.to_string(), 1))
}

/// What the owner sees of a record: itself, what lies under it, and the list in which it stands. Where there is nothing of
/// that, everything.
fn seen(owner: &Client, operation: &Operation, path: &str) -> Vec<Value> {
    let (record, collection) = (places::record_of(&operation.path), places::collection_of(&operation.path));
    let here = path.strip_suffix(&operation.path[record.len()..]).unwrap();
    let around = here.rsplit_once('/').unwrap().0;
    let reads = operations().into_iter().filter(|read| read.method == "GET");
    let paths = reads.filter_map(|read| match read.path.strip_prefix(record) {
        Some(under) if !under.contains('{') => Some(format!("{here}{under}")),
        _ => (read.path == collection).then(|| around.to_owned()),
    });
    let seen: Vec<_> = paths.map(|path| owner.get(&path).expect(200)).collect();
    if seen.is_empty() { everything(owner) } else { seen }
}

#[test]
fn no_id_in_a_path_leads_to_anothers_record() {
    let server = TestServer::roomy();
    let (owner, stranger) = (server.member(), server.member());
    let mut tried = 0;
    for operation in operations().iter().filter(|operation| operation.has_place()) {
        if places::is_shared(&operation.path) || places::is_administration(&operation.path) {
            continue;
        }
        let path = places::fill(&owner, &operation.path);
        let before = seen(&owner, operation, &path);
        let body = body(&owner, operation);
        let call = |client: &Client, path: &str| client.send(&operation.method, path, body.as_ref());

        let refused = call(&stranger, &path);
        assert_eq!(refused.status, 404, "{operation}: {}", refused.text());
        assert_eq!(refused.problem(404), "not_found", "{operation}");
        let nowhere = call(&stranger, &places::with_id(&path, &operation.path, NOWHERE));
        assert_eq!(essence(&refused), essence(&nowhere), "{operation} tells that the record exists");
        assert_eq!(seen(&owner, operation, &path), before, "{operation} changed it");

        let allowed = call(&owner, &path);
        assert!((200..300).contains(&allowed.status), "{operation} proves nothing: {}", allowed.text());
        tried += 1;
    }
    assert!(tried > 30, "only {tried} operations");
}

#[test]
fn what_is_no_id_is_not_there() {
    let server = TestServer::roomy();
    let member = server.admin();
    for operation in operations().iter().filter(|operation| operation.has_place()) {
        if places::is_shared(&operation.path) {
            continue;
        }
        let path = places::fill(&member, &operation.path);
        let body = body(&member, operation);
        for id in ["1", "not-an-id", "0198c0de-0000-7000-8000-00000000dea", "%00", "%F0%9F%A5%91"] {
            let path = places::with_id(&path, &operation.path, id);
            let answer = member.send(&operation.method, &path, body.as_ref());
            assert_eq!(answer.status, 404, "{operation} with {id}: {}", answer.text());
            answer.problem(404);
        }
    }
}
