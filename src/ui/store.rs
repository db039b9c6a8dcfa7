//! The page's state as Yew holds it: the view state beside the data it is about.

use std::rc::Rc;

use yew::Reducible;

use super::Shared;
use crate::index::{Catalog, Filter, Subset};
use crate::model::{Basis, Dataset, Texts};
use crate::view::moves::Moves;
use crate::view::own::adopted;
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
    /// What the filter admits, by the days of the basis; made anew only when these or the data change.
    pub subset: Shared<Subset>,
    /// The movements among it, with their ways on the map.
    pub moves: Shared<Moves>,
    /// The published data, while the reader has a file of their own open.
    pub published: Option<Shared<Catalog>>,
}

/// What happens to the store.
pub enum StoreAction {
    /// Something the reader or the clock does.
    View(Action),
    /// More of the published data has arrived.
    Loaded(Shared<Catalog>),
    /// The reader has opened a file of their own: its data, and all of it sorted.
    Own(Shared<Catalog>, Shared<Subset>),
    /// What is searched of it has come after it.
    Searchable(Texts),
    /// The reader has closed it.
    Published,
    /// A file has turned out to hold nothing to show.
    Unopened,
}

impl Store {
    /// The store at the start of a visit.
    pub fn new(view: ViewState, catalog: Shared<Catalog>) -> Self {
        let whole = Shared::new(Subset::new(&catalog, &Filter::default()));
        Self::sorted(view, catalog, whole)
    }

    /// The store while the file that the address names is being read: nothing
    /// is shown, and the published data is there for when that fails.
    pub fn awaiting(view: ViewState, published: Shared<Catalog>) -> Self {
        let nothing = Shared::new(Catalog::new(Dataset::default()));
        Store {
            published: Some(published),
            ..Self::new(view, nothing)
        }
    }

    fn sorted(view: ViewState, catalog: Shared<Catalog>, whole: Shared<Subset>) -> Self {
        let subset = subset(&view, &catalog, &whole);
        Store {
            moves: Shared::new(Moves::new(&catalog, &subset)),
            published: None,
            view,
            catalog,
            whole,
            subset,
        }
    }
}

/// What the view's filter admits by the days of its basis: `whole` where that is everything.
fn subset(view: &ViewState, catalog: &Catalog, whole: &Shared<Subset>) -> Shared<Subset> {
    if view.filter.is_open() && view.basis == Basis::Happened {
        whole.clone()
    } else {
        Shared::new(Subset::by(catalog, &view.filter, view.basis))
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
                let same = view.filter == self.view.filter && view.basis == self.view.basis;
                let (subset, moves) = if same {
                    (self.subset.clone(), self.moves.clone())
                } else {
                    let subset = subset(&view, &self.catalog, &self.whole);
                    let moves = Moves::new(&self.catalog, &subset);
                    (subset, Shared::new(moves))
                };
                Rc::new(Store {
                    published: self.published.clone(),
                    moves,
                    view,
                    subset,
                    whole: self.whole.clone(),
                    catalog: self.catalog.clone(),
                })
            }
            StoreAction::Loaded(catalog) if self.published.is_some() => Rc::new(Store {
                published: Some(catalog),
                ..(*self).clone()
            }),
            StoreAction::Own(catalog, whole) => {
                let published = self.published.as_ref().unwrap_or(&self.catalog).clone();
                let view = adopted(&self.view, &catalog);
                Rc::new(Store {
                    published: Some(published),
                    ..Store::sorted(view, catalog, whole)
                })
            }
            StoreAction::Searchable(texts) => {
                // Comes once for a catalog; a second time would change nothing.
                let _ = self.catalog.dataset.rows.folded.set(texts);
                if self.view.filter.query.is_empty() {
                    return self;
                }
                Rc::new(Store {
                    published: self.published.clone(),
                    ..Store::sorted(self.view.clone(), self.catalog.clone(), self.whole.clone())
                })
            }
            StoreAction::Unopened if !self.catalog.dataset.events.is_empty() => self,
            StoreAction::Published | StoreAction::Unopened => match &self.published {
                Some(published) => {
                    let view = adopted(&self.view, published);
                    Rc::new(Store::new(view, published.clone()))
                }
                None => self,
            },
            StoreAction::Loaded(catalog) => {
                let view = link::rebase(&self.view, &self.catalog, &catalog);
                Rc::new(Store::new(view, catalog))
            }
        }
    }
}
