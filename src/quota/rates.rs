//! Short-term rates: how often a client, an account or a member may call, kept in memory.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures_util::future::BoxFuture;
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use sha2::{Digest, Sha256};

use crate::config;
use crate::domain::account::Email;
use crate::domain::ids::UserId;

/// A rate that requests count against.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rate {
    /// Log-ins and other uses of credentials.
    Login,
    /// Log-ins to one account by everybody together. Whoever is known there is let through beyond it.
    Account,
    /// New accounts.
    Signup,
    /// Everything that a member asks for.
    User,
}

/// Who is counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Subject(u128);

impl Subject {
    /// An address; of IPv6 its /64, for that is what one customer gets.
    pub fn address(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V4(v4) => v4.to_ipv6_mapped().to_bits(),
            IpAddr::V6(v6) => v6.to_bits() & !u128::from(u64::MAX),
        })
    }

    /// An account by what was typed, whether it exists or not.
    pub fn account(email: &Email) -> Self {
        let mut first = [0; 16];
        first.copy_from_slice(&Sha256::digest(email.as_str())[..16]);
        Self(u128::from_be_bytes(first))
    }

    pub fn member(id: UserId) -> Self {
        Self(id.uuid().as_u128())
    }
}

/// What a rate says to one request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verdict {
    pub name: &'static str,
    pub allowed: bool,
    /// So many in a window of so many seconds.
    pub limit: u32,
    pub window_s: u32,
    pub remaining: u32,
    /// Seconds until there is room for one more.
    pub wait_s: u64,
}

/// The limiter cannot say: what guards credentials or costs money must then refuse.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the rate limiter does not answer")]
pub struct Unavailable;

/// Counts requests. In memory today; several servers on one database would share another one.
pub trait Rates: Send + Sync {
    /// Counts one request against a rate.
    fn count(&self, rate: Rate, subject: Subject) -> BoxFuture<'_, Result<Verdict, Unavailable>>;
}

type Limiter = RateLimiter<Subject, DashMapStateStore<Subject>, DefaultClock, StateInformationMiddleware>;

struct Bucket {
    name: &'static str,
    limit: NonZeroU32,
    window_s: u32,
    limiter: Limiter,
    counted: AtomicU32,
}

/// The rates of this process.
pub struct MemoryRates {
    login: Bucket,
    account: Bucket,
    signup: Bucket,
    user: Bucket,
}

/// An account takes the log-ins of so many busy addresses. Fewer would let a few strangers keep its owner out; more would
/// let many of them guess.
const STRANGERS: NonZeroU32 = NonZeroU32::new(10).unwrap();

/// How often subjects that are quiet again are forgotten, in requests.
const SWEEP: u32 = 10_000;

impl Bucket {
    fn new(name: &'static str, limit: NonZeroU32, window_s: u32) -> Self {
        let period = Duration::from_secs(u64::from(window_s)) / limit.get();
        // A rate beyond one a nanosecond is no limit that anybody meets.
        let quota = Quota::with_period(period.max(Duration::from_nanos(1))).map(|quota| quota.allow_burst(limit));
        let quota = quota.unwrap_or(Quota::per_second(limit));
        let limiter = RateLimiter::dashmap(quota).with_middleware::<StateInformationMiddleware>();
        Self { name, limit, window_s, limiter, counted: AtomicU32::new(0) }
    }

    fn count(&self, subject: Subject) -> Verdict {
        if self.counted.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            self.limiter.retain_recent();
        }
        let (allowed, remaining, wait) = match self.limiter.check_key(&subject) {
            Ok(state) => (true, state.remaining_burst_capacity(), state.quota().replenish_interval()),
            Err(refused) => (false, 0, refused.wait_time_from(DefaultClock::default().now())),
        };
        let wait_s = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        Verdict { name: self.name, allowed, limit: self.limit.get(), window_s: self.window_s, remaining, wait_s }
    }
}

impl MemoryRates {
    pub fn new(settings: &config::Rates) -> Self {
        Self {
            login: Bucket::new("login", settings.login_per_minute, 60),
            account: Bucket::new("account", settings.login_per_minute.saturating_mul(STRANGERS), 60),
            signup: Bucket::new("signup", settings.signup_per_hour, 3600),
            user: Bucket::new("user", settings.user_per_minute, 60),
        }
    }
}

impl Rates for MemoryRates {
    fn count(&self, rate: Rate, subject: Subject) -> BoxFuture<'_, Result<Verdict, Unavailable>> {
        let bucket = match rate {
            Rate::Login => &self.login,
            Rate::Account => &self.account,
            Rate::Signup => &self.signup,
            Rate::User => &self.user,
        };
        Box::pin(std::future::ready(Ok(bucket.count(subject))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn v6(text: &str) -> Subject {
        Subject::address(text.parse().unwrap())
    }

    #[tokio::test]
    async fn each_subject_has_its_own_allowance() {
        let rates = MemoryRates::new(&config::Rates::default());
        let (one, other) = (v6("192.0.2.1"), v6("192.0.2.2"));
        for left in (0..5).rev() {
            let verdict = rates.count(Rate::Signup, one).await.unwrap();
            assert_eq!((verdict.allowed, verdict.remaining, verdict.limit), (true, left, 5));
        }
        let refused = rates.count(Rate::Signup, one).await.unwrap();
        assert!(!refused.allowed);
        assert!((700..=720).contains(&refused.wait_s), "an hour for five: {}", refused.wait_s);
        assert!(rates.count(Rate::Signup, other).await.unwrap().allowed);
        assert!(rates.count(Rate::Login, one).await.unwrap().allowed);
    }

    #[tokio::test]
    async fn a_limit_of_a_hundred_million_is_none() {
        let settings = config::Rates { user_per_minute: 100_000_000.try_into().unwrap(), ..Default::default() };
        let rates = MemoryRates::new(&settings);
        for _ in 0..2_000 {
            assert!(rates.count(Rate::User, v6("::1")).await.unwrap().allowed);
        }
    }

    #[test]
    fn a_customer_is_one_address_or_one_64() {
        assert_eq!(v6("2001:db8::1"), v6("2001:db8::ffff"));
        assert_ne!(v6("2001:db8::1"), v6("2001:db8:0:1::1"));
        assert_ne!(v6("192.0.2.1"), v6("192.0.2.2"));
        assert_eq!(v6("::ffff:192.0.2.1"), v6("192.0.2.1"));
    }
}
