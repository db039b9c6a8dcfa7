//! The page once there is data: wires the state to header, map, panel and dock.

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::Shared;
use super::address::{use_address, use_share};
use super::app::load_all;
use super::calm::use_calm_day;
use super::glyph::hatch_defs;
use super::header::{HeaderProps, use_header};
use super::hooks::{use_derived, use_kept, use_value};
use super::keys::{has_modifier, is_typing};
use super::map::{MapProps, use_basemap, use_map_view};
use super::markup::{el, fixed, list, of, on_click, text};
use super::own::{OwnProps, use_own};
use super::panel::{PanelProps, use_panel};
use super::part::part;
use super::store::{Store, StoreAction};
use super::timeline::{DockProps, use_dock};
use crate::browser::reader::asked_for;
use crate::browser::storage::Preferences;
use crate::browser::{history, page};
use crate::data::Fault;
use crate::index::Catalog;
use crate::model::DayRange;
use crate::view::map_names::names;
use crate::view::{Action, Tab, Theme, ViewState, link};

/// What the page starts with.
#[derive(PartialEq)]
pub struct PageProps {
    /// The data of the first view.
    pub catalog: Shared<Catalog>,
    /// What of it could not be read.
    pub faults: Shared<Vec<Fault>>,
    /// Whether the texts and sources are already there.
    pub complete: bool,
}

/// The whole page.
#[hook]
pub fn use_page(props: &PageProps) -> Html {
    let store = {
        let catalog = props.catalog.clone();
        use_reducer(move || {
            let view = opening_view(&catalog);
            match asked_for() {
                Some(Ok(_)) => Store::awaiting(view, catalog),
                _ => Store::new(view, catalog),
            }
        })
    };
    let dispatch = {
        let dispatcher = store.dispatcher();
        use_callback((), move |action: Action, ()| {
            dispatcher.dispatch(StoreAction::View(action))
        })
    };
    let on_data = {
        let dispatcher = store.dispatcher();
        use_callback((), move |action: StoreAction, ()| {
            dispatcher.dispatch(action)
        })
    };
    let faults = use_value(|| props.faults.clone());
    let load_error = use_value(|| None::<String>);
    {
        let (dispatcher, faults, load_error) =
            (store.dispatcher(), faults.setter(), load_error.setter());
        // A file of the reader's own comes first: the rest of the published data when that is seen.
        let is_due = !props.complete && store.published.is_none();
        let is_asked = use_mut_ref(|| false);
        use_kept(is_due, move |is_due| {
            if *is_due && !is_asked.replace(true) {
                spawn_local(async move {
                    match load_all().await {
                        Ok(loaded) => {
                            faults.set(Shared::new(loaded.faults));
                            let catalog = Shared::new(Catalog::new(loaded.dataset));
                            dispatcher.dispatch(StoreAction::Loaded(catalog));
                        }
                        Err(message) => load_error.set(Some(message)),
                    }
                });
            }
        });
    }
    let view = &store.view;
    let (basemap, settlements) = use_basemap(view);
    let names = use_derived(
        (store.catalog.clone(), settlements, view.tongue),
        |(catalog, settlements, tongue)| Shared::new(names(catalog, settlements, *tongue)),
    );
    let calm_day = use_calm_day(view.day);
    use_playback(view, &dispatch);
    use_preferences(view);
    use_address(&store, &dispatch);
    use_shortcuts(&dispatch);
    let (share_note, on_share) = use_share();

    let skip = |to: &'static str, words: &'static str| {
        let button = fixed!["type" => "button", "class" => "skip"];
        let focus = Callback::from(move |_: MouseEvent| page::focus(to));
        on_click(focus, el("button", button, vec![text(words)]))
    };
    let header = part!(
        use_header,
        HeaderProps {
            query: AttrValue::from(view.filter.query.clone()),
            theme: view.theme,
            dispatch: dispatch.clone(),
            on_share,
            share_note,
        }
    );
    let map = part!(
        use_map_view,
        MapProps {
            catalog: store.catalog.clone(),
            subset: store.subset.clone(),
            whole: store.whole.clone(),
            basemap,
            names: (*names).clone(),
            tongue: view.tongue,
            moves: store.moves.clone(),
            route: view.route,
            viewport: view.viewport,
            day: view.day,
            range: view.range(),
            selection: view.selection.clone(),
            playing: view.playing,
            dispatch: dispatch.clone(),
        }
    );
    let panel = part!(
        use_panel,
        PanelProps {
            catalog: store.catalog.clone(),
            subset: store.subset.clone(),
            moves: store.moves.clone(),
            route: view.route,
            faults: (*faults).clone(),
            load_error: (*load_error).clone().map(AttrValue::from),
            day: calm_day,
            mode: view.mode,
            selection: view.selection.clone(),
            filter: view.filter.clone(),
            tab: view.tab,
            size: view.panel,
            claims: view.claims.clone(),
            dispatch: dispatch.clone(),
        }
    );
    let dock = part!(
        use_dock,
        DockProps {
            catalog: store.catalog.clone(),
            subset: store.subset.clone(),
            days: view.days,
            day: view.day,
            mode: view.mode,
            counted: view.claims.counted,
            playing: view.playing,
            speed: view.speed,
            dispatch,
        }
    );
    let own = part!(use_own, OwnProps { dispatch: on_data });
    let app = vec![
        of("div", "tops", vec![header, own]),
        of("main", stage_class(view), vec![map, panel]),
        dock,
    ];
    list(vec![
        hatch_defs(),
        skip("details", "Skip to the reports"),
        skip("date", "Skip to the timeline"),
        of("div", panel_class(view), app),
    ])
    .into()
}

/// The panel is wider where there are charts in it.
fn stage_class(view: &ViewState) -> &'static str {
    match view.tab {
        Tab::Losses | Tab::Forces => "stage wide",
        _ => "stage",
    }
}

fn panel_class(view: &ViewState) -> &'static str {
    match view.panel {
        crate::view::Panel::Peek => "app sheet-peek",
        crate::view::Panel::Half => "app sheet-half",
        crate::view::Panel::Full => "app sheet-full",
    }
}

/// The opening state with what the address and the last visit say.
fn opening_view(catalog: &Catalog) -> ViewState {
    let window = gloo_utils::window();
    let size = |value: Result<wasm_bindgen::JsValue, _>, fallback: f64| {
        value.ok().and_then(|v| v.as_f64()).unwrap_or(fallback)
    };
    let days = catalog.dataset.extent().unwrap_or(DayRange {
        first: crate::model::Day(0),
        last: crate::model::Day(0),
    });
    // Only a guess, from the style sheet's panel, header and dock: the map tells
    // its size as soon as it is there.
    let (width, height) = (
        size(window.inner_width(), 1024.0),
        size(window.inner_height(), 768.0),
    );
    let panel = if width < 900.0 { 0.0 } else { 392.0 };
    let (width, height) = ((width - panel).max(1.0), (height - 202.0).max(1.0));
    let preferences = Preferences::load();
    let opening = ViewState {
        theme: preferences.theme,
        speed: preferences.speed,
        tongue: preferences.tongue,
        ..ViewState::opening(days, width, height)
    };
    link::parse(&history::fragment(), days).apply(&opening, catalog)
}

/// Lets days pass while playing; stops when the tab is hidden.
#[hook]
fn use_playback(view: &ViewState, dispatch: &Callback<Action>) {
    let running = dispatch.clone();
    use_kept((view.playing, view.speed), move |(playing, speed)| {
        playing.then(|| {
            Interval::new(1000 / speed.days_per_second(), move || {
                running.emit(Action::Tick { days: 1 });
            })
        })
    });
    let dispatch = dispatch.clone();
    use_kept((), move |()| {
        page::on_hidden(move || dispatch.emit(Action::Pause))
    });
}

/// Applies the theme, and remembers theme and speed.
#[hook]
fn use_preferences(view: &ViewState) {
    let remembered = (view.theme, view.speed, view.tongue);
    use_kept(remembered, |(theme, speed, tongue)| {
        page::set_theme(match theme {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        });
        Preferences {
            theme: *theme,
            speed: *speed,
            tongue: *tongue,
        }
        .save();
    });
}

/// `[` and `]` jump between days that have events, wherever the focus is,
/// unless the reader is typing.
#[hook]
fn use_shortcuts(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_kept((), move |()| {
        let window = gloo_utils::window();

        EventListener::new(&window, "keydown", move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            if has_modifier(event) || is_typing(event) {
                return;
            }
            match event.key().as_str() {
                "[" => dispatch.emit(Action::JumpToEvents { forward: false }),
                "]" => dispatch.emit(Action::JumpToEvents { forward: true }),
                _ => {}
            }
        })
    });
}
