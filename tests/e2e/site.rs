//! The built page on a web server, as it is or with some of its files changed.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Not the root: a page with absolute addresses would not find its files here.
const BASE: &str = "/some/path";

/// A folder that is served until the value is dropped.
pub struct Site {
    folder: PathBuf,
    is_copy: bool,
    server: Child,
    address: String,
}

impl Site {
    /// The page as it was built.
    pub fn built() -> Self {
        Self::serve(dist(), false)
    }

    /// A copy of the page after `change` has been at work in its folder.
    pub fn changed(change: impl FnOnce(&Files)) -> Self {
        static COPIES: AtomicUsize = AtomicUsize::new(0);
        let number = COPIES.fetch_add(1, Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("page-{}-{number}", std::process::id()));
        copy(&dist(), &folder);
        change(&Files {
            folder: folder.clone(),
        });
        Self::serve(folder, true)
    }

    fn serve(folder: PathBuf, is_copy: bool) -> Self {
        let mut server = Command::new(variable("KURSK_XTASK"))
            .args([
                "serve",
                "--no-build",
                "--port",
                "0",
                "--base",
                BASE,
                "--dist",
            ])
            .arg(&folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("cannot start the web server");
        let output = server.stdout.take().expect("the output is piped");
        let line = BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .find(|line| line.contains("http://"))
            .expect("the web server ended without telling its address");
        let address = line
            .split_whitespace()
            .find(|word| word.starts_with("http://"))
            .expect("the line holds the address")
            .to_owned();
        assert!(
            address.ends_with(&format!("{BASE}/")),
            "served at {address}, expected under {BASE}/"
        );
        Self {
            folder,
            is_copy,
            server,
            address,
        }
    }

    /// The page's address, with a slash at its end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The files of a copy, to be changed while it is served.
    pub fn files(&self) -> Files {
        assert!(self.is_copy, "the built page itself is not changed");
        Files {
            folder: self.folder.clone(),
        }
    }

    /// The start of every address of the same origin.
    pub fn origin(&self) -> &str {
        self.address
            .strip_suffix(&format!("{BASE}/"))
            .expect("checked when it was started")
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
        if self.is_copy {
            fs::remove_dir_all(&self.folder).ok();
        }
    }
}

/// The files of a copy of the page, to be damaged.
pub struct Files {
    folder: PathBuf,
}

impl Files {
    /// Deletes a file with its compressed copies.
    pub fn remove(&self, name: &str) {
        fs::remove_file(self.folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        for ending in ["br", "gz"] {
            fs::remove_file(self.folder.join(format!("{name}.{ending}"))).ok();
        }
    }

    /// Puts other content in place of a file and its compressed copies.
    pub fn replace(&self, name: &str, content: &[u8]) {
        self.remove(name);
        self.add(name, content);
    }

    /// Adds a file.
    pub fn add(&self, name: &str, content: &[u8]) {
        fs::write(self.folder.join(name), content)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// The text of a file.
    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The one file of the page's folder whose name ends so.
    pub fn named(&self, ending: &str) -> String {
        let names = fs::read_dir(&self.folder).expect("the folder was just copied");
        let mut found = names
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(ending));
        found
            .next()
            .unwrap_or_else(|| panic!("the page has no file *{ending}"))
    }
}

/// The folder of the built page.
pub fn dist() -> PathBuf {
    PathBuf::from(variable("KURSK_DIST"))
}

/// An environment variable that `cargo xtask test` sets.
pub fn variable(name: &str) -> String {
    env::var(name)
        .unwrap_or_else(|_| panic!("{name} is not set: run `cargo xtask test --only e2e`"))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap_or_else(|error| panic!("{}: {error}", to.display()));
    let entries = fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    for entry in entries.filter_map(Result::ok) {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target)
                .unwrap_or_else(|error| panic!("{}: {error}", source.display()));
        }
    }
}
