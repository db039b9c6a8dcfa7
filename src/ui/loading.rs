//! What is shown before there is data, and where there is none.

use yew::prelude::*;

/// The page's outline while the first data is on its way.
pub fn loading() -> Html {
    html! {
        <div class="app is-loading">
            <header class="top"><h1>{ "Kursk, day by day" }</h1></header>
            <main class="stage">
                <div class="mapbox"><p class="wait" role="status">{ "Loading reports" }</p></div>
                <div class="panel" aria-hidden="true"><span class="bar" /><span class="bar" /><span class="bar" /></div>
            </main>
            <section class="dock" aria-hidden="true" />
        </div>
    }
}

/// A message with a way to try again.
/// `message` names the file and what was found.
pub fn failed(message: &str) -> Html {
    let reload = Callback::from(|_: MouseEvent| {
        gloo_utils::window().location().reload().ok();
    });
    html! {
        <main class="failed">
            <h1>{ "Kursk, day by day" }</h1>
            <div role="alert">
                <p><b>{ "The reports could not be loaded." }</b></p>
                <p>{ message.to_owned() }</p>
                <button type="button" onclick={reload}>{ "Try again" }</button>
            </div>
        </main>
    }
}
