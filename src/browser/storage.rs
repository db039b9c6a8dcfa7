//! Preferences in local storage. Private modes and full disks refuse it: then
//! the page simply starts with its defaults.

use gloo_storage::{LocalStorage, Storage as _};
use serde::{Deserialize, Serialize};

use crate::view::{Speed, Theme};

/// The one key that the page writes.
const KEY: &str = "kursk-timeline.v1";

/// What is remembered between visits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Light or dark.
    pub theme: Theme,
    /// Speed of playing.
    pub speed: Speed,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    #[serde(default)]
    theme: String,
    #[serde(default)]
    days_per_second: u32,
}

impl Preferences {
    /// What was remembered; defaults for whatever is missing or not understood.
    pub fn load() -> Self {
        let Ok(stored) = LocalStorage::get::<Stored>(KEY) else { return Self::default() };
        Preferences {
            theme: match stored.theme.as_str() {
                "light" => Theme::Light,
                "dark" => Theme::Dark,
                _ => Theme::System,
            },
            speed: Speed::ALL
                .into_iter()
                .find(|speed| speed.days_per_second() == stored.days_per_second)
                .unwrap_or_default(),
        }
    }

    /// Remembers, where the browser lets us.
    pub fn save(self) {
        let theme = match self.theme {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let stored =
            Stored { theme: theme.to_owned(), days_per_second: self.speed.days_per_second() };
        LocalStorage::set(KEY, stored).ok();
    }
}
