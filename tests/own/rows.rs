//! Rows and files that are odd or cannot be shown; text, encodings.

use kursk_timeline::model::rows::values_of;

use super::support::{open, open_in_steps, refusals, refused_file, shown};

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
