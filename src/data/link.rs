//! Which addresses may become links.

/// Whether the text is an absolute http or https address that is safe to make
/// a link of: with a host, without a user name or password, without spaces,
/// control characters, quotes or angle brackets.
pub fn is_web_address(text: &str) -> bool {
    let Some(rest) = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
    else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.split(':').next().unwrap_or_default();
    let port = authority.get(host.len()..).unwrap_or_default();
    let host_is_good = host.len() <= 253
        && host.contains('.')
        && host.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        });
    let port_is_good = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|digits| digits.parse::<u16>().is_ok());
    host_is_good
        && port_is_good
        && text.len() <= 2000
        && !text
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || "<>\"'`\\".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_addresses_are_told_from_others() {
        for good in [
            "https://www.example.org/news/articles/a1b2c3",
            "http://example.org",
            "https://aysor.am/ru/news/2024/08/09/Курская-область/2313866",
            "https://example.org:8443/a?b=c#d",
        ] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "",
            "javascript:alert(1)",
            "JAVASCRIPT://example.org/%0aalert(1)",
            "data:text/html,x",
            "//example.org/",
            "ftp://example.org/",
            "https://",
            "https:///path",
            "https://localhost/",
            "https://user@example.org/",
            "https://user:pass@example.org/",
            "https://example.org:99999/",
            "https://exa mple.org/",
            "https://example.org/a b",
            "https://example.org/\"onclick",
            "https://-example.org/",
            "https://example..org/",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }
}
