//! Reader of the base map's settlements, `geo/places.json`.

use serde::Deserialize;

use super::LonLat;

/// A settlement of the base map.
#[derive(Clone, Debug, PartialEq)]
pub struct Settlement {
    /// English name.
    pub name: String,
    /// Where it is.
    pub point: LonLat,
    /// 0 a city far away, 1 a city, 2 a town, 3 a small town, 4 a village.
    pub rank: u8,
}

#[derive(Deserialize)]
struct Row {
    name_en: String,
    lon: f64,
    lat: f64,
    rank: u8,
}

/// Reads the settlements. Rows whose coordinates are out of range are left out.
///
/// # Errors
/// Where the file is not a list of settlements: line, column, and what was expected.
pub fn parse(bytes: &[u8]) -> Result<Vec<Settlement>, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("geo/places.json: {error}"))?;
    let rows: Vec<Row> =
        serde_json::from_str(text).map_err(|error| format!("geo/places.json: {error}"))?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let point = LonLat::new(row.lon, row.lat)?;
            Some(Settlement { name: row.name_en, point, rank: row.rank })
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_out_of_range_are_left_out() {
        let text = r#"[{"name_en":"A","lon":35.0,"lat":51.0,"rank":1,"district":null},
                       {"name_en":"B","lon":350.0,"lat":51.0,"rank":1}]"#;
        let rows = parse(text.as_bytes()).unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].name, "A");
        assert!(parse(b"{}").unwrap_err().starts_with("geo/places.json: "));
    }
}
