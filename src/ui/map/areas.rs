//! Badges with the counts of events that belong to an area, not to a point.

use std::rc::Rc;

use yew::html::onkeydown;
use yew::prelude::*;

use crate::geo::path::{px, translate};
use crate::index::{Catalog, Scope, Subset};
use crate::model::DayRange;
use crate::text::plural::{self, Noun};
use crate::ui::Shared;
use crate::ui::hooks::use_derived;
use crate::ui::markup::{Node, around, attrs, el, keyed, listening, of, on_click, text};
use crate::view::Action;
use crate::view::map_labels::Label;
use crate::view::markers::area_counts;

#[derive(PartialEq)]
pub struct AreaBadgesProps {
    pub catalog: Shared<Catalog>,
    pub subset: Shared<Subset>,
    /// Where the names of the areas stand.
    pub labels: Shared<Vec<Label>>,
    pub range: DayRange,
    /// Pixels per map unit.
    pub scale: f64,
    /// The area whose list, or one of whose events, is open.
    pub selected: Option<u32>,
    pub dispatch: Callback<Action>,
}

/// A badge after the name of each area that has visible events.
#[hook]
pub fn use_area_badges(props: &AreaBadgesProps) -> Html {
    let counts = use_derived((props.subset.clone(), props.range), |(subset, range)| {
        area_counts(subset, *range)
    });
    let mut badges = Vec::new();
    for label in props.labels.iter().filter(|label| label.in_view) {
        let area = counts
            .iter()
            .find(|area| Some(area.place) == label.name.area);
        if let Some(area) = area {
            badges.push(badge(props, label, area.place, area.count));
        }
    }
    let open = {
        let dispatch = props.dispatch.clone();
        move |event: &web_sys::Event| {
            let place = around(event, ".ab")?.get_attribute("data-of")?;
            dispatch.emit(Action::OpenScope(Scope::Area(place.parse().ok()?)));
            Some(())
        }
    };
    let onkeydown = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") && open(&event).is_some() {
                event.prevent_default();
            }
        })
    };
    let onclick = Callback::from(move |event: MouseEvent| {
        open(&event);
    });
    let areas = listening(
        Rc::new(onkeydown::Wrapper::new(onkeydown)),
        of("g", "areas", badges),
    );
    on_click(onclick, areas).into()
}

fn badge(props: &AreaBadgesProps, label: &Label, place: u32, count: usize) -> Node {
    let x = label.name.point.x * props.scale + label.dx + label.width + 5.0;
    let y = label.name.point.y * props.scale + label.dy - 4.0;
    let number = count.to_string();
    let width = 12.0 + 7.0 * number.len() as f64;
    let area = &props.catalog.dataset.places[place as usize];
    let events = plural::count(count, Noun::Event);
    let selected = props.selected == Some(place);
    let attributes = attrs![
        "class" => if selected { "ab sel" } else { "ab" },
        "data-of" => place.to_string(),
        "data-marker" => format!("area-{}", area.id),
        "role" => "button",
        "tabindex" => "0",
        "aria-label" => format!("{events} reported for {}", area.name),
        "transform" => translate(x, y),
    ];
    let hit = attrs![
        "class" => "hit", "x" => px((width - 26.0).min(0.0) / 2.0), "y" => "-13",
        "width" => px(width.max(26.0)), "height" => "26",
    ];
    let frame = attrs![
        "class" => "box", "y" => "-9", "width" => px(width), "height" => "18", "rx" => "3",
    ];
    let words = attrs!["x" => px(width / 2.0), "y" => "4"];
    let parts = vec![
        el("rect", hit, Vec::new()),
        el("rect", frame, Vec::new()),
        el("text", words, vec![text(number)]),
    ];
    keyed(place, el("g", attributes, parts))
}
