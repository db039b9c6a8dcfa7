//! The view of a reader's own file.

use super::reduce::showing;
use super::{Framing, ViewState};
use crate::geo::{Extent, Viewport};
use crate::index::Catalog;

/// The first view of other data: of a reader's own file all its days, up to
/// the last, and all its places; of the published data what a visit begins
/// with. What the reader has set for the page as a whole stays.
pub fn adopted(state: &ViewState, catalog: &Catalog) -> ViewState {
    let days = catalog.dataset.extent().unwrap_or(state.days);
    let (width, height) = (state.viewport.width, state.viewport.height);
    let mut next = ViewState {
        speed: state.speed,
        theme: state.theme,
        tongue: state.tongue,
        panel: state.panel,
        ..ViewState::opening(days, width, height)
    };
    if !catalog.dataset.rows.is_empty() {
        next.day = days.last;
        next.viewport = whole(&next.viewport, catalog);
        next.framing = Framing::All;
    }
    next
}

/// The viewport moved to where it shows all places; as it is where there are none.
pub(super) fn whole(viewport: &Viewport, catalog: &Catalog) -> Viewport {
    match Extent::around(catalog.sites.iter().map(|site| site.point)) {
        Some(extent) => showing(viewport, extent),
        None => *viewport,
    }
}
