//! Loading: the page's root component fetches the data and shows the page, or
//! says what went wrong.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Shared;
use super::hooks::use_kept;
use super::hooks::use_value;
use super::loading::{failed, loading};
use super::page::{PageProps, use_page};
use super::part::part;
use crate::browser::fetch;
use crate::data::{self, Fault, Files, Loaded};
use crate::index::Catalog;

/// Where loading stands.
#[derive(PartialEq)]
enum Phase {
    Loading,
    Failed(String),
    Ready {
        catalog: Shared<Catalog>,
        faults: Shared<Vec<Fault>>,
        complete: bool,
    },
}

/// The page's root component.
#[hook]
pub fn use_app(_nothing: &()) -> Html {
    let phase = use_value(|| Phase::Loading);
    {
        let phase = phase.setter();
        use_kept((), move |()| {
            spawn_local(async move { phase.set(load_first().await) });
        });
    }
    match &*phase {
        Phase::Loading => loading(),
        Phase::Failed(message) => failed(message),
        Phase::Ready {
            catalog,
            faults,
            complete,
        } => part!(
            use_page,
            PageProps {
                catalog: catalog.clone(),
                faults: faults.clone(),
                complete: *complete,
            }
        )
        .into(),
    }
}

/// Loads what the first view needs: the compact file that is made when the page
/// is built, or without it the whole dataset.
async fn load_first() -> Phase {
    let compact = match fetch::asset("data/first.json").await {
        Ok(bytes) => {
            Some(data::read_first(&bytes)).filter(|first| !first.dataset.events.is_empty())
        }
        Err(_) => None,
    };
    let complete = compact.is_none();
    let loaded = match compact {
        Some(first) => Ok(first),
        None => load_all().await,
    };
    match loaded {
        Err(message) => Phase::Failed(message),
        Ok(loaded) if loaded.dataset.events.is_empty() => {
            let first_fault = loaded
                .faults
                .first()
                .map(ToString::to_string)
                .unwrap_or_default();
            Phase::Failed(format!(
                "The data holds no event that can be shown. {first_fault}"
            ))
        }
        Ok(loaded) => Phase::Ready {
            catalog: Shared::new(Catalog::new(loaded.dataset)),
            faults: Shared::new(loaded.faults),
            complete,
        },
    }
}

/// Loads the whole dataset.
///
/// # Errors
/// The file that could not be fetched, and why.
pub async fn load_all() -> Result<Loaded, String> {
    let names = [
        "events.geojson",
        "places.json",
        "claimants.json",
        "publishers.json",
        "measures.json",
    ];
    let mut files: Vec<Vec<u8>> = Vec::with_capacity(names.len());
    for name in names {
        files.push(
            fetch::asset(&format!("data/{name}"))
                .await
                .map_err(|error| error.to_string())?,
        );
    }
    let mut loaded = data::read(&Files {
        events: &files[0],
        places: &files[1],
        claimants: &files[2],
        publishers: &files[3],
        measures: &files[4],
    });
    // Without this file there are fewer arrows, and all reports.
    let ways = fetch::asset("data/movements.json").await;
    let faults = match ways {
        Ok(bytes) => data::read_ways(&bytes, &mut loaded.dataset),
        Err(error) => vec![data::movements_missing(error.to_string())],
    };
    loaded.faults.extend(faults);
    Ok(loaded)
}
