//! The bar at the top: title, search, theme, share, about.

use gloo_events::{EventListener, EventListenerOptions};
use gloo_utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::icon::{Icon, IconName};
use crate::text::Msg;
use crate::view::{Action, Panel, Tab, Theme};

/// Props of [`Header`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is being searched for.
    pub query: AttrValue,
    /// Light, dark, or as the system.
    pub theme: Theme,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
    /// The reader wants a link to this view.
    pub on_share: Callback<()>,
    /// What became of that, for a moment.
    #[prop_or_default]
    pub share_note: Option<AttrValue>,
}

/// The bar at the top of the page.
#[component]
pub fn Header(props: &Props) -> Html {
    let open_about = props.dispatch.reform(|()| Action::SetTab(Tab::About));
    let show_panel = props.dispatch.reform(|()| Action::SetPanel(Panel::Full));
    let on_about = Callback::from(move |_: MouseEvent| {
        open_about.emit(());
        show_panel.emit(());
        // The tab exists whichever one is open; from it the keyboard goes on into the text.
        if let Some(tab) = document().get_element_by_id("tab-about") {
            let _ = tab.unchecked_into::<HtmlElement>().focus();
        }
    });
    let on_share = props.on_share.reform(|_: MouseEvent| ());
    html! {
        <header class="top">
            <h1>{ Msg::Title.text() }</h1>
            <p class="sub">{ Msg::Subline.text() }</p>
            <Search query={props.query.clone()} dispatch={props.dispatch.clone()} />
            <nav class="tools" aria-label={Msg::PageTools.text()}>
                <ThemeButton theme={props.theme} dispatch={props.dispatch.clone()} />
                <span class="share">
                    <button
                        type="button"
                        class="ib"
                        aria-label={Msg::Share.text()}
                        title={Msg::Share.text()}
                        onclick={on_share}
                    >
                        <Icon name={IconName::Share} />
                    </button>
                    <span class="share-note" aria-live="polite">
                        if let Some(note) = &props.share_note {
                            <span>{ note }</span>
                        }
                    </span>
                </span>
                <button type="button" class="tb" aria-controls="panel" onclick={on_about}>
                    { Msg::About.text() }
                </button>
            </nav>
        </header>
    }
}

#[derive(PartialEq, Properties)]
struct ThemeProps {
    theme: Theme,
    dispatch: Callback<Action>,
}

/// One button that goes through system, light and dark, and names where it is.
#[component]
fn ThemeButton(props: &ThemeProps) -> Html {
    let (icon, name, next) = match props.theme {
        Theme::System => (IconName::Theme, Msg::ThemeSystem, Theme::Light),
        Theme::Light => (IconName::Sun, Msg::ThemeLight, Theme::Dark),
        Theme::Dark => (IconName::Moon, Msg::ThemeDark, Theme::System),
    };
    let onclick = props
        .dispatch
        .reform(move |_: MouseEvent| Action::SetTheme(next));
    html! {
        <button
            type="button"
            class="ib"
            aria-label={name.text()}
            title={name.text()}
            {onclick}
        >
            <Icon name={icon} />
        </button>
    }
}

#[derive(PartialEq, Properties)]
struct SearchProps {
    query: AttrValue,
    dispatch: Callback<Action>,
}

/// The search field; on narrow screens it waits behind a button.
#[component]
fn Search(props: &SearchProps) -> Html {
    let input = use_node_ref();
    let opener = use_node_ref();
    let unfolded = use_state(|| false);

    // A folded field can take the focus only after it has been unfolded.
    {
        let input = input.clone();
        use_effect_with(*unfolded, move |unfolded| {
            if *unfolded {
                focus(&input);
            }
        });
    }
    {
        let (input, unfolded) = (input.clone(), unfolded.clone());
        use_effect_with((), move |()| {
            let listener = EventListener::new_with_options(
                &window(),
                "keydown",
                EventListenerOptions::enable_prevent_default(),
                move |event| {
                    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                        return;
                    };
                    if event.key() == "/" && !has_modifier(event) && !is_typing() {
                        event.prevent_default();
                        unfolded.set(true);
                        focus(&input);
                    }
                },
            );
            move || drop(listener)
        });
    }

    let oninput = props.dispatch.reform(|event: InputEvent| {
        Action::SetQuery(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let unfold = {
        let unfolded = unfolded.clone();
        Callback::from(move |_: MouseEvent| unfolded.set(true))
    };
    let fold = {
        let (unfolded, opener) = (unfolded.clone(), opener.clone());
        Callback::from(move |_: MouseEvent| {
            unfolded.set(false);
            focus(&opener);
        })
    };
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
    html! {
        <>
            <button
                ref={opener}
                type="button"
                class={classes!("ib", "search-open", (!props.query.is_empty()).then_some("is-on"))}
                aria-label={Msg::OpenSearch.text()}
                aria-expanded={unfolded.to_string()}
                aria-controls="search"
                onclick={unfold}
            >
                <Icon name={IconName::Search} />
            </button>
            <div id="search" class={classes!("search", unfolded.then_some("is-open"))} role="search">
                <label>
                    <Icon name={IconName::Search} size={16} />
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
                    <kbd aria-hidden="true">{ "/" }</kbd>
                </label>
                <button
                    type="button"
                    class="ib search-close"
                    aria-label={Msg::CloseSearch.text()}
                    onclick={fold}
                >
                    <Icon name={IconName::Close} />
                </button>
            </div>
        </>
    }
}

fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // Fails only where the element cannot take the focus; then nothing moves.
        let _ = element.focus();
    }
}

fn has_modifier(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key()
}

/// Whether the keyboard writes text into the focused element just now.
fn is_typing() -> bool {
    let Some(active) = document().active_element() else {
        return false;
    };
    match active.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(
            active.get_attribute("type").as_deref(),
            Some("range" | "checkbox" | "radio" | "button")
        ),
        _ => active.has_attribute("contenteditable"),
    }
}
