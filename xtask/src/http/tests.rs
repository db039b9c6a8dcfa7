use super::*;

/// A folder with a page in it, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let outer = std::env::temp_dir().join(format!("kursk-http-{name}-{}", std::process::id()));
        fs::create_dir_all(outer.join("dist/data")).unwrap();
        for (file, text) in [
            ("secret.txt", "secret"),
            ("dist/index.html", "page"),
            ("dist/index.html.br", "page, br"),
            ("dist/index.html.gz", "page, gz"),
            ("dist/app-0123456789abcdef_bg.wasm", "wasm"),
            ("dist/data/a b.geojson", "{}"),
        ] {
            fs::write(outer.join(file), text).unwrap();
        }
        Self(outer)
    }

    fn get(&self, base: &str, target: &str, accept_encoding: &str) -> Answer {
        let site = Site::new(self.0.join("dist"), base);
        let accept_encoding = accept_encoding.to_owned();
        site.answer(&Request {
            method: "GET".into(),
            target: target.into(),
            accept_encoding,
            close: false,
        })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    answer
        .headers
        .iter()
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.as_str())
}

#[test]
fn sends_the_best_copy_that_the_browser_takes() {
    let folder = Folder::new("copies");
    for (accepted, body, encoding) in [
        ("gzip, deflate, br", "page, br", Some("br")),
        ("gzip;q=1.0, br;q=0", "page, gz", Some("gzip")),
        ("", "page", None),
    ] {
        let answer = folder.get("/", "/", accepted);
        assert_eq!(answer.status, "200 OK");
        assert_eq!(answer.body, body.as_bytes(), "{accepted}");
        assert_eq!(header(&answer, "Content-Encoding"), encoding);
        assert_eq!(
            header(&answer, "Content-Type"),
            Some("text/html; charset=utf-8")
        );
        assert_eq!(header(&answer, "Cache-Control"), Some("no-cache"));
    }
}

#[test]
fn serves_from_a_folder_of_the_host() {
    let folder = Folder::new("base");
    assert_eq!(
        folder
            .get("some/path", "/some/path/data/a%20b.geojson", "")
            .body,
        b"{}"
    );
    assert_eq!(
        folder.get("/some/path/", "/data/a%20b.geojson", "").status,
        "404 Not Found"
    );
    let redirect = folder.get("/some/path/", "/some/path", "");
    assert_eq!(header(&redirect, "Location"), Some("/some/path/"));
    assert_eq!(folder.get("/some/path/", "/", "").status, "404 Not Found");
}

#[test]
fn never_leaves_the_folder() {
    let folder = Folder::new("outside");
    for target in [
        "/../secret.txt",
        "/data/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..\\secret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/C:/secret.txt",
        "/%00",
        "/%zz",
        "/%ff",
        "secret.txt",
    ] {
        assert_eq!(
            folder.get("/", target, "").status,
            "404 Not Found",
            "{target}"
        );
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.0.join("secret.txt"), folder.0.join("dist/link.txt"))
            .unwrap();
        assert_eq!(folder.get("/", "/link.txt", "").status, "404 Not Found");
    }
}

#[test]
fn only_files_with_a_version_are_kept_for_long() {
    let folder = Folder::new("cache");
    let lasting = Some("public, max-age=31536000, immutable");
    assert!(
        has_hash(Path::new("kursk-timeline-67d950aa38fffe7.js")),
        "15 digits"
    );
    assert!(!has_hash(Path::new("kursk-detail.topo.json")));
    assert_eq!(
        header(
            &folder.get("/", "/app-0123456789abcdef_bg.wasm", ""),
            "Cache-Control"
        ),
        lasting
    );
    assert_eq!(
        header(
            &folder.get("/", "/data/a%20b.geojson?v=0123abcd", ""),
            "Cache-Control"
        ),
        lasting
    );
    assert_eq!(
        header(&folder.get("/", "/data/a%20b.geojson", ""), "Cache-Control"),
        Some("no-cache")
    );
}

#[test]
fn knows_the_types_that_browsers_insist_on() {
    let of = |name: &str| mime(Path::new(name));
    assert_eq!(of("a.wasm"), "application/wasm");
    assert_eq!(of("a.mjs"), "text/javascript; charset=utf-8");
    assert_eq!(of("a.geojson"), "application/geo+json");
    assert_eq!(of("a.json"), "application/json");
    assert_eq!(of("a"), "application/octet-stream");
}

#[test]
fn reads_requests_and_refuses_what_is_none() {
    let read = |text: &str| Request::read(&mut BufReader::new(text.as_bytes())).unwrap();
    let request =
        read("GET /x HTTP/1.1\r\nAccept-Encoding: GZIP\r\nConnection: Close\r\n\r\n").unwrap();
    assert_eq!(
        (request.method.as_str(), request.target.as_str()),
        ("GET", "/x")
    );
    assert!(request.close && accepts(&request.accept_encoding, "gzip"));
    assert!(!read("GET /x HTTP/1.1\r\n\r\n").unwrap().close);
    assert!(
        read("POST /x HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc")
            .unwrap()
            .close
    );
    assert!(read("").is_none());
    assert!(read("hello\r\n\r\n").is_none());
    assert!(
        read(&format!(
            "GET /x HTTP/1.1\r\nA: {}\r\n\r\n",
            "x".repeat(20_000)
        ))
        .is_none()
    );
}

#[test]
fn speaks_http_on_a_real_connection() {
    let folder = Folder::new("real");
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let site = Site::new(folder.0.join("dist"), "/");
    thread::spawn(move || site.serve(&listener));
    let mut stream = TcpStream::connect(address).unwrap();
    // Two requests on one connection, the second of them the last.
    stream
        .write_all(
            b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\nDELETE / HTTP/1.1\r\nConnection: close\r\n\r\n",
        )
        .unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).unwrap();
    assert!(
        answers.starts_with("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n"),
        "{answers}"
    );
    assert!(
        answers.contains("\r\n\r\nHTTP/1.1 405 "),
        "HEAD has no body: {answers}"
    );
}
