//! The texts of the "About the data" tab: `notes.json` as it is written by
//! hand, and `about.json`, which the build makes of it with what is counted
//! from the dataset. Both are lists of sections.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::is_web_address;
use super::record::Record;
use super::table::{self, Format};

/// A part of the tab, under a heading of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Section {
    /// Unique name; the page puts a chart or a list of files under some of them.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Whether it belongs under the section before that is not such a one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sub: bool,
    /// Paragraphs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<String>,
    /// A list below them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
}

/// An entry of a section's list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Item {
    /// What it is about, in a few words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub head: String,
    /// What is to be said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Ids of the events concerned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<String>,
    /// Address of a page outside, http or https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

const NOTES: Format = Format {
    file: "notes.json",
    noun: "section",
};

/// Reads a list of sections. What cannot be read is left out and listed.
/// Never panics, whatever the bytes are.
pub fn read_notes(bytes: &[u8]) -> (Vec<Section>, Vec<Fault>) {
    let mut faults = Vec::new();
    let rows = table::rows_of_list(&NOTES, bytes, &mut faults).unwrap_or_default();
    let mut sections = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        if let Some(mut record) = Record::new(&NOTES, row, i + 1, &mut faults) {
            let section = section(&mut record);
            record.finish();
            if record.is_kept() {
                sections.push(section);
            }
        }
    }
    (sections, faults)
}

fn section(record: &mut Record) -> Section {
    let mut section = Section {
        id: record.text("id"),
        title: record.text("title"),
        sub: record.flag("sub", false),
        text: record.texts("text", false),
        items: Vec::new(),
    };
    record.objects("items", false, &mut |record| {
        let item = Item {
            head: record.text_or_empty("head"),
            text: record.text_or_empty("text"),
            events: record.texts("events", false),
            url: record.text_if_given("url"),
        };
        if let Some(url) = &item.url
            && !is_web_address(url)
        {
            record.report.wrong(&"url", url, &"an address of the web");
        }
        section.items.push(item);
    });
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_read_as_they_are_written() {
        let sections = [
            Section {
                id: "gaps".to_owned(),
                title: "Known gaps".to_owned(),
                sub: true,
                text: vec!["One.".to_owned(), "Two.".to_owned()],
                items: vec![
                    Item {
                        head: "Here".to_owned(),
                        text: "Nothing is known.".to_owned(),
                        events: vec!["2024-11-12-a".to_owned()],
                        url: None,
                    },
                    Item {
                        url: Some("https://example.org/".to_owned()),
                        ..Item::default()
                    },
                ],
            },
            Section {
                id: "empty".to_owned(),
                title: "Empty".to_owned(),
                ..Section::default()
            },
        ];
        let bytes = serde_json::to_vec(&sections).unwrap();
        assert_eq!(read_notes(&bytes), (sections.to_vec(), Vec::new()));
    }

    #[test]
    fn a_wrong_section_is_left_out_and_listed() {
        let text = br#"[
{"id":"a","title":"A","items":[{"url":"javascript:alert(1)"}]},
{"id":"b","text":[]},
{"id":"c","title":"C"}
]"#;
        let (sections, faults) = read_notes(text);
        let ids: Vec<&str> = sections.iter().map(|section| section.id.as_str()).collect();
        assert_eq!(ids, ["c"]);
        assert_eq!(faults.len(), 2);
        assert_eq!((faults[0].line, faults[1].line), (2, 3));
        assert!(faults[0].to_string().contains("javascript:alert(1)"));
        assert_eq!(read_notes(b"{").0, []);
    }
}
