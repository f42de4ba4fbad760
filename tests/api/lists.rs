//! Every list of the document: how long its pages are, and that they give every record exactly once.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::support::{Client, Operation, PASSWORD, TestServer, operations, places, samples};

fn lists() -> impl Iterator<Item = Operation> {
    operations().into_iter().filter(|operation| operation.method == "GET" && operation.lists())
}

/// Those with anything in them: a programme without meals needs no groceries, and a server in a test keeps no log.
fn filled_lists() -> impl Iterator<Item = Operation> {
    lists().filter(|list| !matches!(list.path.as_str(), "/programs/{id}/grocery-list" | "/admin/requests"))
}

/// The queries under which a list is walked.
fn queries(list: &str) -> &'static [&'static str] {
    match list {
        "/days" => &["from=2026-01-01&to=2026-01-09", "from=2026-01-05"],
        "/exercises" => &["", "q=press", "muscle=chest"],
        "/foods" => &["", "q=bread", "q=number"],
        "/meals" | "/workouts" => &["", "from=2026-01-05&to=2026-02-01"],
        _ => &[""],
    }
}

/// Adds one more to a list, where that can be done.
fn add(client: &Client, list: &Operation, path: &str, n: usize) {
    let made = match list.path.as_str() {
        "/activities/kinds" | "/admin/config" | "/admin/secrets" | "/days" | "/me/quotas" | "/programs/{id}/days" => {
            return;
        }
        // Better ones would take the places of those that stand.
        "/exercises/{id}/records" if n > 4 => return,
        "/admin/audit" | "/admin/backups" => client.post("/admin/backups", &json!({})),
        // Each asks for another part of the API.
        "/admin/usage" => {
            let parts = ["/days/2026-01-05", "/me", "/foods", "/meals", "/notes", "/water", "/events", "/workouts"];
            client.get(parts[n % parts.len()])
        }
        "/auth/sessions" => {
            let email = client.get("/me").expect(200)["email"].clone();
            client.post("/auth/login", &json!({"email": email, "password": PASSWORD}))
        }
        "/coach/conversations" => client.post("/coach/chat", &json!({"message": "hi"})),
        "/coach/conversations/{id}/messages" => {
            let id = path.split('/').nth(3).unwrap();
            client.post("/coach/chat", &json!({"message": "hi", "conversation_id": id}))
        }
        "/exercises/{id}/history" | "/exercises/{id}/records" => {
            let sets = json!([{"reps": 5 + n, "weight_kg": 60 + n}]);
            let exercise = json!({"exercise_id": path.split('/').nth(2).unwrap(), "sets": sets});
            client.post("/workouts", &json!({"started_at": samples::instant(n), "exercises": [exercise]}))
        }
        "/foods/recent" => {
            let food = client.post("/foods", &samples::body(client, "POST /foods", n)).expect(201);
            let items = json!([{"food_id": food["id"], "grams": 50}]);
            client.post("/meals", &json!({"eaten_at": samples::instant(n), "items": items}))
        }
        "/programs" => client.post("/programs/generate", &samples::body(client, "POST /programs/generate", n)),
        "/quick-entry/log" => client.post("/quick-entry", &samples::body(client, "POST /quick-entry", n)),
        _ => client.post(path, &samples::body(client, &format!("POST {}", list.path), n)),
    };
    assert!(matches!(made.status, 200 | 201), "{list}: {}", made.text());
}

/// What tells an item of a list from the others.
fn key(item: &Value) -> String {
    let names = ["id", "name", "draft_id", "workout_id", "food_id", "kind", "feature", "variable", "day"]
        .map(|name| item[name].as_str().unwrap_or_default());
    names.join(" ")
}

fn page(client: &Client, path: &str, query: &str, limit: usize, cursor: Option<&str>) -> (Vec<String>, Option<String>) {
    let cursor = cursor.map(|cursor| format!("&cursor={cursor}")).unwrap_or_default();
    let page = client.get(&format!("{path}?{query}&limit={limit}{cursor}").replace("?&", "?")).expect(200);
    let items: Vec<_> = page["items"].as_array().unwrap().iter().map(key).collect();
    assert!(items.len() <= limit, "{path} gives {} of {limit}", items.len());
    (items, page["next_cursor"].as_str().map(str::to_owned))
}

/// All pages of a list; `between` runs after each.
fn walk(client: &Client, path: &str, query: &str, limit: usize, mut between: impl FnMut()) -> Vec<String> {
    let (mut found, mut cursor) = page(client, path, query, limit, None);
    while let Some(next) = cursor {
        between();
        let (more, after) = page(client, path, query, limit, Some(&next));
        assert!(!more.is_empty(), "{path} leads to an empty page");
        found.extend(more);
        cursor = after;
    }
    found
}

#[test]
fn every_list_has_pages() {
    for list in lists() {
        assert!(list.takes("limit") && list.takes("cursor"), "{list} has no limit or no cursor");
    }
}

#[test]
fn a_page_has_1_to_200_items_and_takes_no_unknown_parameter() {
    let server = TestServer::roomy();
    let member = server.admin();
    for list in lists() {
        let path = places::fill(&member, &list.path);
        let query = queries(&list.path)[0];
        let get = |more: &str| member.get(&format!("{path}?{query}&{more}").replace("?&", "?"));
        for limit in ["0", "-1", "201", "4294967297", "many", ""] {
            assert_eq!(get(&format!("limit={limit}")).faults(), ["limit"], "{list} {limit}");
        }
        for limit in ["1", "200"] {
            get(&format!("limit={limit}")).expect(200);
        }
        assert_eq!(get("limit=1&limit=2").faults(), ["limit"], "{list}");
        assert_eq!(get("colour=red").faults(), ["colour"], "{list}");
        assert_eq!(get("cursor=AAAA").faults(), ["cursor"], "{list}");
    }
}

#[test]
fn pages_give_every_record_exactly_once_while_others_come() {
    let server = TestServer::roomy();
    let member = server.admin();
    for list in filled_lists() {
        let path = places::fill(&member, &list.path);
        let mut made = 0;
        let mut another = || {
            add(&member, &list, &path, made);
            made += 1;
        };
        (0..5).for_each(|_| another());
        for query in queries(&list.path) {
            let all = walk(&member, &path, query, 200, || {});
            assert!(all.len() > 2, "{list} {query} proves nothing with {} records", all.len());
            let mut pages = 0;
            let limit = (all.len() / 3).clamp(2, 200);
            let walked = walk(&member, &path, query, limit, || {
                pages += 1;
                if pages < 3 {
                    another();
                }
            });
            let unique: HashSet<_> = walked.iter().collect();
            assert_eq!(unique.len(), walked.len(), "{list} {query} gives records twice");
            let missing: Vec<_> = all.iter().filter(|key| !unique.contains(key)).collect();
            assert!(missing.is_empty(), "{list} {query} leaves out {missing:?}");
        }
    }
}

#[test]
fn a_cursor_is_good_for_its_member_and_its_list_alone() {
    let server = TestServer::roomy();
    let (member, other) = (server.admin(), server.member());
    let water = lists().find(|list| list.path == "/water").unwrap();
    (0..3).for_each(|n| add(&member, &water, "/water", n));
    let (_, of_water) = page(&member, "/water", "", 1, None);
    for list in filled_lists() {
        let path = places::fill(&member, &list.path);
        let query = queries(&list.path)[0];
        (0..3).for_each(|n| add(&member, &list, &path, n));
        let (_, cursor) = page(&member, &path, query, 1, None);
        let cursor = cursor.unwrap_or_else(|| panic!("{list} has one record"));
        let with = |client: &Client, path: &str, cursor: &str| {
            client.get(&format!("{path}?{query}&limit=1&cursor={cursor}").replace("?&", "?"))
        };
        with(&member, &path, &cursor).expect(200);
        if list.path != "/water" {
            assert_eq!(with(&member, &path, of_water.as_ref().unwrap()).faults(), ["cursor"], "{list}");
        }
        if !list.path.starts_with("/admin") {
            let stolen = with(&other, &places::fill(&other, &list.path), &cursor);
            assert_eq!(stolen.faults(), ["cursor"], "{list}");
        }
    }
}
