//! Short-term rates, and what happens where the limiter does not answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::future::BoxFuture;
use serde_json::json;
use wagner_coach::config;
use wagner_coach::quota::rates::{Unavailable, Verdict};
use wagner_coach::quota::{MemoryRates, Rate, Rates, Subject};

use crate::support::{PASSWORD, TestServer};

#[test]
fn log_ins_are_limited_by_address_and_by_account() {
    let server = TestServer::with(|config| {
        config.rates.login_per_minute = 10.try_into().unwrap();
        config.server.trusted_proxies = vec!["127.0.0.1".into()];
    });
    server.member();
    let wrong = json!({"email": "admin@example.org", "password": "wrong horse battery staple"});
    let from = |address: &str| server.anonymous().with("X-Forwarded-For", address);
    let guess = |address: &str| from(address).post("/auth/login", &wrong);
    for _ in 0..10 {
        assert_eq!(guess("203.0.113.1").problem(401), "invalid_credentials");
    }
    let answer = guess("203.0.113.1");
    assert_eq!(answer.problem(429), "rate_limited");
    assert!((1..=6).contains(&answer.header("retry-after").parse::<u64>().unwrap()));
    assert!(answer.header("ratelimit-policy").contains("\"login\";q=10;w=60"));
    assert!(answer.header("ratelimit").contains("\"login\";r=0;t="));
    // One address tries one account after the other: the address's limit holds, for its whole /64.
    for n in 0..10 {
        let guess = json!({"email": format!("somebody{n}@example.org"), "password": PASSWORD});
        from(&format!("2001:db8::{n}")).post("/auth/login", &guess).problem(401);
    }
    let other = json!({"email": "somebody@example.org", "password": PASSWORD});
    assert_eq!(from("2001:db8::ffff").post("/auth/login", &other).problem(429), "rate_limited");
    assert_eq!(from("2001:db8:0:1::1").post("/auth/login", &other).problem(401), "invalid_credentials");
}

/// Many strangers at once use up what an account takes from strangers. Its owner gets in all the same, from where they have
/// logged in before; and from elsewhere as long as the strangers are few.
#[test]
fn strangers_do_not_lock_an_owner_out() {
    let server = TestServer::with(|config| {
        config.rates.login_per_minute = 10.try_into().unwrap();
        config.server.trusted_proxies = vec!["127.0.0.1".into()];
    });
    server.admin();
    let log_in = |address: &str, password: &str| {
        let login = json!({"email": "admin@example.org", "password": password});
        server.anonymous().with("X-Forwarded-For", address).post("/auth/login", &login)
    };
    log_in("2001:db8:7::1", PASSWORD).expect(200);
    for n in 0..50 {
        log_in(&format!("203.0.113.{n}"), "wrong horse battery staple").problem(401);
    }
    log_in("192.0.2.1", PASSWORD).expect(200);
    let refused = (0..100).find(|n| log_in(&format!("198.51.100.{n}"), "wrong horse battery staple").status == 429);
    assert!(refused.is_some(), "the account's own limit does not hold");
    assert_eq!(log_in("192.0.2.99", PASSWORD).problem(429), "rate_limited");
    log_in("192.0.2.1", PASSWORD).expect(200);
    log_in("2001:db8:7::2", PASSWORD).expect(200);
}

#[test]
fn an_address_that_nobody_vouches_for_is_not_believed() {
    let server = TestServer::with(|config| config.rates.login_per_minute = 2.try_into().unwrap());
    let login = |n: u8| {
        let client = server.anonymous().with("X-Forwarded-For", &format!("203.0.113.{n}"));
        client.post("/auth/login", &json!({"email": format!("m{n}@example.org"), "password": PASSWORD})).status
    };
    assert_eq!([login(1), login(2), login(3)], [401, 401, 429]);
}

#[test]
fn sign_ups_are_limited_by_address() {
    let server = TestServer::with(|config| config.rates.signup_per_hour = 5.try_into().unwrap());
    server.admin();
    let sign_up = |n: u8| {
        let request = json!({"email": format!("m{n}@example.org"), "password": PASSWORD});
        server.anonymous().post("/auth/signup", &request)
    };
    for n in 0..4 {
        sign_up(n).expect(201);
    }
    let answer = sign_up(9);
    assert_eq!(answer.problem(429), "rate_limited");
    assert!(answer.header("retry-after").parse::<u64>().unwrap() > 600);
}

#[test]
fn a_member_is_limited_wherever_they_come_from_and_others_are_not() {
    let server = TestServer::with(|config| config.rates.user_per_minute = 30.try_into().unwrap());
    let (one, other) = (server.member(), server.member());
    let answer = one.get("/me");
    answer.expect(200);
    assert_eq!(answer.header("ratelimit-policy"), "\"user\";q=30;w=60");
    assert!(answer.header("ratelimit").starts_with("\"user\";r=29;t="));
    let refused = (0..60).map(|_| one.get("/me")).find(|answer| answer.status != 200).unwrap();
    assert_eq!(refused.problem(429), "rate_limited");
    other.get("/me").expect(200);
}

/// A limiter that can break down.
struct Fragile {
    whole: MemoryRates,
    broken: AtomicBool,
}

impl Rates for Fragile {
    fn count(&self, rate: Rate, subject: Subject) -> BoxFuture<'_, Result<Verdict, Unavailable>> {
        if self.broken.load(Ordering::Relaxed) {
            return Box::pin(std::future::ready(Err(Unavailable)));
        }
        self.whole.count(rate, subject)
    }
}

#[test]
fn without_the_limiter_credentials_are_refused_and_reads_go_on() {
    let limiter = Arc::new(Fragile { whole: MemoryRates::new(&config::Rates::default()), broken: false.into() });
    let own = Arc::clone(&limiter);
    let server = TestServer::with_parts(|_| {}, |app| app.rates = own);
    let member = server.member();
    limiter.broken.store(true, Ordering::Relaxed);
    member.get("/me").expect(200);
    let anonymous = server.anonymous();
    for (path, body) in [
        ("/auth/login", json!({"email": "admin@example.org", "password": PASSWORD})),
        ("/auth/signup", json!({"email": "m@example.org", "password": PASSWORD})),
        ("/auth/refresh", json!({"refresh_token": "wcr_any"})),
    ] {
        let answer = anonymous.post(path, &body);
        assert_eq!(answer.problem(503), "limiter_unavailable", "{path}");
        assert!(!answer.header("retry-after").is_empty());
    }
    limiter.broken.store(false, Ordering::Relaxed);
    server.admin().get("/me").expect(200);
}
