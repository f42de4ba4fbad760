//! What the frame knows of a request, for handlers and extractors.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use poem::http::HeaderMap;
use poem::{FromRequest, Request, RequestBody};

use super::client::Client;
use super::problem::Problem;
use super::rate_fields::{self, RateField};
use super::request_id::RequestId;
use crate::domain::ids::UserId;

/// A request's client and id, the limit of its body, and the limits that it counts against.
#[derive(Clone, Debug)]
pub struct Context {
    pub client: Client,
    pub id: RequestId,
    /// The largest JSON body, in bytes.
    pub max_body: usize,
    noted: Arc<Noted>,
}

/// What is found out on the way to the answer.
#[derive(Debug, Default)]
struct Noted {
    rates: Mutex<Vec<RateField>>,
    member: OnceLock<UserId>,
}

impl Context {
    pub fn new(client: Client, id: RequestId, max_body: usize) -> Self {
        Self { client, id, max_body, noted: Arc::default() }
    }

    /// The context of a request inside the frame.
    pub fn of(request: &Request) -> Result<&Self, Problem> {
        request.data::<Self>().ok_or_else(Problem::internal)
    }

    /// Notes a limit that this request counted against: the answer, good or bad, will tell what is left of it. A
    /// limit that is noted again replaces the earlier note.
    pub fn note_rate(&self, field: RateField) {
        let mut rates = self.noted.rates.lock().unwrap_or_else(PoisonError::into_inner);
        rates.retain(|earlier| earlier.name != field.name);
        rates.push(field);
    }

    /// Notes who is calling, once that is proven.
    pub fn note_member(&self, member: UserId) {
        // A request has one caller; an extractor that runs twice finds the same.
        let _ = self.noted.member.set(member);
    }

    /// Who was calling, if that was proven.
    pub fn member(&self) -> Option<UserId> {
        self.noted.member.get().copied()
    }

    /// Writes what was noted.
    pub(super) fn write_rates(&self, headers: &mut HeaderMap) {
        let rates = self.noted.rates.lock().unwrap_or_else(PoisonError::into_inner);
        if !rates.is_empty() {
            rate_fields::write(headers, &rates);
        }
    }
}

impl<'a> FromRequest<'a> for Context {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        Ok(Self::of(request)?.clone())
    }
}

impl<'a> FromRequest<'a> for Client {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        Ok(Context::of(request)?.client)
    }
}

impl<'a> FromRequest<'a> for RequestId {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        Ok(Context::of(request)?.id.clone())
    }
}
