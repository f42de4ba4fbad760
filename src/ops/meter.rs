//! Counts what the server does: in memory while it answers, written to the database in batches. One short lock a
//! request.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use foldhash::HashMap;

use crate::domain::ids::UserId;
use crate::storage::usage::{self, AiCall, Requests};
use crate::storage::{Result, Service, Store};

/// So many rows go into one write job.
const CHUNK: usize = 500;
/// So many calls wait for the database at most; beyond, the oldest are given up.
const MOST_CALLS: usize = 10_000;
/// Routes are templates and pages, some hundred; whatever comes beyond counts as one.
const MOST_ROUTES: usize = 1_000;

/// The upper bounds of the times of answers that are told apart, in microseconds.
pub const BOUNDS_US: [u64; 12] =
    [100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 500_000, 2_000_000, 10_000_000];

/// A request that has been answered.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    pub user: Option<UserId>,
    pub method: &'a str,
    /// The route's template, such as `/api/v1/meals/{id}`.
    pub route: &'a str,
    pub status: u16,
    pub took: Duration,
}

/// The counts of this process.
#[derive(Default)]
pub struct Meter(Mutex<Counts>);

#[derive(Default)]
struct Counts {
    numbers: HashMap<Box<str>, u16>,
    routes: Vec<Route>,
    /// Of each account and route, since the last batch.
    usage: HashMap<(Option<UserId>, u16, Method), Tally>,
    calls: Vec<AiCall>,
}

struct Route {
    name: Box<str>,
    series: Vec<Series>,
}

#[derive(Default)]
struct Tally {
    count: u64,
    errors: u64,
    time_us: u64,
}

/// All answers of a route to one method with one status, since the start.
#[derive(Clone, Debug)]
pub struct Series {
    pub method: Method,
    pub status: u16,
    pub count: u64,
    pub time_us: u64,
    /// How many took no longer than the bound of the same place in [`BOUNDS_US`], and longer than the one before.
    pub within: [u64; BOUNDS_US.len()],
}

/// The methods that are told apart: a client may make up others.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
    Head,
    Options,
    Other,
}

impl Method {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
            Self::Other => "OTHER",
        }
    }

    fn named(name: &str) -> Self {
        let known = [Self::Get, Self::Post, Self::Put, Self::Patch, Self::Delete, Self::Head, Self::Options];
        known.into_iter().find(|method| method.name() == name).unwrap_or(Self::Other)
    }
}

impl Meter {
    /// Counts an answer.
    pub fn count(&self, seen: &Seen<'_>) {
        let (method, time_us) = (Method::named(seen.method), seen.took.as_micros() as u64);
        let mut counts = self.lock();
        let number = counts.number(seen.route);
        let tally = counts.usage.entry((seen.user, number, method)).or_default();
        tally.count += 1;
        tally.errors += u64::from(seen.status >= 400);
        tally.time_us += time_us;
        let series = &mut counts.routes[usize::from(number)].series;
        let at = series.iter().position(|one| one.method == method && one.status == seen.status);
        let at = at.unwrap_or_else(|| {
            series.push(Series { method, status: seen.status, count: 0, time_us: 0, within: [0; BOUNDS_US.len()] });
            series.len() - 1
        });
        let one = &mut series[at];
        one.count += 1;
        one.time_us += time_us;
        if let Some(bucket) = BOUNDS_US.iter().position(|bound| time_us <= *bound) {
            one.within[bucket] += 1;
        }
    }

    /// Notes that an engine was asked.
    pub fn note_call(&self, call: AiCall) {
        let mut counts = self.lock();
        if counts.calls.len() >= MOST_CALLS {
            counts.calls.remove(0);
        }
        counts.calls.push(call);
    }

    /// Every series since the start, by route.
    pub fn series(&self) -> Vec<(String, Vec<Series>)> {
        let counts = self.lock();
        let mut all: Vec<_> =
            counts.routes.iter().map(|route| (route.name.to_string(), route.series.clone())).collect();
        all.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        all
    }

    /// Writes what has been counted since the last time. What cannot be written is counted again with the next batch.
    pub async fn flush(&self, store: &Store) -> Result<()> {
        let (requests, calls) = self.take();
        let mut requests = requests.chunks(CHUNK);
        while let Some(batch) = requests.next() {
            let rows = batch.to_vec();
            let written = store.write(Service::because("usage"), move |tx| usage::add_requests(tx, &rows)).await;
            if let Err(error) = written {
                self.put_back(std::iter::once(batch).chain(requests).flatten(), calls);
                return Err(error);
            }
        }
        let mut calls = calls.chunks(CHUNK);
        while let Some(batch) = calls.next() {
            let rows = batch.to_vec();
            let written = store.write(Service::because("usage"), move |tx| usage::add_ai_calls(tx, &rows)).await;
            if let Err(error) = written {
                let left = std::iter::once(batch).chain(calls).flatten().cloned().collect();
                self.put_back(std::iter::empty(), left);
                return Err(error);
            }
        }
        Ok(())
    }

    fn take(&self) -> (Vec<Requests>, Vec<AiCall>) {
        let mut counts = self.lock();
        let usage = std::mem::take(&mut counts.usage).into_iter();
        let requests = usage.map(|((user, number, method), tally)| Requests {
            user,
            route: format!("{} {}", method.name(), counts.routes[usize::from(number)].name),
            count: tally.count,
            errors: tally.errors,
            time_us: tally.time_us,
        });
        (requests.collect(), std::mem::take(&mut counts.calls))
    }

    fn put_back<'r>(&self, requests: impl Iterator<Item = &'r Requests>, mut calls: Vec<AiCall>) {
        let mut counts = self.lock();
        for Requests { user, route, count, errors, time_us } in requests {
            let (method, route) = route.split_once(' ').unwrap_or((route, "-"));
            let number = counts.number(route);
            let tally = counts.usage.entry((*user, number, Method::named(method))).or_default();
            tally.count += count;
            tally.errors += errors;
            tally.time_us += time_us;
        }
        calls.append(&mut counts.calls);
        counts.calls = calls;
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counts {
    fn number(&mut self, route: &str) -> u16 {
        if let Some(number) = self.numbers.get(route) {
            return *number;
        }
        let full = self.routes.len() >= MOST_ROUTES;
        let name: Box<str> = if full { "-".into() } else { route.into() };
        if let Some(number) = self.numbers.get(&name) {
            return *number;
        }
        let number = self.routes.len() as u16;
        self.routes.push(Route { name: name.clone(), series: Vec::new() });
        self.numbers.insert(name, number);
        number
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::storage::testing::TestStore;

    fn seen(route: &str, status: u16, took_us: u64) -> Seen<'_> {
        Seen { user: None, method: "GET", route, status, took: Duration::from_micros(took_us) }
    }

    #[test]
    fn answers_are_counted_by_route_method_status_and_time() {
        let meter = Meter::default();
        for (status, took) in [(200, 90), (200, 100), (200, 101), (404, 99_000_000)] {
            meter.count(&seen("/a", status, took));
        }
        let series = meter.series();
        let [(route, all)] = &series[..] else { panic!("{series:?}") };
        assert_eq!((route.as_str(), all.len(), all[0].count, all[0].time_us), ("/a", 2, 3, 291));
        assert_eq!((all[0].within[0], all[0].within[1], all[1].within.iter().sum::<u64>()), (2, 1, 0));
    }

    #[test]
    fn what_cannot_be_written_is_kept_for_the_next_batch() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let meter = Meter::default();
        let closed = TestStore::new();
        closed.close();
        let user = UserId::from_uuid(Uuid::now_v7());
        meter.count(&Seen { user: Some(user), ..seen("/a", 500, 10) });
        meter.note_call(AiCall {
            at: closed.now(),
            user,
            feature: "coach",
            provider: "local",
            model: "local",
            tokens_in: 0,
            tokens_out: 0,
            cost_microusd: 0,
            time_us: 1,
            succeeded: true,
        });
        assert!(runtime.block_on(meter.flush(&closed)).is_err());
        meter.count(&Seen { user: Some(user), ..seen("/a", 200, 10) });
        let (requests, calls) = meter.take();
        let expected = Requests { user: Some(user), route: "GET /a".into(), count: 2, errors: 1, time_us: 20 };
        assert_eq!((requests, calls.len()), (vec![expected], 1));
        assert_eq!(meter.take(), (Vec::new(), Vec::new()));
    }

    #[test]
    fn made_up_methods_and_routes_stay_few() {
        let meter = Meter::default();
        for n in 0..2 * MOST_ROUTES {
            let (method, route) = (format!("M{n}"), format!("/{n}"));
            meter.count(&Seen { method: &method, route: &route, ..seen("", 405, 1) });
        }
        assert!(meter.series().len() <= MOST_ROUTES + 1);
        assert!(meter.series().iter().all(|(_, all)| all.len() == 1));
    }
}
