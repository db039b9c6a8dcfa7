//! Headless Chromium under chromedriver: one for each test, gone when it ends.

use std::fs;
use std::io::{BufRead, BufReader};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::json;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel, WebDriver};

use super::page::Page;
use super::site::{Site, variable};

const CHROME_ARGS: [&str; 5] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--window-size=1500,1000",
];

/// A new browser on a site.
struct Session {
    runtime: tokio::runtime::Runtime,
    chromedriver: Chromedriver,
    driver: WebDriver,
    page: Page,
}

impl Session {
    fn begin(site: Site, arguments: &[&str]) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("the runtime needs nothing that could be missing");
        let chromedriver = Chromedriver::start();
        let driver = runtime.block_on(connect(&chromedriver.address, arguments));
        let page = Page::new(driver.clone(), site);
        Session {
            runtime,
            chromedriver,
            driver,
            page,
        }
    }
}

/// Runs a test with a new browser on the site. The page is not opened yet. When the
/// test fails, tells where the browser was, what its console says, and keeps a picture.
pub fn with_page(site: Site, test: impl AsyncFnOnce(&Page)) {
    with_page_args(site, &["--disable-gpu"], test);
}

/// The same, with more arguments for the browser.
pub fn with_page_args(site: Site, arguments: &[&str], test: impl AsyncFnOnce(&Page)) {
    let Session {
        runtime,
        chromedriver: _chromedriver,
        driver,
        page,
    } = Session::begin(site, arguments);
    let result = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            page.resize(1440, 900).await;
            test(&page).await;
        });
    }));
    if result.is_err() {
        // Without this the failure would still be told, but not where it happened.
        catch_unwind(AssertUnwindSafe(|| runtime.block_on(tell_where(&page)))).ok();
    }
    drop(page);
    let quit = runtime.block_on(driver.quit());
    if let Err(panic) = result {
        resume_unwind(panic);
    }
    quit.expect("the browser ends on demand");
}

/// The same for a page that may answer no more: when the test is not done by
/// then, its browser is killed, and nothing is the worse for it.
pub fn with_page_within(
    site: Site,
    arguments: &[&str],
    longest: Duration,
    test: impl AsyncFnOnce(&Page),
) {
    let Session {
        runtime,
        chromedriver,
        driver,
        page,
    } = Session::begin(site, arguments);
    runtime.block_on(async {
        page.resize(1440, 900).await;
        tokio::time::timeout(longest, test(&page)).await.ok();
    });
    drop(page);
    chromedriver.kill_browser();
    // There is no browser to end: the answer says no more than that.
    runtime.block_on(async {
        let quit = driver.quit();
        tokio::time::timeout(Duration::from_secs(10), quit)
            .await
            .ok();
    });
}

async fn tell_where(page: &Page) {
    let driver = page.driver();
    if let Ok(address) = driver.current_url().await {
        eprintln!("  the browser was at {address}");
    }
    for line in page.console().await {
        eprintln!("  console: {line}");
    }
    let test = thread::current()
        .name()
        .unwrap_or("test")
        .replace("::", "-");
    let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("failed-{test}.png"));
    if let Ok(png) = driver.screenshot_as_png().await
        && fs::write(&picture, png).is_ok()
    {
        eprintln!("  picture: {}", picture.display());
    }
}

async fn connect(address: &str, more: &[&str]) -> WebDriver {
    let mut capabilities = ChromeCapabilities::new();
    for argument in CHROME_ARGS.iter().chain(more) {
        capabilities
            .add_arg(argument)
            .expect("an argument is a plain text");
    }
    capabilities
        .set_binary(&variable("CHROME"))
        .expect("a path is a plain text");
    for log in ["browser", "performance"] {
        capabilities
            .set_logging_prefs(log, LoggingPrefsLogLevel::All)
            .expect("a log's name is a plain text");
    }
    WebDriver::new(address, capabilities)
        .await
        .expect("cannot start the browser")
}

/// The WebDriver server, on a port of its own choice.
struct Chromedriver {
    process: Child,
    address: String,
}

impl Chromedriver {
    fn start() -> Self {
        let mut process = Command::new(variable("CHROMEDRIVER"))
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("cannot start chromedriver");
        let output = process.stdout.take().expect("the output is piped");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        // "ChromeDriver was started successfully on port 41234."
        let port: u16 = lines
            .find_map(|line| {
                let (_, port) = line.split_once("started successfully on port ")?;
                port.trim_end_matches('.').parse().ok()
            })
            .expect("chromedriver ended without telling its port");
        // It would wait for ever for a reader of what it goes on to print.
        thread::spawn(move || lines.for_each(drop));
        Self {
            process,
            address: format!("http://127.0.0.1:{port}"),
        }
    }
}

impl Chromedriver {
    /// Kills all processes that it has started, by their numbers. Does nothing
    /// where the system has no `/proc`.
    fn kill_browser(&self) {
        let driver = self.process.id();
        for process in processes() {
            if process != driver && descends(process, driver) {
                let number = process.to_string();
                Command::new("kill").args(["-KILL", &number]).status().ok();
            }
        }
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Bytes that the page's process has for itself alone: the greatest of the
/// processes that this one's browsers draw pages with. Linux knows; elsewhere it is 0.
pub fn private_memory() -> f64 {
    processes()
        .filter(|&process| draws_pages(process) && descends(process, std::process::id()))
        .filter_map(|process| {
            let sums = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
            let private = sums.lines().filter(|line| line.starts_with("Private_"));
            let kilobytes =
                private.filter_map(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
            Some(kilobytes.sum::<f64>() * 1024.0)
        })
        .fold(0.0, f64::max)
}

/// The numbers of all processes; none where the system has no `/proc`.
fn processes() -> impl Iterator<Item = u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten();
    entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
}

fn draws_pages(process: u32) -> bool {
    fs::read(format!("/proc/{process}/cmdline"))
        .is_ok_and(|line| String::from_utf8_lossy(&line).contains("--type=renderer"))
}

/// Whether the process is that one, was started by it, or by one that was.
fn descends(mut process: u32, from: u32) -> bool {
    while process > 1 {
        if process == from {
            return true;
        }
        // "1234 (name) S 1233 ...": the name may hold anything.
        let parent = fs::read_to_string(format!("/proc/{process}/stat"))
            .ok()
            .and_then(|stat| {
                let (_, rest) = stat.rsplit_once(')')?;
                rest.split_whitespace().nth(1)?.parse().ok()
            });
        process = parent.unwrap_or_default();
    }
    false
}

/// What the system says of the reader's wishes, such as `("prefers-color-scheme", "dark")`.
pub async fn emulate(page: &Page, features: &[(&str, &str)]) {
    let features: Vec<_> = features
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    page.cdp(
        "Emulation.setEmulatedMedia",
        json!({ "features": features }),
    )
    .await;
}
