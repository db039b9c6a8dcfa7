//! Preferences in local storage. Private modes and full disks refuse it: then
//! the page simply starts with its defaults.

use crate::view::map_names::Tongue;
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
    /// The language of the names on the map.
    pub tongue: Tongue,
}

impl Preferences {
    /// What was remembered, as words such as `dark 7`; defaults for whatever is
    /// missing or not understood.
    pub fn load() -> Self {
        let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let mut preferences = Self::default();
        for word in stored.unwrap_or_default().split_whitespace().take(8) {
            match word {
                "light" => preferences.theme = Theme::Light,
                "dark" => preferences.theme = Theme::Dark,
                "ru" => preferences.tongue = Tongue::Russian,
                "uk" => preferences.tongue = Tongue::Ukrainian,
                _ => {
                    let speed = Speed::ALL
                        .into_iter()
                        .find(|s| word.parse() == Ok(s.days_per_second()));
                    preferences.speed = speed.unwrap_or(preferences.speed);
                }
            }
        }
        preferences
    }

    /// Remembers, where the browser lets us.
    pub fn save(self) {
        let theme = match self.theme {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        if let Some(storage) = storage() {
            let tongue = match self.tongue {
                Tongue::English => "",
                Tongue::Russian => " ru",
                Tongue::Ukrainian => " uk",
            };
            let words = format!("{theme} {}{tongue}", self.speed.days_per_second());
            storage.set_item(KEY, &words).ok();
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    gloo_utils::window().local_storage().ok().flatten()
}
