//! The second factor.

use jiff::SignedDuration;
use serde_json::{Value, json};
use totp_rs::{Algorithm, Builder, Secret};
use wagner_coach::storage::Clock;

use crate::support::{Answer, Client, PASSWORD, TestServer};

const EMAIL: &str = "member0@example.org";

/// The code that an app shows at a time of the server's clock, shifted by some steps.
fn code(secret: &Value, clock: &Clock, steps: i64) -> String {
    let secret = Secret::try_from_base32(secret.as_str().unwrap()).unwrap();
    let app = Builder::new().with_algorithm(Algorithm::SHA1).with_secret(secret).build().unwrap();
    app.generate(u64::try_from(clock.now().as_second() + 30 * steps).unwrap()).to_string()
}

fn log_in(server: &TestServer, code: Option<&str>) -> Answer {
    let login = json!({"email": EMAIL, "password": PASSWORD, "totp": code});
    server.anonymous().post("/auth/login", &login)
}

/// A member with an app, its secret, and the recovery codes.
fn enrolled(server: &TestServer, clock: &Clock) -> (Client, Value, Vec<String>) {
    let member = server.member();
    let secret = member.post("/auth/totp", &json!({})).expect(200)["secret"].clone();
    let shown = json!({"code": code(&secret, clock, 0)});
    let codes = member.post("/auth/totp/confirm", &shown).expect(200)["recovery_codes"].clone();
    (member, secret, serde_json::from_value(codes).unwrap())
}

#[test]
fn log_in_asks_for_a_code_once_the_app_is_confirmed() {
    let (server, clock) = TestServer::with_clock();
    let member = server.member();
    assert_eq!(member.post("/auth/totp/confirm", &json!({"code": "123456"})).problem(409), "totp_not_begun");
    let begun = member.post("/auth/totp", &json!({})).expect(200);
    assert!(begun["otpauth_uri"].as_str().unwrap().starts_with("otpauth://totp/Wagner%20Coach:member0%40example.org?"));
    let other = log_in(&server, None).expect(200)["session"]["access_token"].clone();
    let wrong = json!({"code": code(&begun["secret"], &clock, 5)});
    assert_eq!(member.post("/auth/totp/confirm", &wrong).problem(403), "invalid_code");
    let right = json!({"code": code(&begun["secret"], &clock, 0)});
    let codes = member.post("/auth/totp/confirm", &right).expect(200)["recovery_codes"].clone();
    assert_eq!(codes.as_array().unwrap().len(), 10);
    // It ends the other sessions, and keeps this one.
    member.get("/me").expect(200);
    assert_eq!(server.client(other.as_str().unwrap()).get("/me").problem(401), "invalid_token");
    assert_eq!(member.post("/auth/totp", &json!({})).problem(409), "totp_active");

    assert_eq!(log_in(&server, None).problem(401), "totp_required");
    assert_eq!(log_in(&server, Some("")).problem(401), "totp_required");
    assert_eq!(log_in(&server, Some("not a code")).problem(401), "invalid_totp");
    let guess = json!({"email": EMAIL, "password": "wrong horse battery staple"});
    assert_eq!(server.anonymous().post("/auth/login", &guess).problem(401), "invalid_credentials");
}

#[test]
fn a_code_counts_once_and_one_step_early_or_late() {
    let (server, clock) = TestServer::with_clock();
    let (_, secret, _) = enrolled(&server, &clock);
    let step = || clock.advance(SignedDuration::from_secs(30));
    // The one that confirmed the app is used.
    assert_eq!(log_in(&server, Some(&code(&secret, &clock, 0))).problem(401), "invalid_totp");
    for steps in [1, -1, 0] {
        (0..3).for_each(|_| step());
        assert_eq!(log_in(&server, Some(&code(&secret, &clock, 5))).status, 401);
        let good = code(&secret, &clock, steps);
        log_in(&server, Some(&good)).expect(200);
        assert_eq!(log_in(&server, Some(&good)).problem(401), "invalid_totp");
    }
}

#[test]
fn of_fifty_who_show_one_code_at_once_one_gets_in() {
    let (server, clock) = TestServer::with_clock();
    let (_, secret, codes) = enrolled(&server, &clock);
    clock.advance(SignedDuration::from_secs(60));
    for code in [code(&secret, &clock, 0), codes[0].clone()] {
        let entered = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..50).map(|_| scope.spawn(|| log_in(&server, Some(&code)).status)).collect();
            tries.into_iter().map(|one| one.join().unwrap()).filter(|status| *status == 200).count()
        });
        assert_eq!(entered, 1);
        clock.advance(SignedDuration::from_hours(2));
    }
}

#[test]
fn guesses_are_limited_whoever_makes_them_and_recovery_codes_still_count() {
    let (server, clock) = TestServer::with_clock();
    let (_, secret, codes) = enrolled(&server, &clock);
    clock.advance(SignedDuration::from_secs(60));
    let wrong = code(&secret, &clock, 50);
    for _ in 0..10 {
        assert_eq!(log_in(&server, Some(&wrong)).problem(401), "invalid_totp");
    }
    let right = code(&secret, &clock, 0);
    assert_eq!(log_in(&server, Some(&right)).problem(429), "rate_limited");
    log_in(&server, Some(&codes[3].to_lowercase())).expect(200);
    assert_eq!(log_in(&server, Some(&codes[3])).problem(401), "invalid_totp");
    clock.advance(SignedDuration::from_hours(1));
    log_in(&server, Some(&code(&secret, &clock, 0))).expect(200);
}

#[test]
fn it_ends_with_the_password_and_a_code() {
    let (server, clock) = TestServer::with_clock();
    let (member, secret, codes) = enrolled(&server, &clock);
    let end = |password: &str, code: &str| {
        member.send("DELETE", "/auth/totp", Some(&json!({"password": password, "code": code})))
    };
    clock.advance(SignedDuration::from_secs(60));
    assert_eq!(end("wrong horse battery staple", &code(&secret, &clock, 0)).problem(403), "wrong_password");
    assert_eq!(end(PASSWORD, &code(&secret, &clock, 50)).problem(403), "invalid_code");
    end(PASSWORD, &codes[0]).expect(204);
    assert_eq!(end(PASSWORD, &codes[1]).problem(404), "not_found");
    log_in(&server, None).expect(200);
}

#[test]
fn secrets_and_codes_are_not_in_the_database() {
    let (server, clock) = TestServer::with_clock();
    let (_, secret, codes) = enrolled(&server, &clock);
    let raw = Secret::try_from_base32(secret.as_str().unwrap()).unwrap();
    for name in ["wagner.db", "wagner.db-wal"] {
        let file = std::fs::read(server.data_dir.path().join(name)).unwrap_or_default();
        let holds = |text: &[u8]| file.windows(text.len()).any(|window| window == text);
        assert!(!holds(raw.as_bytes()) && !holds(codes[0].as_bytes()) && !holds(codes[0].replace('-', "").as_bytes()));
    }
}

#[test]
fn a_data_key_made_anew_opens_what_was_sealed_before() {
    let (server, clock) = TestServer::with_clock();
    let (_, secret, _) = enrolled(&server, &clock);
    server.admin().post("/admin/secrets/data/rotate", &json!({})).expect(200);
    clock.advance(SignedDuration::from_secs(60));
    log_in(&server, Some(&code(&secret, &clock, 0))).expect(200);
}
