//! The program killed in the middle of its work: what it has answered is there afterwards, and nothing is there by half.

use std::collections::HashMap;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::sync::Mutex;
use std::thread;

use serde_json::{Value, json};

use crate::support::program::{Killed, free_port, program, wait_for};
use crate::support::{Client, PASSWORD};

const KILLS: usize = 5;
const WRITERS: usize = 4;
const ITEMS: usize = 3;

fn serve(data_dir: &Path, address: SocketAddr) -> Killed {
    let mut command = program(data_dir, &["serve", "--listen", &address.to_string()]);
    command.env("WAGNER_RATES_USER_PER_MINUTE", "1000000").stdout(Stdio::null()).stderr(Stdio::null());
    let server = Killed(command.spawn().unwrap());
    wait_for(address);
    server
}

fn sign_up(data_dir: &Path, address: SocketAddr) -> Client {
    let token = fs::read_to_string(data_dir.join("setup-token")).unwrap();
    let body = json!({"email": "ann@example.org", "password": PASSWORD, "setup_token": token.trim()});
    let session = Client::new(address, None).post("/auth/signup", &body).expect(201)["session"].clone();
    Client::new(address, Some(session["access_token"].as_str().unwrap().to_owned()))
}

fn meal(n: usize) -> Value {
    let items: Vec<_> = (0..ITEMS).map(|at| json!({"name": format!("item {at}"), "energy_kcal": 100 + at})).collect();
    json!({"name": format!("meal {n}"), "items": items})
}

/// Logs meals from several clients until the server is killed, soon after its `kill_at`th answer. Gives what it answered.
fn log_until_killed(server: Killed, client: &Client, kill_at: usize) -> Vec<Value> {
    let client = client.with("Content-Type", "application/json");
    let acknowledged = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (client, acknowledged) = (&client, &acknowledged);
            scope.spawn(move || {
                for n in (writer..).step_by(WRITERS) {
                    let body = meal(n).to_string();
                    // What breaks off was not acknowledged.
                    let Ok(answer) = client.attempt("POST", "/api/v1/meals", Some(body.as_bytes())) else { return };
                    acknowledged.lock().unwrap().push(answer.expect(201));
                }
            });
        }
        while acknowledged.lock().unwrap().len() < kill_at {
            thread::yield_now();
        }
        drop(server);
    });
    acknowledged.into_inner().unwrap()
}

/// All meals that the server has, by their ids.
fn stored(client: &Client) -> HashMap<String, Value> {
    let mut found = HashMap::new();
    let mut query = "limit=200".to_owned();
    loop {
        let page = client.get(&format!("/meals?{query}")).expect(200);
        let meals = page["items"].as_array().unwrap().iter();
        found.extend(meals.map(|meal| (meal["id"].as_str().unwrap().to_owned(), meal.clone())));
        let Some(cursor) = page["next_cursor"].as_str() else { return found };
        query = format!("limit=200&cursor={cursor}");
    }
}

#[test]
fn what_was_answered_outlives_a_kill_and_no_meal_is_there_by_half() {
    let data_dir = tempfile::tempdir().unwrap();
    let address = SocketAddr::from(([127, 0, 0, 1], free_port()));
    let mut server = serve(data_dir.path(), address);
    let client = sign_up(data_dir.path(), address);
    let mut acknowledged = Vec::new();
    for kill in 0..KILLS {
        acknowledged.extend(log_until_killed(server, &client, 20 + 17 * kill));
        server = serve(data_dir.path(), address);
        let stored = stored(&client);
        for meal in &acknowledged {
            assert_eq!(stored.get(meal["id"].as_str().unwrap()), Some(meal), "after kill {kill}");
        }
        for meal in stored.values() {
            assert_eq!(meal["items"].as_array().unwrap().len(), ITEMS, "{meal}");
        }
    }
    drop(server);
    let database = rusqlite::Connection::open(data_dir.path().join("wagner.db")).unwrap();
    let check: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    let broken: i64 =
        database.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
    assert_eq!(broken, 0);
}
