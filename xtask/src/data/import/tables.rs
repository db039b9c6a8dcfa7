//! From the evidence's tables to the dataset's.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};
use kursk_timeline::model::{Claimant, Measure, Place, Publisher};
use serde_json::{Value, json};

/// The rows of a table with tabs between its columns and their names in the first line.
fn rows<'a>(text: &'a str, file: &str) -> Result<Vec<HashMap<&'a str, &'a str>>> {
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let row = |(i, line): (usize, &'a str)| {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if cells.len() != names.len() {
            bail!(
                "{file}, line {}: found {} columns, expected {}",
                i + 2,
                cells.len(),
                names.len()
            );
        }
        Ok(names.iter().copied().zip(cells).collect())
    };
    lines.enumerate().map(row).collect()
}

/// The cell of a column; `None` where it is empty.
///
/// # Errors
/// When there is no such column.
fn cell(row: &HashMap<&str, &str>, name: &str) -> Result<Option<String>> {
    let cell = row
        .get(name)
        .with_context(|| format!("found no column {name}, expected one"))?;
    Ok((!cell.is_empty()).then(|| (*cell).to_owned()))
}

fn number(row: &HashMap<&str, &str>, name: &str) -> Result<Option<f64>> {
    let text = cell(row, name)?;
    let parse = |text: String| {
        text.parse()
            .with_context(|| format!("field {name}: found {text:?}, expected a number"))
    };
    text.map(parse).transpose()
}

/// The places of `places.tsv`.
///
/// # Errors
/// When a row is not a place; the error names it.
pub fn places(text: &str) -> Result<Vec<Place>> {
    let place = |row: &HashMap<&str, &str>| -> Result<Place> {
        let kind = cell(row, "kind")?.unwrap_or_default();
        Ok(Place {
            id: cell(row, "id")?.context("found no id")?,
            name: cell(row, "name_en")?.context("found no name")?,
            name_ru: cell(row, "name_ru")?,
            name_uk: cell(row, "name_uk")?,
            name_ko: cell(row, "name_ko")?,
            kind: serde_json::from_value(json!(kind)).context("field kind")?,
            parent: cell(row, "parent")?,
            country: cell(row, "country")?,
            lon: number(row, "lon")?,
            lat: number(row, "lat")?,
            precision_km: number(row, "precision_km")?,
            coord_source: cell(row, "coord_source")?,
            aliases: cell(row, "aliases")?
                .unwrap_or_default()
                .split(';')
                .map(|alias| alias.trim().to_owned())
                .filter(|alias| !alias.is_empty())
                .collect(),
        })
    };
    let rows = rows(text, "places.tsv")?;
    rows.iter()
        .map(|row| {
            place(row).with_context(|| format!("places.tsv, {}", row.get("id").unwrap_or(&"a row")))
        })
        .collect()
}

/// The claimants of `claimants.jsonl`.
///
/// # Errors
/// When a record is not a claimant; the error says why.
pub fn claimants(records: Vec<Value>) -> Result<Vec<Claimant>> {
    let read = |record| serde_json::from_value(record).context("claimants.jsonl");
    records.into_iter().map(read).collect()
}

/// The publishers of `publishers.tsv`.
///
/// # Errors
/// When a row is not a publisher.
pub fn publishers(text: &str) -> Result<Vec<Publisher>> {
    let publisher = |row: &HashMap<&str, &str>| -> Result<Publisher> {
        Ok(Publisher {
            id: cell(row, "id")?.context("found no id")?,
            name: cell(row, "name")?.context("found no name")?,
            country: cell(row, "country")?,
            kind: cell(row, "kind")?.context("found no kind")?,
        })
    };
    let rows = rows(text, "publishers.tsv")?;
    rows.iter()
        .map(|row| {
            publisher(row)
                .with_context(|| format!("publishers.tsv, {}", row.get("id").unwrap_or(&"a row")))
        })
        .collect()
}

/// Measures that tell a state on a day; the others count what happened in a period.
const STATES: [&str; 18] = [
    "burial-places",
    "troops-present",
    "troops-planned",
    "troops-diverted",
    "troops-in-support",
    "engineers-present",
    "engineers-planned",
    "builders-planned",
    "workers-planned",
    "vehicles-planned",
    "area-km2",
    "area-peak-km2",
    "area-contested-km2",
    "settlements",
    "civilians-missing",
    "civilians-under-evacuation-order",
    "civilians-in-held-area",
    "civilians-in-ukraine",
];

/// The measures of `MEASURES.md` in its order and under its headings, with
/// readers' names and definitions of `words` (id, name and definition with
/// tabs between).
///
/// # Errors
/// When one of the two has a measure that the other has not.
pub fn measures(text: &str, words: &str) -> Result<Vec<Measure>> {
    let mut words: HashMap<&str, (&str, &str)> = words
        .lines()
        .filter_map(|line| {
            let (id, rest) = line.split_once('\t')?;
            Some((id, rest.split_once('\t')?))
        })
        .collect();
    let mut group = "";
    let mut measures = Vec::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            group = heading.trim();
        }
        let Some((id, _)) = line
            .strip_prefix("| `")
            .and_then(|rest| rest.split_once("` |"))
        else {
            continue;
        };
        let (name, definition) = words
            .remove(id)
            .with_context(|| format!("measures.tsv: found no {id}, expected all of MEASURES.md"))?;
        measures.push(Measure {
            id: id.to_owned(),
            name: name.to_owned(),
            group: group.to_owned(),
            definition: definition.to_owned(),
            state: STATES.contains(&id),
        });
    }
    if let Some(id) = words.keys().min() {
        bail!("measures.tsv: found {id}, expected only measures of MEASURES.md");
    }
    Ok(measures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_gives_places() {
        let head = "id\tname_en\tname_ru\tname_uk\tname_ko\tkind\tparent\tcountry\tlat\tlon\tcoord_source\tprecision_km\taliases";
        let row = "a\tA\t\t\t\ttown\tb\tRU\t51.5\t35\tGeoNames\t1\tAa; Aaa";
        let places = places(&format!("{head}\n{row}\n")).unwrap();
        assert_eq!((places[0].lat, places[0].lon), (Some(51.5), Some(35.0)));
        assert_eq!(places[0].aliases, ["Aa", "Aaa"]);
        assert_eq!(places[0].name_ru, None);
        let short = super::places(&format!("{head}\na\tA\n"))
            .unwrap_err()
            .to_string();
        assert_eq!(short, "places.tsv, line 2: found 2 columns, expected 13");
    }

    #[test]
    fn measures_need_words_and_a_definition() {
        let list = "## People\n| measure | definition |\n| `killed` | x |\n";
        let measures = super::measures(list, "killed\tkilled\tSoldiers killed.\n").unwrap();
        assert_eq!(
            (measures[0].group.as_str(), measures[0].definition.as_str()),
            ("People", "Soldiers killed.")
        );
        assert!(super::measures(list, "").is_err());
        assert!(super::measures("", "killed\tkilled\tx\n").is_err());
    }
}
