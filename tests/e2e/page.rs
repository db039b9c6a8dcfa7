//! The page in the browser: what the tests do with it and ask of it.

use std::fmt::Debug;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{Key, WebDriver};

use super::site::Site;

/// Short names that every script may use.
const PRELUDE: &str = include_str!("page.js");
/// How long a condition may take to come true on a slow machine.
const PATIENCE: Duration = Duration::from_secs(15);
/// How often it is asked for.
const INTERVAL: Duration = Duration::from_millis(25);

/// A tab with the page, and the site that it comes from.
pub struct Page {
    driver: WebDriver,
    site: Site,
}

impl Page {
    /// A tab in which nothing is open yet.
    pub fn new(driver: WebDriver, site: Site) -> Self {
        Self { driver, site }
    }

    /// The browser.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Where the page comes from.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Opens the page anew, with a fragment (without its `#`), and waits until it can be used.
    pub async fn open(&self, fragment: &str) {
        self.visit(fragment).await;
        self.until_ready().await;
    }

    /// Opens the page anew, whatever comes of it.
    pub async fn visit(&self, fragment: &str) {
        // From another page, so that a new fragment alone loads the page, too.
        self.driver
            .goto("about:blank")
            .await
            .expect("an empty page opens");
        let mark = if fragment.is_empty() { "" } else { "#" };
        let address = format!("{}{mark}{fragment}", self.site.address());
        self.driver
            .goto(&address)
            .await
            .unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// Waits until the page can be used.
    pub async fn until_ready(&self) {
        self.until("the page is ready", "ready()").await;
    }

    /// Waits until the full data has taken the place of the first view's.
    pub async fn until_complete(&self) {
        let fetched = "performance.getEntriesByType('resource').some(\
             (r) => r.name.includes('data/measures.json') && r.responseEnd > 0)";
        self.until("the full data is fetched", fetched).await;
    }

    /// Waits until a report is open and has its sources.
    pub async fn until_sources(&self) {
        let link = "details()?.querySelector('a[href^=http]')";
        self.until("the sources are there", link).await;
    }

    /// The value of a script's expression.
    pub async fn js<T: DeserializeOwned>(&self, expression: &str) -> T {
        self.try_js(expression)
            .await
            .unwrap_or_else(|error| panic!("`{expression}` gives no answer: {error}"))
    }

    /// The value of a script's expression, or why there is none.
    pub async fn try_js<T: DeserializeOwned>(&self, expression: &str) -> Result<T, String> {
        let script = format!("{PRELUDE}\nreturn ({expression});");
        let answer = self
            .driver
            .execute(script, Vec::new())
            .await
            .map_err(|e| e.to_string())?;
        answer
            .convert()
            .map_err(|error| format!("{}: {error}", answer.json()))
    }

    /// Runs statements, without an answer.
    pub async fn run(&self, statements: &str) {
        let script = format!("{PRELUDE}\n{statements}");
        self.driver
            .execute(script, Vec::new())
            .await
            .unwrap_or_else(|error| panic!("`{statements}`: {error}"));
    }

    /// Waits until the page has been drawn with all that was done to it.
    pub async fn draw(&self) {
        let script = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(done));";
        let drawn = self.driver.execute_async(script, Vec::new()).await;
        drawn.expect("a visible page is drawn");
    }

    /// Waits until an expression is true. `what` says in words what is waited for.
    pub async fn until(&self, what: &str, expression: &str) {
        let begun = Instant::now();
        let mut last = Ok(Value::Null);
        while begun.elapsed() < PATIENCE {
            // Between two pages there is none to ask.
            last = self.try_js::<Value>(expression).await;
            if last.as_ref().is_ok_and(is_true) {
                return;
            }
            tokio::time::sleep(INTERVAL).await;
        }
        panic!("waited {PATIENCE:?} in vain until {what}: `{expression}` is {last:?}");
    }

    /// Waits until an expression has that value.
    pub async fn until_is<T>(&self, expression: &str, expected: T)
    where
        T: DeserializeOwned + PartialEq + Debug,
    {
        let begun = Instant::now();
        loop {
            let found = self.try_js::<T>(expression).await;
            match found {
                Ok(found) if found == expected => return,
                _ if begun.elapsed() < PATIENCE => tokio::time::sleep(INTERVAL).await,
                _ => panic!("`{expression}` is {found:?}, expected {expected:?}"),
            }
        }
    }

    /// Presses and releases one key where the focus is.
    pub async fn press(&self, key: impl Into<char>) {
        self.driver
            .action_chain()
            .send_keys(String::from(key.into()))
            .perform()
            .await
            .expect("a key can be pressed");
    }

    /// Clicks with the mouse in the middle of the element that an expression names.
    pub async fn click(&self, expression: &str) {
        let ready = format!("shown({expression})");
        self.until("what is to be clicked is there", &ready).await;
        self.run(&format!(
            "({expression}).scrollIntoView({{ block: 'nearest' }})"
        ))
        .await;
        let at: Value = self.js(&format!("middle({expression})")).await;
        let coordinate = |name: &str| at[name].as_i64().expect("middle() gives whole numbers");
        self.driver
            .action_chain()
            .move_to(coordinate("x"), coordinate("y"))
            .click()
            .perform()
            .await
            .expect("the mouse can click");
    }

    /// Makes the page so wide and high, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Sends a command of Chromium's own protocol.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Value {
        self.driver
            .cdp()
            .send_raw(method, parameters)
            .await
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Errors on the console since it was asked for last: uncaught ones, files
    /// that could not be fetched, violations of the security policy.
    pub async fn console(&self) -> Vec<String> {
        let entries = self
            .driver
            .browser_log()
            .await
            .expect("the browser keeps a log");
        entries
            .into_iter()
            .filter(|entry| entry.level == "SEVERE")
            .map(|entry| entry.message)
            .collect()
    }

    /// Fails where the page has stopped or the console holds an error.
    pub async fn assert_sound(&self, when: &str) {
        let crash: String = self.js("shown($('#crash')) ? text($('#crash')) : ''").await;
        assert!(crash.is_empty(), "{when} the page has stopped: {crash}");
        let console = self.console().await;
        assert!(console.is_empty(), "{when} the console says {console:#?}");
    }

    /// Addresses of all requests since they were asked for last.
    pub async fn requests(&self) -> Vec<String> {
        let entries = self
            .driver
            .get_log("performance")
            .await
            .expect("the browser keeps a log");
        entries
            .iter()
            .filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok())
            .filter(|entry| entry["message"]["method"] == "Network.requestWillBeSent")
            .filter_map(|entry| {
                entry["message"]["params"]["request"]["url"]
                    .as_str()
                    .map(str::to_owned)
            })
            .collect()
    }

    /// Presses Tab until an expression about `document.activeElement` is true.
    /// The focus must be visible at every stop, and get there within `most` steps.
    pub async fn tab_to(&self, what: &str, expression: &str, most: usize) {
        let mut stops = Vec::new();
        for _ in 0..most {
            self.press(Key::Tab).await;
            let stop: String = self
                .js("(document.activeElement.getAttribute('aria-label') ?? text(document.activeElement)).slice(0, 60)")
                .await;
            assert!(
                self.js::<bool>("focusShows()").await,
                "the focus is not to be seen on \"{stop}\""
            );
            stops.push(stop);
            if self.js::<bool>(expression).await {
                return;
            }
        }
        panic!("{most} times Tab do not lead to {what}, but to {stops:#?}");
    }
}

fn is_true(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && *value != json!(0) && *value != json!("")
}
