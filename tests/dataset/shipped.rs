//! The published dataset holds what it promises.

use std::collections::BTreeSet;

use kursk_timeline::data::changelog::{ChangeKind, read_changelog};
use kursk_timeline::data::notes::read_notes;
use kursk_timeline::data::write::{self, read_head};
use kursk_timeline::data::{is_web_address, read_first, write_first};
use kursk_timeline::model::{About, Day, Place};

use crate::fixture::{Folder, root, shown};

#[test]
fn the_shipped_dataset_has_no_faults() {
    let loaded = Folder::shipped().read();
    assert_eq!(shown(&loaded), [""; 0]);
    assert_eq!(loaded.dataset.events.len(), loaded.dataset.details.len());
}

/// Every record that was collected is published, or excluded with a reason.
#[test]
fn every_record_is_published_or_excluded_with_a_reason() {
    let text = |name: &str| {
        std::fs::read_to_string(root().join("tests/fixtures/dataset").join(name)).unwrap()
    };
    let collected = text("ids.txt");
    let collected: BTreeSet<&str> = collected.lines().collect();
    let excluded: Vec<serde_json::Value> = serde_json::from_str(&text("exclusions.json")).unwrap();
    let dataset = Folder::shipped().read().dataset;
    let published: BTreeSet<&str> = dataset
        .events
        .iter()
        .map(|event| event.id.as_str())
        .collect();
    for exclusion in &excluded {
        let id = exclusion["id"].as_str().unwrap();
        assert!(
            collected.contains(id),
            "{id} is excluded, but was never collected"
        );
        assert!(!published.contains(id), "{id} is excluded and published");
        assert!(
            exclusion["why"].as_str().unwrap().len() > 10,
            "{id} needs a reason"
        );
    }
    let excluded: BTreeSet<&str> = excluded
        .iter()
        .filter_map(|one| one["id"].as_str())
        .collect();
    let missing: Vec<_> = collected
        .difference(&published)
        .filter(|id| !excluded.contains(*id))
        .collect();
    assert_eq!(
        missing, [&""; 0],
        "collected, but neither published nor excluded"
    );
    assert!(collected.len() >= 578);
}

/// The weeks with which the project began: 15 October to 15 November 2024.
#[test]
fn the_first_weeks_of_the_deployment_are_whole() {
    let ids = std::fs::read_to_string(root().join("tests/fixtures/dataset/ids.txt")).unwrap();
    let dataset = Folder::shipped().read().dataset;
    let weeks = ids
        .lines()
        .filter(|id| ("2024-10-15".."2024-11-16").contains(&&id[..10]));
    let mut count = 0;
    for id in weeks {
        assert!(dataset.event_index(id).is_some(), "{id}");
        count += 1;
    }
    assert_eq!(count, 89);
}

#[test]
fn every_event_has_a_source_that_can_be_opened() {
    let dataset = Folder::shipped().read().dataset;
    for (event, detail) in dataset.events.iter().zip(&dataset.details) {
        assert!(!detail.sources.is_empty(), "{}", event.id);
        for source in &detail.sources {
            assert!(is_web_address(&source.url), "{}: {}", event.id, source.url);
            assert!(
                dataset.publisher(&source.publisher).is_some(),
                "{}",
                source.publisher
            );
        }
    }
}

#[test]
fn every_claimant_says_who_it_is_and_what_to_beware_of() {
    for claimant in Folder::shipped().read().dataset.claimants {
        for text in [&claimant.what, &claimant.caveat] {
            assert!(
                text.len() > 10 && text.ends_with('.'),
                "{}: {text:?}",
                claimant.id
            );
        }
    }
}

#[test]
fn every_figure_says_whose_it_is_and_what_it_counts() {
    let dataset = Folder::shipped().read().dataset;
    let figures = dataset.details.iter().flat_map(|detail| &detail.figures);
    let mut count = 0;
    for figure in figures {
        assert!(!dataset.claimant(&figure.claimant).unwrap().name.is_empty());
        assert!(dataset.measure(&figure.measure).unwrap().definition.len() > 10);
        count += 1;
    }
    assert!(count > 900, "{count}");
}

/// The files are as the project's own writer leaves them, so that a change of
/// one event shows as a change of one line, and nothing is lost in reading.
#[test]
fn writing_what_was_read_gives_the_same_files() {
    for folder in [Folder::shipped(), Folder::small()] {
        let dataset = folder.read().dataset;
        let head = read_head(&folder.bytes[0]).unwrap();
        let written = [
            write::events(&dataset, &head).unwrap(),
            write::table(&dataset.places).unwrap(),
            write::table(&dataset.claimants).unwrap(),
            write::table(&dataset.publishers).unwrap(),
            write::table(&dataset.measures).unwrap(),
        ];
        for (written, bytes) in written.iter().zip(&folder.bytes) {
            let pairs = written
                .split(|&b| b == b'\n')
                .zip(bytes.split(|&b| b == b'\n'));
            for (i, (ours, theirs)) in pairs.enumerate() {
                let (ours, theirs) = (
                    String::from_utf8_lossy(ours),
                    String::from_utf8_lossy(theirs),
                );
                assert_eq!(ours, theirs, "line {}", i + 1);
            }
            assert_eq!(written.len(), bytes.len());
        }
    }
}

/// The first view's file says the same of every event's head and of every
/// place's name and point as the whole dataset does.
#[test]
fn the_first_view_is_equivalent_to_the_heads_of_the_whole() {
    for folder in [Folder::shipped(), Folder::small()] {
        let whole = folder.read().dataset;
        let bytes = write_first(&whole);
        let first = read_first(&bytes);
        assert_eq!(shown(&first), [""; 0]);
        let first = first.dataset;
        assert_eq!(first.events, whole.events);
        assert!(first.details.is_empty());
        let head = |place: &Place| Place {
            name_ru: None,
            name_uk: None,
            name_ko: None,
            coord_source: None,
            aliases: Vec::new(),
            ..place.clone()
        };
        let heads: Vec<Place> = whole.places.iter().map(head).collect();
        assert_eq!(first.places, heads);
        // About 19 KiB with brotli for 578 events; a looser bound without a compressor.
        assert!(
            bytes.len() < 150 * whole.events.len() + 4096,
            "{}",
            bytes.len()
        );
    }
}

#[test]
fn the_campaign_is_covered_from_treaty_to_today() {
    let extent = Folder::shipped().read().dataset.extent().unwrap();
    assert_eq!(extent.first, Day::from_ymd(2024, 6, 19).unwrap());
    assert!(extent.last >= Day::from_ymd(2026, 3, 11).unwrap());
}

/// The newest change is that of the version which the event file names, and
/// every event named in the changes is there, unless it was removed.
#[test]
fn the_changelog_fits_the_dataset() {
    let bytes = std::fs::read(root().join("assets/data/changelog.json")).unwrap();
    let (changes, faults) = read_changelog(&bytes);
    assert_eq!(faults, []);
    let folder = Folder::shipped();
    let head = read_head(&folder.bytes[0]).unwrap();
    assert_eq!(head.version.as_ref(), Some(&changes[0].version));
    assert!(changes.is_sorted_by(|a, b| a.date >= b.date));
    let dataset = folder.read().dataset;
    for change in &changes {
        assert!(change.text.len() > 20, "{change:?}");
        for id in &change.events {
            let is_there = dataset.event_index(id).is_some();
            assert_eq!(is_there, change.kind != ChangeKind::Removed, "{id}");
        }
    }
}

/// The moments with which the project began are there, dated rightly, with
/// what was said and, where a widely repeated version is wrong, a note on it.
#[test]
fn the_story_it_began_with_can_be_found() {
    let dataset = Folder::shipped().read().dataset;
    for (id, words) in [
        (
            "2024-06-19-pyongyang-treaty",
            &["Article 4", "9 November", "11 November 2024", "4 December"][..],
        ),
        ("2024-10-17-zelensky-ten-thousand", &["10,000"]),
        (
            "2024-10-18-nis-announcement",
            &["1,500", "12,000", "South Korean media"],
        ),
        (
            "2024-11-09-putin-ratifies-treaty",
            &["9 November 2024", "June 2024"],
        ),
        ("2024-11-10-nyt-50000", &["New York Times", "50,000"]),
        (
            "2024-11-11-kim-ratifies-treaty",
            &["11 November 2024", "public on 12 November"],
        ),
        (
            "2024-11-11-zelensky-holding-50000",
            &["Telegram", "50,000", "Syrskyi"],
        ),
        (
            "2024-11-11-47th-brigade-repels",
            &["five to six waves", "10 armoured vehicles"],
        ),
        (
            "2024-11-11-roepcke-28-vehicles",
            &["Bild", "28 armoured vehicles", "200 soldiers"],
        ),
        (
            "2024-11-12-patel-combat",
            &[
                "State Department",
                "10,000",
                "artillery, drones and trench clearing",
                "Pentagon spokesman",
            ],
        ),
        ("2024-12-04-treaty-in-force", &["4 December 2024"]),
    ] {
        let index = dataset.event_index(id).unwrap_or_else(|| panic!("{id}")) as usize;
        let (event, detail) = (&dataset.events[index], &dataset.details[index]);
        let text = [
            &event.title,
            &detail.summary,
            detail.conflict.as_ref().unwrap_or(&event.title),
        ];
        let text = text.map(String::as_str).join(" ");
        for word in words {
            assert!(text.contains(word), "{id}: no {word:?} in {text}");
        }
    }
    let bbc = dataset.event_index("2024-10-18-nis-announcement").unwrap() as usize;
    let mut origins = dataset.details[bbc]
        .sources
        .iter()
        .filter_map(|source| source.origin.as_deref());
    assert!(origins.any(|origin| origin == "BBC"));
    // North Korean losses: claimants of every party, and more than one number.
    let details = dataset.details.iter().flat_map(|detail| &detail.figures);
    let losses = details.filter(|figure| figure.about == About::NorthKorea);
    let claimants: BTreeSet<&str> = losses
        .filter(|figure| {
            ["killed", "casualties", "losses-total"].contains(&figure.measure.as_str())
        })
        .map(|figure| figure.claimant.as_str())
        .collect();
    assert!(claimants.len() >= 10, "{claimants:?}");
}

/// The texts about the dataset name events that are there; a contradiction
/// names those that contradict, and no number that they do not hold.
#[test]
fn notes_rest_on_the_events_that_they_name() {
    let dataset = Folder::shipped().read().dataset;
    let bytes = std::fs::read(root().join("assets/data/notes.json")).unwrap();
    let (sections, faults) = read_notes(&bytes);
    assert_eq!(faults, []);
    let numbers = |text: &str| -> BTreeSet<String> {
        let parts = text.split(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
        let parts = parts.map(|part| part.trim_end_matches([',', '.']).replace(',', ""));
        parts
            .filter(|part| part.len() >= 3 && !part.starts_with("20"))
            .collect()
    };
    let mut contradictions = 0;
    for section in &sections {
        let is_contradiction = section.id.starts_with("contradictions-");
        for item in &section.items {
            let mut known = BTreeSet::new();
            for id in &item.events {
                let index = dataset.event_index(id).unwrap_or_else(|| panic!("{id}")) as usize;
                let (event, detail) = (&dataset.events[index], &dataset.details[index]);
                known.extend(numbers(&event.title));
                known.extend(numbers(&detail.summary));
                known.extend(detail.conflict.iter().flat_map(|text| numbers(text)));
                for figure in &detail.figures {
                    known.extend(figure.low.iter().chain(&figure.high).map(f64::to_string));
                }
            }
            if is_contradiction {
                contradictions += 1;
                assert!(!item.events.is_empty(), "{}", item.head);
                let unknown: Vec<_> = numbers(&item.text).difference(&known).cloned().collect();
                assert_eq!(unknown, [""; 0], "{}", item.head);
            }
        }
    }
    assert!(contradictions >= 25, "{contradictions}");
}

#[test]
fn the_moments_named_on_the_timeline_are_reported() {
    let loaded = Folder::shipped().read();
    for (event, text) in kursk_timeline::view::timeline::MOMENTS {
        assert!(
            loaded.dataset.event_index(event).is_some(),
            "no event {event} for \"{text}\""
        );
    }
}
