//! The page once there is data: wires the state to header, map, panel and dock.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::Shared;
use super::app::load_all;
use super::calm::use_calm_day;
use super::glyph::hatch_defs;
use super::header::{HeaderProps, use_header};
use super::hooks::{use_derived, use_kept, use_value};
use super::map::{BasemapLevels, MapProps, use_map_view};
use super::markup::{el, fixed, list, of, on_click, text};
use super::own::{OwnProps, use_own};
use super::panel::{PanelProps, use_panel};
use super::part::part;
use super::store::{Store, StoreAction};
use super::timeline::{DockProps, use_dock};
use crate::browser::storage::Preferences;
use crate::browser::{fetch, history, page};
use crate::data::Fault;
use crate::geo::basemap::{Basemap, ZoomClass};
use crate::geo::gazetteer::{self, Settlement};
use crate::geo::topojson::Topology;
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

/// Milliseconds after the last change until the address is written. Browsers
/// limit how often that may be done.
const ADDRESS_MS: u32 = 250;

/// The whole page.
#[hook]
pub fn use_page(props: &PageProps) -> Html {
    let store = {
        let catalog = props.catalog.clone();
        use_reducer(move || Store::new(opening_view(&catalog), catalog))
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
        use_kept(props.complete, move |complete| {
            if !complete {
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

/// Fetches the base map: the overview and the settlements at once, the world
/// after them, the exact level when the map comes near enough. A level that
/// cannot be fetched leaves the coarser one.
#[hook]
fn use_basemap(view: &ViewState) -> (BasemapLevels, Shared<Vec<Settlement>>) {
    let overview = use_value(|| None);
    let world = use_value(|| None);
    let detail = use_value(|| None);
    let inset = use_value(|| None);
    let settlements = use_value(|| Shared::new(Vec::new()));
    {
        let (overview, world, settlements) =
            (overview.setter(), world.setter(), settlements.setter());
        let inset = inset.setter();
        use_kept((), move |()| {
            spawn_local(async move {
                overview.set(fetch_level("geo/kursk.topo.json").await);
                if let Ok(bytes) = fetch::asset("geo/places.json").await
                    && let Ok(places) = gazetteer::parse(&bytes)
                {
                    settlements.set(Shared::new(places));
                }
                inset.set(fetch_level("geo/inset.topo.json").await);
                world.set(fetch_level("geo/world.topo.json").await);
            });
        });
    }
    {
        let detail = detail.setter();
        let near = ZoomClass::at(view.viewport.px_per_km()) == ZoomClass::Village;
        let asked = use_mut_ref(|| false);
        use_kept(near, move |near| {
            if *near && !asked.replace(true) {
                spawn_local(async move {
                    detail.set(fetch_level("geo/kursk-detail.topo.json").await);
                });
            }
        });
    }
    let levels = BasemapLevels {
        world: (*world).clone(),
        overview: (*overview).clone(),
        detail: (*detail).clone(),
        inset: (*inset).clone(),
    };
    (levels, (*settlements).clone())
}

async fn fetch_level(name: &str) -> Option<Shared<Basemap>> {
    let bytes = fetch::asset(name).await.ok()?;
    let topology = Topology::parse(&bytes).ok()?;
    Some(Shared::new(Basemap::new(&topology)))
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

/// Keeps the address and the state alike. Opening an event makes a new entry of
/// the history, so that "back" returns to the one before; anything else writes
/// over the present entry after a pause.
#[hook]
fn use_address(store: &UseReducerHandle<Store>, dispatch: &Callback<Action>) {
    let last_event = use_mut_ref(|| None::<Option<Rc<str>>>);
    let view = store.view.clone();
    let catalog = store.catalog.clone();
    let is_playing = view.playing;
    use_kept((view, catalog), move |(view, catalog)| {
        let event = view.selection.event.clone();
        let before = last_event.replace(Some(event.clone()));
        let opened = event.is_some() && before.is_some_and(|before| before != event);
        let names_event = |text: &str| link::event_id(text).as_deref() == event.as_deref();

        if opened && !names_event(&history::fragment()) {
            history::push(&link::encode(view, catalog));
            None
        } else {
            // While playing the address can wait until the end.
            let pause = if is_playing {
                4 * ADDRESS_MS
            } else {
                ADDRESS_MS
            };
            let (view, catalog) = (view.clone(), catalog.clone());
            Some(Timeout::new(pause, move || {
                let fragment = link::encode(&view, &catalog);
                if history::fragment() != fragment {
                    history::replace(&fragment);
                }
            }))
        }
    });
    let dispatch = dispatch.clone();
    use_kept((), move |()| {
        history::on_change(move |fragment| dispatch.emit(Action::OpenLink(fragment)))
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
            if event.ctrl_key() || event.meta_key() || event.alt_key() || is_typing(event) {
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

/// Whether a key goes into a text field.
fn is_typing(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| {
            let field = matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
                || (element.tag_name() == "INPUT"
                    && matches!(
                        element.get_attribute("type").as_deref(),
                        None | Some("text" | "search")
                    ));
            field || element.is_content_editable()
        })
}

/// Milliseconds for which the note about a copied link stays.
const NOTE_MS: u32 = 4000;

/// Copies the address; says that it did, or gives the address to copy by hand.
#[hook]
fn use_share() -> (Option<AttrValue>, Callback<()>) {
    let note = use_value(|| None::<AttrValue>);
    let timeout = use_mut_ref(|| None::<Timeout>);
    let on_share = {
        let note = note.setter();
        use_callback((), move |(), ()| {
            let (note, timeout) = (note.clone(), timeout.clone());
            // The address follows the state after a pause: let it.
            *timeout.borrow_mut() = Some(Timeout::new(ADDRESS_MS + 50, {
                let timeout = timeout.clone();
                move || {
                    spawn_local(async move {
                        let address = history::address();
                        let copied = page::copy_text(&address).await.is_ok();
                        note.set(Some(if copied {
                            AttrValue::from("Link to this view copied")
                        } else {
                            AttrValue::from(format!("Copy this link: {address}"))
                        }));
                        if copied {
                            *timeout.borrow_mut() =
                                Some(Timeout::new(NOTE_MS, move || note.set(None)));
                        }
                    });
                }
            }));
        })
    };
    ((*note).clone(), on_share)
}
