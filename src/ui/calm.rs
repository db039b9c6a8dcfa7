//! A day for what need not follow every step of a slider that is being dragged.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::hooks::{use_kept, use_value};
use crate::model::Day;

/// Changes that come sooner after one another than this are of one drag, in ms.
const QUICK_MS: f64 = 250.0;
/// So many changes of a drag are followed at once: few steps are no drag.
const FEW: u32 = 2;
/// While a drag goes on, it is followed this often, in ms.
const PAUSE_MS: f64 = 1000.0;
/// After so many ms without a change the slider rests.
const REST_MS: u32 = 150;

/// What is known of the day's changes. Times in ms.
#[derive(Default)]
struct Changes {
    latest: Option<Day>,
    latest_at: f64,
    /// Changes of the present drag.
    quick: u32,
    shown_at: f64,
}

/// The day; while it changes quickly and for long, the one of up to a second ago.
///
/// Rows of the list are mostly others on every day: making them takes longer than
/// all marks of the map, and nobody reads them while the slider moves.
#[hook]
pub fn use_calm_day(day: Day) -> Day {
    let changes = use_mut_ref(Changes::default);
    let shown = use_mut_ref(|| day);
    let rested = use_value(|| day);
    {
        let now = js_sys::Date::now();
        let mut changes = changes.borrow_mut();
        if changes.latest != Some(day) {
            let is_quick = now - changes.latest_at < QUICK_MS;
            changes.quick = if is_quick { changes.quick + 1 } else { 0 };
            changes.latest = Some(day);
            changes.latest_at = now;
            if changes.quick == 0 {
                changes.shown_at = now;
            }
        }
        let is_due = changes.quick < FEW || now - changes.shown_at >= PAUSE_MS || *rested == day;
        if *shown.borrow() != day && is_due {
            *shown.borrow_mut() = day;
            changes.shown_at = now;
        }
    }
    let shown = *shown.borrow();
    // When the drag ends there is no further change to follow: a timer is.
    use_kept((shown != day, day), move |(is_late, day)| {
        let day = *day;
        is_late.then(|| Timeout::new(REST_MS, move || rested.set(day)))
    });
    shown
}
