//! The alert that some records could not be shown, and the list of them.

use yew::prelude::*;

use crate::data::Fault;
use crate::text::Msg;
use crate::text::plural::{self, Noun};
use crate::ui::Shared;
use crate::ui::icon::{Icon, IconName};
use crate::view::{Action, Tab};

/// Props of [`Faults`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What was wrong in the data files.
    pub faults: Shared<Vec<Fault>>,
    /// Why the texts and sources could not be loaded.
    pub load_error: Option<AttrValue>,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// The alert; nothing but an empty element where all is well.
#[component]
pub fn Faults(props: &Props) -> Html {
    html! {
        <div class="alerts">
            if let Some(error) = &props.load_error {
                <div class="warn" role="alert">
                    <Icon name={IconName::Warning} />
                    <p><b>{ Msg::LoadFailed.text() }</b>{ " " }{ error }</p>
                </div>
            }
            if !props.faults.is_empty() {
                <div class="warn" role="alert">
                    <Icon name={IconName::Warning} />
                    <details>
                        <summary>{ summary(&props.faults) }</summary>
                        { fault_list(&props.faults, SHOWN) }
                        if props.faults.len() > SHOWN {
                            <button
                                type="button"
                                class="lb"
                                onclick={props.dispatch.reform(|_| Action::SetTab(Tab::About))}
                            >
                                { Msg::FaultsAll.text() }
                            </button>
                        }
                    </details>
                </div>
            }
        </div>
    }
}

/// Faults listed in the alert itself; the About tab lists all.
const SHOWN: usize = 20;

/// "3 records could not be shown", or that they are shown with something left out.
pub fn summary(faults: &[Fault]) -> String {
    let left_out = faults.iter().filter(|fault| fault.left_out).count();
    if left_out == 0 {
        return format!(
            "{} {}",
            plural::count(faults.len(), Noun::Record),
            Msg::FaultsShown.text()
        );
    }
    format!(
        "{} {}",
        plural::count(left_out, Noun::Record),
        Msg::FaultsLeftOut.text()
    )
}

/// The first `limit` faults, each with its place, what was found and what was expected.
pub fn fault_list(faults: &[Fault], limit: usize) -> Html {
    html! {
        <ul class="faults">
            for (i, fault) in faults.iter().take(limit).enumerate() {
                <li key={i}>{ fault.to_string() }</li>
            }
        </ul>
    }
}
