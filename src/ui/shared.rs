//! Handles to big, immutable data in component props.

use std::ops::Deref;
use std::rc::Rc;

/// Shared, immutable data. Two handles are equal when they are the same
/// allocation, so that comparing props costs nothing however much there is.
#[derive(Debug)]
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// Puts the data into a handle.
    pub fn new(data: T) -> Self {
        Shared(Rc::new(data))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
