//! `Idempotency-Key` on every POST that makes a record of the member.

use std::thread;

use serde_json::Value;

use crate::support::{Answer, Client, Operation, TestServer, operations, places, samples};

/// A proposal is stored once, however often it is confirmed.
const ONCE_ANYWAY: [&str; 1] = ["/coach/proposals/{id}/confirm"];

fn makers() -> impl Iterator<Item = Operation> {
    let once_anyway = |operation: &Operation| ONCE_ANYWAY.contains(&operation.path.as_str());
    operations().into_iter().filter(move |operation| operation.makes_record() && !once_anyway(operation))
}

fn body(client: &Client, operation: &Operation, n: usize) -> Option<Value> {
    operation.takes_json().then(|| samples::body(client, &operation.to_string(), n))
}

/// How many records the list at the same path has, if there is one.
fn count(client: &Client, operation: &Operation, path: &str) -> usize {
    let is_list = operations().iter().any(|list| list.is("GET", &operation.path) && list.takes("limit"));
    if !is_list {
        return 0;
    }
    client.get(&format!("{path}?limit=200")).expect(200)["items"].as_array().unwrap().len()
}

fn is_replayed(answer: &Answer) -> bool {
    answer.header("idempotency-replayed") == "true"
}

#[test]
fn every_operation_that_makes_a_record_takes_a_key() {
    assert!(makers().count() > 10);
    for operation in makers() {
        assert!(operation.takes("Idempotency-Key"), "{operation}");
    }
}

#[test]
fn a_repeated_request_makes_one_record_and_gets_the_same_answer() {
    let server = TestServer::roomy();
    let (member, other) = (server.member(), server.member());
    for operation in makers() {
        let key = operation.path.replace(['/', '{', '}'], "-");
        let path = places::fill(&member, &operation.path);
        let (body_1, body_2) = (body(&member, &operation, 1), body(&member, &operation, 2));
        let before = count(&member, &operation, &path);
        let keyed = member.with("Idempotency-Key", &key);
        let first = keyed.send("POST", &path, body_1.as_ref());
        let again = keyed.send("POST", &path, body_1.as_ref());
        assert_eq!(again.expect(201), first.expect(201), "{operation}");
        assert_eq!(again.header("location"), first.header("location"), "{operation}");
        assert_eq!((is_replayed(&first), is_replayed(&again)), (false, true), "{operation}");
        if body_1 != body_2 {
            let reused = keyed.send("POST", &path, body_2.as_ref());
            assert_eq!(reused.status, 422, "{operation}: {}", reused.text());
            assert_eq!(reused.problem(422), "idempotency_key_reused", "{operation}");
        }
        let after = count(&member, &operation, &path);
        assert!(after <= before + 1, "{operation} made {}", after - before);

        let (path, body) = (places::fill(&other, &operation.path), body(&other, &operation, 1));
        let others = other.with("Idempotency-Key", &key).send("POST", &path, body.as_ref());
        assert!(!is_replayed(&others), "{operation} gives another's answer");
        assert_ne!(others.expect(201), first.json(), "{operation}");
    }
}

#[test]
fn of_twenty_at_once_one_makes_the_record() {
    let server = TestServer::roomy();
    let member = server.member();
    for operation in makers() {
        let path = places::fill(&member, &operation.path);
        let body = body(&member, &operation, 3);
        let before = count(&member, &operation, &path);
        let keyed = member.with("Idempotency-Key", &operation.path.replace(['/', '{', '}'], "-"));
        let answers: Vec<Answer> = thread::scope(|scope| {
            let racers: Vec<_> = (0..20).map(|_| scope.spawn(|| keyed.send("POST", &path, body.as_ref()))).collect();
            racers.into_iter().map(|racer| racer.join().unwrap()).collect()
        });
        let (made, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 201);
        assert!(made.iter().all(|answer| answer.json() == made[0].json()), "{operation} made several");
        assert_eq!(made.iter().filter(|answer| !is_replayed(answer)).count(), 1, "{operation}");
        for answer in refused {
            assert_eq!(answer.problem(409), "idempotency_in_progress", "{operation}");
        }
        assert!(count(&member, &operation, &path) <= before + 1, "{operation}");
    }
}
