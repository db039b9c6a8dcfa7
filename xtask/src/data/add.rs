//! `cargo xtask data add`: puts a new event into the dataset, at its place.

use std::path::Path;

use anyhow::{Context, Result};
use kursk_timeline::data::raw::{Feature, geometry_of};
use kursk_timeline::data::write::{self, read_head};
use kursk_timeline::model::{Dataset, Day, Event};
use serde_json::{Map, Value, json};

use super::folder;
use crate::args::Args;

/// What `cargo xtask data add` needs and can take.
pub const HELP: &str = "\
cargo xtask data add puts a new event into assets/data/events.geojson. It needs

  --date 2024-11-12        when it happened; for a statement, when it was made
  --name us-patel          a few words in small letters; with the date they make the id
  --kind statement         incursion, advance, assault, capture, recapture, withdrawal, strike,
                           infrastructure, deployment, movement, training, loss-claim,
                           strength-claim, area-claim, prisoner, diplomacy, humanitarian, statement
  --title \"...\"            a neutral headline of at most 80 characters
  --summary \"...\"          what is reported and who says so, at most 420 characters
  --parties US,KP          who acts or speaks first, then the others
  --standing claimed       confirmed, claimed or disputed
  --of statement           statement (somebody said it) or fact (it happened on the ground)
  --url https://...        the page it rests on
  --publisher kbs-world    its publisher, an id of publishers.json

and can take

  --published 2024-11-12   the day on which that page was published
  --source-title \"...\"     the title of that page
  --place sudzha           an id of places.json
  --place-note \"...\"       where exactly, when it is only near that place
  --date-end 2024-11-13    the last day, where it took more than one
  --precision approx       approx or month, where the day is not exact
  --conflict \"...\"         a note on conflicting accounts

Figures, movements and further sources are then added by hand on the event's line; see CONTRIBUTING.md.
";

/// Options that become members of the event as they are.
const PLAIN: [(&str, &str, bool); 11] = [
    ("--date", "date", true),
    ("--date-end", "date_end", false),
    ("--precision", "date_precision", false),
    ("--kind", "kind", true),
    ("--title", "title", true),
    ("--summary", "summary", true),
    ("--conflict", "conflict", false),
    ("--place", "place", false),
    ("--place-note", "place_note", false),
    ("--standing", "standing", true),
    ("--of", "standing_of", true),
];

/// Adds the event that the arguments describe to the dataset in `folder` and
/// returns its line in `events.geojson`.
///
/// # Errors
/// When an argument is missing or not known, or when the event breaks a rule;
/// then nothing is written.
pub fn run(args: &[String], folder: &Path) -> Result<usize> {
    let old = folder::bytes(folder, "events.geojson")?;
    let loaded = folder::load_with(folder, &old)?;
    // Events that cannot be read would be lost in writing.
    folder::refuse_faults(&loaded.faults)?;
    let mut dataset = loaded.dataset;
    let feature = feature(args, &dataset)?;
    let place = feature.properties.place.as_deref();
    let place =
        match place {
            Some(id) => Some(dataset.places_by_id().get(id).with_context(|| {
                format!("--place: found {id:?}, expected an id of places.json")
            })?),
            None => None,
        };
    let (event, detail) = feature.into_event(place);
    let key = |event: &Event| (event.span.start, event.id.clone());
    let new_key = key(&event);
    let at = dataset
        .events
        .partition_point(|other| key(other) <= new_key);
    dataset.events.insert(at, event);
    dataset.details.insert(at, detail);
    let new = write::events(&dataset, &read_head(&old).unwrap_or_default())?;
    folder::refuse_faults(&folder::load_with(folder, &new)?.faults)?;
    folder::write(&folder.join("events.geojson"), &new)?;
    // The first line is that of the whole collection.
    Ok(at + 2)
}

/// Takes an option that must be there.
fn need(args: &mut Args, name: &str) -> Result<String> {
    let value = args.value(name)?;
    value.with_context(|| format!("found no {name}, expected it\n\n{HELP}"))
}

/// The event that the arguments describe.
fn feature(args: &[String], dataset: &Dataset) -> Result<Feature> {
    let mut args = Args::new("data add", args);
    let mut properties = Map::new();
    for (option, member, needed) in PLAIN {
        let value = match needed {
            true => Some(need(&mut args, option)?),
            false => args.value(option)?,
        };
        if let Some(value) = value {
            properties.insert(member.to_owned(), value.into());
        }
    }
    let name = need(&mut args, "--name")?;
    let parties = need(&mut args, "--parties")?;
    let url = need(&mut args, "--url")?;
    let publisher = need(&mut args, "--publisher")?;
    let published = args.value("--published")?;
    let source_title = args.value("--source-title")?;
    args.finish()?;
    let known = dataset.publisher(&publisher).with_context(|| {
        format!("--publisher: found {publisher:?}, expected an id of publishers.json")
    })?;
    let grade = if known.kind == "aggregator" { "B" } else { "A" };
    let day = |option: &str, text: &str| -> Result<Day> {
        text.parse()
            .with_context(|| format!("{option}: found {text:?}"))
    };
    let date = day("--date", text(&properties, "date"))?;
    let published = published
        .map(|text| day("--published", &text))
        .transpose()?;
    let parties: Vec<&str> = parties.split(',').map(str::trim).collect();
    let place = text(&properties, "place");
    let place = dataset.places.iter().find(|known| known.id == place);
    let geometry = geometry_of(place);
    properties.insert("parties".into(), json!(parties));
    properties.insert("independent_sources".into(), json!(1));
    let first = published.filter(|&day| day >= date);
    properties.insert("published_first".into(), json!(first));
    let source = json!({
        "url": url, "publisher": publisher, "title": source_title, "published": published,
        "grade": grade, "kind": known.kind,
    });
    properties.insert("sources".into(), json!([source]));
    Ok(serde_json::from_value(json!({
        "type": "Feature", "id": format!("{date}-{name}"),
        "geometry": geometry, "properties": properties,
    }))?)
}

fn text<'a>(properties: &'a Map<String, Value>, member: &str) -> &'a str {
    properties
        .get(member)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    /// The small dataset in a folder of its own.
    fn small(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        let from = project::root().join("tests/fixtures/dataset");
        folder::save(
            &folder,
            &folder::load(&from).unwrap().dataset,
            &Default::default(),
        )
        .unwrap();
        folder
    }

    fn words(line: &str, extra: &[&str]) -> Vec<String> {
        let words = line.split(' ').chain(extra.iter().copied());
        words.map(str::to_owned).collect()
    }

    const LINE: &str = "--date 2024-11-10 --name seen --kind statement --parties KP,RU --standing claimed \
                        --of statement --publisher paper --published 2024-11-11 --place village";
    const TEXTS: [&str; 6] = [
        "--title",
        "A headline",
        "--summary",
        "Somebody said something.",
        "--url",
        "https://example.org/new",
    ];

    #[test]
    fn an_event_is_added_at_its_place() {
        let folder = small("kursk-add");
        assert_eq!(run(&words(LINE, &TEXTS), &folder).unwrap(), 3);
        let loaded = folder::load(&folder).unwrap();
        assert_eq!(loaded.faults, []);
        assert_eq!(loaded.dataset.events[1].id, "2024-11-10-seen");
        let day = Day::from_ymd(2024, 11, 11);
        assert_eq!(loaded.dataset.events[1].published_first, day);
        let twice = run(&words(LINE, &TEXTS), &folder).unwrap_err().to_string();
        assert!(twice.contains("a second time"), "{twice}");
        assert_eq!(folder::load(&folder).unwrap().dataset.events.len(), 3);
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_wrong_is_named_and_nothing_is_written() {
        let folder = small("kursk-add-wrong");
        let before = folder::bytes(&folder, "events.geojson").unwrap();
        for (from, to, fault) in [
            (
                "--kind statement",
                "--kind battle",
                "unknown variant `battle`",
            ),
            (
                "--place village",
                "--place atlantis",
                "--place: found \"atlantis\"",
            ),
            (
                "--publisher paper",
                "--publisher none",
                "--publisher: found \"none\"",
            ),
            (
                "--date 2024-11-10",
                "--date 2024-11-31",
                "--date: found \"2024-11-31\"",
            ),
            ("--parties KP,RU ", "", "found no --parties"),
            ("--name seen", "--name Seen", "field id"),
            (
                "--of statement",
                "--of statement --colour red",
                "does not know `--colour`",
            ),
        ] {
            let error = run(&words(&LINE.replace(from, to), &TEXTS), &folder).unwrap_err();
            let error = format!("{error:#}");
            assert!(error.contains(fault), "{to}: {error}");
        }
        assert_eq!(folder::bytes(&folder, "events.geojson").unwrap(), before);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
