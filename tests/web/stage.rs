//! The page, mounted into the test's document.

use gloo_timers::future::TimeoutFuture;
use kursk_timeline::index::Catalog;
use kursk_timeline::model::{Dataset, Day};
use kursk_timeline::ui::Shared;
use kursk_timeline::ui::page::{PageProps, use_page};
use kursk_timeline::ui::part::{Part, part_props};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, Event, EventInit, EventTarget, HtmlElement, HtmlInputElement, InputEvent,
    InputEventInit, KeyboardEvent, KeyboardEventInit, MouseEvent, MouseEventInit,
};

use yew::functional::Hook;

use super::fixture;

/// The page's own styles: sizes decide what is drawn.
const STYLES: [&str; 12] = [
    include_str!("../../assets/styles/tokens.css"),
    include_str!("../../assets/styles/base.css"),
    include_str!("../../assets/styles/layout.css"),
    include_str!("../../assets/styles/header.css"),
    include_str!("../../assets/styles/map.css"),
    include_str!("../../assets/styles/maptools.css"),
    include_str!("../../assets/styles/arrows.css"),
    include_str!("../../assets/styles/panel.css"),
    include_str!("../../assets/styles/charts.css"),
    include_str!("../../assets/styles/timeline.css"),
    include_str!("../../assets/styles/about.css"),
    include_str!("../../assets/styles/own.css"),
];
/// A window of one size, whatever the browser's is; the runner's own report stays readable.
const FRAME: &str = "html, body { overflow: auto; height: auto; }
    #app { position: fixed; left: 0; top: 0; width: 1200px; height: 800px; overflow: hidden; }
    #app .app { height: 800px; }";
/// How long a condition may take to come true, in milliseconds, and how often it is asked for.
const PATIENCE_MS: u32 = 5000;
const INTERVAL_MS: u32 = 10;
/// Longer than the pause after which the page places names anew.
const REST_MS: u32 = 200;

/// The page until the value is dropped.
pub struct Stage {
    root: Element,
    parts: Vec<Element>,
    app: Option<yew::AppHandle<Part>>,
}

impl Stage {
    /// The page with the made-up data, as it opens.
    pub async fn open() -> Self {
        Self::with(fixture::dataset(), "").await
    }

    /// The page with that data, opened by a link's fragment, once all of it is drawn.
    pub async fn with(dataset: Dataset, fragment: &str) -> Self {
        clear();
        let history = window().history().expect("a page has a history");
        let address = format!("#{fragment}");
        history
            .replace_state_with_url(&JsValue::NULL, "", Some(&address))
            .expect("it can be written");
        let link = element("link");
        set(&link, "data-asset", "geo/kursk.topo.json");
        let encoded = js_sys::encode_uri_component(fixture::TOPOLOGY);
        set(&link, "href", &format!("data:application/json,{encoded}"));
        // The inset has a picture of its own.
        let inset = element("link");
        set(&inset, "data-asset", "geo/inset.topo.json");
        set(&inset, "href", &format!("data:application/json,{encoded}"));
        let style = element("style");
        style.set_text_content(Some(&format!("{}{FRAME}", STYLES.concat())));
        let root = element("div");
        root.set_id("app");
        for part in [&link, &inset, &style, &root] {
            set(part, "data-stage", "");
            document()
                .body()
                .expect("there is a body")
                .append_child(part)
                .expect("it takes children");
        }
        let props = PageProps {
            catalog: Shared::new(Catalog::new(dataset)),
            faults: Shared::new(Vec::new()),
            complete: true,
        };
        let page = part_props(|context, props| Hook::run(use_page(props), context), props);
        let app = yew::Renderer::<Part>::with_root_and_props(root.clone(), page).render();
        let stage = Stage {
            root,
            parts: vec![link, inset, style],
            app: Some(app),
        };
        stage
            .until("the base map is there", || {
                stage.has("[data-layer=basemap] path")
            })
            .await;
        stage
            .until("the histogram is there", || stage.has(".hist path"))
            .await;
        // Marks and names are placed anew until the map's size has come to rest.
        let marks = || stage.find("[data-layer=marks]").inner_html();
        let mut before = String::new();
        while before != marks() {
            before = marks();
            TimeoutFuture::new(REST_MS).await;
        }
        stage
    }

    /// Whether there is such an element.
    pub fn has(&self, css: &str) -> bool {
        self.root
            .query_selector(css)
            .expect("the selector is well formed")
            .is_some()
    }

    /// The first such element.
    pub fn find(&self, css: &str) -> Element {
        let found = self
            .root
            .query_selector(css)
            .expect("the selector is well formed");
        found.unwrap_or_else(|| panic!("the page has no {css}"))
    }

    /// All such elements.
    pub fn all(&self, css: &str) -> Vec<Element> {
        let found = self
            .root
            .query_selector_all(css)
            .expect("the selector is well formed");
        (0..found.length())
            .filter_map(|i| found.get(i))
            .map(JsCast::unchecked_into)
            .collect()
    }

    /// The button of that accessible name or text.
    pub fn button(&self, name: &str) -> Element {
        let found = self
            .all("button, [role=button]")
            .into_iter()
            .find(|b| accessible_name(b) == name);
        found.unwrap_or_else(|| panic!("the page has no button \"{name}\""))
    }

    /// The slider.
    pub fn slider(&self) -> HtmlInputElement {
        self.find("input[type=range][aria-label=Date]")
            .unchecked_into()
    }

    /// The slider's day in words.
    pub fn day(&self) -> String {
        self.slider()
            .get_attribute("aria-valuetext")
            .unwrap_or_default()
    }

    /// Drags the slider to that day.
    pub async fn slide(&self, day: Day) {
        let slider = self.slider();
        slider.set_value(&day.0.to_string());
        let bubbling = InputEventInit::new();
        bubbling.set_bubbles(true);
        let event = InputEvent::new_with_event_init_dict("input", &bubbling);
        self.send(&slider, &event.expect("an input event can be made"))
            .await;
    }

    /// Presses a key on an element.
    pub async fn press(&self, target: &EventTarget, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_key(key);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
        self.send(target, &event.expect("a keyboard event can be made"))
            .await;
    }

    /// Clicks on an element.
    pub async fn click(&self, target: &EventTarget) {
        let init = MouseEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = MouseEvent::new_with_mouse_event_init_dict("click", &init);
        self.send(target, &event.expect("a mouse event can be made"))
            .await;
    }

    /// Tells that the reader has chosen something else.
    pub async fn change(&self, target: &EventTarget) {
        let init = EventInit::new();
        init.set_bubbles(true);
        let event = Event::new_with_event_init_dict("change", &init);
        self.send(target, &event.expect("an event can be made"))
            .await;
    }

    /// Sends an event, and waits until the page has drawn what follows from it.
    pub async fn send(&self, target: &EventTarget, event: &Event) {
        target
            .dispatch_event(event)
            .expect("the event was just made");
        yew::scheduler::flush().await;
    }

    /// Waits until something is so.
    pub async fn until(&self, what: &str, is_so: impl Fn() -> bool) {
        for _ in 0..PATIENCE_MS / INTERVAL_MS {
            if is_so() {
                return;
            }
            TimeoutFuture::new(INTERVAL_MS).await;
        }
        panic!("waited in vain until {what}");
    }

    /// The text of the count of shown events.
    pub fn status(&self) -> String {
        text(&self.find(".dock [role=status] b"))
    }

    /// The number of shown events, as the dock tells it.
    pub fn count(&self) -> usize {
        number(&self.status())
    }

    /// Sum of the counts of all marks at points.
    pub fn marked(&self) -> usize {
        let counts = self.all("[data-layer=marks] [data-key]");
        counts.iter().map(counted).sum()
    }

    /// Sum of the counts of all areas' badges.
    pub fn badged(&self) -> usize {
        self.all("[data-marker^=area-]")
            .iter()
            .map(|badge| number(&text(badge)))
            .sum()
    }

    /// The count of events without a place.
    pub fn elsewhere(&self) -> usize {
        self.all("[data-marker=elsewhere]")
            .iter()
            .map(|badge| number(&text(badge)))
            .sum()
    }

    /// Ids of the events in the list.
    pub fn listed(&self) -> Vec<String> {
        self.all("[data-event]")
            .iter()
            .map(|row| attribute(row, "data-event"))
            .collect()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
        self.parts.iter().for_each(Element::remove);
    }
}

/// Removes what another visit has left: preferences, and a page whose test has failed.
fn clear() {
    if let Ok(Some(storage)) = window().local_storage() {
        storage
            .clear()
            .expect("storage that is there can be cleared");
    }
    let left = document()
        .query_selector_all("[data-stage]")
        .expect("the selector is well formed");
    (0..left.length())
        .filter_map(|i| left.get(i)?.dyn_into::<Element>().ok())
        .for_each(|element| element.remove());
}

/// The window.
pub fn window() -> web_sys::Window {
    web_sys::window().expect("the tests run in a window")
}

/// The document.
pub fn document() -> Document {
    window().document().expect("a window has a document")
}

fn element(name: &str) -> Element {
    document()
        .create_element(name)
        .expect("the name is one of HTML")
}

fn set(element: &Element, name: &str, value: &str) {
    element
        .set_attribute(name, value)
        .expect("the name is well formed");
}

/// How many events a mark stands for: what it says, or one.
pub fn counted(mark: &Element) -> usize {
    if mark.matches(".mk").is_ok_and(|is_single| is_single) {
        1
    } else {
        number(&text(mark))
    }
}

/// An attribute, or nothing.
pub fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// The text of an element with single spaces.
pub fn text(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Label, or else the text.
pub fn accessible_name(element: &Element) -> String {
    element
        .get_attribute("aria-label")
        .unwrap_or_else(|| text(element))
}

/// Moves the focus to an element of either kind.
pub fn focus(element: &Element) {
    let element: &HtmlElement = element.unchecked_ref();
    element.focus().expect("the element takes the focus");
}

/// The number that a text begins with; 0 where it begins otherwise.
fn number(text: &str) -> usize {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}
