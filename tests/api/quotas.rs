//! Quotas: what is left, exactly, whatever comes at once and whatever fails.

use std::sync::Arc;

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use serde_json::{Value, json};
use wagner_coach::api::limits;
use wagner_coach::api::security::Member;
use wagner_coach::app::App;
use wagner_coach::domain::allowance::Feature;
use wagner_coach::domain::ids::UserId;
use wagner_coach::http::context::Context;
use wagner_coach::http::frame::Frame;
use wagner_coach::http::openapi::guard::UnderV1;
use wagner_coach::http::{NoContent, Problem};
use wagner_coach::storage::{Service, quotas};

use crate::support::{Client, TestServer};

const TEST: Service = Service::because("test");

/// An operation that costs one quick entry, and fails where it is told to.
struct Work;

#[OpenApi]
impl Work {
    #[oai(path = "/tasks/:outcome", method = "post")]
    async fn work(
        &self,
        app: Data<&Arc<App>>,
        context: Context,
        member: Member,
        outcome: Path<String>,
    ) -> Result<NoContent, Problem> {
        let charge = limits::charge(&app, &context, &member, Feature::QuickEntry).await?;
        if outcome.0 == "fails" {
            return Err(Problem::not_found());
        }
        let ticket = charge.ticket();
        app.store.write(member.scope, move |tx| ticket.settle(tx)).await?;
        charge.settled();
        Ok(NoContent)
    }
}

#[test]
fn an_operation_tells_what_it_leaves_and_refuses_when_nothing_is_left() {
    let server = TestServer::with(|config| config.quotas.quick_entry_per_day = 2);
    let work = TestServer::serving(Frame::new(UnderV1(Work), Arc::clone(server.app()), TestServer::settings()));
    let member = server.member();
    let at_work = member.at(work.address);
    at_work.post("/tasks/fails", &Value::Null).problem(404);
    let since = std::time::Instant::now();
    while usage(&member, "quick_entry")["used"] != 0 {
        assert!(since.elapsed().as_secs() < 5, "what fails costs nothing");
    }
    at_work.post("/tasks/succeeds", &Value::Null).expect(204);
    assert_eq!(usage(&member, "quick_entry")["used"], 1);
    let last = at_work.post("/tasks/succeeds", &Value::Null);
    last.expect(204);
    assert!(last.header("ratelimit").contains("\"quick_entry\";r=0;t="), "{}", last.header("ratelimit"));
    let refused = at_work.post("/tasks/succeeds", &Value::Null);
    assert_eq!(refused.problem(429), "quota_exceeded");
    assert!((1..=86_400).contains(&refused.header("retry-after").parse::<u64>().unwrap()));
    assert_eq!(usage(&member, "quick_entry")["used"], 2);
}

fn usage(client: &Client, feature: &str) -> Value {
    let list = client.get("/me/quotas").expect(200);
    assert_eq!(list["next_cursor"], Value::Null);
    list["items"].as_array().unwrap().iter().find(|item| item["feature"] == feature).unwrap().clone()
}

fn id(client: &Client) -> UserId {
    client.get("/me").expect(200)["id"].as_str().unwrap().parse().unwrap()
}

#[test]
fn the_quotas_of_a_new_member_are_whole() {
    let (server, _clock) = TestServer::with_clock();
    let client = server.member_in("America/New_York");
    let expected = json!({"feature": "quick_entry", "limit": 200, "used": 0, "remaining": 200,
        "resets_at": "2026-11-25T05:00:00.000Z"});
    assert_eq!(usage(&client, "quick_entry"), expected);
    assert_eq!(usage(&client, "coach_chat")["limit"], 100);
    let month = usage(&client, "program_generation");
    assert_eq!((&month["limit"], &month["resets_at"]), (&json!(5), &json!("2026-12-01T05:00:00.000Z")));
}

#[test]
fn of_fifty_at_once_at_three_below_the_limit_exactly_three_pass() {
    let server = TestServer::with(|config| config.quotas.quick_entry_per_day = 10);
    let client = server.member();
    let user = id(&client);
    let quotas = &server.app().quotas;
    server.block_on(async {
        for _ in 0..7 {
            quotas.reserve(user, Feature::QuickEntry).await.unwrap().settle().await.unwrap();
        }
        let all = (0..50).map(|_| {
            let quotas = quotas.clone();
            tokio::spawn(async move { quotas.reserve(user, Feature::QuickEntry).await })
        });
        let mut passed = Vec::new();
        for task in all.collect::<Vec<_>>() {
            passed.extend(task.await.unwrap().ok());
        }
        assert_eq!(passed.len(), 3);
        for reservation in passed {
            reservation.settle().await.unwrap();
        }
    });
    assert_eq!(usage(&client, "quick_entry")["used"], 10);
    assert_eq!(usage(&client, "quick_entry")["remaining"], 0);
}

#[test]
fn work_that_comes_to_nothing_costs_nothing() {
    let server = TestServer::start();
    let client = server.member();
    let user = id(&client);
    server.block_on(async { drop(server.app().quotas.reserve(user, Feature::CoachChat).await.unwrap()) });
    let since = std::time::Instant::now();
    while usage(&client, "coach_chat")["used"] != 0 {
        assert!(since.elapsed().as_secs() < 5);
    }
}

#[test]
fn a_member_can_have_a_limit_of_their_own() {
    let server = TestServer::start();
    let client = server.member();
    let user = id(&client);
    let change = server.app().store.write(TEST, move |tx| {
        quotas::set_limit(tx, user, Feature::CoachChat, Some(3))?;
        quotas::set_limit(tx, user, Feature::QuickEntry, None)
    });
    server.block_on(change).unwrap();
    assert_eq!(usage(&client, "coach_chat")["remaining"], 3);
    let free = usage(&client, "quick_entry");
    assert_eq!((&free["limit"], &free["remaining"]), (&Value::Null, &Value::Null));
    assert_eq!(usage(&server.member(), "coach_chat")["remaining"], 100);
}
