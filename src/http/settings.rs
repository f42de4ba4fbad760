//! What the HTTP side needs to know of the configuration.

use std::net::SocketAddr;
use std::time::Duration;

use super::client::Network;

/// The settings of the listener and of what every answer carries.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where to listen; port 0 takes any free one.
    pub listen: SocketAddr,
    /// The address that people type, such as `https://coach.example.org`: its host is one of ours.
    pub public_url: Option<String>,
    /// Further host names under which this server may be called.
    pub hosts: Vec<String>,
    /// Proxies whose word about the client's address and scheme is taken.
    pub trusted_proxies: Vec<Network>,
    /// Which pages of other origins may call the API.
    pub origins: Origins,
    /// Production: no documentation, HSTS always, no details to strangers.
    pub production: bool,
    /// The largest JSON body, in bytes.
    pub max_body: usize,
    /// So many connections at once; at the limit the one that has been idle longest is closed.
    pub max_connections: usize,
    /// A request's head must be complete within this time, which is also how long an idle connection is kept.
    pub header_timeout: Duration,
    /// How long a stop waits for requests in flight.
    pub drain: Duration,
}

/// The origins that CORS lets through.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origins {
    /// Every page of the world (`ALLOW_ALL_ORIGINS`, never in production).
    All,
    /// These, compared exactly, such as `https://coach.example.org`.
    Exact(Vec<String>),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: None,
            hosts: Vec::new(),
            trusted_proxies: Vec::new(),
            origins: Origins::Exact(Vec::new()),
            production: false,
            max_body: 1024 * 1024,
            max_connections: 1024,
            header_timeout: Duration::from_secs(5),
            drain: Duration::from_secs(10),
        }
    }
}
