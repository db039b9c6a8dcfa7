//! An event of a reader's own file: its row, as it stands in the file. Texts
//! are shown as texts; only addresses of the web become links.

use super::sources::opens_in_new_tab;
use crate::data::is_web_address;
use crate::model::Dataset;
use crate::text::Msg;
use crate::ui::markup::{Node, list, of, out_link, say, text};

/// Names and values of the row of that event.
pub fn own_row(dataset: &Dataset, index: u32) -> Node {
    let mut rows = Vec::new();
    for (name, value) in dataset.rows.of(index) {
        let parts = vec![
            say("dt", "", name.to_owned()),
            of("dd", "", with_links(value)),
        ];
        rows.push(of("div", "", parts));
    }
    list(vec![
        say("h3", "", Msg::OwnAsInFile.text()),
        of("dl", "row-values", rows),
    ])
}

/// The text, with links where an address of the web stands in it: alone, in
/// prose, or in a row of addresses with commas between them.
fn with_links(value: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let (mut shown, mut from) = (0, 0);
    while let Some(at) = value.get(from..).and_then(|rest| rest.find("http")) {
        let start = from + at;
        let rest = value.get(start..).unwrap_or_default();
        let address = address_at(rest);
        from = start + address.len().max(4);
        if is_web_address(address) {
            let before = value.get(shown..start).unwrap_or_default();
            let parts = vec![text(address.to_owned()), opens_in_new_tab()];
            nodes.push(text(before.to_owned()));
            nodes.push(out_link("", address.to_owned(), parts));
            shown = from;
        }
    }
    let after = value.get(shown..).unwrap_or_default();
    nodes.push(text(after.to_owned()));
    nodes
}

/// What may be an address at the beginning of a text, without the signs that
/// end a sentence.
fn address_at(text: &str) -> &str {
    let ends = |c: char| c.is_whitespace() || c.is_control() || "\"'<>|\\".contains(c);
    let mut end = text.find(ends).unwrap_or(text.len());
    for next in [",http", ";http"] {
        let whole = text.get(..end).unwrap_or_default();
        end = whole.find(next).unwrap_or(end);
    }
    let whole = text.get(..end).unwrap_or_default();
    whole.trim_end_matches(['.', ',', ';', ':', ')', ']', '}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_prose_and_in_rows() {
        for (text, address) in [
            (
                "https://x.com/a/status/1, https://t.me/b/2",
                "https://x.com/a/status/1",
            ),
            (
                "https://a.example/1,https://b.example/2",
                "https://a.example/1",
            ),
            ("https://a.example/1,2;3", "https://a.example/1,2;3"),
            ("https://a.example/(1).", "https://a.example/(1"),
            ("https://a.example/\">x", "https://a.example/"),
        ] {
            assert_eq!(address_at(text), address);
        }
    }
}
