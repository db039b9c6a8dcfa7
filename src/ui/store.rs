//! The page's state as Yew holds it: the view state beside the data it is about.

use std::rc::Rc;

use yew::Reducible;

use super::Shared;
use crate::index::{Catalog, Filter, Subset};
use crate::view::{Action, ViewState, link, reduce};

/// View state, data, and what the filter admits of the data.
#[derive(Clone, PartialEq)]
pub struct Store {
    /// What the reader has set.
    pub view: ViewState,
    /// The data.
    pub catalog: Shared<Catalog>,
    /// All events, whatever the filter says: what names on the map keep clear of.
    pub whole: Shared<Subset>,
    /// What the filter admits; made anew only when the filter or the data changes.
    pub subset: Shared<Subset>,
}

/// What happens to the store.
pub enum StoreAction {
    /// Something the reader or the clock does.
    View(Action),
    /// More of the data has arrived.
    Loaded(Shared<Catalog>),
}

impl Store {
    /// The store at the start of a visit.
    pub fn new(view: ViewState, catalog: Shared<Catalog>) -> Self {
        let whole = Shared::new(Subset::new(&catalog, &Filter::default()));
        let subset = if view.filter.is_open() {
            whole.clone()
        } else {
            Shared::new(Subset::new(&catalog, &view.filter))
        };
        Store {
            view,
            catalog,
            whole,
            subset,
        }
    }
}

impl Reducible for Store {
    type Action = StoreAction;

    fn reduce(self: Rc<Self>, action: StoreAction) -> Rc<Self> {
        match action {
            StoreAction::View(action) => {
                let view = reduce(&self.view, action, &self.catalog, &self.subset);
                if view == self.view {
                    return self;
                }
                let subset = if view.filter == self.view.filter {
                    self.subset.clone()
                } else if view.filter.is_open() {
                    self.whole.clone()
                } else {
                    Shared::new(Subset::new(&self.catalog, &view.filter))
                };
                Rc::new(Store {
                    view,
                    subset,
                    whole: self.whole.clone(),
                    catalog: self.catalog.clone(),
                })
            }
            StoreAction::Loaded(catalog) => {
                let view = link::rebase(&self.view, &self.catalog, &catalog);
                Rc::new(Store::new(view, catalog))
            }
        }
    }
}
