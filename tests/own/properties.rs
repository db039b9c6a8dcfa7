//! What must hold of any file.

use kursk_timeline::model::Day;
use kursk_timeline::model::rows::values_of;
use proptest::prelude::*;

use super::support::open_in_steps;

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
