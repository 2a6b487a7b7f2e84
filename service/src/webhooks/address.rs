//! Where webhooks may lead. A tenant who names an address must not reach through the server what only the server can reach: its
//! own machine, the network that it is in, the cloud's metadata. So addresses are looked at after names have been resolved,
//! and the connection goes to what was looked at.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use axum::http::Uri;

/// The longest address.
const MOST: usize = 2048;

/// Which addresses may be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Those of the public network, and by TLS alone.
    Public,
    /// Any, as within a network of one's own.
    Anywhere,
}

/// Why an address is none for a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreachable {
    /// It cannot be read.
    #[error(
        "it is no address such as https://example.org/path, of at most 2048 characters and without a user"
    )]
    NoAddress,
    /// It is not encrypted.
    #[error("it does not begin with https://")]
    NotEncrypted,
    /// It is not of the public network.
    #[error("it leads into a private network or to this machine")]
    Private,
}

impl Reach {
    /// Whether an address may be told at all. A name may still lead to where nothing is told.
    ///
    /// # Errors
    /// Why it may not.
    pub fn check(self, text: &str) -> Result<(), Unreachable> {
        let uri: Uri = text.parse().ok().filter(|_| text.len() <= MOST).ok_or(Unreachable::NoAddress)?;
        let authority = uri.authority().ok_or(Unreachable::NoAddress)?;
        let host = authority.host();
        if authority.as_str().contains('@') || host.is_empty() {
            return Err(Unreachable::NoAddress);
        }
        match (uri.scheme_str(), self) {
            (Some("https"), _) | (Some("http"), Self::Anywhere) => {}
            (Some("http"), Self::Public) => return Err(Unreachable::NotEncrypted),
            _ => return Err(Unreachable::NoAddress),
        }
        let host = host.trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
        let is_private = match host.parse() {
            Ok(ip) => !self.allows(ip),
            Err(_) => self == Self::Public && (host == "localhost" || host.ends_with(".localhost")),
        };
        if is_private { Err(Unreachable::Private) } else { Ok(()) }
    }

    /// Whether something may be sent to an address.
    #[must_use]
    pub fn allows(self, ip: IpAddr) -> bool {
        self == Self::Anywhere || is_public(ip)
    }
}

/// Whether an address is of the public network: none of those that the registries of special addresses keep for something
/// else (IANA IPv4 and IPv6 Special-Purpose Address Registries).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let is_special = match (a, b, c) {
        // This network, private networks, this machine.
        (0 | 10 | 127, _, _) | (172, 16..=31, _) | (192, 168, _) => true,
        // Carriers' own, links (where clouds keep their metadata).
        (100, 64..=127, _) | (169, 254, _) => true,
        // Protocols, documentation, the old relay of 6to4, benchmarks.
        (192, 0, 0 | 2) | (192, 88, 99) | (198, 18 | 19, _) | (198, 51, 100) | (203, 0, 113) => true,
        // Groups, what is reserved, everybody.
        (224.., _, _) => true,
        _ => false,
    };
    !is_special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let segments = ip.segments();
    // An older address within a newer one is judged by itself.
    let inner = match segments {
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => Some((high, low)),
        [0x2002, high, low, ..] => Some((high, low)),
        _ => None,
    };
    if let Some((high, low)) = inner {
        return is_public_v4(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)));
    }
    match segments {
        // Protocols (Teredo among them), and documentation.
        [0x2001, 0..=0x1ff, ..] | [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => false,
        // All that is given out lies here.
        [0x2000..=0x3fff, ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_of_the_public_network_is_not_reached() {
        for private in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.0.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.168.1.1",
            "198.18.0.1",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "100::1",
            "5f00::1",
        ] {
            let ip: IpAddr = private.parse().unwrap();
            assert!(!Reach::Public.allows(ip) && Reach::Anywhere.allows(ip), "{private}");
        }
        for public in [
            "1.1.1.1",
            "100.128.0.1",
            "172.32.0.1",
            "192.169.0.1",
            "223.255.255.254",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
            "2001:4860::8888",
        ] {
            assert!(Reach::Public.allows(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn an_address_is_encrypted_has_no_user_and_leads_out() {
        for fine in [
            "https://example.org",
            "https://example.org:8443/a?b=c",
            "https://1.1.1.1/",
            "https://[2606:4700::1111]/",
        ] {
            assert_eq!(Reach::Public.check(fine), Ok(()), "{fine}");
        }
        let long = format!("https://example.org/{}", "a".repeat(2048));
        for none in [
            "",
            "example.org",
            "/path",
            "ftp://example.org",
            "https://",
            "https://a:b@example.org/",
            "https://a b/",
            &long,
        ] {
            assert_eq!(Reach::Public.check(none), Err(Unreachable::NoAddress), "{none}");
            assert!(Reach::Anywhere.check(none).is_err(), "{none}");
        }
        for inner in [
            "https://127.0.0.1/",
            "https://[::1]:9/",
            "https://localhost/",
            "https://a.LOCALHOST/",
            "https://169.254.169.254/latest",
        ] {
            assert_eq!(Reach::Public.check(inner), Err(Unreachable::Private), "{inner}");
            assert_eq!(Reach::Anywhere.check(inner), Ok(()), "{inner}");
        }
        assert_eq!(Reach::Public.check("http://example.org/"), Err(Unreachable::NotEncrypted));
        assert_eq!(Reach::Anywhere.check("http://example.org/"), Ok(()));
    }
}
