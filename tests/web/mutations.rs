//! What changes in a part of the document.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node};

/// Notes every change in an element and all below it.
pub struct Mutations {
    observer: MutationObserver,
    seen: Rc<RefCell<Vec<MutationRecord>>>,
    _on_change: Closure<dyn FnMut(js_sys::Array)>,
}

impl Mutations {
    /// Begins to note.
    pub fn of(element: &Element) -> Self {
        let seen = Rc::new(RefCell::new(Vec::new()));
        let on_change = {
            let seen = seen.clone();
            Closure::new(move |records: js_sys::Array| {
                seen.borrow_mut()
                    .extend(records.iter().map(JsCast::unchecked_into));
            })
        };
        let observer = MutationObserver::new(on_change.as_ref().unchecked_ref())
            .expect("every browser has mutation observers");
        let everything = MutationObserverInit::new();
        everything.set_subtree(true);
        everything.set_child_list(true);
        everything.set_attributes(true);
        everything.set_character_data(true);
        observer
            .observe_with_options(element, &everything)
            .expect("the element can be observed");
        Mutations {
            observer,
            seen,
            _on_change: on_change,
        }
    }

    /// What has changed since it was asked last.
    pub fn take(&self) -> Vec<Mutation> {
        let pending = self.observer.take_records();
        let mut seen = self.seen.take();
        seen.extend(pending.iter().map(JsCast::unchecked_into::<MutationRecord>));
        seen.iter().map(Mutation::new).collect()
    }
}

impl Drop for Mutations {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// One change.
#[derive(Debug)]
pub struct Mutation {
    /// Name of the attribute that has changed, if it was one.
    pub attribute: Option<String>,
    /// Elements that have come.
    pub added: Vec<String>,
    /// Elements that have gone.
    pub removed: Vec<String>,
    /// In which element.
    pub within: String,
}

impl Mutation {
    fn new(record: &MutationRecord) -> Self {
        let list = |nodes: web_sys::NodeList| {
            (0..nodes.length())
                .filter_map(|i| nodes.get(i))
                .map(|node| name(&node))
                .collect()
        };
        Mutation {
            attribute: record.attribute_name(),
            added: list(record.added_nodes()),
            removed: list(record.removed_nodes()),
            within: record.target().map(|node| name(&node)).unwrap_or_default(),
        }
    }
}

/// A node as a reader of a failed test knows it: its first tag.
fn name(node: &Node) -> String {
    match node.dyn_ref::<Element>() {
        Some(element) => {
            let html = element.outer_html();
            html.split_inclusive('>')
                .next()
                .unwrap_or_default()
                .to_owned()
        }
        None => node.text_content().unwrap_or_default(),
    }
}
