//! The worker that reads a reader's own file, and how files come to the page.

use std::cell::Cell;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, ArrayBuffer, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    DragEvent, Event, File, FileList, HtmlInputElement, MessageEvent, Url, Worker, WorkerOptions,
    WorkerType,
};

use super::fetch::absolute_url;
use super::page::of_window;
use crate::data::own::parcel::Sections;

/// Where a file comes from.
#[derive(Clone, PartialEq)]
pub enum Source {
    /// The reader has chosen it.
    File(File),
    /// It lies beside the page, at this address.
    Address(String),
}

impl Source {
    /// The file's name, or its address.
    pub fn name(&self) -> String {
        match self {
            Source::File(file) => file.name(),
            Source::Address(address) => address.clone(),
        }
    }

    /// Its size in bytes; 0 where that is not known yet.
    pub fn size(&self) -> f64 {
        match self {
            Source::File(file) => file.size(),
            Source::Address(_) => 0.0,
        }
    }
}

/// What the worker tells.
pub enum Told {
    /// Bytes read so far, of so many (0 where that is not known).
    Progress(f64, f64),
    /// What the file holds.
    Parcel(Delivered),
    /// What is searched of it.
    Searched(Delivered),
    /// Why it cannot be opened.
    Failed(String),
}

/// A parcel as the worker has handed it over. Its sections come into the
/// program's memory one by one, as they are asked for.
pub struct Delivered {
    buffer: ArrayBuffer,
    /// Where the next section's length stands.
    at: u32,
}

impl Delivered {
    /// A parcel from its beginning.
    pub fn new(buffer: ArrayBuffer) -> Self {
        Delivered { buffer, at: 0 }
    }

    /// Adds up to `most` more bytes of the next section to `to`, which holds what came of it before;
    /// says whether there are more. `None` where there is no section. For one so large that to copy it
    /// at once would hold up the page.
    pub fn piece(&mut self, to: &mut Vec<u8>, most: u32) -> Option<bool> {
        let begins = self.at;
        let (from, length) = self.section()?;
        let done = (to.len() as u32).min(length);
        let end = length.min(done.saturating_add(most));
        if done == 0 {
            to.reserve_exact(length as usize);
        }
        to.resize(end as usize, 0);
        Uint8Array::new_with_byte_offset_and_length(&self.buffer, from + done, end - done)
            .copy_to(&mut to[done as usize..]);
        let has_more = end < length;
        if has_more {
            self.at = begins;
        }
        Some(has_more)
    }

    /// Where the next section begins, and its length in bytes.
    fn section(&mut self) -> Option<(u32, u32)> {
        let from = self.at.checked_add(4)?;
        if from > self.buffer.byte_length() {
            return None;
        }
        let word = Uint32Array::new_with_byte_offset_and_length(&self.buffer, self.at, 1);
        let length = word.get_index(0);
        let end = from.checked_add(length)?.checked_next_multiple_of(4)?;
        if end > self.buffer.byte_length() {
            return None;
        }
        self.at = end;
        Some((from, length))
    }
}

impl Sections for Delivered {
    fn bytes(&mut self) -> Option<Vec<u8>> {
        let (from, length) = self.section()?;
        let section = Uint8Array::new_with_byte_offset_and_length(&self.buffer, from, length);
        Some(section.to_vec())
    }

    fn words(&mut self) -> Option<Vec<u32>> {
        let (from, length) = self.section()?;
        let section = Uint32Array::new_with_byte_offset_and_length(&self.buffer, from, length / 4);
        (length % 4 == 0).then(|| section.to_vec())
    }
}

/// A file that is being read. Dropping it ends the worker at once.
pub struct Reading {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Reading {
    /// Begins to read. `order` is 1 for dates with the day first, 2 with the
    /// month first, 0 for what the file tells.
    ///
    /// # Errors
    /// When the browser has no such workers.
    pub fn start(
        source: &Source,
        order: u32,
        told: impl Fn(Told) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let ahead = match source {
            Source::Address(_) if order == 0 => begun_ahead(),
            _ => None,
        };
        let worker = match ahead {
            Some(worker) => worker,
            None => begun(source, order)?,
        };
        let on_message = {
            let told = told.clone();
            let is_first = Cell::new(true);
            move |event: &Event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else {
                    return;
                };
                let data = event.data();
                told(match data.dyn_into::<ArrayBuffer>() {
                    Ok(buffer) if is_first.replace(false) => Told::Parcel(Delivered::new(buffer)),
                    Ok(buffer) => Told::Searched(Delivered::new(buffer)),
                    Err(data) => match data.dyn_into::<Array>() {
                        Ok(numbers) => {
                            let number = |i| numbers.get(i).as_f64().unwrap_or_default();
                            Told::Progress(number(0), number(1))
                        }
                        Err(data) => Told::Failed(data.as_string().unwrap_or_default()),
                    },
                });
            }
        };
        let on_error = move |_: &Event| told(Told::Failed(String::new()));
        let listeners = [
            EventListener::new(&worker, "message", on_message),
            EventListener::new(&worker, "error", on_error),
        ];
        let reading = Reading {
            worker,
            _listeners: listeners,
        };
        reading.ask()?;
        Ok(reading)
    }

    /// Asks for what comes next: what the file holds, and after that what is
    /// searched of it.
    ///
    /// # Errors
    /// When the browser does not hand the question on.
    pub fn ask(&self) -> Result<(), JsValue> {
        self.worker.post_message(&"tell".into())
    }
}

/// A worker that has begun to read.
fn begun(source: &Source, order: u32) -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&absolute_url("reader/worker.js"), &options)?;
    let what = match source {
        Source::File(file) => JsValue::from(file),
        Source::Address(address) => JsValue::from_str(address),
    };
    worker.post_message(&Array::of4(
        &absolute_url("reader/reader.js").into(),
        &absolute_url("reader/reader_bg.wasm").into(),
        &order.into(),
        &what,
    ))?;
    Ok(worker)
}

/// The worker that `assets/boot/boot.js` has begun for the file that the
/// address names: the first time; it reads that file and no other.
fn begun_ahead() -> Option<Worker> {
    const NAME: &str = "kurskReader";
    let worker = of_window(NAME)?;
    Reflect::delete_property(&gloo_utils::window(), &NAME.into()).ok()?;
    Some(worker)
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// What the address of the page asks for with `?data=`: the whole address of
/// a file of the same origin, or `Err` with what is asked for where it is of
/// another. `None` where nothing is asked for.
pub fn asked_for() -> Option<Result<String, String>> {
    let location = gloo_utils::window().location();
    let here = location.href().ok()?;
    let asked = Url::new(&here).ok()?.search_params().get("data")?;
    let url = Url::new_with_base(&asked, &here).ok();
    let own = location.origin().ok();
    Some(match url.filter(|url| Some(url.origin()) == own) {
        Some(url) => Ok(url.href()),
        None => Err(asked),
    })
}

/// The file that was chosen in an input; the input is emptied, so that the same
/// file can be chosen again.
pub fn chosen(event: &Event) -> Option<Source> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = first(input.files());
    input.set_value("");
    file
}

fn first(files: Option<FileList>) -> Option<Source> {
    files?.get(0).map(Source::File)
}

/// Tells of files that are dragged over the page: `over` whether one is, and
/// `dropped` when it is let go.
pub fn on_drop(
    over: impl Fn(bool) + 'static,
    dropped: impl Fn(Source) + 'static,
) -> [EventListener; 3] {
    let window = gloo_utils::window();
    let handle = std::rc::Rc::new(move |event: &Event| {
        let Some(event) = event.dyn_ref::<DragEvent>() else {
            return;
        };
        let Some(data) = event.data_transfer() else {
            return;
        };
        // Text and links can be dragged as well; they are left alone.
        if !data.types().includes(&"Files".into(), 0) {
            return;
        }
        event.prevent_default();
        let kind = event.type_();
        // Leaving an element for another is no leaving of the page.
        over(kind == "dragover" || kind == "dragleave" && event.related_target().is_some());
        if kind == "drop"
            && let Some(file) = first(data.files())
        {
            dropped(file);
        }
    });
    ["dragover", "dragleave", "drop"].map(|kind| {
        let handle = handle.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, kind, options, move |event| handle(event))
    })
}

/// Lets the reader choose a file, as a click on the input of that id does.
pub fn choose(input: &str) {
    let input = gloo_utils::document().get_element_by_id(input);
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        input.click();
    }
}
