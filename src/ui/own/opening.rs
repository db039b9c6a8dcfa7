//! What happens to a reader's own file, from its first byte to its way back.

use wasm_bindgen_futures::spawn_local;

use super::unpack::opened;
use super::{Opening, Phase, choose_file};
use crate::browser::reader::{Delivered, Reading, Source, Told};
use crate::browser::save;
use crate::data::own::LARGEST_FILE;
use crate::data::own::parcel::{head, texts};
use crate::text::Msg;
use crate::ui::Shared;
use crate::ui::store::StoreAction;
use crate::view::Action;

impl Opening {
    /// Begins to read a file; a file that is being read is let go.
    pub(super) fn begin(&self, source: Source, order: u32) {
        let size = source.size();
        self.source.set(Some(source.clone()));
        self.reading.borrow_mut().0 += 1;
        if size > LARGEST_FILE as f64 {
            self.fail(Msg::OwnTooLarge.text().to_owned());
            return;
        }
        self.phase.set(Phase::Reading { done: 0.0, size });
        let opening = self.clone();
        let told = move |told| match told {
            Told::Progress(done, size) => opening.phase.set(Phase::Reading { done, size }),
            Told::Parcel(parcel) => opening.clone().arrived(parcel),
            Told::Searched(parcel) => opening.searched(parcel),
            Told::Failed(why) if why.is_empty() => {
                opening.fail(Msg::OwnNoWorker.text().to_owned());
            }
            Told::Failed(why) => opening.fail(why),
        };
        match Reading::start(&source, order, told) {
            Ok(reading) => self.reading.borrow_mut().1 = Some(reading),
            Err(_) => self.fail(Msg::OwnNoWorker.text().to_owned()),
        }
    }

    fn fail(&self, why: String) {
        self.stop();
        self.dispatch.emit(StoreAction::Unopened);
        self.phase.set(Phase::Failed(why));
    }

    fn stop(&self) {
        // The worker's listener may be what calls: it is dropped after it has returned.
        let reading = self.reading.borrow_mut().1.take();
        spawn_local(async move { drop(reading) });
    }

    /// Shows what the worker has read.
    fn arrived(self, mut parcel: Delivered) {
        let begun = self.reading.borrow().0;
        spawn_local(async move {
            let Some(head) = head(&mut parcel) else {
                self.fail(Msg::OwnNoWorker.text().to_owned());
                return;
            };
            let opened = opened(parcel).await;
            // The reader may have cancelled in the meantime, or begun another file.
            let is_this = {
                let reading = self.reading.borrow();
                reading.0 == begun && reading.1.is_some()
            };
            if !is_this {
                return;
            }
            match opened {
                None => {
                    self.fail(Msg::OwnNoWorker.text().to_owned());
                    return;
                }
                Some((catalog, _)) if catalog.dataset.events.is_empty() => {
                    self.stop();
                    self.dispatch.emit(StoreAction::Unopened);
                }
                Some((catalog, whole)) => {
                    self.dispatch.emit(StoreAction::Own(catalog, whole));
                    let link = self.link.take();
                    if !link.is_empty() {
                        let open = Action::OpenLink(link);
                        self.dispatch.emit(StoreAction::View(open));
                    }
                }
            }
            if let Some(reading) = &self.reading.borrow().1 {
                // A worker that is gone tells nothing more; then no search leaves anything out.
                let _ = reading.ask();
            }
            self.phase.set(Phase::Open(Shared::new(head)));
        });
    }

    /// Lets the events be searched.
    fn searched(&self, mut parcel: Delivered) {
        if let Some(texts) = texts(&mut parcel) {
            self.dispatch.emit(StoreAction::Searchable(texts));
        }
        self.stop();
    }

    /// Does what the clicked button asks for.
    pub(super) fn answer(&self, ask: &str) {
        match (ask, &*self.phase, &*self.source) {
            ("order", Phase::Open(understood), Some(source)) => {
                self.begin(source.clone(), 3 - understood.order);
            }
            ("save", Phase::Open(understood), _) => {
                // A browser that refuses has told its reader why.
                let _ = save::text("refused-rows.csv", "text/csv", &understood.refused_table);
            }
            ("other", ..) => choose_file(),
            _ => {
                self.stop();
                self.phase.set(Phase::Closed);
                self.dispatch.emit(StoreAction::Published);
            }
        }
    }
}
