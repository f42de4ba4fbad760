//! Under which names this server answers. A page of a stranger that makes its own name point here (DNS rebinding) is
//! told 421 instead of a member's data.

use std::net::IpAddr;

use poem::http::header::HOST;
use poem::http::uri::Authority;
use poem::http::{HeaderMap, StatusCode, Uri};

use super::problem::Problem;
use super::settings::Settings;

/// The host names that are ours beyond loopback and the addresses we listen on.
#[derive(Clone, Debug)]
pub struct Hosts(Vec<String>);

impl Hosts {
    pub fn new(settings: &Settings) -> Self {
        let public = settings.public_url.as_deref().and_then(|url| url.parse::<Uri>().ok());
        let public = public.as_ref().and_then(Uri::host).map(str::to_owned);
        let names = settings.hosts.iter().cloned().chain(public);
        Self(names.map(|name| name.trim_end_matches('.').to_ascii_lowercase()).collect())
    }

    /// Refuses a request that is meant for somebody else: 400 without a readable host, 421 with an unknown one.
    /// `own` is the address on which the connection arrived.
    pub fn check(&self, uri: &Uri, headers: &HeaderMap, own: Option<IpAddr>) -> Result<(), Problem> {
        let mut lines = headers.get_all(HOST).iter();
        let (line, more) = (lines.next(), lines.next());
        let named = line.and_then(|line| line.to_str().ok()?.parse::<Authority>().ok());
        let host = match (uri.host(), &named, more) {
            (Some(host), _, None) => host,
            (None, Some(authority), None) => authority.host(),
            _ => return Err(Problem::unreadable("There must be one Host header.")),
        };
        if self.is_ours(host, own) {
            return Ok(());
        }
        let problem = Problem::new(
            StatusCode::MISDIRECTED_REQUEST,
            "unknown_host",
            "This server does not answer under that name",
        );
        Err(problem.detail("Set server.public_url or server.hosts if it should."))
    }

    fn is_ours(&self, host: &str, own: Option<IpAddr>) -> bool {
        let bare = host.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.');
        if let Ok(address) = bare.parse::<IpAddr>() {
            let address = address.to_canonical();
            if address.is_loopback() || own.is_some_and(|own| own.to_canonical() == address) {
                return true;
            }
        }
        bare.eq_ignore_ascii_case("localhost") || self.0.iter().any(|name| name.eq_ignore_ascii_case(bare))
    }
}

#[cfg(test)]
mod tests {
    use poem::http::HeaderValue;

    use super::*;

    fn status(host: &str) -> u16 {
        let hosts = Hosts::new(&Settings {
            public_url: Some("https://Coach.example.org:8443/x".into()),
            hosts: vec!["coach.lan".into()],
            ..Settings::default()
        });
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::try_from(host).unwrap());
        let own = "192.168.1.5".parse().ok();
        hosts.check(&Uri::from_static("/health"), &headers, own).map_or_else(|p| p.status().as_u16(), |()| 200)
    }

    #[test]
    fn knows_its_names() {
        for host in [
            "localhost:1",
            "127.0.0.1",
            "127.8.8.8:8080",
            "[::1]:80",
            "192.168.1.5:80",
            "coach.example.org",
            "COACH.lan.",
        ] {
            assert_eq!(status(host), 200, "{host}");
        }
        for host in ["evil.example", "192.168.1.6", "localhost.evil.example", "coach.example.org.evil.example"] {
            assert_eq!(status(host), 421, "{host}");
        }
        for host in ["", "a b", "x@127.0.0.1/"] {
            assert!(status(host) >= 400, "{host}");
        }
    }

    #[test]
    fn an_absolute_target_counts_before_the_header() {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("localhost"));
        let hosts = Hosts::new(&Settings::default());
        assert!(hosts.check(&Uri::from_static("http://evil.example/"), &headers, None).is_err());
        headers.append(HOST, HeaderValue::from_static("evil.example"));
        assert!(hosts.check(&Uri::from_static("/"), &headers, None).is_err());
    }
}
