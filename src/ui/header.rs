//! The bar at the top: title, search, theme, share, about.

use gloo_events::{EventListener, EventListenerOptions};
use gloo_utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::hooks::{use_kept, use_value};
use super::icon::{IconName, icon, icon_sized};
use super::keys::{has_modifier, is_typing};
use super::markup::{Node, asked, attrs, el, fixed, flag, of, on_click, referred, say, text};
use super::own::choose_file;
use crate::text::Msg;
use crate::view::{Action, Panel, Tab, Theme};

/// What the header is about.
#[derive(PartialEq)]
pub struct HeaderProps {
    /// What is being searched for.
    pub query: AttrValue,
    /// Light, dark, or as the system.
    pub theme: Theme,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
    /// The reader wants a link to this view.
    pub on_share: Callback<()>,
    /// What became of that, for a moment.
    pub share_note: Option<AttrValue>,
}

/// The bar at the top of the page.
#[hook]
pub fn use_header(props: &HeaderProps) -> Html {
    let input = use_node_ref();
    let opener = use_node_ref();
    let unfolded = use_value(|| false);

    // A folded field can take the focus only after it has been unfolded.
    {
        let input = input.clone();
        use_kept(*unfolded, move |unfolded| {
            if *unfolded {
                focus(&input);
            }
        });
    }
    {
        let (input, unfolded) = (input.clone(), unfolded.clone());
        use_kept((), move |()| {
            EventListener::new_with_options(
                &window(),
                "keydown",
                EventListenerOptions::enable_prevent_default(),
                move |event| {
                    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                        return;
                    };
                    if event.key() == "/" && !has_modifier(event) && !is_typing(event) {
                        event.prevent_default();
                        unfolded.set(true);
                        focus(&input);
                    }
                },
            )
        });
    }

    let oninput = props.dispatch.reform(|event: InputEvent| {
        Action::SetQuery(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    // Escape empties the field (the platform's doing is not the same everywhere), then folds it.
    let onkeydown = {
        let (dispatch, unfolded, opener) =
            (props.dispatch.clone(), unfolded.clone(), opener.clone());
        let is_empty = props.query.is_empty();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                if is_empty {
                    unfolded.set(false);
                    focus(&opener);
                } else {
                    dispatch.emit(Action::SetQuery(String::new()));
                }
            }
        })
    };
    let (theme, theme_name, next_theme) = match props.theme {
        Theme::System => (IconName::Theme, Msg::ThemeSystem, Theme::Light),
        Theme::Light => (IconName::Sun, Msg::ThemeLight, Theme::Dark),
        Theme::Dark => (IconName::Moon, Msg::ThemeDark, Theme::System),
    };
    // One listener for all buttons of the bar.
    let onclick = {
        let (dispatch, on_share) = (props.dispatch.clone(), props.on_share.clone());
        let (unfolded, opener) = (unfolded.clone(), opener.clone());
        Callback::from(move |event: MouseEvent| {
            let Some((ask, _)) = asked(&event) else {
                return;
            };
            match ask.as_str() {
                "find" => unfolded.set(true),
                "fold" => {
                    unfolded.set(false);
                    focus(&opener);
                }
                "theme" => dispatch.emit(Action::SetTheme(next_theme)),
                "share" => on_share.emit(()),
                "open" => choose_file(),
                _ => open_about(&dispatch),
            }
        })
    };

    let open_search = el(
        "button",
        attrs![
            "type" => "button",
            "class" => if props.query.is_empty() { "ib search-open" } else { "ib search-open is-on" },
            "data-ask" => "find",
            "aria-label" => Msg::OpenSearch.text(),
            "aria-expanded" => flag(*unfolded),
            "aria-controls" => "search",
        ],
        vec![icon(IconName::Search)],
    );
    let field = html! {
        <input
            ref={input}
            type="search"
            aria-label={Msg::Search.text()}
            aria-keyshortcuts="/"
            placeholder={Msg::SearchHint.text()}
            autocomplete="off"
            spellcheck="false"
            enterkeyhint="search"
            value={props.query.clone()}
            {oninput}
            {onkeydown}
        />
    };
    let slash = el("kbd", fixed!["aria-hidden" => "true"], vec![text("/")]);
    let search = el(
        "div",
        attrs![
            "id" => "search",
            "class" => if *unfolded { "search is-open" } else { "search" },
            "role" => "search",
        ],
        vec![
            of(
                "label",
                "",
                vec![icon_sized(IconName::Search, 16), field.into(), slash],
            ),
            icon_button("ib search-close", "fold", Msg::CloseSearch, IconName::Close),
        ],
    );
    let note = match &props.share_note {
        Some(note) => say("span", "", note.clone()),
        None => Node::default(),
    };
    let share = vec![
        icon_button("ib", "share", Msg::Share, IconName::Share),
        el(
            "span",
            fixed!["class" => "share-note", "aria-live" => "polite"],
            vec![note],
        ),
    ];
    let about = fixed![
        "type" => "button", "class" => "tb", "data-ask" => "about", "aria-controls" => "panel"
    ];
    let tools = vec![
        icon_button("ib", "open", Msg::OwnOpen, IconName::Open),
        icon_button("ib", "theme", theme_name, theme),
        of("span", "share", share),
        el("button", about, vec![text(Msg::About.text())]),
    ];
    let tools_attributes = attrs!["class" => "tools", "aria-label" => Msg::PageTools.text()];
    let bar = vec![
        say("h1", "", Msg::Title.text()),
        say("p", "sub", Msg::Subline.text()),
        referred(&opener, open_search),
        search,
        el("nav", tools_attributes, tools),
    ];
    on_click(onclick, of("header", "top", bar)).into()
}

/// A button with an icon, whose name is also its tooltip.
fn icon_button(class: &'static str, ask: &'static str, name: Msg, shape: IconName) -> Node {
    let attributes = attrs![
        "type" => "button",
        "class" => class,
        "data-ask" => ask,
        "aria-label" => name.text(),
        "title" => name.text(),
    ];
    el("button", attributes, vec![icon(shape)])
}

fn open_about(dispatch: &Callback<Action>) {
    dispatch.emit(Action::SetTab(Tab::About));
    dispatch.emit(Action::SetPanel(Panel::Full));
    // The tab exists whichever one is open; from it the keyboard goes on into the text.
    if let Some(tab) = document().get_element_by_id("tab-about") {
        let _ = tab.unchecked_into::<HtmlElement>().focus();
    }
}

fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // Fails only where the element cannot take the focus; then nothing moves.
        let _ = element.focus();
    }
}
