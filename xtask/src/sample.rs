//! `cargo xtask sample`: files of made-up events to open in the page.

use std::{fs, io, path::PathBuf};

use anyhow::{Context, Result, bail};
use kursk_timeline::data::own::sample::{SampleFormat, write_sample};

use crate::args::Args;

/// `cargo xtask sample --events N [--format geojson|csv] [--out FILE]`.
///
/// # Errors
/// When the number or the format is not one, or the file cannot be written.
pub fn run(args: &[String]) -> Result<()> {
    let mut args = Args::new("sample", args);
    let events = args.value("--events")?.unwrap_or_else(|| "1000".to_owned());
    let format = args
        .value("--format")?
        .unwrap_or_else(|| "geojson".to_owned());
    let out = args.value("--out")?;
    args.finish()?;
    let count: u64 = events
        .replace([',', '_'], "")
        .parse()
        .with_context(|| format!("--events is `{events}`, expected a whole number"))?;
    let kind = match format.as_str() {
        "geojson" => SampleFormat::GeoJson,
        "csv" => SampleFormat::Csv,
        other => bail!("--format is `{other}`, expected `geojson` or `csv`"),
    };
    let path = PathBuf::from(out.unwrap_or_else(|| format!("sample-{count}.{format}")));
    let place = || format!("cannot write {}", path.display());
    let mut file = io::BufWriter::new(fs::File::create(&path).with_context(place)?);
    write_sample(&mut file, kind, count).with_context(place)?;
    io::Write::flush(&mut file).with_context(place)?;
    println!(
        "{}: {count} events, {} bytes",
        path.display(),
        fs::metadata(&path).with_context(place)?.len()
    );
    Ok(())
}
