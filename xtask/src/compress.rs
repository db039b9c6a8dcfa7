//! Compressed copies beside the files of the built page, for hosts that send them, and their sizes.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::Mutex,
    thread,
};

use anyhow::{Context, Result, anyhow};
use flate2::{Compression, write::GzEncoder};

/// Endings of files that are compressed already.
const COMPRESSED: [&str; 9] = [
    "br", "gz", "png", "jpg", "jpeg", "webp", "avif", "woff2", "zip",
];

/// The sizes of one file of the page, in bytes.
#[derive(Debug)]
pub struct Sizes {
    /// Path in the built page, with `/` between folders.
    pub path: String,
    /// As it is.
    pub raw: u64,
    /// With gzip at level 9; as it is for files that are compressed already.
    pub gzip: u64,
    /// With brotli at quality 11; as it is for files that are compressed already.
    pub brotli: u64,
}

/// Every file under `folder`, as a path in it with `/` between folders, in order.
///
/// # Errors
/// When a folder cannot be read or a name is not UTF-8.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in
            fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?
        {
            let entry = entry?;
            let name = entry
                .file_name()
                .into_string()
                .map_err(|name| anyhow!("{name:?} is not UTF-8"))?;
            let path = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                folders.push((entry.path(), path + "/"));
            } else {
                found.push(path);
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// Writes `.br` and `.gz` beside each file of the built page, where that makes sense.
///
/// # Errors
/// When a file cannot be read or written.
pub fn compress_all(dist: &Path) -> Result<Vec<Sizes>> {
    let mut queue: Vec<String> = files(dist)?
        .into_iter()
        .filter(|path| !path.ends_with(".br") && !path.ends_with(".gz"))
        .collect();
    // Taken from the end, so the largest are begun first and no thread is left with them at the end.
    queue.sort_by_key(|path| fs::metadata(dist.join(path)).map_or(0, |file| file.len()));
    let queue = Mutex::new(queue);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut sizes = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    let mut done = Vec::new();
                    loop {
                        let next = queue
                            .lock()
                            .map_err(|_| anyhow!("a compressing thread panicked"))?
                            .pop();
                        let Some(path) = next else {
                            return anyhow::Ok(done);
                        };
                        done.push(compress(dist, path)?);
                    }
                })
            })
            .collect();
        let mut all = Vec::new();
        for worker in workers {
            all.extend(
                worker
                    .join()
                    .map_err(|_| anyhow!("a compressing thread panicked"))??,
            );
        }
        anyhow::Ok(all)
    })?;
    sizes.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    Ok(sizes)
}

fn compress(dist: &Path, path: String) -> Result<Sizes> {
    let file = dist.join(&path);
    let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let raw = bytes.len() as u64;
    if is_compressed(&path) {
        return Ok(Sizes {
            path,
            raw,
            gzip: raw,
            brotli: raw,
        });
    }
    let write = |ending: &str, bytes: &[u8]| {
        let name = PathBuf::from(format!("{}.{ending}", file.display()));
        fs::write(&name, bytes).with_context(|| format!("cannot write {}", name.display()))
    };
    let brotli = brotli(&bytes)?;
    write("br", &brotli)?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes)?;
    let gzip = encoder.finish()?;
    write("gz", &gzip)?;
    Ok(Sizes {
        path,
        raw,
        gzip: gzip.len() as u64,
        brotli: brotli.len() as u64,
    })
}

/// `bytes` after brotli at its best quality.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params).context("brotli")?;
    Ok(packed)
}

fn is_compressed(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| COMPRESSED.contains(&ending))
}

/// The sizes of the files of a page as a table, with a sum.
pub fn table(files: &[Sizes]) -> String {
    let width = files
        .iter()
        .map(|file| file.path.len())
        .max()
        .unwrap_or(0)
        .max(8);
    let mut table = format!(
        "{:<width$}{:>10}{:>10}{:>10}\n",
        "file", "raw", "gzip", "brotli"
    );
    for file in files {
        table += &format!(
            "{:<width$}{:>10}{:>10}{:>10}\n",
            file.path, file.raw, file.gzip, file.brotli
        );
    }
    let sum = |size: fn(&Sizes) -> u64| files.iter().map(size).sum::<u64>();
    table
        + &format!(
            "{:<width$}{:>10}{:>10}{:>10}\n",
            "together",
            sum(|f| f.raw),
            sum(|f| f.gzip),
            sum(|f| f.brotli)
        )
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn writes_copies_that_unpack_to_the_same_bytes() {
        let dist = std::env::temp_dir().join(format!("kursk-compress-{}", std::process::id()));
        fs::create_dir_all(dist.join("data")).unwrap();
        let text = "Kursk, day by day. ".repeat(200);
        fs::write(dist.join("data/events.geojson"), &text).unwrap();
        fs::write(dist.join("icon.png"), "not text").unwrap();

        let sizes = compress_all(&dist).unwrap();
        let again = compress_all(&dist).unwrap(); // copies of copies would show here
        let names = files(&dist).unwrap();
        let mut unpacked = Vec::new();
        let packed = fs::read(dist.join("data/events.geojson.br")).unwrap();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).unwrap();
        let mut ungzipped = String::new();
        let gzip = fs::read(dist.join("data/events.geojson.gz")).unwrap();
        flate2::read::GzDecoder::new(gzip.as_slice())
            .read_to_string(&mut ungzipped)
            .unwrap();
        fs::remove_dir_all(&dist).unwrap();

        assert_eq!(
            names,
            [
                "data/events.geojson",
                "data/events.geojson.br",
                "data/events.geojson.gz",
                "icon.png"
            ]
        );
        assert_eq!(sizes.len(), 2);
        assert_eq!(again.len(), 2);
        assert_eq!(sizes[0].brotli, packed.len() as u64);
        assert!(sizes[0].brotli < sizes[0].raw);
        assert_eq!(sizes[1].brotli, sizes[1].raw);
        assert_eq!(unpacked, text.as_bytes());
        assert_eq!(ungzipped, text);
        assert!(table(&sizes).contains("together"));
    }
}
