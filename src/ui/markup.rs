//! Elements put together by function calls.
//!
//! `html!` writes out the making of a node wherever it stands: 200 to 400 bytes of code for every
//! element, and more for every `{ }` in it. The reader waits for that code. These functions are
//! compiled once, and a call takes 20 to 50 bytes; what is long or repeated is made of them.
//! `html!` remains for components and for inputs.

use std::rc::Rc;

use web_sys::Element;
use yew::html::onclick;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VNode, VTag, VText};

/// Attributes with literal values: `fixed!["d" => "M0 0", "class" => "x"]`.
macro_rules! fixed {
    ($($name:literal => $value:literal),* $(,)?) => {
        ::yew::virtual_dom::Attributes::Static(&[$((
            $name,
            ::yew::virtual_dom::AttributeOrProperty::Static($value),
        )),*])
    };
}

/// Attributes with any values: `attrs!["class" => "x", "title" => title]`.
macro_rules! attrs {
    ($($name:literal => $value:expr),* $(,)?) => {
        $crate::ui::markup::attributes(
            &[$($name),*],
            vec![$(::yew::AttrValue::from($value)),*],
        )
    };
}

pub(crate) use {attrs, fixed};

/// Attributes of these names, with the values in the same order.
#[inline(never)]
pub fn attributes(names: &'static [&'static str], values: Vec<AttrValue>) -> Attributes {
    let mut boxed = Vec::with_capacity(values.len());
    for value in values {
        boxed.push(Some(AttributeOrProperty::Attribute(value)));
    }
    Attributes::Dynamic {
        keys: names,
        values: boxed.into_boxed_slice(),
    }
}

/// An element. Yew finds the children of the last rendering again by their
/// places, so one that may be missing leaves `Html::default()` in its place.
#[inline(never)]
pub fn el(name: &'static str, attributes: Attributes, children: Vec<Html>) -> Html {
    let mut tag = VTag::new(name);
    tag.set_attributes(attributes);
    if let Some(slot) = tag.children_mut() {
        *slot = list(children);
    }
    VNode::from(tag)
}

/// An element with a class and no other attribute; with an empty class, none at all.
#[inline(never)]
pub fn of(name: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    let class = (!class.is_empty()).then_some(AttributeOrProperty::Static(class));
    let attributes = Attributes::Dynamic {
        keys: &["class"],
        values: Box::new([class]),
    };
    el(name, attributes, children)
}

/// An element that holds a text and nothing else.
#[inline]
pub fn say(name: &'static str, class: &'static str, words: impl Into<AttrValue>) -> Html {
    holding(name, class, words.into())
}

#[inline(never)]
fn holding(name: &'static str, class: &'static str, words: AttrValue) -> Html {
    of(name, class, vec![node(words)])
}

/// A text.
#[inline]
pub fn text(words: impl Into<AttrValue>) -> Html {
    node(words.into())
}

#[inline(never)]
fn node(words: AttrValue) -> Html {
    VNode::VText(VText::new(words))
}

/// Nodes one after the other, without an element around them.
#[inline(never)]
pub fn list(nodes: Vec<Html>) -> Html {
    VNode::from(VList::with_children(nodes, None))
}

/// The node, told apart from its siblings by a key.
#[inline]
pub fn keyed(key: impl Into<Key>, node: Html) -> Html {
    let key = key.into();
    change(node, |tag| tag.key = Some(key))
}

/// The node, to be found again by a reference.
pub fn referred(reference: &NodeRef, node: Html) -> Html {
    change(node, |tag| tag.node_ref = reference.clone())
}

/// The node with one more listener.
#[inline(never)]
pub fn listening(listener: Rc<dyn Listener>, node: Html) -> Html {
    change(node, |tag| {
        tag.add_listener(listener);
    })
}

/// The node with a listener for clicks on it and on what is in it.
#[inline(never)]
pub fn on_click(callback: Callback<MouseEvent>, node: Html) -> Html {
    listening(Rc::new(onclick::Wrapper::new(callback)), node)
}

fn change(mut node: Html, change: impl FnOnce(&mut VTag)) -> Html {
    if let VNode::VTag(tag) = &mut node {
        change(Rc::make_mut(tag));
    }
    node
}

/// A button that asks for what `ask` names, of what `of` names: read by whoever
/// listens for clicks around it, see [`asked`].
#[inline]
pub fn button(
    class: &'static str,
    ask: &'static str,
    of: impl Into<AttrValue>,
    children: Vec<Html>,
) -> Html {
    let attributes =
        attrs!["type" => "button", "class" => class, "data-ask" => ask, "data-of" => of.into()];
    el("button", attributes, children)
}

/// A button that says whether it is pressed: `"true"`, `"false"` or `"mixed"`.
#[inline(never)]
pub fn toggle(
    class: &'static str,
    ask: &'static str,
    of: usize,
    pressed: &'static str,
    children: Vec<Html>,
) -> Html {
    let attributes = attrs![
        "type" => "button",
        "class" => class,
        "data-ask" => ask,
        "data-of" => of.to_string(),
        "aria-pressed" => pressed,
    ];
    el("button", attributes, children)
}

/// A link out of the page, in a new tab. The address must be one of the web.
#[inline]
pub fn out_link(class: &'static str, href: impl Into<AttrValue>, children: Vec<Html>) -> Html {
    let attributes = attrs![
        "class" => class,
        "href" => href.into(),
        "target" => "_blank",
        "rel" => "noopener noreferrer",
    ];
    el("a", attributes, children)
}

/// The value of an attribute that is true or false.
pub fn flag(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// Words with a space between them.
#[inline(never)]
pub fn phrase(words: &[&str]) -> String {
    words.join(" ")
}

/// What the clicked button asks for and of what, as [`button`] has put it.
#[inline(never)]
pub fn asked(event: &MouseEvent) -> Option<(String, String)> {
    let button = around(event, "[data-ask]")?;
    let of = button.get_attribute("data-of").unwrap_or_default();
    Some((button.get_attribute("data-ask")?, of))
}

/// The nearest element around the event's target that the selector is true of.
#[inline(never)]
pub fn around(event: &web_sys::Event, selector: &str) -> Option<Element> {
    let target: Element = event.target_dyn_into()?;
    target.closest(selector).ok()?
}
