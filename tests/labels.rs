//! Names on the map, with the published data: none covers another, and they stay while the map moves.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kursk_timeline::data::{Files, read};
use kursk_timeline::geo::gazetteer::{self, Settlement};
use kursk_timeline::geo::labels::Rect;
use kursk_timeline::geo::mercator::units_per_km;
use kursk_timeline::geo::{LonLat, Viewport, map_from_lonlat};
use kursk_timeline::index::{Catalog, Filter, Subset};
use kursk_timeline::view::map_labels::{Label, labels};
use kursk_timeline::view::map_names::{LabelClass, Name, Tongue, names};

struct Map {
    catalog: Catalog,
    whole: Subset,
    names: Vec<Name>,
}

fn bytes(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets")
        .join(name);
    fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn settlements() -> Vec<Settlement> {
    gazetteer::parse(&bytes("geo/places.json")).expect("the file is sound")
}

fn map(tongue: Tongue) -> Map {
    let loaded = read(&Files {
        events: &bytes("data/events.geojson"),
        places: &bytes("data/places.json"),
        claimants: &bytes("data/claimants.json"),
        publishers: &bytes("data/publishers.json"),
        measures: &bytes("data/measures.json"),
    });
    let catalog = Catalog::new(loaded.dataset);
    let whole = Subset::new(&catalog, &Filter::default());
    let names = names(&catalog, &settlements(), tongue);
    Map {
        catalog,
        whole,
        names,
    }
}

impl Map {
    fn labels(&self, view: &Viewport) -> Vec<Label> {
        self.labels_under(view, &[])
    }

    fn labels_under(&self, view: &Viewport, on_map: &[Rect]) -> Vec<Label> {
        labels(&self.catalog, &self.whole, &self.names, view, on_map)
    }
}

/// Numbers between 0 and 1 that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        // Knuth's MMIX generator; its upper bits are even enough here.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / (1u64 << 31) as f64
    }
}

fn view(lon: f64, lat: f64, px_per_km: f64, width: f64, height: f64) -> Viewport {
    let middle = map_from_lonlat(LonLat { lon, lat });
    Viewport::new(middle, px_per_km / units_per_km(lat), width, height)
}

/// A view of phones to wide screens, from the oblast to a village.
fn any_view(numbers: &mut Numbers) -> Viewport {
    let (lon, lat) = (33.8 + 4.6 * numbers.next(), 50.8 + 1.6 * numbers.next());
    let px_per_km = 0.8 * (60.0f64).powf(numbers.next());
    let (width, height) = (
        320.0 + 1300.0 * numbers.next(),
        280.0 + 700.0 * numbers.next(),
    );
    view(lon, lat, px_per_km, width, height)
}

/// Names with a badge are put where they cover least: the count must be somewhere.
fn is_forced(label: &Label) -> bool {
    label.name.area.is_some() && label.name.weight > 0
}

#[test]
fn no_name_covers_another_in_two_hundred_views() {
    let mut numbers = Numbers(3);
    for tongue in Tongue::ALL {
        let map = map(tongue);
        let (mut placed, mut forced) = (0, 0);
        let views = if tongue == Tongue::English { 200 } else { 60 };
        for _ in 0..views {
            let view = any_view(&mut numbers);
            let labels = map.labels(&view);
            let boxes: Vec<(usize, Rect)> = labels
                .iter()
                .enumerate()
                .flat_map(|(i, label)| label.boxes.iter().map(move |rect| (i, *rect)))
                .collect();
            placed += labels.len();
            for (n, (i, a)) in boxes.iter().enumerate() {
                for (j, b) in &boxes[..n] {
                    if i == j || !a.overlaps(b) {
                        continue;
                    }
                    let (one, other) = (&labels[*i], &labels[*j]);
                    assert!(
                        is_forced(one) || is_forced(other),
                        "{} covers {} in {view:?}",
                        one.name.text,
                        other.name.text,
                    );
                    forced += 1;
                }
            }
        }
        assert!(placed > 1_000, "only {placed} names were placed");
        assert!(
            forced * 100 < placed,
            "{forced} badges cover a name, of {placed} names"
        );
    }
}

#[test]
fn no_name_is_put_under_what_lies_on_the_map() {
    let map = map(Tongue::English);
    let mut numbers = Numbers(7);
    let (mut moved, mut without) = (0, 0);
    for _ in 0..120 {
        let view = any_view(&mut numbers);
        let legend = Rect {
            left: 12.0,
            top: view.height * 0.4,
            right: view.width * 0.4,
            bottom: view.height - 12.0,
        };
        // Nothing fits between it and the edges of the view, either.
        let hidden = Rect {
            left: 0.0,
            bottom: view.height,
            ..legend
        };
        let free = map.labels(&view);
        let labels = map.labels_under(&view, &[legend]);
        for label in &labels {
            // An area's count is put somewhere, though nothing be free.
            if is_forced(label) {
                continue;
            }
            let name = &label.name;
            assert!(
                !label.boxes.iter().any(|rect| rect.overlaps(&hidden)),
                "{} lies under the legend in {view:?}",
                name.text,
            );
            let at = view.screen_from_map(name.point);
            assert!(
                !name.class.is_settlement() || !hidden.overlaps(&Rect::around(at.x, at.y, 1.0)),
                "{} is named, but hidden, in {view:?}",
                name.text,
            );
        }
        let badges = |labels: &[Label]| labels.iter().filter(|label| is_forced(label)).count();
        assert_eq!(badges(&labels), badges(&free), "{view:?}");
        for label in &free {
            let same = labels.iter().find(|other| other.name == label.name);
            moved += usize::from(same.is_some_and(|other| other.boxes != label.boxes));
            without += usize::from(same.is_none());
        }
    }
    assert!(
        moved > 10 && without > 100,
        "moved {moved}, left out {without}"
    );
}

#[test]
fn names_stay_while_the_map_is_dragged() {
    let map = map(Tongue::English);
    let mut numbers = Numbers(11);
    let (mut before, mut kept, mut moved) = (0usize, 0usize, 0usize);
    for _ in 0..80 {
        let (lon, lat) = (34.3 + 2.0 * numbers.next(), 51.0 + 0.8 * numbers.next());
        let view = view(lon, lat, 3.0 + 17.0 * numbers.next(), 1048.0, 698.0);
        let panned = view.panned(80.0 * numbers.next() - 40.0, 80.0 * numbers.next() - 40.0);
        let key = |label: &Label| {
            let point = label.name.point;
            (label.name.text.clone(), point.x as i64, point.y as i64)
        };
        let after: BTreeMap<_, (f64, f64)> = map
            .labels(&panned)
            .iter()
            .map(|label| (key(label), (label.dx, label.dy)))
            .collect();
        // The oblast's own name follows the view on purpose.
        let seen = map.labels(&view).into_iter().filter(|label| {
            label.name.class != LabelClass::Oblast
                && view.shows(label.name.point, 60.0)
                && panned.shows(label.name.point, 60.0)
        });
        for label in seen {
            before += 1;
            if let Some((dx, dy)) = after.get(&key(&label)) {
                kept += 1;
                moved += usize::from((dx - label.dx).hypot(dy - label.dy) > 1.0);
            }
        }
    }
    let share = kept as f64 / before as f64;
    let still = 1.0 - moved as f64 / kept as f64;
    println!("{before} names: {share:.3} kept, of these {still:.3} on the same side");
    assert!(before > 1_000, "{before} names");
    assert!(share > 0.97, "only {share:.3} of the names are kept");
    assert!(
        still > 0.93,
        "only {still:.3} of the names kept stay on their side"
    );
}

#[test]
fn villages_that_events_name_have_a_name_on_the_map() {
    let map = map(Tongue::English);
    // The districts where most of the reports come from, as near as villages are shown.
    let (mut shown, mut all) = (0usize, 0usize);
    for name in map
        .names
        .iter()
        .filter(|name| name.class == LabelClass::EventVillage)
    {
        let at = kursk_timeline::geo::lonlat_from_map(name.point);
        if !(34.2..36.4).contains(&at.lon) || !(50.9..51.8).contains(&at.lat) {
            continue;
        }
        let labels = map.labels(&view(at.lon, at.lat, 22.0, 1048.0, 698.0));
        all += 1;
        let is_shown = labels
            .iter()
            .any(|label| label.name.text == name.text && label.width > 0.0);
        if is_shown {
            shown += 1;
        } else {
            println!("{} has no room", name.text);
        }
    }
    assert!(all > 30, "{all} villages");
    assert_eq!(
        shown, all,
        "of {all} villages named by events {shown} have a name"
    );
}

#[test]
fn every_district_and_river_is_named_in_three_languages() {
    for (tongue, district, river) in [
        (Tongue::English, "Timsky", "Seym"),
        (Tongue::Russian, "Тимский", "Сейм"),
        (Tongue::Ukrainian, "Тімський", "Сейм"),
    ] {
        let names = map(tongue).names;
        let count = |class: LabelClass| names.iter().filter(|n| n.class == class).count();
        // 28 districts of the oblast, and those of its neighbours that events name.
        assert!(count(LabelClass::District) >= 28, "{tongue:?}");
        let has = |text: &str, class| names.iter().any(|n| n.text == text && n.class == class);
        assert!(
            has(district, LabelClass::District),
            "{tongue:?}: no {district}"
        );
        assert!(has(river, LabelClass::River), "{tongue:?}: no {river}");
        let mut districts: Vec<_> = names
            .iter()
            .filter(|n| n.class == LabelClass::District)
            .map(|n| n.text.as_str())
            .collect();
        districts.sort_unstable();
        districts.dedup();
        assert_eq!(
            districts.len(),
            count(LabelClass::District),
            "{tongue:?}: one comes twice"
        );
    }
}

#[test]
fn a_river_is_named_only_where_it_is_drawn() {
    let map = map(Tongue::English);
    let mut found = [0, 0];
    assert!(
        map.names
            .iter()
            .any(|name| name.text == "Psyol" && name.error_km == 1.5)
    );
    for step in 0..40 {
        let px_per_km = 1.2 + 0.25 * f64::from(step);
        for (lon, lat) in [(34.6, 51.5), (35.4, 51.7), (35.9, 51.0), (36.3, 50.9)] {
            for label in map.labels(&view(lon, lat, px_per_km, 1400.0, 900.0)) {
                let name = &label.name;
                let is_river = name.class == LabelClass::River;
                for (n, river) in ["Seym", "Psyol"].into_iter().enumerate() {
                    if is_river && name.text == river {
                        found[n] += 1;
                        assert!(name.error_km * px_per_km < 4.0, "{river} at {px_per_km}");
                    }
                }
            }
        }
    }
    assert!(found[0] > 20, "{found:?}");
}
