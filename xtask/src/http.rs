//! A small web server for static files on this machine: `GET` and `HEAD`, compressed copies, nothing else.

use std::{
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

/// How long a connection may stay silent, and a request line may be.
const SILENCE: Duration = Duration::from_secs(20);
const LONGEST_HEAD: u64 = 16 * 1024;

/// A folder, and the address path under which it is served.
#[derive(Debug)]
pub struct Site {
    folder: PathBuf,
    base: String,
}

/// What the server answers to one request.
#[derive(Debug, Default)]
struct Answer {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// The parts of a request that matter to files.
#[derive(Debug, Default)]
struct Request {
    method: String,
    target: String,
    accept_encoding: String,
    close: bool,
}

impl Site {
    /// `folder` under `base`, which gets a slash at both ends.
    pub fn new(folder: PathBuf, base: &str) -> Self {
        let trimmed = base.trim_matches('/');
        let base = if trimmed.is_empty() {
            "/".to_owned()
        } else {
            format!("/{trimmed}/")
        };
        Self { folder, base }
    }

    /// The address path of the page, with a slash at both ends.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Answers requests until the process ends, one thread for each connection.
    pub fn serve(self, listener: &TcpListener) {
        let site = Arc::new(self);
        for stream in listener.incoming().flatten() {
            let site = Arc::clone(&site);
            thread::spawn(move || {
                // A browser that goes away in the middle is no fault of ours.
                site.converse(&stream).ok();
            });
        }
    }

    fn converse(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(SILENCE))?;
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        while let Some(request) = Request::read(&mut reader)? {
            let answer = self.answer(&request);
            answer.write(stream, request.method == "HEAD", request.close)?;
            if request.close {
                break;
            }
        }
        Ok(())
    }

    fn answer(&self, request: &Request) -> Answer {
        if request.method != "GET" && request.method != "HEAD" {
            return Answer::text(
                "405 Method Not Allowed",
                "Only GET and HEAD are answered here.",
            );
        }
        let (path, query) = request
            .target
            .split_once('?')
            .unwrap_or((&request.target, ""));
        if path != "/" && path.len() + 1 == self.base.len() && self.base.starts_with(path) {
            let mut answer = Answer::text("308 Permanent Redirect", "The page is a folder.");
            answer.headers.push(("Location", self.base.clone()));
            return answer;
        }
        let not_found = || Answer::text("404 Not Found", "There is no such file.");
        let Some(relative) = path.strip_prefix(self.base.as_str()).and_then(safe_path) else {
            return not_found();
        };
        let mut file = self.folder.join(relative);
        if file.is_dir() {
            file.push("index.html");
        }
        let Some((bytes, encoding)) = self.read(&file, &request.accept_encoding) else {
            return not_found();
        };
        let lasting = query.starts_with("v=") || has_hash(&file);
        let cache = if lasting {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        let mut headers = vec![
            ("Content-Type", mime(&file).to_owned()),
            ("Cache-Control", cache.to_owned()),
            ("Vary", "Accept-Encoding".to_owned()),
        ];
        headers.extend(encoding.map(|encoding| ("Content-Encoding", encoding.to_owned())));
        Answer {
            status: "200 OK",
            headers,
            body: bytes,
        }
    }

    /// The content of a file, or of its compressed copy when the browser takes that.
    fn read(&self, file: &Path, accepted: &str) -> Option<(Vec<u8>, Option<&'static str>)> {
        // Links out of the folder are refused as well as `..`, which never comes this far.
        let inside = |path: &Path| {
            let (Ok(path), Ok(folder)) = (path.canonicalize(), self.folder.canonicalize()) else {
                return false;
            };
            path.starts_with(folder) && path.is_file()
        };
        if !inside(file) {
            return None;
        }
        for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
            let copy = PathBuf::from(format!("{}.{ending}", file.display()));
            if accepts(accepted, encoding)
                && inside(&copy)
                && let Ok(bytes) = fs::read(&copy)
            {
                return Some((bytes, Some(encoding)));
            }
        }
        Some((fs::read(file).ok()?, None))
    }
}

impl Request {
    /// The next request of a connection; nothing when the browser is done or does not speak HTTP.
    fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = reader.take(LONGEST_HEAD);
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut words = line.split_ascii_whitespace();
        let (Some(method), Some(target), Some(version)) =
            (words.next(), words.next(), words.next())
        else {
            return Ok(None);
        };
        let mut request = Self {
            method: method.to_owned(),
            target: target.to_owned(),
            close: version != "HTTP/1.1",
            ..Self::default()
        };
        loop {
            let mut line = String::new();
            if head.read_line(&mut line)? == 0 {
                return Ok(None);
            }
            let line = line.trim_end();
            if line.is_empty() {
                return Ok(Some(request));
            }
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            match name.to_ascii_lowercase().as_str() {
                "accept-encoding" => request.accept_encoding = value.to_ascii_lowercase(),
                "connection" if value.trim().eq_ignore_ascii_case("close") => request.close = true,
                // A body is not read, so what follows it could not be told from a request.
                "content-length" | "transfer-encoding" => request.close = true,
                _ => {}
            }
        }
    }
}

impl Answer {
    fn text(status: &'static str, text: &str) -> Self {
        let headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
        Self {
            status,
            headers,
            body: format!("{text}\n").into_bytes(),
        }
    }

    fn write(&self, mut stream: impl Write, head_only: bool, close: bool) -> io::Result<()> {
        let mut head = format!(
            "HTTP/1.1 {}\r\nContent-Length: {}\r\nX-Content-Type-Options: nosniff\r\nConnection: {}\r\n",
            self.status,
            self.body.len(),
            if close { "close" } else { "keep-alive" }
        );
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += "\r\n";
        stream.write_all(head.as_bytes())?;
        if !head_only {
            stream.write_all(&self.body)?;
        }
        stream.flush()
    }
}

/// The relative path an address means: nothing when it could lead out of the folder.
fn safe_path(address: &str) -> Option<PathBuf> {
    let decoded = percent_decode(address)?;
    if decoded.contains(['\\', ':', '\0']) {
        return None;
    }
    let path = PathBuf::from(decoded);
    path.components()
        .all(|part| matches!(part, Component::Normal(_)))
        .then_some(path)
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let value = digit(bytes.next()?)? * 16 + digit(bytes.next()?)?;
        decoded.push(u8::try_from(value).ok()?);
    }
    String::from_utf8(decoded).ok()
}

/// Whether an Accept-Encoding header takes this encoding.
fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|item| {
        let (name, weight) = item.split_once(';').unwrap_or((item, "q=1"));
        let weight = weight
            .trim()
            .strip_prefix("q=")
            .and_then(|q| q.parse::<f32>().ok())
            .unwrap_or(1.0);
        name.trim() == encoding && weight > 0.0
    })
}

/// Whether the name holds the hash of the content, as Trunk makes them: `name-0123456789abcdef.css`, `..._bg.wasm`.
/// Trunk leaves out zeros at the beginning of the 16 digits.
fn has_hash(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.split(['-', '_', '.']).any(|part| {
        (12..=16).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// The media type of a file, by the ending of its name.
fn mime(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
