//! Slow, idle and many connections: they are closed, and others are served meanwhile.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use poem_openapi::OpenApi;
use wagner_coach::http::frame::Frame;
use wagner_coach::http::{NoContent, Problem, Settings};

use crate::support::TestServer;

struct Api;

#[OpenApi]
#[expect(clippy::unused_async, reason = "operations are asynchronous")]
impl Api {
    #[oai(path = "/", method = "get")]
    async fn get(&self) -> Result<NoContent, Problem> {
        Ok(NoContent)
    }
}

fn server(change: impl FnOnce(&mut Settings)) -> TestServer {
    let mut settings = TestServer::settings();
    settings.header_timeout = Duration::from_millis(300);
    change(&mut settings);
    TestServer::serving(Frame::new(Api, (), settings))
}

fn open(address: SocketAddr, text: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream.set_nodelay(true).unwrap();
    stream.write_all(text).unwrap();
    stream
}

/// Reads until the server closes; fails if it does not.
fn until_closed(stream: &mut TcpStream) -> Vec<u8> {
    let mut received = Vec::new();
    match stream.read_to_end(&mut received) {
        Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => panic!("not closed"),
        _ => received,
    }
}

#[test]
fn a_head_that_does_not_end_is_cut_off() {
    let server = server(|_| {});
    let mut slow = open(server.address, b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ");
    let mut idle = open(server.address, b"");
    let mut kept = open(server.address, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let started = Instant::now();
    until_closed(&mut slow);
    until_closed(&mut idle);
    assert!(until_closed(&mut kept).starts_with(b"HTTP/1.1 204"));
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn the_idle_make_room_for_the_active() {
    let server = server(|settings| {
        settings.max_connections = 20;
        settings.header_timeout = Duration::from_mins(1);
    });
    let mut idle: Vec<_> = (0..60).map(|_| open(server.address, b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ")).collect();
    let started = Instant::now();
    assert_eq!(server.anonymous().root("GET", "/", None).status, 204);
    assert!(started.elapsed() < Duration::from_secs(3));
    until_closed(&mut idle[0]);
}

#[test]
fn pipelined_requests_are_answered_in_order() {
    let server = server(|_| {});
    let mut stream = open(server.address, &b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(500));
    let received = until_closed(&mut stream);
    let answers = received.windows(15).filter(|w| w == b"HTTP/1.1 204 No").count();
    assert_eq!(answers, 500);
}

#[test]
fn a_stop_ends_idle_connections_and_frees_the_port() {
    let server = server(|settings| settings.header_timeout = Duration::from_mins(1));
    let address = server.address;
    let mut idle = open(address, b"");
    let started = Instant::now();
    drop(server);
    assert!(started.elapsed() < Duration::from_secs(5));
    until_closed(&mut idle);
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn a_refusal_reaches_a_client_that_is_still_sending() {
    let server = server(|_| {});
    for length in [2, 100_000, 3_000_000] {
        let head = format!("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n");
        let mut stream = open(server.address, head.as_bytes());
        stream.write_all(&vec![b'x'; length]).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let received = String::from_utf8(until_closed(&mut stream)).unwrap();
        assert!(received.starts_with("HTTP/1.1 405"), "{received}");
        assert!(received.contains("HTTP/1.1 204"), "and the connection goes on: {received}");
    }
}

#[test]
fn a_body_without_end_is_refused_at_once() {
    let server = server(|_| {});
    let started = Instant::now();
    let head = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999999\r\n\r\nabc";
    assert!(until_closed(&mut open(server.address, head)).starts_with(b"HTTP/1.1 405"));
    let chunked = b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n";
    assert!(until_closed(&mut open(server.address, chunked)).starts_with(b"HTTP/1.1 405"));
    assert!(started.elapsed() < Duration::from_secs(5));
}
