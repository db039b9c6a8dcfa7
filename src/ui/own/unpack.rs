//! A worker's parcel becomes the data of the page, in steps between which the browser has its turn.

use gloo_timers::future::TimeoutFuture;

use crate::browser::reader::Delivered;
use crate::data::own::assemble::{finish, grow};
use crate::data::own::events::Events;
use crate::data::own::parcel::{Sections, numbers};
use crate::index::{Catalog, Placement, Site, Subset, flat};
use crate::model::{Dataset, Texts};
use crate::ui::Shared;

/// How long the page works at a parcel before the browser has its turn, in ms.
const TURN_MS: f64 = 30.0;
/// Places or events that are made in a step.
const STRIDE: usize = 2000;

/// Bytes that are copied in a step: a few milliseconds.
const PIECE: u32 = 1 << 24;

/// A parcel that is being unpacked.
struct Unpacking {
    parcel: Delivered,
    /// The next step.
    step: usize,
    /// What has come of the present column of texts.
    text: Vec<u8>,
    events: Events,
    dataset: Dataset,
    sites: Vec<Site>,
    placements: Vec<Placement>,
    whole: Option<Subset>,
}

impl Unpacking {
    /// Takes the next step; says whether there are more. `None` where the
    /// parcel is none.
    #[inline(never)]
    fn advance(&mut self) -> Option<bool> {
        let parcel = &mut self.parcel;
        let columns = self.events.texts_mut().len();
        let step = self.step;
        self.step += 1;
        if step == 0 {
            self.events = numbers(parcel)?;
        } else if step <= columns {
            if parcel.piece(&mut self.text, PIECE)? {
                self.step = step;
            } else {
                let text = std::mem::take(&mut self.text);
                *self.events.texts_mut()[step - 1] = Texts::from_parts(text, parcel.words()?);
            }
        } else if step == columns + 1 {
            if grow(&mut self.dataset, &self.events, STRIDE) {
                self.step = step;
            }
        } else {
            let mut next = || parcel.words();
            let mut index = flat::Reader { next: &mut next };
            match &mut self.whole {
                None => {
                    (self.sites, self.placements) = index.places()?;
                    self.whole = Some(index.lists()?);
                }
                Some(whole) => {
                    whole.pyramid = index.map()?;
                    return Some(false);
                }
            }
        }
        Some(true)
    }
}

/// The data of a parcel, and all of it sorted; `None` where the parcel is none.
pub async fn opened(parcel: Delivered) -> Option<(Shared<Catalog>, Shared<Subset>)> {
    let mut unpacking = Unpacking {
        parcel,
        step: 0,
        text: Vec::new(),
        events: Events::default(),
        dataset: Dataset::default(),
        sites: Vec::new(),
        placements: Vec::new(),
        whole: None,
    };
    let mut begun = js_sys::Date::now();
    let mut has_more = true;
    while has_more {
        has_more = unpacking.advance()?;
        // After the last step, too: showing what has come is work by itself.
        if js_sys::Date::now() - begun > TURN_MS {
            TimeoutFuture::new(0).await;
            begun = js_sys::Date::now();
        }
    }
    let Unpacking {
        events,
        dataset,
        sites,
        placements,
        whole,
        ..
    } = unpacking;
    let dataset = finish(dataset, events);
    let catalog = Catalog::from_parts(dataset, sites, placements);
    Some((Shared::new(catalog), Shared::new(whole?)))
}
