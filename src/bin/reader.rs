//! The program of the worker that reads a reader's own file, beside the page.
//! `assets/reader/worker.js` drives it.

#[cfg(target_arch = "wasm32")]
mod worker {
    use kursk_timeline::data::own::date::DateOrder;
    use kursk_timeline::data::own::events::Events;
    use kursk_timeline::data::own::parcel::{pack, pack_texts};
    use kursk_timeline::data::own::refused::Reason;
    use kursk_timeline::data::own::{LARGEST_FILE, Opener};
    use kursk_timeline::reader::{folded, parcel};
    use kursk_timeline::text::own::file_refused;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Reads one file.
    #[wasm_bindgen]
    pub struct Reader {
        opener: Option<Opener>,
        /// What was read, for what is made of it later.
        events: Events,
    }

    #[wasm_bindgen]
    impl Reader {
        /// A reader; `order` is 1 for dates with the day first, 2 with the
        /// month first, anything else for what the file tells.
        #[wasm_bindgen(constructor)]
        pub fn new(order: u32) -> Reader {
            let order = match order {
                1 => Some(DateOrder::DayFirst),
                2 => Some(DateOrder::MonthFirst),
                _ => None,
            };
            Reader {
                opener: Some(Opener::new(order)),
                events: Events::default(),
            }
        }

        /// Reads the next bytes.
        ///
        /// # Errors
        /// Why the file cannot be opened, as a sentence.
        pub fn push(&mut self, bytes: &[u8]) -> Result<(), String> {
            match &mut self.opener {
                Some(opener) => opener.push(bytes).map_err(said),
                None => Ok(()),
            }
        }

        /// Ends the file, and gives what the page is to be handed.
        ///
        /// # Errors
        /// Why the file cannot be opened, as a sentence.
        pub fn finish(&mut self) -> Result<Vec<u8>, String> {
            let Some(opener) = self.opener.take() else {
                return Ok(Vec::new());
            };
            let parcel = parcel(opener.finish().map_err(said)?);
            let packed = pack(&parcel);
            self.events = parcel.events;
            Ok(packed)
        }

        /// What is searched of the events that were read: the page does
        /// without it at first.
        pub fn searched(self) -> Vec<u8> {
            pack_texts(&folded(&self.events))
        }
    }

    /// The largest file that is opened, in bytes.
    #[wasm_bindgen]
    pub fn largest() -> f64 {
        LARGEST_FILE as f64
    }

    fn said(reason: Reason) -> String {
        file_refused(&reason.found, &reason.expected)
    }
}

fn main() {}
