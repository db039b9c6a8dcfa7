//! A day for what need not follow the slider at once.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::hooks::{use_kept, use_value};
use crate::model::Day;

/// Changes that come sooner after one another than this are of one drag, in ms.
const QUICK_MS: f64 = 250.0;
/// While a drag goes on, it is followed this often, in ms.
const PAUSE_MS: f64 = 1000.0;
/// After so many ms without a change the slider rests.
const REST_MS: u32 = 150;

/// What is followed at once waits so long, in ms: until the map's frame is on the screen, which
/// the list would hold up.
const FRAME_MS: u32 = 80;

/// What is known of the day's changes. Times in ms.
struct Changes {
    latest: f64,
    followed: f64,
    following: Option<Timeout>,
}

/// The day, once the map shows it; while it changes quickly, the one of up to a second ago.
///
/// Rows of the list are mostly others on every day: making them takes longer than all marks of the
/// map. Whoever moves the slider looks at the map, which does not wait for them.
#[hook]
pub fn use_calm_day(day: Day) -> Day {
    let shown = use_value(|| day);
    let changes = use_mut_ref(|| Changes {
        latest: f64::NEG_INFINITY,
        followed: f64::NEG_INFINITY,
        following: None,
    });
    let (soon, at_rest) = (shown.setter(), shown.setter());
    use_kept(day, move |day| {
        let (now, day) = (js_sys::Date::now(), *day);
        let mut changes = changes.borrow_mut();
        let is_quick = now - changes.latest < QUICK_MS;
        changes.latest = now;
        if !is_quick || now - changes.followed >= PAUSE_MS {
            changes.followed = now;
            // Not given up at the next change: in a drag that comes sooner.
            changes.following = Some(Timeout::new(FRAME_MS, move || soon.set(day)));
        }
        Timeout::new(REST_MS, move || at_rest.set(day))
    });
    *shown
}
