//! `healthcheck`: asks the server at the configured address how it is.

use std::io::{Read as _, Write as _, stdout};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::Context as _;

use super::{Common, Outcome, Result};

const PATIENCE: Duration = Duration::from_secs(5);
/// An answer of the health page is some hundred bytes.
const LONGEST: u64 = 64 * 1024;

pub fn run(common: &Common) -> Result {
    let config = common.load()?;
    let address = config.server.local_address();
    let answer = ask(address).with_context(|| format!("no answer from {address}"))?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let good = head.split(' ').nth(1) == Some("200");
    if common.json {
        writeln!(stdout(), "{}", body.trim())?;
    } else {
        writeln!(stdout(), "{}", if good { "healthy" } else { "not healthy" })?;
    }
    Ok(if good { Outcome::Good } else { Outcome::Found })
}

fn ask(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET /health HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(LONGEST).read_to_string(&mut answer)?;
    Ok(answer)
}
