//! The program of the worker that reads a reader's own file, beside the page.
//! `assets/reader/worker.js` drives it.

#[cfg(target_arch = "wasm32")]
mod worker {
    use kursk_timeline::data::own::date::DateOrder;
    use kursk_timeline::data::own::parcel::pack;
    use kursk_timeline::data::own::refused::Reason;
    use kursk_timeline::data::own::{LARGEST_FILE, Opener};
    use kursk_timeline::reader::parcel;
    use kursk_timeline::text::own::file_refused;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Reads one file.
    #[wasm_bindgen]
    pub struct Reader(Opener);

    #[wasm_bindgen]
    impl Reader {
        /// A reader; `order` is 1 for dates with the day first, 2 with the
        /// month first, anything else for what the file tells.
        #[wasm_bindgen(constructor)]
        pub fn new(order: u32) -> Reader {
            Reader(Opener::new(match order {
                1 => Some(DateOrder::DayFirst),
                2 => Some(DateOrder::MonthFirst),
                _ => None,
            }))
        }

        /// Reads the next bytes.
        ///
        /// # Errors
        /// Why the file cannot be opened, as a sentence.
        pub fn push(&mut self, bytes: &[u8]) -> Result<(), String> {
            self.0.push(bytes).map_err(said)
        }

        /// Ends the file, and gives what the page is to be handed.
        ///
        /// # Errors
        /// Why the file cannot be opened, as a sentence.
        pub fn finish(self) -> Result<Vec<u8>, String> {
            let opened = self.0.finish().map_err(said)?;
            Ok(pack(&parcel(opened)))
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
