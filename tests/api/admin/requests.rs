//! The access log: found by account and by address, on a real server with a real log.

use std::net::SocketAddr;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::program::{Killed, free_port, program, wait_for};
use crate::support::{Client, PASSWORD};

#[test]
fn requests_are_found_by_account_and_by_address() {
    let data_dir = tempfile::tempdir().unwrap();
    let address = SocketAddr::from(([127, 0, 0, 1], free_port()));
    let mut command = program(data_dir.path(), &["serve", "--listen", &address.to_string()]);
    command.env("WAGNER_SERVER_TRUSTED_PROXIES", "127.0.0.1");
    let _server = Killed(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    wait_for(address);
    let token = std::fs::read_to_string(data_dir.path().join("setup-token")).unwrap();
    let body = json!({"email": "ann@example.org", "password": PASSWORD, "setup_token": token.trim()});
    let session = Client::new(address, None).post("/auth/signup", &body).expect(201)["session"].clone();
    let admin = Client::new(address, Some(session["access_token"].as_str().unwrap().to_owned()));
    let id = admin.get("/me").expect(200)["id"].as_str().unwrap().to_owned();
    let afar = admin.with("X-Forwarded-For", "198.51.100.7");
    afar.get("/foods?q=canary").expect(200);
    Client::new(address, None).with("X-Forwarded-For", "198.51.100.7").get("/meals").problem(401);

    // The log is written by a thread of its own.
    let find = |query: &str, count: usize| -> Vec<Value> {
        let since = Instant::now();
        loop {
            let found = admin.get(&format!("/admin/requests?{query}")).expect(200)["items"].as_array().unwrap().clone();
            if found.len() >= count {
                return found;
            }
            assert!(since.elapsed() < Duration::from_secs(10), "{query}: {found:?}");
            std::thread::yield_now();
        }
    };
    let from_afar = find("address=198.51.100.7", 2);
    assert_eq!(from_afar.len(), 2);
    assert_eq!((&from_afar[0]["route"], &from_afar[0]["user_id"]), (&json!("/api/v1/meals"), &Value::Null));
    assert_eq!((&from_afar[1]["route"], &from_afar[1]["user_id"]), (&json!("/api/v1/foods"), &json!(id)));
    assert_eq!((&from_afar[0]["status"], &from_afar[0]["method"]), (&json!(401), &json!("GET")));
    let both = find(&format!("user={id}&address=198.51.100.7"), 1);
    assert_eq!(both, from_afar[1..]);
    assert!(find(&format!("user={id}"), 2).iter().all(|one| one["user_id"] == json!(id)));
    assert!(!find("", 4).iter().any(|one| one.to_string().contains("canary")), "queries are not kept");
    assert_eq!(admin.get("/admin/requests?address=canary").faults(), ["address"]);

    let page = admin.get("/admin/requests?limit=2").expect(200);
    let next = page["next_cursor"].as_str().unwrap();
    let more = admin.get(&format!("/admin/requests?limit=2&cursor={next}")).expect(200);
    let earliest = |page: &Value| page["items"][1]["at"].as_str().unwrap().to_owned();
    assert!(more["items"][0]["at"].as_str().unwrap() <= earliest(&page).as_str());
    assert_ne!(more["items"][0]["request_id"], page["items"][1]["request_id"]);
}
