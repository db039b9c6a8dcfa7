//! Opening a reader's own file: whole files in, events and refusals out.

#![cfg(not(target_arch = "wasm32"))]

use kursk_timeline::data::own::assemble::assemble;
use kursk_timeline::data::own::date::DateOrder;
use kursk_timeline::data::own::parcel::{pack, unpack};
use kursk_timeline::data::own::refused::Reason;
use kursk_timeline::data::own::sample::{SampleFormat, write_sample};
use kursk_timeline::data::own::{Opened, Opener};
use kursk_timeline::index::{Catalog, Filter, Subset, flat};
use kursk_timeline::model::rows::values_of;
use kursk_timeline::model::{Dataset, Day, DayRange, Kind};
use kursk_timeline::reader::{folded, in_words, parcel};
use kursk_timeline::view::own::adopted;
use kursk_timeline::view::{Action, ViewState, reduce};
use proptest::prelude::*;

fn open_in_steps(bytes: &[u8], step: usize, order: Option<DateOrder>) -> Result<Opened, Reason> {
    let mut opener = Opener::new(order);
    for part in bytes.chunks(step) {
        opener.push(part)?;
    }
    opener.finish()
}

fn open(text: &str) -> Opened {
    open_in_steps(text.as_bytes(), 1 << 20, None).unwrap()
}

fn refused_file(text: &str) -> String {
    let reason = open_in_steps(text.as_bytes(), 1 << 20, None).unwrap_err();
    format!("{} / {}", reason.found, reason.expected)
}

/// Each event as `first..last title @place lon lat`.
fn shown(opened: &Opened) -> Vec<String> {
    let events = &opened.events;
    (0..events.starts.len())
        .map(|i| {
            let (first, last) = (Day(events.starts[i]), Day(events.ends[i]));
            let place = events.places[i] as usize;
            let place = match events.place_lons.get(place) {
                Some(lon) => format!(
                    "@{} {lon} {}",
                    events.place_names.get(place),
                    events.place_lats[place]
                ),
                None => format!("({})", events.place_notes.get(i)),
            };
            format!("{first}..{last} {} {place}", events.titles.get(i))
        })
        .collect()
}

/// Each refusal as `line column: found / expected`.
fn refusals(opened: &Opened) -> Vec<String> {
    let kept = opened.refused.kept.iter();
    kept.map(|r| {
        format!(
            "{} {}: {} / {}",
            r.line, r.column, r.reason.found, r.reason.expected
        )
    })
    .collect()
}

fn kinds(opened: &Opened) -> Vec<Option<&'static str>> {
    let codes = opened.events.codes.chunks(4);
    codes
        .map(|codes| Kind::ALL.get(codes[0] as usize).map(|kind| kind.code()))
        .collect()
}

#[test]
fn geoconfirmed() {
    let opened = open(
        "\u{feff}Date;Name;Faction;Origin;Latitude;Longitude;PlusCode;Description;Source;Geolocation;Id\r\n\
         2026-09-17;17 SEP 2026;Neutral;PIC;49.3717;35.4497;\"9CC5+22\";\"Damaged train station\r\nat night\";\"https://x.com/a/status/1, https://t.me/b/2\";;abc\r\n\
         ;Special place;;;50;36;;;;;def\r\n",
    );
    assert_eq!(
        shown(&opened),
        ["2026-09-17..2026-09-17 Damaged train station  at night @ 35.4497 49.3717"]
    );
    assert_eq!(
        refusals(&opened),
        ["4 Date: nothing / a date, such as 2024-08-06"]
    );
    let values: Vec<_> = values_of(opened.events.values.get(0)).collect();
    assert!(
        values.contains(&(7, "Damaged train station\nat night")),
        "{values:?}"
    );
    assert_eq!(opened.events.names.get(7), "Description");
}

#[test]
fn acled() {
    let opened = open(
        "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,admin1,location,latitude,longitude,source,notes,timestamp\n\
         RUS1,2024-08-07,2024,1,Explosions/Remote violence,Shelling/artillery/missile attack,Military Forces of Ukraine (2019-),Kursk,Sudzha,51.19,35.27,TASS,Shelling of a town,1676505600\n\
         RUS2,2024-08-01,2024,3,Battles,Armed clash,Military Forces of Russia (2000-),Kursk,,,,TASS,,1676505600\n",
    );
    assert_eq!(
        shown(&opened),
        [
            "2024-08-01..2024-08-01 Armed clash (Kursk)",
            "2024-08-07..2024-08-07 Shelling of a town @Sudzha 35.27 51.19"
        ]
    );
    assert_eq!(kinds(&opened), [Some("assault"), Some("strike")]);
    // Side and precision: Russia, month; Ukraine, day.
    assert_eq!(opened.events.codes[1], 1);
    assert_eq!(opened.events.codes[3], 2);
    assert_eq!(opened.events.codes[5], 0);
    assert_eq!(opened.understood.unplaced, 1);
}

#[test]
fn viina_and_bellingcat() {
    let viina = open(
        "viina_version,event_id_1pd,date,sources,asciiname,ADM1_NAME,longitude,latitude,GEO_PRECISION,t_mil_b,a_rus_b,a_ukr_b\n\
         bert,218649,20260919,pravdaua,Lyman,Donets'k,37.82245,48.96409,ADM3,1,1,0\n",
    );
    assert_eq!(
        shown(&viina),
        ["2026-09-19..2026-09-19 Lyman @Lyman 37.82245 48.96409"]
    );
    assert_eq!(viina.events.codes[1], 1);
    assert_eq!(
        in_words(&viina.understood)[1],
        "Dates are written as 20240806."
    );
    let bellingcat = open(
        "id,date,latitude,longitude,location,description,sources,associations\n\
         CIV1,2/24/2022,\"49,85005\",36.659031,\"Kharkiv, Ukraine\",\"A \"\"school\"\"\",\"https://a.example/1,https://b.example/2\",\"Type=School\"\n\
         CIV2,3/2/2022,49.9,36.2,Kharkiv,x,,\n\
         CIV3,25/2/2022,49.9,36.2,Kharkiv,x,,\n\
         CIV4,2/28/2022,49.9,36.2,Kharkiv,x,,\n",
    );
    assert_eq!(bellingcat.understood.order, Some(DateOrder::MonthFirst));
    assert!(!bellingcat.understood.order_guessed);
    assert_eq!(
        shown(&bellingcat),
        [
            "2022-02-24..2022-02-24 A \"school\" @Kharkiv, Ukraine 36.659031 49.85005",
            "2022-02-28..2022-02-28 x @Kharkiv 36.2 49.9",
            "2022-03-02..2022-03-02 x @Kharkiv 36.2 49.9",
        ]
    );
    assert_eq!(
        refusals(&bellingcat),
        ["4 date: \"25, 2, 2022\" / month, day and year, as in the rest of the file"]
    );
}

#[test]
fn the_order_of_dates_can_be_chosen() {
    let text = "date,lat,lon\n6/8/2024,51,35\n7/8/2024,51,35\n";
    let opened = open(text);
    assert_eq!(opened.understood.order, Some(DateOrder::MonthFirst));
    assert!(opened.understood.order_guessed);
    let chosen = open_in_steps(text.as_bytes(), 7, Some(DateOrder::DayFirst)).unwrap();
    assert_eq!(Day(chosen.events.starts[0]).to_string(), "2024-08-06");
    assert!(!chosen.understood.order_guessed);
    // Points between the numbers are the custom where the day comes first.
    assert_eq!(
        open("date;lat;lon\n6.8.2024;51;35\n").understood.order,
        Some(DateOrder::DayFirst)
    );
}

#[test]
fn features_with_dates_of_many_forms() {
    let feature = |properties: &str, rest: &str| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{properties},\
             \"geometry\":{{\"type\":\"Point\",\"coordinates\":[35.27,51.19]}}{rest}}}"
        )
    };
    for (feature, expected) in [
        (
            feature("{\"date\":\"2024-08-06\"}", ""),
            "2024-08-06..2024-08-06",
        ),
        (
            feature("{\"start\":\"2024-08-06\",\"end\":\"2024-08-09\"}", ""),
            "2024-08-06..2024-08-09",
        ),
        (
            feature("{\"start\":\"2024-08-06\",\"end\":null}", ""),
            "2024-08-06..2024-08-06",
        ),
        (
            feature("{\"time\":1722902400000}", ""),
            "2024-08-06..2024-08-06",
        ),
        (
            feature(
                "{\"times\":[\"2024-08-06T05:00:00Z\",\"2024-08-07T05:00:00Z\"]}",
                "",
            ),
            "2024-08-06..2024-08-07",
        ),
        (
            feature(
                "{\"coordTimes\":[1722902400000, 1722988800000, 1723075200000]}",
                "",
            ),
            "2024-08-06..2024-08-08",
        ),
        (
            feature(
                "{}",
                ",\"when\":{\"timespans\":[{\"start\":{\"in\":\"2024-08-06\"},\
                 \"end\":{\"earliest\":\"2024-08-12\",\"latest\":\"2024-08-13?\"}}]}",
            ),
            "2024-08-06..2024-08-13",
        ),
        (
            feature(
                "{\"when\":{\"timespans\":[{\"start\":{\"in\":\"2024-08\"}}]}}",
                "",
            ),
            "2024-08-01..2024-08-31",
        ),
        (
            feature(
                "{\"when\":\"6 August 2024\",\"published\":\"2024-08-09\"}",
                "",
            ),
            "2024-08-06..2024-08-06",
        ),
    ] {
        let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[{feature}]}}");
        let opened = open(&text);
        assert_eq!(
            shown(&opened),
            [format!("{expected}  @ 35.27 51.19")],
            "{feature} {:?}",
            opened.refused
        );
    }
}

#[test]
fn geometries_that_are_no_points() {
    let feature = |geometry: &str| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"date\":\"2024-08-06\"}},\"geometry\":{geometry}}}"
        )
    };
    let all = [
        "null",
        "{\"type\":\"LineString\",\"coordinates\":[[35.2,51.2],[35.1,51.3],[35.0,51.4]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[35,51],[36,51],[36,52],[35,52],[35,51]]]}",
        "{\"type\":\"GeometryCollection\",\"geometries\":[\"null\",{\"type\":\"Point\",\"coordinates\":[\"35,27\",51.19]}]}",
        "{\"type\":\"Point\",\"coordinates\":[3912345.2,6650000]}",
        "{\"type\":\"Point\",\"coordinates\":[]}",
        "{\"type\":\"Point\"}",
        "{\"type\":\"Point\",\"coordinates\":[\"a\",\"b\"]}",
    ]
    .map(feature)
    .join(",\n");
    let opened = open(&format!("{{\"features\":[\n{all}]}}"));
    assert_eq!(
        shown(&opened),
        [
            "2024-08-06..2024-08-06  ()",
            "2024-08-06..2024-08-06  @ 35.1 51.3",
            "2024-08-06..2024-08-06  @ 35.5 51.5",
            "2024-08-06..2024-08-06  @ 35.27 51.19",
            "2024-08-06..2024-08-06  ()",
        ]
    );
    assert_eq!(opened.understood.shapes, 2);
    let kms = &opened.events.place_kms;
    assert!(
        (10.0..16.0).contains(&kms[0]) && (60.0..70.0).contains(&kms[1]) && kms[2] == 0.0,
        "{kms:?}"
    );
    let refused = refusals(&opened);
    assert_eq!(refused.len(), 3);
    assert!(
        refused[0].starts_with("6 geometry: longitude 3912345.2, latitude 6650000 / degrees"),
        "{refused:?}"
    );
}

#[test]
fn coordinates_that_changed_places() {
    let swapped =
        open("date,lat,lon\n2024-08-06,131.9,43.1\n2024-08-07,132.5,43.2\n2024-08-08,43.3,80\n");
    assert!(swapped.understood.swapped);
    assert_eq!(shown(&swapped)[0], "2024-08-06..2024-08-06  @ 131.9 43.1");
    let one = open("date,lat,lon\n2024-08-06,51.1,35.1\n2024-08-07,131.9,43.1\n");
    assert!(!one.understood.swapped);
    assert_eq!(
        refusals(&one),
        [
            "3 : longitude 43.1, latitude 131.9 / a latitude from -90 to 90: longitude and latitude seem to have changed places"
        ]
    );
}

#[test]
fn rows_that_cannot_be_shown() {
    let opened = open(
        "date,lat,lon,end\n\
         tomorrow,51,35,\n\
         2024-08-06,51,,\n\
         2024-08-06,5l,35,\n\
         2024-08-06,0,0,\n\
         2024-08-06,51,35,2024-08-01\n\
         2024-08-06,51,35,soon\n\
         2024-08-06,51,35,18:30\n\
         2024-08-06,51,35,,,extra\n\
         \n\
         ,,,\n\
         2024-08-06,51,35\n",
    );
    assert_eq!(
        refusals(&opened),
        [
            "2 date: \"tomorrow\" / a date, such as 2024-08-06",
            "3 lat: nothing / a longitude beside the latitude",
            "4 lat: \"5l\" / degrees with a decimal point, such as 51.19",
            "6 date: \"2024-08-01 after 2024-08-06\" / an end that is not before the start",
            "7 end: \"soon\" / a date, or nothing",
            "9 : 6 values / 4, one for each column of the header",
        ]
    );
    assert_eq!(opened.understood.events, 3);
    assert_eq!(opened.understood.unplaced, 1);
}

#[test]
fn files_that_cannot_be_opened() {
    for (text, found) in [
        ("", "an empty file"),
        (" \n", "an empty file"),
        ("<html>", "XML"),
        ("PK\u{3}\u{4}x", "ZIP"),
        ("{\"a\":1}", "JSON without a list"),
        ("51.2,35.3\n51.1,35.1\n", "the columns \"51.2, 35.3\""),
    ] {
        let message = refused_file(text);
        assert!(message.contains(found), "{text}: {message}");
    }
}

#[test]
fn a_feature_that_is_not_json_names_its_place() {
    let opened = open(
        "{\"features\":[\n{\"properties\":{\"date\":\"2024-08-06\",}},\n\
         {\"properties\":{\"date\":\"2024-08-07\"}},\n7, {\"properties\":[]},{\"properties\":null}, {\"x",
    );
    assert_eq!(
        refusals(&opened),
        [
            "2 : \"}\" at line 2 column 36 / a name in quotes",
            "4 : 7 / a feature",
            "4 properties: [] / an object",
            "4 date: nothing / a date, such as 2024-08-06",
            "4 : the end of the file in a feature / brackets and quotes that are closed",
        ]
    );
    assert_eq!(opened.understood.events, 1);
}

#[test]
fn text_stays_text_and_turns_nothing_around() {
    let hostile = "<img src=x onerror=alert(1)>\u{202e}gnp.exe\u{0}\u{1b}[2J";
    let opened = open(&format!(
        "date,lat,lon,title,link\n2024-08-06,51,35,{hostile},javascript:alert(1)\n"
    ));
    let title = opened.events.titles.get(0);
    assert!(title.starts_with("<img src=x onerror=alert(1)>\u{fffd}gnp.exe"));
    assert!(!title.contains(|c: char| c.is_control() || c == '\u{202e}'));
    let values: Vec<_> = values_of(opened.events.values.get(0)).collect();
    assert_eq!(values[4], (4, "javascript:alert(1)"));
}

#[test]
fn other_encodings() {
    let text = "date\tlat\tlon\ttitle\r\n2024-08-06\t51,1\t35,2\tСуджа\r\n";
    let utf16: Vec<u8> = format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let opened = open_in_steps(&utf16, 3, None).unwrap();
    assert_eq!(shown(&opened), ["2024-08-06..2024-08-06 Суджа @ 35.2 51.1"]);
    let latin = b"date,lat,lon,title,place\n2024-08-06,51,35,caf\xe9,b\xe9\n2024-08-06,51,35,x,y\n";
    let opened = open_in_steps(latin, 100, None).unwrap();
    assert_eq!(
        shown(&opened),
        [
            "2024-08-06..2024-08-06 caf\u{fffd} @b\u{fffd} 35 51",
            "2024-08-06..2024-08-06 x @y 35 51"
        ]
    );
    assert_eq!(opened.understood.mangled, 1);
    assert_eq!(
        open("sep=;\r\ndate;lat;lon\r\n2024-08-06;51;x\r\n")
            .refused
            .kept[0]
            .line,
        3
    );
}

#[test]
fn the_parcel_says_what_was_understood() {
    let mut file = Vec::new();
    write_sample(&mut file, SampleFormat::Csv, 500).unwrap();
    file.extend_from_slice(b"x,yesterday,35,51,strike,UA,t,p,d,s\n");
    let opened = open_in_steps(&file, 4096, None).unwrap();
    let parcel = parcel(opened);
    assert_eq!(
        parcel.notes.get(0),
        "500 events, 6 Aug 2024 to 26 Apr 2025, 1 row refused"
    );
    assert_eq!(
        parcel.notes.get(1),
        "Dates have the year first, as in 2024-08-06."
    );
    assert_eq!(
        parcel.refusals.get(0),
        "Line 502, date: found \"yesterday\", expected a date, such as 2024-08-06"
    );
    let folded = folded(&parcel.events);
    assert!(folded.get(0).contains("nothing of this kind was reported"));
    assert!(!folded.get(0).contains("example"));
    assert_eq!(folded.len(), parcel.events.titles.len());
}

#[test]
fn a_search_leaves_out_nothing_until_its_texts_are_there() {
    let mut file = Vec::new();
    write_sample(&mut file, SampleFormat::Csv, 50).unwrap();
    let events = open_in_steps(&file, 4096, None).unwrap().events;
    let texts = folded(&events);
    let word = events.titles.get(7).to_owned();
    let catalog = Catalog::new(assemble(events));
    let mut filter = Filter::default();
    filter.query = word;
    assert_eq!(catalog.admitted(&filter).len(), 50);
    catalog.dataset.rows.folded.set(texts).unwrap();
    let found = catalog.admitted(&filter);
    assert!(found.contains(&7) && found.len() < 50, "{found:?}");
}

#[test]
fn both_forms_of_a_sample_hold_the_same_events() {
    let of = |format| {
        let mut file = Vec::new();
        write_sample(&mut file, format, 300).unwrap();
        open_in_steps(&file, 1000, None).unwrap()
    };
    let (json, csv) = (of(SampleFormat::GeoJson), of(SampleFormat::Csv));
    assert_eq!(json.understood, csv.understood);
    assert_eq!(shown(&json), shown(&csv));
    assert_eq!(json.events.codes, csv.events.codes);
}

fn catalog(text: &str) -> Catalog {
    Catalog::new(assemble(open(text).events))
}

const THREE: &str = "date,lat,lon,title\n2022-03-01,48,37,a\n2022-05-01,49,38,b\n2022-06-01,,,c\n";

#[test]
fn an_own_file_is_shown_whole_whatever_the_size_of_the_map() {
    let catalog = catalog(THREE);
    let subset = Subset::new(&catalog, &Filter::default());
    let day = Day::from_ymd(2024, 8, 6).unwrap();
    let days = DayRange {
        first: day,
        last: day,
    };
    let opened = adopted(&ViewState::opening(days, 900.0, 600.0), &catalog);
    assert_eq!(opened.day.to_string(), "2022-06-01");
    assert_eq!(opened.days.first.to_string(), "2022-03-01");
    for (width, height) in [(900.0, 600.0), (320.0, 200.0), (1400.0, 500.0)] {
        let resized = reduce(&opened, Action::Resize { width, height }, &catalog, &subset);
        for site in &catalog.sites {
            assert!(
                resized.viewport.shows(site.point, 0.0),
                "{width} x {height}"
            );
        }
    }
}

#[test]
fn the_published_data_comes_back_as_at_the_start() {
    let own = catalog(THREE);
    let published = Catalog::new(Dataset {
        events: own.dataset.events.clone(),
        ..Dataset::default()
    });
    let days = published.dataset.extent().unwrap();
    let start = ViewState::opening(days, 900.0, 600.0);
    assert_eq!(adopted(&adopted(&start, &own), &published), start);
}

#[test]
fn an_own_file_is_counted_searched_and_found_by_its_rows() {
    let opened =
        open("date,lat,lon,title,note\n2022-03-01,48,37,Ёлка,\n2022-03-01,48,37,,Röpcke’s\n");
    let events = parcel(opened).events;
    let texts = folded(&events);
    let catalog = Catalog::new(assemble(events));
    catalog.dataset.rows.folded.set(texts).unwrap();
    assert_eq!(catalog.sites.len(), 1, "one point, however many events");
    assert_eq!(catalog.event_index("row-2"), Some(1));
    let found = |query: &str| {
        let mut filter = Filter::default();
        filter.query = query.to_owned();
        catalog.admitted(&filter)
    };
    assert_eq!(found("елка"), [0]);
    assert_eq!(found("ropckes"), [1]);
    assert_eq!(found("nothing"), [0; 0]);
    let row: Vec<_> = catalog.dataset.rows.of(1).collect();
    assert_eq!(row[3], ("note", "Röpcke’s"));
    assert_eq!(
        catalog
            .dataset
            .place_of(&catalog.dataset.events[0])
            .unwrap()
            .name,
        "48.00\u{a0}N, 37.00\u{a0}E"
    );
}

#[test]
fn the_published_events_are_a_file_like_any_other() {
    let text = include_str!("../assets/data/events.geojson");
    let opened = open(text);
    assert_eq!(opened.refused.count, 0, "{:?}", opened.refused.kept);
    assert_eq!(
        opened.understood.events as usize,
        text.matches("\"type\":\"Feature\"").count()
    );
    assert!(kinds(&opened).iter().all(Option::is_some));
    let sides = opened.events.codes.chunks(4).map(|codes| codes[1]);
    assert!(sides.clone().any(|side| side == 0) && sides.clone().any(|side| side == 2));
}

/// A cell of a table, with what tends to break readers.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,8}",
        "[\\PC\r\n\",;\t]{0,6}",
        Just("2024-08-06".to_owned()),
        Just("13/8/2024".to_owned()),
        Just("51,5".to_owned()),
    ]
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

proptest! {
    /// Whatever the bytes, and however they are cut, opening ends, and ends alike.
    #[test]
    fn any_bytes_cut_anywhere(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        start in prop::sample::select(vec!["", "{\"features\":[", "date,lat,lon\n", "[{", "\u{feff}date;x\n\""]),
        step in 1_usize..50,
    ) {
        let file = [start.as_bytes(), &bytes].concat();
        let whole = open_in_steps(&file, usize::MAX, None);
        prop_assert_eq!(open_in_steps(&file, step, None), whole);
    }

    /// Text that looks like a file, cut anywhere.
    #[test]
    fn likely_text_cut_anywhere(
        parts in prop::collection::vec(prop::sample::select(vec![
            "{", "}", "[", "]", "\"", "\\", ",", ":", "\n", "\r\n", ";", "\"features\":[", "\"properties\":",
            "\"geometry\":{\"type\":\"Point\",\"coordinates\":[35,51]}", "\"date\":\"2024-08-06\"", "null", "Ж", "date", "1e9",
            "\"when\":{\"timespans\":[", "\"times\":[1722902400,1722902400000]",
        ]), 0..60),
        step in 1_usize..9,
    ) {
        let file = parts.concat();
        let whole = open_in_steps(file.as_bytes(), usize::MAX, None);
        prop_assert_eq!(open_in_steps(file.as_bytes(), step, None), whole);
    }

    /// A table that is written by the rules is read back: every row is an
    /// event with its values, in the order of its day.
    #[test]
    fn a_written_table_is_read_back(
        rows in prop::collection::vec((0_i32..2000, -90.0_f64..90.0, -180.0_f64..180.0, cell()), 1..30),
        sign in prop::sample::select(vec![',', ';', '\t']),
        end in prop::sample::select(vec!["\n", "\r\n"]),
        mark in any::<bool>(),
        step in 1_usize..100,
    ) {
        let mut file = if mark { "\u{feff}".to_owned() } else { String::new() };
        file += &["event_date", "Latitude", "lon", "note x"].join(&sign.to_string());
        for (day, lat, lon, text) in &rows {
            let day = Day(19_000 + day).to_string();
            let line = [day, lat.to_string(), lon.to_string(), quoted(text)];
            file += end;
            file += &line.join(&sign.to_string());
        }
        let opened = open_in_steps(file.as_bytes(), step, None).unwrap();
        prop_assert_eq!(opened.refused.count, 0);
        let mut expected: Vec<_> = rows.iter().enumerate().map(|(i, row)| (row.0, i as u32 + 1)).collect();
        expected.sort();
        let found: Vec<_> = opened.events.starts.iter().map(|day| day - 19_000).zip(opened.events.rows.iter().copied()).collect();
        prop_assert_eq!(found, expected);
        for (i, row) in opened.events.rows.iter().enumerate() {
            let (_, lat, lon, text) = &rows[*row as usize - 1];
            let place = opened.events.places[i] as usize;
            if (*lat, *lon) != (0.0, 0.0) {
                prop_assert_eq!(opened.events.place_lats[place], *lat);
                prop_assert_eq!(opened.events.place_lons[place], *lon);
            }
            let value = values_of(opened.events.values.get(i)).find(|(column, _)| *column == 3);
            if text.chars().all(|c| c == ' ' || c.is_ascii_lowercase()) && !text.trim().is_empty() {
                prop_assert_eq!(value, Some((3, text.trim())));
            }
        }
    }
}

/// The index that the worker makes is the one that the page would make, and
/// arrives as it was sent.
#[test]
fn the_index_comes_with_the_parcel() {
    let crowd = (0..3000).map(|i| {
        let (day, month) = (i * 7 % 28 + 1, i % 12 + 1);
        let lasts = if i % 5 == 0 {
            format!("2025-12-{day:02}")
        } else {
            String::new()
        };
        let (lat, lon) = match i % 9 {
            0 => (String::new(), String::new()),
            n => (
                format!("5{}.{}", n % 3, i * 31 % 97),
                format!("3{}.{}", n % 5, i * 17 % 89),
            ),
        };
        let side = ["UA", "RU", "KP", ""][i % 4];
        format!(
            "2025-{month:02}-{day:02},{lasts},{lat},{lon},{side},strike,Place {}\n",
            i % 7
        )
    });
    let header = "date,end,lat,lon,side,kind,place\n".to_owned();
    let opened = open(&(header.clone() + &crowd.collect::<String>()));
    for opened in [opened, open(&header)] {
        let sent = parcel(opened);
        let arrived = unpack(&pack(&sent)).unwrap();
        let mut lists = arrived.index.into_iter();
        let mut next = || lists.next();
        let mut reader = flat::Reader { next: &mut next };
        let (sites, placements) = reader.places().unwrap();
        let mut whole = reader.lists().unwrap();
        whole.pyramid = reader.map().unwrap();
        assert!(lists.next().is_none());

        let catalog = Catalog::new(assemble(arrived.events));
        assert_eq!(sites, catalog.sites);
        assert_eq!(placements, catalog.placements);
        let made = Subset::new(&catalog, &Filter::default());
        assert_eq!(format!("{whole:?}"), format!("{made:?}"));
    }
}

#[test]
fn an_index_that_is_cut_off_is_none() {
    let sent = parcel(open("date,lat,lon\n2025-01-02,51,35\n2025-01-03,51,36\n"));
    for length in 0..sent.index.len() {
        let mut lists = sent.index[..length].iter().cloned();
        let mut next = || lists.next();
        let mut reader = flat::Reader { next: &mut next };
        let whole = reader
            .places()
            .and_then(|_| reader.lists())
            .and_then(|_| reader.map());
        assert!(whole.is_none(), "{length}");
    }
}
