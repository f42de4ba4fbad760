//! Nothing of what members write, and no secret, ever reaches a log: planted in a broad tour of the API, and looked for in
//! every file and in what the program prints, at the most talkative level.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::support::program::{Killed, free_port, program, wait_for};
use crate::support::{Client, Operation, operations, places, samples};

const WORD: &str = "kanarienvogel";
const EMAIL: &str = "kanarienvogel@example.org";
const PASSWORD: &str = crate::support::PASSWORD;
const WEIGHT: f64 = 97.531;
const JWT: &str = "9f3b2c7d5e1a8046b7c9d2e4f6a8091b3c5d7e9f";
const CRON: &str = "a1c3e5f7092b4d6f8a0c2e4f";

/// Members of bodies that hold a member's own words, and those that hold a measure of a body or of food.
const WORDS: [&str; 8] = ["name", "notes", "text", "message", "display_name", "title", "label", "detail"];
const MEASURES: [&str; 6] = ["weight_kg", "value", "energy_kcal", "grams", "height_cm", "target_value"];

/// The body with canaries in the place of its words and measures.
fn planted(mut body: Value) -> Value {
    match &mut body {
        Value::Object(members) => {
            for (name, value) in members.iter_mut() {
                *value = match value.take() {
                    Value::String(_) if WORDS.contains(&name.as_str()) => json!(format!("{WORD} {name}")),
                    Value::Number(_) if MEASURES.contains(&name.as_str()) => json!(WEIGHT),
                    other => planted(other),
                };
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|element| *element = planted(element.take())),
        _ => {}
    }
    body
}

/// Operations that would end the tour: they close accounts or sessions, or are another's.
fn is_toured(operation: &Operation) -> bool {
    let path = operation.path.as_str();
    !(path.starts_with("/auth") || path.starts_with("/cron") || path.contains("revoke") || path.contains("delete"))
}

/// Every operation with planted bodies, and each once more with what it refuses.
fn tour(admin: &Client) -> usize {
    let mut well = 0;
    for operation in operations().iter().filter(|operation| is_toured(operation)) {
        let path = places::fill(admin, &operation.path);
        let body = operation.takes_json().then(|| planted(samples::body(admin, &operation.to_string(), 3)));
        let answer = admin.send(&operation.method, &path, body.as_ref());
        well += usize::from(answer.status < 300);
        admin.send(&operation.method, &format!("{path}/{WORD}?q={WORD}&{WORD}=1"), body.as_ref());
        if let Some(mut body) = body {
            body[WORD] = json!(WORD);
            admin.send(&operation.method, &path, Some(&body));
            let torn = format!("{{\"{WORD}\": {WEIGHT}, ");
            let path = format!("/api/v1{path}");
            admin.with("Content-Type", "application/json").root(&operation.method, &path, Some(torn.as_bytes()));
        }
    }
    well
}

/// What a member types, in the ways that a text can be understood.
fn speak(member: &Client) {
    for text in [
        format!("I weigh {WEIGHT} kg"),
        format!("had 200 g {WORD} with rice for lunch"),
        format!("ran 5k, note: {WORD}"),
        "I want to kill myself".to_owned(),
    ] {
        member.post("/quick-entry", &json!({"text": text}));
        member.post("/quick-entry/preview", &json!({"text": text}));
        for stream in [false, true] {
            member.post("/coach/chat", &json!({"message": text, "stream": stream}));
        }
    }
    member.get(&format!("/foods?q={WORD}"));
}

/// Credentials of all kinds, right and wrong; the tokens that were given.
fn authenticate(anybody: &Client, setup_token: &str) -> (Value, Vec<String>) {
    let signup = json!({"email": EMAIL, "password": PASSWORD, "setup_token": setup_token, "display_name": WORD});
    let session = anybody.post("/auth/signup", &signup).expect(201)["session"].clone();
    anybody.post("/auth/signup", &signup);
    let login =
        anybody.post("/auth/login", &json!({"email": EMAIL, "password": PASSWORD})).expect(200)["session"].clone();
    anybody.post("/auth/login", &json!({"email": EMAIL, "password": format!("wrong {WORD}")})).problem(401);
    anybody.post("/auth/login", &json!({"email": format!("other-{EMAIL}"), "password": WORD})).problem(401);
    let refresh = |token: &Value| anybody.post("/auth/refresh", &json!({"refresh_token": token}));
    let second = refresh(&login["refresh_token"]).expect(200)["session"].clone();
    refresh(&json!(WORD));
    for scheme in ["Bearer", "Basic"] {
        anybody.with("Authorization", &format!("{scheme} {WORD}")).get("/me");
    }
    anybody.with("Cookie", &format!("wc_refresh={WORD}")).post("/auth/refresh", &json!({}));
    anybody.with("Authorization", &format!("Bearer {CRON}")).post("/cron/retention", &json!({})).expect(200);
    anybody.with("User-Agent", WORD).with("Referer", WORD).with("Host", WORD).get("/me");
    let tokens = [&session, &login, &second].into_iter();
    let texts = tokens.flat_map(|one| [one["access_token"].clone(), one["refresh_token"].clone()]);
    (session.clone(), texts.map(|token| token.as_str().unwrap().to_owned()).collect())
}

fn logs(data_dir: &Path) -> String {
    let files = fs::read_dir(data_dir.join("logs")).unwrap();
    files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect()
}

#[test]
fn no_log_holds_a_secret_or_what_a_member_wrote() {
    let data_dir = tempfile::tempdir().unwrap();
    let address = SocketAddr::from(([127, 0, 0, 1], free_port()));
    let mut command = program(data_dir.path(), &["serve", "--listen", &address.to_string()]);
    command.envs([("JWT_SECRET", JWT), ("CRON_SECRET", CRON), ("OPENAI_API_KEY", "sk-kanarienvogel")]);
    command.envs([("LOG_LEVEL", "trace"), ("WAGNER_RATES_USER_PER_MINUTE", "1000000")]);
    command.env("WAGNER_RATES_LOGIN_PER_MINUTE", "1000000").env("WAGNER_AUTH_SIGNUP", "open");
    for quota in ["COACH_CHAT_PER_DAY", "QUICK_ENTRY_PER_DAY", "PROGRAM_GENERATION_PER_MONTH"] {
        command.env(format!("WAGNER_QUOTAS_{quota}"), "100000");
    }
    let printed = data_dir.path().join("printed");
    let output = fs::File::create(&printed).unwrap();
    let mut server = Killed(command.stdout(output.try_clone().unwrap()).stderr(output).spawn().unwrap());
    wait_for(address);

    let setup_token = fs::read_to_string(data_dir.path().join("setup-token")).unwrap().trim().to_owned();
    let (session, tokens) = authenticate(&Client::new(address, None), &setup_token);
    let admin = Client::new(address, Some(session["access_token"].as_str().unwrap().to_owned()));
    speak(&admin);
    let well = tour(&admin);
    assert!(well > 80, "only {well} operations went well: the tour proves little");

    assert!(Command::new("kill").args(["-TERM", &server.0.id().to_string()]).status().unwrap().success());
    server.0.wait().unwrap();
    let (logs, printed) = (logs(data_dir.path()), fs::read_to_string(printed).unwrap());
    assert!(logs.matches("wagner_coach::request").count() > 2 * well, "the log is not the one of the tour");
    // The link to make the first account is printed, and printed alone.
    let printed = printed.lines().filter(|line| !line.contains("/setup#")).collect::<Vec<_>>().join("\n");
    let mut canaries: Vec<String> = [WORD, EMAIL, PASSWORD, JWT, CRON, &setup_token].map(str::to_owned).into();
    canaries.extend(tokens);
    canaries.push(WEIGHT.to_string());
    for canary in canaries {
        for log in [&logs, &printed] {
            let line = log.lines().find(|line| line.contains(&canary));
            assert_eq!(line, None, "{canary}");
        }
    }
}
