//! Who may ask: the page that this program opened, on this machine, and nobody else.

use axum::http::{HeaderMap, header};

/// A secret of 128 bits, as hexadecimal digits.
///
/// # Errors
/// Where the system gives no random bytes.
pub fn secret() -> std::io::Result<String> {
    use std::fmt::Write;
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).map_err(|e| std::io::Error::other(e.to_string()))?;
    let mut digits = String::with_capacity(32);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    Ok(digits)
}

/// The names under which a browser on this machine may know the server.
const NAMES: [&str; 2] = ["127.0.0.1", "localhost"];

/// Whether a request was sent to this server by name and, where a page sent it, by a page of this server. A page of
/// another site that had its own host name lead here (DNS rebinding) shows that name as host.
pub fn is_ours(headers: &HeaderMap, port: u16) -> bool {
    let text = |name| headers.get(name).map(|v| v.to_str().unwrap_or("?"));
    let ours = |host: &str| NAMES.iter().any(|name| host == format!("{name}:{port}"));
    let host = text(header::HOST).is_some_and(ours);
    let origin =
        text(header::ORIGIN).is_none_or(|origin| origin.strip_prefix("http://").is_some_and(ours));
    // What a browser says about where a request comes from; others do not say it.
    let site = headers
        .get("sec-fetch-site")
        .is_none_or(|site| site != "cross-site" && site != "same-site");
    host && origin && site
}

/// Whether the secret was shown, compared in a time that does not tell where it differs.
pub fn knows(shown: Option<&str>, secret: &str) -> bool {
    let Some(shown) = shown else { return false };
    let differs = |(a, b): (u8, u8)| a ^ b;
    let bits = shown.bytes().zip(secret.bytes()).map(differs);
    shown.len() == secret.len() && bits.fold(0, |all, bit| all | bit) == 0
}

/// The value of a query's parameter, as it stands: what we hand out needs no escapes.
pub fn parameter<'q>(query: Option<&'q str>, name: &str) -> Option<&'q str> {
    let pairs = query?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(key, _)| *key == name).map(|(_, v)| v).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let value = |v: &'static str| axum::http::HeaderValue::from_static(v);
        pairs
            .iter()
            .map(|(k, v)| (axum::http::HeaderName::from_static(k), value(v)))
            .collect()
    }

    #[test]
    fn only_this_server_s_own_pages_are_heard() {
        for (pairs, heard) in [
            (&[("host", "127.0.0.1:8080")][..], true),
            (&[("host", "localhost:8080")], true),
            (&[("host", "127.0.0.1:8081")], false),
            (&[("host", "evil.example:8080")], false),
            (&[("host", "127.0.0.1.evil.example:8080")], false),
            (&[], false),
            (
                &[
                    ("host", "127.0.0.1:8080"),
                    ("origin", "http://127.0.0.1:8080"),
                ],
                true,
            ),
            (
                &[
                    ("host", "127.0.0.1:8080"),
                    ("origin", "http://evil.example"),
                ],
                false,
            ),
            (&[("host", "127.0.0.1:8080"), ("origin", "null")], false),
            (
                &[
                    ("host", "127.0.0.1:8080"),
                    ("origin", "https://127.0.0.1:8080"),
                ],
                false,
            ),
            (
                &[("host", "127.0.0.1:8080"), ("sec-fetch-site", "cross-site")],
                false,
            ),
            (
                &[("host", "127.0.0.1:8080"), ("sec-fetch-site", "none")],
                true,
            ),
        ] {
            assert_eq!(is_ours(&headers(pairs), 8080), heard, "{pairs:?}");
        }
    }

    #[test]
    fn the_secret_is_known_whole_or_not_at_all() {
        let (one, other) = (secret().expect("bytes"), secret().expect("bytes"));
        assert_ne!(one, other);
        assert_eq!(one.len(), 32);
        assert!(knows(Some(&one), &one));
        assert!(!knows(Some(&one[..31]), &one));
        assert!(!knows(Some(""), &one) && !knows(None, &one));
        assert_eq!(parameter(Some("a=1&token=x"), "token"), Some("x"));
        assert_eq!(parameter(Some("atoken=x"), "token"), None);
    }
}
