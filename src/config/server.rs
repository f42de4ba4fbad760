//! How the server is reached.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::path::PathBuf;

use super::topic::topic;
use super::value::{at_least_one, choices};

choices! {
    /// How strict the server is with its own settings.
    Environment: "development or production" {
        /// Weak settings are warned about; documents are on.
        Development = "development",
        /// Weak settings refuse the start; documents are off.
        Production = "production",
    }
}

topic! {
    /// Where everything lies that the server keeps.
    Data ["data"] {
        /// The folder of the database, the secrets, the logs and the backups; made with mode 0700.
        dir: PathBuf = PathBuf::from("./data");
    }
}

topic! {
    /// The listener, who may call it from where, and how much at once.
    Server ["server"] {
        /// The address to listen on.
        listen: SocketAddr = SocketAddr::from((Ipv4Addr::LOCALHOST, 8080));
        /// "development" or "production".
        environment: Environment = Environment::Development, or "ENVIRONMENT";
        /// More words in the log; refused in production.
        debug: bool = false, or "DEBUG";
        /// The address that people type, where a proxy stands before the server: its host is answered, printed links use it.
        public_url: Option<String> = None;
        /// Further names that the server answers to. Loopback and its own addresses are always answered.
        hosts: Vec<String> = Vec::new();
        /// Addresses or networks (10.0.0.0/8) of proxies whose word on the client's address is believed.
        trusted_proxies: Vec<String> = Vec::new();
        /// Origins of other sites whose pages may call the API, as in https://coach.example.org.
        cors_origins: Vec<String> = Vec::new(), or "CORS_ORIGINS";
        /// Any site's pages may call the API; refused in production.
        allow_all_origins: bool = false, or "ALLOW_ALL_ORIGINS";
        /// Connections served at once; more wait.
        max_connections: NonZeroU32 = at_least_one(1024);
        /// The largest body of a JSON request, in KiB.
        max_body_kib: NonZeroU32 = at_least_one(1024);
    }
}

impl Server {
    /// Where the server is found from its own machine, also if it listens on all addresses.
    pub fn local_address(&self) -> SocketAddr {
        let ip = match self.listen.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            ip => ip,
        };
        SocketAddr::new(ip, self.listen.port())
    }
}
