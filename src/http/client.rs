//! Who is calling: the client's address, seen through trusted proxies and no others.

use std::net::IpAddr;
use std::str::FromStr;

use poem::http::HeaderMap;

/// The client of a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Client {
    /// Its address: the peer's, or what a trusted proxy says.
    pub address: IpAddr,
    /// Whether it speaks HTTPS, with us or with a trusted proxy.
    pub https: bool,
    /// Whether it is this machine itself, and nobody passed the request on.
    pub local: bool,
}

/// A network such as `10.0.0.0/8`, or a single address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Network {
    bits: u128,
    prefix: u32,
}

/// Why a text is no network.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("is no address and no network such as 10.0.0.0/8")]
pub struct BadNetwork;

impl FromStr for Network {
    type Err = BadNetwork;

    fn from_str(text: &str) -> Result<Self, BadNetwork> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix.parse::<u32>().map_err(|_| BadNetwork)?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| BadNetwork)?;
        let width = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.unwrap_or(width);
        if prefix > width {
            return Err(BadNetwork);
        }
        Ok(Self { bits: bits(address), prefix: prefix + 128 - width })
    }
}

impl Network {
    pub fn contains(self, address: IpAddr) -> bool {
        let differ = self.bits ^ bits(address);
        self.prefix == 0 || differ >> (128 - self.prefix) == 0
    }
}

/// All addresses as IPv6, so that `::ffff:10.0.0.1` and `10.0.0.1` are one.
fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => v4.to_ipv6_mapped().to_bits(),
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

/// The address by which rates are counted: an IPv6 customer owns a /64, not one address.
pub fn rate_key(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & !u128::from(u64::MAX)).into()),
        v4 @ IpAddr::V4(_) => v4,
    }
}

impl Client {
    /// Finds the client behind `peer`. Headers count only if the peer is trusted; then the right-most hop that is not
    /// trusted is the client, for everything left of it is the client's own word. `X-Forwarded-For` goes before
    /// `Forwarded`: a proxy that writes the one passes a forged other on.
    pub fn resolve(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> Self {
        let peer = peer.to_canonical();
        let passed_on = ["x-forwarded-for", "forwarded", "x-real-ip", "via"].iter().any(|h| headers.contains_key(*h));
        let is_trusted = |address| trusted.iter().any(|network| network.contains(address));
        if !is_trusted(peer) {
            return Self { address: peer, https: false, local: peer.is_loopback() && !passed_on };
        }
        let by_x = values(headers, "x-forwarded-for");
        let (hops, proto) = if by_x.is_empty() {
            let forwarded = values(headers, "forwarded");
            let proto = forwarded.last().and_then(|element| parameter(element, "proto"));
            (forwarded.iter().map(|element| parameter(element, "for").unwrap_or_default()).collect(), proto)
        } else {
            (by_x, values(headers, "x-forwarded-proto").pop())
        };
        let mut address = peer;
        for hop in hops.iter().rev() {
            let Some(next) = hop_address(hop) else { break };
            address = next;
            if !is_trusted(address) {
                break;
            }
        }
        let https = proto.is_some_and(|proto| proto.eq_ignore_ascii_case("https"));
        Self { address, https, local: address.is_loopback() && !passed_on }
    }
}

/// The members of a header's list, over all its lines.
fn values(headers: &HeaderMap, name: &str) -> Vec<String> {
    let lines = headers.get_all(name).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(|value| value.trim().to_owned()).collect()
}

/// A parameter of a `Forwarded` element such as `for="[2001:db8::1]:80";proto=https`.
fn parameter(element: &str, name: &str) -> Option<String> {
    let pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim_matches('"').to_owned()).next()
}

/// `1.2.3.4`, `1.2.3.4:80`, `::1`, `[::1]` or `[::1]:80`.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let bare = match hop.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?.0,
        None if hop.matches(':').count() == 1 => hop.split_once(':')?.0,
        None => hop,
    };
    bare.parse().ok().map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use poem::http::{HeaderName, HeaderValue};

    use super::*;

    fn resolve(peer: &str, headers: &[(&str, &str)], trusted: &[&str]) -> Client {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(HeaderName::try_from(*name).unwrap(), HeaderValue::try_from(*value).unwrap());
        }
        let trusted: Vec<Network> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        Client::resolve(peer.parse().unwrap(), &map, &trusted)
    }

    #[test]
    fn an_untrusted_peer_is_believed_nothing() {
        for header in ["X-Forwarded-For", "X-Real-IP", "Forwarded"] {
            let client =
                resolve("203.0.113.9", &[(header, "127.0.0.1"), ("X-Forwarded-Proto", "https")], &["10.0.0.0/8"]);
            assert_eq!(client.address.to_string(), "203.0.113.9");
            assert!(!client.https && !client.local);
        }
    }

    #[test]
    fn the_right_most_untrusted_hop_is_the_client() {
        let trusted = ["10.0.0.0/8", "::1"];
        for (headers, address) in [
            (vec![("x-forwarded-for", "1.1.1.1, 198.51.100.7, 10.0.0.2")], "198.51.100.7"),
            (vec![("x-forwarded-for", "1.1.1.1"), ("x-forwarded-for", "198.51.100.7:99, 10.0.0.2")], "198.51.100.7"),
            (vec![("x-forwarded-for", "198.51.100.7"), ("forwarded", "for=9.9.9.9")], "198.51.100.7"),
            (vec![("forwarded", "for=9.9.9.9, For=\"[2001:db8::7]:80\";proto=https, for=10.0.0.2")], "2001:db8::7"),
            (vec![("x-forwarded-for", "198.51.100.7, rubbish, 10.0.0.2")], "10.0.0.2"),
            (vec![("x-forwarded-for", "10.0.0.3, 10.0.0.2")], "10.0.0.3"),
            (vec![("x-real-ip", "9.9.9.9")], "10.0.0.1"),
            (vec![], "10.0.0.1"),
        ] {
            assert_eq!(resolve("10.0.0.1", &headers, &trusted).address.to_string(), address, "{headers:?}");
        }
        assert!(resolve("::1", &[("x-forwarded-for", "1.1.1.1"), ("x-forwarded-proto", "https")], &trusted).https);
    }

    #[test]
    fn a_proxy_on_this_machine_does_not_make_its_clients_local() {
        assert!(resolve("127.0.0.1", &[], &[]).local);
        assert!(resolve("::ffff:127.0.0.1", &[], &[]).local);
        assert!(!resolve("127.0.0.1", &[("x-forwarded-for", "198.51.100.7")], &[]).local);
        assert!(!resolve("127.0.0.1", &[("x-forwarded-for", "127.0.0.1")], &["127.0.0.1"]).local);
    }

    #[test]
    fn networks_are_read_and_compared() {
        let network: Network = "192.168.0.0/16".parse().unwrap();
        assert!(network.contains("192.168.7.1".parse().unwrap()));
        assert!(network.contains("::ffff:192.168.7.1".parse().unwrap()));
        assert!(!network.contains("192.169.0.1".parse().unwrap()));
        for bad in ["", "10.0.0.0/33", "10.0.0/8", "::/129", "x"] {
            assert_eq!(bad.parse::<Network>(), Err(BadNetwork), "{bad}");
        }
    }

    #[test]
    fn rates_count_ipv6_by_64() {
        let key = |text: &str| rate_key(text.parse().unwrap()).to_string();
        assert_eq!(key("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(key("::ffff:1.2.3.4"), "1.2.3.4");
        assert_eq!(key("1.2.3.4"), "1.2.3.4");
    }
}
