//! Links: the part of the state that a reader shares, as a URL fragment.
//!
//! The form is `#v=1&d=2024-11-12&m=14&b=published&e=<event>&c=35.27,51.19,0.52&k=...`.
//! Defaults are left out, unknown keys are ignored, and nothing that a fragment
//! can contain is an error: what cannot be read is as if it were not there.

use std::fmt::Write as _;
use std::rc::Rc;

use super::chart::Scaling;
use super::claims::WHOM;
use super::claims::table::about_code;
use super::state::{ClaimsView, Framing, Mode, Tab, ViewState};
use crate::geo::{LonLat, Viewport, lonlat_from_map, map_from_lonlat, path};
use crate::index::{Catalog, Filter, Scope};
use crate::model::way::COMPOSED_PREFIX;
use crate::model::{About, Basis, Day, DayRange, Kind, Side, Standing};

/// The version that is written. Older ones stay readable.
const VERSION: &str = "1";
/// Longest search text that is read from a link, in characters.
const MAX_QUERY: usize = 200;

/// What a fragment says. What it leaves out keeps the page's opening state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    day: Option<Day>,
    mode: Mode,
    basis: Basis,
    filter: Filter,
    event: Option<String>,
    scope: LinkScope,
    tab: Tab,
    claims: ClaimsView,
    framing: Framing,
    route: bool,
    /// Middle in degrees, and pixels per map unit.
    view: Option<(LonLat, f64)>,
}

/// A scope by names that outlive the order of the data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum LinkScope {
    #[default]
    All,
    Place(String),
    Elsewhere,
}

/// Reads a fragment, with or without its `#`. Never fails: what cannot be read is left out.
pub fn parse(fragment: &str, days: DayRange) -> Link {
    let mut link = Link::default();
    for pair in fragment.trim_start_matches('#').split('&') {
        let Some((key, value)) = pair.split_once('=') else {
            continue;
        };
        let value = percent_decode(value);
        match key {
            "d" => {
                link.day = value
                    .parse()
                    .ok()
                    .map(|d: Day| d.clamp(days.first, days.last))
            }
            "m" => {
                if let Some(length) = value.parse().ok().filter(|w| Mode::WINDOWS.contains(w)) {
                    link.mode = Mode::Window(length);
                }
            }
            "b" if value == "published" => link.basis = Basis::Published,
            "e" => link.event = Some(value).filter(|id| !id.is_empty()),
            "at" => {
                link.scope = match value.as_str() {
                    "elsewhere" => LinkScope::Elsewhere,
                    "" => LinkScope::All,
                    _ => LinkScope::Place(value),
                };
            }
            "t" => {
                link.tab = Tab::ALL
                    .into_iter()
                    .find(|tab| tab_code(*tab) == value)
                    .unwrap_or_default();
            }
            "k" => {
                link.filter
                    .set_kinds(value.split('.').filter_map(Kind::from_code), false);
            }
            "s" => {
                for side in Side::ALL {
                    if value.split('.').any(|code| code == side_code(side))
                        && link.filter.shows_side(side)
                    {
                        link.filter.toggle_side(side);
                    }
                }
            }
            "st" => {
                for standing in Standing::ALL {
                    if value.split('.').any(|code| code == standing_code(standing))
                        && link.filter.shows_standing(standing)
                    {
                        link.filter.toggle_standing(standing);
                    }
                }
            }
            "w" => {
                if let Some(about) = WHOM.into_iter().find(|whom| about_code(*whom) == value) {
                    link.claims.about = about;
                }
            }
            "x" => link.claims.what = value.chars().take(MAX_QUERY).collect::<String>().into(),
            "y" if value == "log" => link.claims.scaling = Scaling::Log,
            "h" if value == "claims" => link.claims.counted = true,
            "r" => link.route = value == "kp",
            "q" => link.filter.query = value.chars().take(MAX_QUERY).collect(),
            "f" if value == "oblast" => link.framing = Framing::Oblast,
            "f" if value == "route" => link.framing = Framing::Route,
            "c" => {
                let mut numbers = value.split(',').map(decimal);
                if let (Some(Some(lon)), Some(Some(lat)), Some(Some(scale)), None) = (
                    numbers.next(),
                    numbers.next(),
                    numbers.next(),
                    numbers.next(),
                ) && let Some(middle) = LonLat::new(lon, lat)
                    && scale > 0.0
                {
                    link.view = Some((middle, scale));
                    link.framing = Framing::Free;
                }
            }
            _ => {}
        }
    }
    link
}

/// Id of the event that a fragment opens.
pub fn event_id(fragment: &str) -> Option<String> {
    parse(
        fragment,
        DayRange {
            first: Day::MIN,
            last: Day::MAX,
        },
    )
    .event
}

/// Writes the state as a fragment without its `#`; empty for the opening state.
pub fn encode(state: &ViewState, catalog: &Catalog) -> String {
    let mut text = format!("v={VERSION}&d={}", state.day);
    let mut add = |key: &str, value: &str| {
        // Writing into a String cannot fail.
        write!(text, "&{key}={}", percent_encode(value)).ok();
    };
    if let Mode::Window(days) = state.mode {
        add("m", &days.to_string());
    }
    if state.basis == Basis::Published {
        add("b", "published");
    }
    if let Some(event) = &state.selection.event {
        add("e", event);
    }
    match scope_name(state.selection.scope, catalog) {
        LinkScope::All => {}
        LinkScope::Elsewhere => add("at", "elsewhere"),
        LinkScope::Place(id) => add("at", &id),
    }
    if state.tab != Tab::default() {
        add("t", tab_code(state.tab));
    }
    let claims = &state.claims;
    if claims.about != About::NorthKorea {
        add("w", about_code(claims.about));
    }
    if !claims.what.is_empty() {
        add("x", &claims.what);
    }
    if claims.scaling == Scaling::Log {
        add("y", "log");
    }
    if claims.counted {
        add("h", "claims");
    }
    let filter = &state.filter;
    let hidden = |codes: Vec<&'static str>| codes.join(".");
    let kinds = hidden(
        Kind::ALL
            .into_iter()
            .filter(|k| !filter.shows_kind(*k))
            .map(Kind::code)
            .collect(),
    );
    let sides = hidden(
        Side::ALL
            .into_iter()
            .filter(|s| !filter.shows_side(*s))
            .map(side_code)
            .collect(),
    );
    let standings = hidden(
        Standing::ALL
            .into_iter()
            .filter(|s| !filter.shows_standing(*s))
            .map(standing_code)
            .collect(),
    );
    for (key, value) in [("k", kinds), ("s", sides), ("st", standings)] {
        if !value.is_empty() {
            add(key, &value);
        }
    }
    if !filter.query.is_empty() {
        let query: String = filter.query.chars().take(MAX_QUERY).collect();
        add("q", &query);
    }
    if state.route {
        add("r", "kp");
    }
    match state.framing {
        Framing::Front => {}
        Framing::Oblast => add("f", "oblast"),
        Framing::Route => add("f", "route"),
        Framing::All | Framing::Free => {
            let middle = lonlat_from_map(state.viewport.center);
            let numbers =
                [middle.lon, middle.lat, state.viewport.scale].map(|n| path::decimal(n, 4));
            add("c", &numbers.join(","));
        }
    }
    text
}

impl Link {
    /// The state that the link opens. What the link does not carry (size of the
    /// map, theme, speed) stays as it is in `state`; playing stops.
    pub fn apply(self, state: &ViewState, catalog: &Catalog) -> ViewState {
        let (width, height) = (state.viewport.width, state.viewport.height);
        let mut next = ViewState {
            speed: state.speed,
            tongue: state.tongue,
            theme: state.theme,
            mode: self.mode,
            basis: self.basis,
            filter: self.filter,
            tab: self.tab,
            claims: self.claims,
            ..ViewState::opening(state.days, width, height)
        };
        if let Some(day) = self.day {
            next.day = day;
        }
        next.route = self.route;
        next.framing = self.framing;
        match (self.view, self.framing) {
            (Some((middle, scale)), Framing::Free) => {
                next.viewport = Viewport::new(map_from_lonlat(middle), scale, width, height);
            }
            (None, Framing::Free) => next.framing = Framing::Front,
            (_, framing) => {
                if let Some(extent) = framing.extent(width) {
                    next.viewport = Viewport::fitting(extent, width, height);
                }
            }
        }
        next.selection.scope = match self.scope {
            LinkScope::All => Scope::All,
            LinkScope::Elsewhere => Scope::Elsewhere,
            LinkScope::Place(id) => scope_of(&id, catalog),
        };
        next.selection.event = self
            .event
            // Composed movements arrive after the first view.
            .filter(|id| catalog.event_index(id).is_some() || id.starts_with(COMPOSED_PREFIX))
            .map(|id| Rc::from(id.as_str()));
        next
    }
}

/// The state carried over from one catalog to another that holds the same
/// events, or more of them: scopes are looked up again by name.
pub fn rebase(state: &ViewState, from: &Catalog, to: &Catalog) -> ViewState {
    let mut next = state.clone();
    next.selection.scope = match scope_name(state.selection.scope, from) {
        LinkScope::All => Scope::All,
        LinkScope::Elsewhere => Scope::Elsewhere,
        LinkScope::Place(id) => scope_of(&id, to),
    };
    if let Some(days) = to.dataset.extent() {
        next.days = days;
        next.day = next.day.clamp(days.first, days.last);
    }
    next
}

fn scope_name(scope: Scope, catalog: &Catalog) -> LinkScope {
    let place = match scope {
        Scope::All => return LinkScope::All,
        Scope::Elsewhere => return LinkScope::Elsewhere,
        Scope::Area(place) => Some(place),
        Scope::Site(site) => catalog.sites.get(site as usize).map(|site| site.place),
    };
    place
        .and_then(|place| catalog.dataset.places.get(place as usize))
        .map_or(LinkScope::All, |place| LinkScope::Place(place.id.clone()))
}

fn scope_of(id: &str, catalog: &Catalog) -> Scope {
    let Some(place) = catalog
        .dataset
        .places
        .iter()
        .position(|place| place.id == id)
    else {
        return Scope::All;
    };
    let place = place as u32;
    if catalog.dataset.places[place as usize].kind.is_area() {
        return Scope::Area(place);
    }
    catalog
        .sites
        .iter()
        .position(|site| site.place == place)
        .map_or(Scope::All, |site| Scope::Site(site as u32))
}

fn tab_code(tab: Tab) -> &'static str {
    match tab {
        Tab::Events => "events",
        Tab::Losses => "losses",
        Tab::Forces => "forces",
        Tab::About => "about",
    }
}

fn side_code(side: Side) -> &'static str {
    match side {
        Side::Ukraine => "ua",
        Side::Russia => "ru",
        Side::NorthKorea => "kp",
        Side::Other => "other",
    }
}

fn standing_code(standing: Standing) -> &'static str {
    match standing {
        Standing::Confirmed => "confirmed",
        Standing::Claimed => "claimed",
        Standing::Disputed => "disputed",
    }
}

/// Reads a plain decimal number such as `-35.27`, with at most nine digits on
/// either side of the point; nothing else. (The standard library's parser
/// carries 10 KiB of tables for digits that no link has.)
fn decimal(text: &str) -> Option<f64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || whole.len() > 9 || fraction.len() > 9 {
        return None;
    }
    let number = |digits: &str| -> Option<f64> {
        digits.bytes().try_fold(0.0, |sum, byte| {
            byte.is_ascii_digit()
                .then(|| sum * 10.0 + f64::from(byte - b'0'))
        })
    };
    let value = number(whole)? + number(fraction)? / 10f64.powi(fraction.len() as i32);
    Some(if negative { -value } else { value })
}

/// Escapes all but letters, digits and `-._~,` as UTF-8 bytes.
fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").ok();
        }
    }
    encoded
}

/// The inverse of [`percent_encode`]; malformed escapes stay as they are, and
/// bytes that are not UTF-8 become replacement characters.
fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let digit = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (bytes[i], digit(i + 1), digit(i + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                i += 3;
            }
            (byte, ..) => {
                decoded.push(byte);
                i += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_plain() {
        assert_eq!(decimal("35.2705"), Some(35.2705));
        assert_eq!(decimal("-0.5"), Some(-0.5));
        assert_eq!(decimal("7"), Some(7.0));
        for text in [
            "",
            "-",
            ".5",
            "1e5",
            "NaN",
            "inf",
            "1.2.3",
            "+1",
            "12345678901",
            "١",
        ] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn escapes_come_back() {
        let text = "a b&c=Суджа%#\u{0}";
        assert_eq!(percent_decode(&percent_encode(text)), text);
        assert_eq!(percent_decode("%zz%4"), "%zz%4");
        assert_eq!(percent_decode("%ff"), "\u{fffd}");
    }
}
