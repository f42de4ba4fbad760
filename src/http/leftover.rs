//! Bodies that nobody has read to the end.
//!
//! A server that answers and closes while the client is still sending resets the connection, and the client may lose
//! the answer: a 401 or 413 that looks like a broken network. So what is left of a body of ordinary size is read and
//! thrown away first, within narrow bounds.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::BodyExt;
use http_body_util::combinators::BoxBody;
use hyper::body::{Body, Frame, SizeHint};
use poem::http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use poem::{Request, http::HeaderMap};

/// So much is thrown away at most, in bytes; of a body that says it is larger, nothing.
const MOST: u64 = 4 * 1024 * 1024;

/// And it may take so long.
const PATIENCE: Duration = Duration::from_secs(1);

type Inner = BoxBody<Bytes, std::io::Error>;

/// A body that a handler was lent, and what it left of it.
pub struct Leftover(Arc<Mutex<Inner>>);

struct Lent(Arc<Mutex<Inner>>);

impl Leftover {
    /// Lends the request's body to its handlers; `None` where there is none, or one too large to be thrown away.
    pub fn of(request: &mut Request) -> Option<Self> {
        if !is_worth_reading(request.headers()) {
            return None;
        }
        let body = Arc::new(Mutex::new(request.take_body().into()));
        request.set_body(poem::Body::from(Lent(Arc::clone(&body)).boxed()));
        Some(Self(body))
    }

    /// Reads and forgets what is left.
    pub async fn discard(self) {
        let mut left = MOST;
        let discard = async {
            while let Some(Ok(frame)) = Lent(Arc::clone(&self.0)).frame().await {
                left = left.saturating_sub(frame.data_ref().map_or(0, |data| data.len() as u64));
                if left == 0 {
                    break;
                }
            }
        };
        let _ = tokio::time::timeout(PATIENCE, discard).await;
    }
}

fn is_worth_reading(headers: &HeaderMap) -> bool {
    match headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok()) {
        Some(length) => (1..=MOST).contains(&length),
        None => headers.contains_key(TRANSFER_ENCODING),
    }
}

impl Body for Lent {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.is_end_stream() {
            return Poll::Ready(None);
        }
        Pin::new(&mut *inner).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}
