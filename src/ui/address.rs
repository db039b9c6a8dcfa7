//! The address of the page: it follows the state, and is copied to be shared.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::hooks::{use_kept, use_value};
use super::store::Store;
use crate::browser::{history, page};
use crate::view::{Action, link};

/// Milliseconds after the last change until the address is written. Browsers
/// limit how often that may be done.
const ADDRESS_MS: u32 = 250;

/// Keeps the address and the state alike. Opening an event makes a new entry of
/// the history, so that "back" returns to the one before; anything else writes
/// over the present entry after a pause.
#[hook]
pub fn use_address(store: &UseReducerHandle<Store>, dispatch: &Callback<Action>) {
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

/// Milliseconds for which the note about a copied link stays.
const NOTE_MS: u32 = 4000;

/// Copies the address; says that it did, or gives the address to copy by hand.
#[hook]
pub fn use_share() -> (Option<AttrValue>, Callback<()>) {
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
