//! Yew components: markup, events and focus. No arithmetic.

pub mod address;
pub mod app;
mod calm;
pub mod glyph;
pub mod header;
pub mod hooks;
pub mod icon;
pub mod keys;
pub mod legend;
pub mod loading;
pub mod map;
pub mod markup;
pub mod movement;
pub mod own;
pub mod page;
pub mod panel;
pub mod part;
pub mod second;
pub mod shared;
pub mod store;
pub mod timeline;

pub use shared::Shared;

use yew::functional::Hook;

use self::part::{Part, part_props};
use crate::browser::page::report_panics;
use crate::model::Family;

/// Mounts the page into `#app`.
pub fn start() {
    report_panics();
    if let Some(root) = gloo_utils::document().get_element_by_id("app") {
        let app = part_props(|context, props| Hook::run(app::use_app(props), context), ());
        yew::Renderer::<Part>::with_root_and_props(root, app).render();
    }
}

/// The style class of a family's bars.
fn histogram_class(family: Family) -> &'static str {
    match family {
        Family::Fighting => "h-fight",
        Family::Strikes => "h-strike",
        Family::Movements => "h-move",
        Family::Figures => "h-figure",
        Family::Words => "h-word",
    }
}
