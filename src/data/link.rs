//! Which addresses may become links, and where an archived copy may be found.

use std::fmt::Write as _;

use crate::model::Day;

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

/// The address at which the Internet Archive's Wayback Machine looks for a copy
/// of the page: the one nearest to the day, or without a day the list of all
/// copies. It is a look-up: whether there is a copy, and of what, is not known
/// here.
///
/// The archive's addresses have the form `/web/<time>/<address>`; of the time
/// (year, month, day, hour, ...) the last parts may be left out. The page's
/// address follows as it is, but for what a browser would take for something
/// else: its fragment (which is never sent to a server) is left off, and
/// letters outside ASCII are escaped as UTF-8 bytes. Escapes and queries stay.
pub fn archive_lookup(url: &str, day: Option<Day>) -> String {
    let mut address = "https://web.archive.org/web/".to_owned();
    match day {
        Some(day) => address.extend(day.to_string().chars().filter(char::is_ascii_digit)),
        None => address.push('*'),
    }
    address.push('/');
    for byte in url.split('#').next().unwrap_or_default().bytes() {
        if byte.is_ascii_graphic() {
            address.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            write!(address, "%{byte:02X}").ok();
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_looked_for_by_address_and_day() {
        let day = Day::from_ymd(2024, 8, 9);
        for (url, day, address) in [
            (
                "https://example.org/a",
                day,
                "20240809/https://example.org/a",
            ),
            ("https://example.org/a", None, "*/https://example.org/a"),
            (
                "http://example.org:8080/?a=b&c=%20d",
                day,
                "20240809/http://example.org:8080/?a=b&c=%20d",
            ),
            (
                "https://example.org/a?b#:~:text=c",
                day,
                "20240809/https://example.org/a?b",
            ),
            ("https://aysor.am/К/1", None, "*/https://aysor.am/%D0%9A/1"),
        ] {
            let lookup = archive_lookup(url, day);
            assert_eq!(lookup, format!("https://web.archive.org/web/{address}"));
            assert!(is_web_address(&lookup), "{lookup}");
        }
    }

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
