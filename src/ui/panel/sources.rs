//! The published pages that an event rests on.

use yew::prelude::*;

use crate::data::is_web_address;
use crate::index::Catalog;
use crate::model::{Dataset, Source};
use crate::text::plural::{self, Noun};
use crate::text::{Msg, date, names};
use crate::ui::Shared;
use crate::ui::icon::{Icon, IconName};

/// Props of [`Sources`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// Index of the event.
    pub event: u32,
}

/// Publisher, title, country, kind, grade and date of each, as a link.
#[component]
pub fn Sources(props: &Props) -> Html {
    let dataset = &props.catalog.dataset;
    let Some(detail) = dataset.details.get(props.event as usize) else {
        return html! { <div /> };
    };
    html! {
        <section>
            <h3>
                { Msg::Sources.text() }
                <span>{ plural::count(detail.independent_sources as usize, Noun::IndependentPublisher) }</span>
            </h3>
            <ul class="src">
                for (i, source) in detail.sources.iter().enumerate() {
                    <li key={i}>
                        <span class="gr" title={names::grade(source.grade)}>
                            { names::grade_letter(source.grade) }
                            <span class="sr-only">{ ": " }{ names::grade(source.grade) }</span>
                        </span>
                        <div>
                            { link(dataset, source) }
                            <p class="k">{ kind(dataset, source) }</p>
                        </div>
                        <span class="d">
                            if let Some(day) = source.published {
                                <time datetime={day.to_string()}>{ date::short(day) }</time>
                            } else {
                                { Msg::NoDate.text() }
                            }
                        </span>
                    </li>
                }
            </ul>
        </section>
    }
}

/// Publisher and title; a link only where the address is one of the web.
fn link(dataset: &Dataset, source: &Source) -> Html {
    let publisher = dataset
        .publisher(&source.publisher)
        .map_or(source.publisher.as_str(), |publisher| {
            publisher.name.as_str()
        });
    let is_link = is_web_address(&source.url);
    let text = html! {
        <>
            <b>{ publisher }</b>
            if is_link {
                <Icon name={IconName::External} size={12} />
            }
            if let Some(title) = &source.title {
                <span class="src-title">{ title }</span>
            }
        </>
    };
    if !is_link {
        return html! { <div class="src-link">{ text }</div> };
    }
    html! {
        <a
            class="src-link"
            href={source.url.clone()}
            target="_blank"
            rel="noopener noreferrer"
        >
            { text }
            <span class="sr-only">{ " " }{ Msg::OpensInNewTab.text() }</span>
        </a>
    }
}

/// "state media, Russia, carrying RIA Novosti".
fn kind(dataset: &Dataset, source: &Source) -> String {
    let country = dataset
        .publisher(&source.publisher)
        .and_then(|publisher| publisher.country.clone())
        .filter(|country| !country.is_empty() && country != "unknown");
    let origin = source
        .origin
        .as_ref()
        .map(|origin| format!("{} {origin}", Msg::Carrying.text()));
    let parts = [Some(source.kind.clone()), country, origin];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
