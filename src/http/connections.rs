//! How many connections there are, and which of them is the first to go when there are too many.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Instant;

use hyper::body::{Body, Frame, SizeHint};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// A connection that is at work, as opposed to one that waits for a request.
const BUSY: u64 = u64::MAX;

/// All open connections, at most so many.
pub struct Connections {
    slots: Arc<Semaphore>,
    started: Instant,
    open: Mutex<HashMap<u64, Arc<Connection>>>,
    next: AtomicU64,
}

/// One connection.
pub struct Connection {
    /// Milliseconds after the start since when it waits for a request, or `BUSY`.
    waits_since: AtomicU64,
    /// Tells the connection's task to let go.
    pub close: Notify,
}

/// A place among the connections; dropping it gives the place back.
pub struct Seat {
    pub connection: Arc<Connection>,
    connections: Arc<Connections>,
    number: u64,
    _permit: OwnedSemaphorePermit,
}

impl Connections {
    pub fn new(most: usize) -> Arc<Self> {
        Arc::new(Self {
            slots: Arc::new(Semaphore::new(most)),
            started: Instant::now(),
            open: Mutex::default(),
            next: AtomicU64::new(0),
        })
    }

    /// A place for one more. When all are taken, the connection that has waited longest for a request is closed; when
    /// all are at work, this waits.
    pub async fn seat(self: &Arc<Self>) -> Option<Seat> {
        if self.slots.available_permits() == 0 {
            self.close_longest_waiting();
        }
        let permit = Arc::clone(&self.slots).acquire_owned().await.ok()?;
        let connection = Arc::new(Connection { waits_since: AtomicU64::new(self.now()), close: Notify::new() });
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        self.open.lock().unwrap_or_else(PoisonError::into_inner).insert(number, Arc::clone(&connection));
        Some(Seat { connection, connections: Arc::clone(self), number, _permit: permit })
    }

    /// Closes the connection that has waited longest, if one is waiting.
    pub fn close_longest_waiting(&self) {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let longest = open.values().min_by_key(|connection| connection.waits_since.load(Ordering::Relaxed));
        if let Some(connection) = longest.filter(|longest| longest.waits_since.load(Ordering::Relaxed) != BUSY) {
            connection.waits_since.store(BUSY, Ordering::Relaxed);
            connection.close.notify_one();
        }
    }

    fn now(&self) -> u64 {
        self.started.elapsed().as_millis() as u64
    }
}

impl Seat {
    /// Marks the connection as at work until the returned value, or the body that carries it, is dropped.
    pub fn work(&self) -> Work {
        self.connection.waits_since.store(BUSY, Ordering::Relaxed);
        Work { connection: Arc::clone(&self.connection), connections: Arc::clone(&self.connections) }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.connections.open.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.number);
    }
}

/// A request being answered.
pub struct Work {
    connection: Arc<Connection>,
    connections: Arc<Connections>,
}

impl Work {
    /// The body of the answer: the work is done when it has been sent.
    pub fn until_sent<B>(self, body: B) -> Tracked<B> {
        Tracked { body, _work: self }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.connection.waits_since.store(self.connections.now(), Ordering::Relaxed);
    }
}

/// A body that keeps its connection at work.
pub struct Tracked<B> {
    body: B,
    _work: Work,
}

impl<B: Body + Unpin> Body for Tracked<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
