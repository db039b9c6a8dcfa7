//! Chooses events from a published file by its lines, without reading more.
//!
//! The files of the dataset have one record a line, and each names its event
//! near its beginning: `{"type":"Feature","id":"..."` in GeoJSON, the first
//! field in a table. What remains is a well-formed file of the same kind.

/// What comes before the id on a feature's line.
const FEATURE_ID: &str = "\"id\":\"";

/// The file with the lines of those events that `keep` admits. The lines that
/// are no record (the head, the header, the end) are kept.
pub fn keep(file: &str, keep: &dyn Fn(&str) -> bool) -> String {
    let is_table = !file.starts_with('{');
    let mut kept = String::with_capacity(file.len());
    for (number, line) in file.split_inclusive('\n').enumerate() {
        let id = if is_table {
            line.split(',').next().filter(|_| number > 0)
        } else {
            line.strip_prefix("{\"type\":\"Feature\",")
                .and_then(|rest| rest.strip_prefix(FEATURE_ID))
                .and_then(|rest| rest.split('"').next())
        };
        match id {
            Some(id) if keep(id) => kept.push_str(line),
            Some(_) => {}
            None => {
                // The last feature of a list has no comma after it.
                if !is_table && number > 0 && kept.ends_with(",\n") {
                    kept.truncate(kept.len() - 2);
                    kept.push('\n');
                }
                kept.push_str(line);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEATURES: &str = "{\"type\":\"FeatureCollection\",\"features\":[\n\
        {\"type\":\"Feature\",\"id\":\"a\",\"geometry\":null,\"properties\":{\"title\":\"\\\"id\\\":\\\"b\\\"\"}},\n\
        {\"type\":\"Feature\",\"id\":\"b\",\"geometry\":null,\"properties\":{}},\n\
        {\"type\":\"Feature\",\"id\":\"c\",\"geometry\":null,\"properties\":{}}\n\
        ]}\n";

    fn ids(text: &str) -> Vec<String> {
        let json: serde_json::Value = serde_json::from_str(text).unwrap();
        let features = json["features"].as_array().unwrap();
        features
            .iter()
            .map(|feature| feature["id"].as_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn what_is_kept_of_a_collection_is_a_collection() {
        for wanted in [
            &["a", "b", "c"][..],
            &["a", "c"],
            &["b"],
            &["c"],
            &["a"],
            &[],
        ] {
            let kept = keep(FEATURES, &|id| wanted.contains(&id));
            assert_eq!(ids(&kept), wanted);
        }
        assert_eq!(keep(FEATURES, &|_| true), FEATURES);
    }

    #[test]
    fn what_is_kept_of_a_table_has_its_header() {
        let table = "\u{feff}id,title\r\na,\"x, y\"\r\nb,z\r\n";
        assert_eq!(keep(table, &|id| id == "b"), "\u{feff}id,title\r\nb,z\r\n");
        assert_eq!(keep(table, &|_| false), "\u{feff}id,title\r\n");
        assert_eq!(keep(table, &|_| true), table);
        assert_eq!(keep("", &|_| true), "");
    }
}
