//! Reader of the base map's settlements, `geo/places.json`.

use super::LonLat;
use crate::json::Json;

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

/// Reads the settlements. Rows whose coordinates are out of range are left out.
///
/// # Errors
/// Where the file is not a list of settlements: what was found where, and what was expected.
pub fn parse(bytes: &[u8]) -> Result<Vec<Settlement>, String> {
    let refuse = |why: String| format!("geo/places.json: {why}");
    let text = std::str::from_utf8(bytes).map_err(|error| refuse(error.to_string()))?;
    let file = Json::parse(text).map_err(|error| refuse(error.to_string()))?;
    let another =
        |json: Json, expected| refuse(format!("found {}, expected {expected}", json.shown()));
    let rows = file.items().ok_or_else(|| another(file, "a list"))?;
    let mut settlements = Vec::new();
    for row in rows {
        let settlement = settlement(row);
        let settlement = settlement.ok_or_else(|| another(row, "name_en, lon, lat and rank"))?;
        if LonLat::new(settlement.point.lon, settlement.point.lat).is_some() {
            settlements.push(settlement);
        }
    }
    Ok(settlements)
}

/// The settlement of a row, wherever it is; `None` where a member is missing
/// or of another kind.
fn settlement(row: Json) -> Option<Settlement> {
    let members = row.members()?;
    let member = |name: &str| Some(members.iter().find(|member| member.0 == name)?.1);
    Some(Settlement {
        name: member("name_en")?.text()?.into_owned(),
        point: LonLat {
            lon: member("lon")?.number()?,
            lat: member("lat")?.number()?,
        },
        rank: member("rank")?.raw().parse().ok()?,
    })
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
    }

    #[test]
    fn what_is_no_list_of_settlements_is_refused() {
        for (text, why) in [
            ("{}", "found {}, expected a list"),
            (
                "[",
                "found the end of the text at line 1 column 2, expected a value",
            ),
            (
                "[{\"name_en\":1}]",
                "found {\"name_en\":1}, expected name_en, lon, lat and rank",
            ),
        ] {
            assert_eq!(
                parse(text.as_bytes()),
                Err(format!("geo/places.json: {why}"))
            );
        }
    }
}
