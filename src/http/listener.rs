//! The accept loop: HTTP/1 over TCP, with the limits that the framework's own server lacks.
//!
//! A head must be complete within seconds; connections are limited, and the idle make room for the active; running out
//! of file handles slows accepting down instead of spinning; a stop lets requests in flight finish.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::combinators::BoxBody;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use poem::http::uri::Scheme;
use poem::web::{LocalAddr, RemoteAddr};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::connections::{Connections, Seat};
use super::frame::Frame;

/// A request's head, and what is read ahead of its body, in bytes.
const BUFFER: usize = 64 * 1024;

/// Why the server cannot listen.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}: {source}")]
pub struct ListenError {
    address: SocketAddr,
    source: io::Error,
}

/// Takes the address.
pub async fn bind(address: SocketAddr) -> Result<(TcpListener, SocketAddr), ListenError> {
    let failed = |source| ListenError { address, source };
    let socket = TcpListener::bind(address).await.map_err(failed)?;
    let bound = socket.local_addr().map_err(failed)?;
    Ok((socket, bound))
}

/// Serves until `stop` is done, then lets requests in flight finish for at most `Settings::drain`.
pub async fn serve(socket: TcpListener, frame: Arc<Frame>, stop: impl Future<Output = ()>) {
    let settings = frame.settings().clone();
    let connections = Connections::new(settings.max_connections);
    let graceful = GracefulShutdown::new();
    let mut tasks = JoinSet::new();
    let mut stop = std::pin::pin!(stop);
    let mut pause = Pause::default();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(settings.header_timeout).max_buf_size(BUFFER);

    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = socket.accept() => accepted,
            Some(_) = tasks.join_next(), if !tasks.is_empty() => continue,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                if is_of_the_peer(&error) {
                    continue;
                }
                tracing::warn!(%error, "cannot accept connections");
                connections.close_longest_waiting();
                pause.take().await;
                continue;
            }
        };
        pause = Pause::default();
        let seat = tokio::select! {
            () = &mut stop => break,
            seat = connections.seat() => seat,
        };
        let Some(seat) = seat else { break };
        // Without it a small answer waits for the acknowledgement of the one before.
        let _ = stream.set_nodelay(true);
        let task = connection(&http, stream, peer, Arc::clone(&frame), seat, graceful.watcher());
        tasks.spawn(task);
    }

    drop(socket);
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(settings.drain) => tracing::warn!("requests were cut off at the stop"),
    }
    tasks.shutdown().await;
}

fn connection(
    http: &http1::Builder,
    stream: TcpStream,
    peer: SocketAddr,
    frame: Arc<Frame>,
    seat: Seat,
    watcher: hyper_util::server::graceful::Watcher,
) -> impl Future<Output = ()> + Send + use<> {
    let local = LocalAddr(stream.local_addr().map_or_else(|_| poem::Addr::default(), poem::Addr::from));
    let remote = RemoteAddr(peer.into());
    let seat = Arc::new(seat);
    let own_seat = Arc::clone(&seat);
    let service = service_fn(move |request| {
        let frame = Arc::clone(&frame);
        let work = seat.work();
        let request: poem::Request = (request, local.clone(), remote.clone(), Scheme::HTTP).into();
        async move {
            let response: hyper::Response<BoxBody<Bytes, io::Error>> = frame.answer(request).await.into();
            Ok::<_, Infallible>(response.map(|body| work.until_sent(body)))
        }
    });
    let served = watcher.watch(http.serve_connection(TokioIo::new(stream), service));
    async move {
        tokio::select! {
            // A client that goes away or is too slow is no event of ours.
            _ = served => {}
            () = own_seat.connection.close.notified() => {}
        }
    }
}

/// Whether accepting failed for a reason of the client alone.
fn is_of_the_peer(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}

/// Growing pauses while accepting fails, as it does when file handles run out.
struct Pause(Duration);

impl Default for Pause {
    fn default() -> Self {
        Self(Duration::from_millis(10))
    }
}

impl Pause {
    async fn take(&mut self) {
        tokio::time::sleep(self.0).await;
        self.0 = (self.0 * 2).min(Duration::from_secs(1));
    }
}
