//! What the page says about the dataset: the texts of `notes.json` with what
//! is counted when the page is built.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use kursk_timeline::data::Fault;
use kursk_timeline::data::changelog::{Change, ChangeKind};
use kursk_timeline::data::notes::{Item, Section};
use kursk_timeline::model::{About, Dataset, Day, DayRange, Kind, Publisher};
use kursk_timeline::text::plural::{Noun, count};
use kursk_timeline::text::{date, number};
use sha2::{Digest, Sha256};

use super::style;

/// The files whose bytes, one after another, make the dataset's hash.
pub const HASHED: [&str; 6] = [
    "events.geojson",
    "places.json",
    "claimants.json",
    "publishers.json",
    "measures.json",
    "movements.json",
];
/// A series of claims is said to have a gap from so many days without one.
const GAP_DAYS: i32 = 10;
/// The claimant and the measure of the longest series.
const SERIES: (&str, &str) = ("ru-mod", "losses-total");
/// Places without a point are named from so many reports up.
const NAMED_FROM: usize = 2;

/// `about.json`: the sections of the notes, with what is counted added to
/// those named `gaps`, `kinds`, `countries` and `versions`.
///
/// `files` are the bytes of the files of [`HASHED`].
///
/// # Errors
/// When one of these sections is missing.
pub fn of(
    mut notes: Vec<Section>,
    dataset: &Dataset,
    changes: &[Change],
    files: &[Vec<u8>],
) -> Result<Vec<Section>> {
    let sources = sources_of_publishers(dataset);
    let kinds = groups(dataset, &sources, &|publisher| capital(&publisher.kind));
    let countries = groups(dataset, &sources, &|publisher| {
        let country = publisher.country.as_deref();
        let country = country.filter(|country| *country != "unknown");
        country.unwrap_or("Country not known").to_owned()
    });
    for (id, items) in [
        ("gaps", gaps(dataset)),
        ("kinds", kinds),
        ("countries", countries),
        ("versions", versions(changes, files)),
    ] {
        let section = notes.iter_mut().find(|section| section.id == id);
        let section = section.with_context(|| {
            format!("notes.json: found no section {id}, expected one to put the counts into")
        })?;
        section.items.extend(items);
    }
    Ok(notes)
}

/// What is wrong with the notes: events that are not there, and breaches of
/// the house style.
pub fn check(notes: &[Section], dataset: &Dataset) -> Vec<Fault> {
    let mut faults = Vec::new();
    for section in notes {
        let mut add = |field: String, found: String, expected: String| {
            faults.push(Fault {
                file: "notes.json".to_owned(),
                line: 0,
                record: format!("section {}", section.id),
                field,
                found,
                expected,
                left_out: false,
            });
        };
        let mut texts = vec![("title".to_owned(), &section.title)];
        for (i, text) in section.text.iter().enumerate() {
            texts.push((format!("text[{i}]"), text));
        }
        for (i, item) in section.items.iter().enumerate() {
            texts.push((format!("items[{i}].head"), &item.head));
            texts.push((format!("items[{i}].text"), &item.text));
            for id in &item.events {
                if dataset.event_index(id).is_none() {
                    let expected = "the id of an event".to_owned();
                    add(format!("items[{i}].events"), id.clone(), expected);
                }
            }
        }
        for (field, text) in texts {
            for (found, expected) in style::of_text(text, &dataset.places) {
                add(field.clone(), found, expected);
            }
        }
    }
    faults
}

fn item(head: &str, text: String) -> Item {
    Item {
        head: head.to_owned(),
        text,
        ..Item::default()
    }
}

fn gaps(dataset: &Dataset) -> Vec<Item> {
    vec![
        item("Places", places_without_point(dataset)),
        item("Days of publication", without_day(dataset)),
        item("One publisher", with_one_publisher(dataset)),
        item("The longest series", gaps_of_series(dataset)),
    ]
}

fn places_without_point(dataset: &Dataset) -> String {
    let points = || dataset.places.iter().filter(|place| !place.kind.is_area());
    let without = points().filter(|place| place.lon_lat().is_none());
    let reports = |id: &str| {
        let of_place = |event: &&kursk_timeline::model::Event| {
            dataset.place_of(event).is_some_and(|place| place.id == id)
        };
        dataset.events.iter().filter(of_place).count()
    };
    let mut named: Vec<(usize, &str)> = without
        .clone()
        .map(|place| (reports(&place.id), place.name.as_str()))
        .filter(|(reports, _)| *reports >= NAMED_FROM)
        .collect();
    named.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let named: Vec<String> = named
        .iter()
        .map(|(n, name)| format!("{name} ({n})"))
        .collect();
    format!(
        "{} of {} settlements and sites have no known coordinates. Reports about them are counted at the name of \
         their district or oblast. Most reports: {}.",
        without.count(),
        points().count(),
        named.join(", ")
    )
}

fn without_day(dataset: &Dataset) -> String {
    let undated = |event: &&kursk_timeline::model::Event| event.published_first.is_none();
    let sources = || dataset.details.iter().flat_map(|detail| &detail.sources);
    format!(
        "{} of {} have no known day of publication, and {} of {}; these reports are left out when the timeline goes by \
         publication.",
        number::grouped(
            sources()
                .filter(|source| source.published.is_none())
                .count() as u64
        ),
        count(sources().count(), Noun::Source),
        dataset.events.iter().filter(undated).count(),
        count(dataset.events.len(), Noun::Event),
    )
}

fn with_one_publisher(dataset: &Dataset) -> String {
    let one = dataset
        .details
        .iter()
        .filter(|detail| detail.independent_sources < 2);
    format!(
        "{} of {} rest on a single publisher.",
        one.count(),
        count(dataset.events.len(), Noun::Event)
    )
}

/// Days of which there is a claim in the longest series, and the spells without.
fn gaps_of_series(dataset: &Dataset) -> String {
    let mut days: Vec<Day> = Vec::new();
    for (event, detail) in dataset.events.iter().zip(&dataset.details) {
        let figures = detail.figures.iter().filter(|figure| {
            (figure.claimant.as_str(), figure.measure.as_str()) == SERIES
                && figure.about == About::Ukraine
                && figure.cumulative
                && event.kind == Kind::LossClaim
        });
        days.extend(figures.map(|figure| figure.as_of.unwrap_or(event.span.start)));
    }
    days.sort_unstable();
    days.dedup();
    let gaps: Vec<String> = days
        .windows(2)
        .filter(|pair| pair[1] - pair[0] >= GAP_DAYS)
        .map(|pair| {
            date::range(DayRange {
                first: pair[0],
                last: pair[1],
            })
        })
        .collect();
    let claimant = dataset
        .claimant(SERIES.0)
        .map_or(SERIES.0, |claimant| &claimant.name);
    let mut text = format!(
        "The running total of Ukrainian losses by the {claimant} is here for {}.",
        count(days.len(), Noun::Day)
    );
    if !gaps.is_empty() {
        text += &format!(
            " Spells of {GAP_DAYS} days or more without it: {}.",
            gaps.join("; ")
        );
    }
    text
}

/// Number of sources of each publisher, by its id.
fn sources_of_publishers(dataset: &Dataset) -> BTreeMap<&str, usize> {
    let mut sources = BTreeMap::new();
    for source in dataset.details.iter().flat_map(|detail| &detail.sources) {
        *sources.entry(source.publisher.as_str()).or_default() += 1;
    }
    sources
}

/// Publishers and their sources by a name that `name` gives them; most sources first.
fn groups(
    dataset: &Dataset,
    sources: &BTreeMap<&str, usize>,
    name: &dyn Fn(&Publisher) -> String,
) -> Vec<Item> {
    let mut groups: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for publisher in &dataset.publishers {
        let counts = groups.entry(name(publisher)).or_default();
        counts.0 += 1;
        counts.1 += sources
            .get(publisher.id.as_str())
            .copied()
            .unwrap_or_default();
    }
    let mut rows: Vec<_> = groups.into_iter().collect();
    rows.sort_by_key(|(_, counts)| std::cmp::Reverse((counts.1, counts.0)));
    let rows = rows.into_iter().map(|(name, (publishers, sources))| {
        let publishers = count(publishers, Noun::Publisher);
        item(
            &name,
            format!("{publishers}, {}", count(sources, Noun::Source)),
        )
    });
    rows.collect()
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

/// Version and hash, then the changes, newest first.
fn versions(changes: &[Change], files: &[Vec<u8>]) -> Vec<Item> {
    let version = changes.first().map_or("", |change| change.version.as_str());
    let mut items = vec![item(
        &format!("Version {version}"),
        format!(
            "SHA-256 of the files {}, one after another: {}",
            HASHED.join(", "),
            hash(files)
        ),
    )];
    for change in changes {
        let kind = match change.kind {
            ChangeKind::Added => "added",
            ChangeKind::Corrected => "corrected",
            ChangeKind::Removed => "removed",
        };
        let head = format!("{}, {}: {kind}", change.version, date::long(change.date));
        items.push(Item {
            events: match change.kind {
                ChangeKind::Removed => Vec::new(),
                _ => change.events.clone(),
            },
            ..item(&head, change.text.clone())
        });
    }
    items
}

/// SHA-256 of the files one after another, as `cat` and `sha256sum` give it.
pub fn hash(files: &[Vec<u8>]) -> String {
    let mut hasher = Sha256::new();
    for file in files {
        hasher.update(file);
    }
    hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::folder;
    use crate::project;
    use kursk_timeline::data::changelog::read_changelog;
    use kursk_timeline::data::notes::read_notes;

    fn built() -> (Vec<Section>, Dataset) {
        let data = project::root().join("assets/data");
        let bytes = |name| folder::bytes(&data, name).unwrap();
        let dataset = folder::load(&data).unwrap().dataset;
        let (notes, faults) = read_notes(&bytes("notes.json"));
        assert_eq!(faults, []);
        let (changes, _) = read_changelog(&bytes("changelog.json"));
        let files = HASHED.map(bytes);
        (of(notes, &dataset, &changes, &files).unwrap(), dataset)
    }

    fn items<'a>(sections: &'a [Section], id: &str) -> &'a [Item] {
        &sections
            .iter()
            .find(|section| section.id == id)
            .unwrap()
            .items
    }

    #[test]
    fn what_is_built_can_be_read_by_the_page() {
        let (sections, dataset) = built();
        let bytes = serde_json::to_vec(&sections).unwrap();
        assert_eq!(read_notes(&bytes), (sections.clone(), Vec::new()));
        assert_eq!(check(&sections, &dataset), []);
    }

    #[test]
    fn every_publisher_is_counted_in_its_country_and_kind() {
        let (sections, dataset) = built();
        let numbers = |item: &Item| -> Vec<usize> {
            let words = item
                .text
                .split([' ', ','])
                .filter_map(|word| word.parse().ok());
            words.collect()
        };
        let sources: usize = dataset
            .details
            .iter()
            .map(|detail| detail.sources.len())
            .sum();
        for id in ["kinds", "countries"] {
            let mut sums = [0, 0];
            for item in items(&sections, id) {
                for (sum, number) in sums.iter_mut().zip(numbers(item)) {
                    *sum += number;
                }
            }
            assert_eq!(sums, [dataset.publishers.len(), sources], "{id}");
        }
    }

    #[test]
    fn the_hash_is_that_of_the_files_one_after_another() {
        let parts = [b"ab".to_vec(), b"c".to_vec()];
        assert_eq!(hash(&parts), hash(&[b"abc".to_vec()]));
        assert!(hash(&parts).starts_with("ba7816bf8f01cfea"));
        let (sections, _) = built();
        assert!(items(&sections, "versions")[0].text.contains("SHA-256"));
    }

    #[test]
    fn gaps_are_counted() {
        let (sections, dataset) = built();
        let gaps = items(&sections, "gaps");
        let without = dataset
            .events
            .iter()
            .filter(|e| e.published_first.is_none())
            .count();
        assert!(
            gaps[1].text.contains(&format!("{without} of 578 events")),
            "{}",
            gaps[1].text
        );
        assert!(
            gaps[3].text.contains("19 October to 1 November 2024"),
            "{}",
            gaps[3].text
        );
    }

    #[test]
    fn notes_are_checked_like_the_dataset() {
        let (_, dataset) = built();
        let note = Section {
            id: "x".to_owned(),
            title: "About 1500 soldiers".to_owned(),
            items: vec![Item {
                events: vec!["2024-11-12-nothing".to_owned()],
                ..Item::default()
            }],
            ..Section::default()
        };
        let faults: Vec<String> = check(&[note], &dataset)
            .iter()
            .map(Fault::to_string)
            .collect();
        assert_eq!(
            faults,
            [
                "notes.json, section x, field items[0].events: found 2024-11-12-nothing, expected the id of an event",
                "notes.json, section x, field title: found \"1500\", expected a comma between thousands, as in 1,500",
            ]
        );
    }
}
