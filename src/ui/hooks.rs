//! Yew's hooks for values of any type, compiled once.
//!
//! Yew writes out a hook anew for every type of state, of dependencies and of effect. These keep
//! the value behind a pointer and hand on to Yew's hooks with one type.

use std::any::Any;
use std::marker::PhantomData;
use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::SizeObserver;

/// A value that can be compared with others, whatever its type.
trait Value: Any {
    fn is_same(&self, other: &dyn Any) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<T: PartialEq + 'static> Value for T {
    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().is_some_and(|other| other == self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[derive(Clone)]
struct AnyValue(Rc<dyn Value>);

impl AnyValue {
    fn new(value: impl PartialEq + 'static) -> Self {
        AnyValue(Rc::new(value))
    }

    /// The value; the types in this module see to it that it is of this type.
    #[expect(clippy::expect_used, reason = "only ever taken out as what was put in")]
    fn get<T: 'static>(&self) -> &T {
        (*self.0)
            .as_any()
            .downcast_ref()
            .expect("a value keeps its type")
    }
}

impl PartialEq for AnyValue {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.is_same((*other.0).as_any())
    }
}

/// A state: read by `*`, written by [`State::set`]. An equal value changes nothing.
pub struct State<T> {
    value: UseStateHandle<AnyValue>,
    kind: PhantomData<T>,
}

/// What writes a [`State`].
pub struct Setter<T> {
    setter: UseStateSetter<AnyValue>,
    kind: PhantomData<T>,
}

impl<T: PartialEq + 'static> State<T> {
    /// Writes the state; the part renders again if that changes it.
    pub fn set(&self, value: T) {
        self.value.set(AnyValue::new(value));
    }

    /// For callbacks that only write.
    pub fn setter(&self) -> Setter<T> {
        Setter {
            setter: self.value.setter(),
            kind: PhantomData,
        }
    }
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        State {
            value: self.value.clone(),
            kind: PhantomData,
        }
    }
}

impl<T: 'static> Deref for State<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get()
    }
}

impl<T: PartialEq + 'static> Setter<T> {
    /// Writes the state; the part renders again if that changes it.
    pub fn set(&self, value: T) {
        self.setter.set(AnyValue::new(value));
    }
}

impl<T> Clone for Setter<T> {
    fn clone(&self) -> Self {
        Setter {
            setter: self.setter.clone(),
            kind: PhantomData,
        }
    }
}

/// A state that begins with `first()`.
#[hook]
pub fn use_value<T: PartialEq + 'static>(first: impl FnOnce() -> T) -> State<T> {
    let value = use_any_state(Box::new(move || AnyValue::new(first())));
    State {
        value,
        kind: PhantomData,
    }
}

#[hook]
fn use_any_state<'a>(first: Box<dyn FnOnce() -> AnyValue + 'a>) -> UseStateHandle<AnyValue> {
    use_state_eq(first)
}

/// Calls `make` after the first rendering and whenever `on` has changed, and keeps what it returns
/// until the next time: a listener, a timer, an observer, or nothing.
#[hook]
pub fn use_kept<D: PartialEq + 'static, K: 'static>(on: D, make: impl FnOnce(&D) -> K + 'static) {
    use_any_effect(
        AnyValue::new(on),
        Box::new(move |on| Box::new(make(on.get()))),
    );
}

type Make = Box<dyn FnOnce(&AnyValue) -> Box<dyn Any>>;

#[hook]
fn use_any_effect(on: AnyValue, make: Make) {
    use_effect_with(on, move |on| {
        let kept = make(on);
        move || drop(kept)
    });
}

/// What `make` returns, made anew whenever `from` has changed.
#[hook]
pub fn use_derived<D: PartialEq + 'static, T: 'static>(
    from: D,
    make: impl FnOnce(&D) -> T + 'static,
) -> Rc<T> {
    let made = use_any_memo(
        AnyValue::new(from),
        Box::new(move |from| Rc::new(make(from.get()))),
    );
    made.downcast()
        .unwrap_or_else(|_| unreachable!("a value keeps its type"))
}

type Derive = Box<dyn FnOnce(&AnyValue) -> Rc<dyn Any>>;

#[hook]
fn use_any_memo(from: AnyValue, make: Derive) -> Rc<dyn Any> {
    (*use_memo(from, make)).clone()
}

/// The width of an element in CSS pixels, as it changes; 0 until it is known.
#[hook]
pub fn use_width(node: &NodeRef) -> f64 {
    let width = use_value(|| 0.0);
    let setter = width.setter();
    use_kept(node.clone(), move |node| {
        node.cast::<web_sys::Element>()
            .and_then(|element| SizeObserver::new(&element, move |w, _| setter.set(w)))
    });
    *width
}
