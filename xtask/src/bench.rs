//! `cargo xtask bench`: measurements, which print numbers and judge nothing.

use std::{fs, io, path::Path, process::Command};

use anyhow::{Context, Result, bail};
use kursk_timeline::data::own::sample::{SampleFormat, write_sample};

use crate::{args::Args, project, test};

/// Numbers of events of the contest's files.
const SIZES: &str = "1000,10000,100000,1000000";
/// What of the other maps' packages is served.
const PACKAGES: [&str; 3] = ["leaflet", "leaflet.markercluster", "maplibre-gl"];

/// `cargo xtask bench [--native] [--page] [--contest [--sizes N,N]]`: all three without a choice.
///
/// # Errors
/// When there is no built page, or a tool is missing.
pub fn run(args: &[String]) -> Result<()> {
    let mut args = Args::new("bench", args);
    let (native, page, contest) = (
        args.flag("--native"),
        args.flag("--page"),
        args.flag("--contest"),
    );
    let sizes = args.value("--sizes")?.unwrap_or_else(|| SIZES.to_owned());
    args.finish()?;
    let all = !native && !page && !contest;
    if native || all {
        let bench = ["bench", "--package", "kursk-bench", "--", "--noplot"];
        project::run(project::cargo().args(bench))?;
    }
    if page || all {
        test::in_the_browser(&project::dist(), &["--ignored", "bench::"], &[])?;
    }
    if contest || all {
        let folder = project::root().join("target").join("contest");
        lay_out(&folder, &sizes)?;
        let more = ["--ignored", "contest::"];
        test::in_the_browser(&folder, &more, &[("KURSK_CONTEST_SIZES", &sizes)])?;
    }
    Ok(())
}

/// Puts the built page, the other maps' pages and the files of events into one
/// folder, so that all come from one server.
fn lay_out(folder: &Path, sizes: &str) -> Result<()> {
    let web = project::root().join("bench").join("web");
    if !web.join("node_modules").join("maplibre-gl").is_dir() {
        let mut npm = Command::new("npm");
        project::run(npm.arg("ci").current_dir(&web)).context(
            "the contest needs npm (part of Node.js); `--native --page` measures without it",
        )?;
    }
    if folder.is_dir() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    copy(&project::dist(), folder)?;
    let contest = folder.join("contest");
    fs::create_dir_all(&contest)?;
    for entry in fs::read_dir(&web)? {
        let path = entry?.path();
        if path.is_file() {
            copy(&path, &contest.join(path.file_name().unwrap_or_default()))?;
        }
    }
    for package in PACKAGES {
        let dist = Path::new("node_modules").join(package).join("dist");
        copy(&web.join(&dist), &contest.join(&dist))?;
    }
    for size in sizes.split(',') {
        let Ok(count) = size.parse() else {
            bail!("--sizes holds `{size}`, expected whole numbers with commas between them");
        };
        let path = contest.join(format!("sample-{count}.geojson"));
        let file = fs::File::create(&path).with_context(|| path.display().to_string())?;
        write_sample(&mut io::BufWriter::new(file), SampleFormat::GeoJson, count)?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}
