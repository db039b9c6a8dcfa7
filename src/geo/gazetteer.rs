//! Reader of the base map's names, `geo/places.json`: settlements, areas, waters.

use super::LonLat;
use crate::json::{Json, Member};

/// Something that has a name on the base map.
#[derive(Clone, Debug, PartialEq)]
pub struct Settlement {
    /// Id; of a district or an oblast that of the dataset's place.
    pub id: String,
    /// English, Russian and Ukrainian name; the English one where another is not known.
    pub names: [String; 3],
    /// Where it is, or where its name is written.
    pub point: LonLat,
    /// 0 a city far away, 1 a city, 2 a town, 3 a small town, 4 a village; 5 a
    /// district, 6 an oblast, 7 a lake, 8 a river, 9 a country.
    pub rank: u8,
    /// Of a river: the line along which its name is written, west to east.
    pub course: Vec<LonLat>,
    /// Of a river: how far the drawn line may lie from it, in km.
    pub error_km: f64,
}

/// Reads the names. Rows whose coordinates are out of range are left out.
///
/// # Errors
/// Where the file is not a list of names: what was found where, and what was expected.
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

/// The name of a row, wherever it is; `None` where a member is missing or of
/// another kind.
fn settlement(row: Json) -> Option<Settlement> {
    let members = row.members()?;
    let english = text(&members, "name_en")?;
    let named = |name: &str| text(&members, name).unwrap_or_else(|| english.clone());
    let mut course = Vec::new();
    if let Some(points) = member(&members, "course") {
        for point in points.items()? {
            let [lon, lat] = point.pair()?;
            course.push(LonLat::new(lon, lat)?);
        }
    }
    Some(Settlement {
        id: text(&members, "id").unwrap_or_default(),
        point: LonLat {
            lon: member(&members, "lon")?.number()?,
            lat: member(&members, "lat")?.number()?,
        },
        rank: member(&members, "rank")?.raw().parse().ok()?,
        course,
        error_km: member(&members, "error_km")
            .and_then(|json| json.number())
            .unwrap_or(0.0),
        names: [english.clone(), named("name_ru"), named("name_uk")],
    })
}

fn member<'a>(members: &[Member<'a>], name: &str) -> Option<Json<'a>> {
    Some(members.iter().find(|member| member.0 == name)?.1)
}

fn text(members: &[Member], name: &str) -> Option<String> {
    Some(member(members, name)?.text()?.into_owned())
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
        assert_eq!(rows[0].names, ["A", "A", "A"]);
    }

    #[test]
    fn a_river_has_a_course_and_names_in_three_languages() {
        let text = r#"[{"id":"seym","name_en":"Seym","name_ru":"Сейм","name_uk":null,"lon":35.0,
                        "lat":51.0,"rank":8,"course":[[35.0,51.0],[35.2,51.1]],"error_km":0.5}]"#;
        let rows = parse(text.as_bytes()).unwrap();
        assert_eq!(rows[0].names, ["Seym", "Сейм", "Seym"]);
        assert_eq!((rows[0].course.len(), rows[0].error_km), (2, 0.5));
        let damaged = text.replace("[35.2,51.1]", "[35.2]");
        assert!(parse(damaged.as_bytes()).is_err());
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
