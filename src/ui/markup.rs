//! Elements put together by function calls.
//!
//! `html!` writes out the making of a node wherever it stands: 200 to 400 bytes of code for every
//! element, and more for every `{ }` in it. The reader waits for that code. These functions are
//! compiled once, and a call takes 20 to 50 bytes; what is long or repeated is made of them.
//! `html!` remains for inputs.

use std::rc::Rc;

use web_sys::Element;
use yew::html::{IntoPropValue, onclick};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VNode, VTag, VText};

/// A part of the page. It is handed on as one address, where [`Html`] would be
/// copied at every step.
pub struct Node(Box<VNode>);

impl Default for Node {
    fn default() -> Self {
        Node::from(Html::default())
    }
}

impl From<Html> for Node {
    #[inline(never)]
    fn from(html: Html) -> Self {
        Node(Box::new(html))
    }
}

impl From<Node> for Html {
    #[inline]
    fn from(node: Node) -> Self {
        *node.0
    }
}

/// Lets `html!` take one as a child.
impl IntoPropValue<VNode> for Node {
    #[inline]
    fn into_prop_value(self) -> VNode {
        *self.0
    }
}

/// What texts and the values of attributes are made of. Literals stay where they
/// are: Yew's own conversion would copy them.
pub trait Words {
    /// As the value of an attribute.
    fn value(self) -> AttrValue;
    /// As a text of the page.
    fn node(self) -> Node;
}

impl Words for &'static str {
    #[inline]
    fn value(self) -> AttrValue {
        AttrValue::Static(self)
    }

    #[inline(never)]
    fn node(self) -> Node {
        text_node(AttrValue::Static(self))
    }
}

impl Words for String {
    #[inline(never)]
    fn value(self) -> AttrValue {
        AttrValue::from(self)
    }

    #[inline(never)]
    fn node(self) -> Node {
        text_node(AttrValue::from(self))
    }
}

impl Words for AttrValue {
    #[inline]
    fn value(self) -> AttrValue {
        self
    }

    #[inline]
    fn node(self) -> Node {
        text_node(self)
    }
}

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
            vec![$($crate::ui::markup::Words::value($value)),*],
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
/// places, so one that may be missing leaves `Node::default()` in its place.
#[inline(never)]
pub fn el(name: &'static str, attributes: Attributes, children: Vec<Node>) -> Node {
    let mut tag = VTag::new(name);
    tag.set_attributes(attributes);
    if let Some(slot) = tag.children_mut() {
        *slot = Html::from(list(children));
    }
    Node::from(VNode::from(tag))
}

/// An element with a class and no other attribute; with an empty class, none at all.
#[inline(never)]
pub fn of(name: &'static str, class: &'static str, children: Vec<Node>) -> Node {
    let class = (!class.is_empty()).then_some(AttributeOrProperty::Static(class));
    let attributes = Attributes::Dynamic {
        keys: &["class"],
        values: Box::new([class]),
    };
    el(name, attributes, children)
}

/// An element that holds a text and nothing else.
#[inline]
pub fn say(name: &'static str, class: &'static str, words: impl Words) -> Node {
    holding(name, class, words.node())
}

#[inline(never)]
fn holding(name: &'static str, class: &'static str, words: Node) -> Node {
    of(name, class, vec![words])
}

/// A text.
#[inline]
pub fn text(words: impl Words) -> Node {
    words.node()
}

#[inline(never)]
fn text_node(words: AttrValue) -> Node {
    Node::from(VNode::VText(VText::new(words)))
}

/// Nodes one after the other, without an element around them.
#[inline(never)]
pub fn list(nodes: Vec<Node>) -> Node {
    let mut children = Vec::with_capacity(nodes.len());
    for node in nodes {
        children.push(Html::from(node));
    }
    Node::from(VNode::from(VList::with_children(children, None)))
}

/// The node, told apart from its siblings by a key.
#[inline]
pub fn keyed(key: impl Into<Key>, node: Node) -> Node {
    let key = key.into();
    change(node, |tag| tag.key = Some(key))
}

/// The node, to be found again by a reference.
pub fn referred(reference: &NodeRef, node: Node) -> Node {
    change(node, |tag| tag.node_ref = reference.clone())
}

/// The node with one more attribute: for those that may be missing.
#[inline(never)]
pub fn with(name: &'static str, value: &'static str, node: Node) -> Node {
    change(node, |tag| tag.add_attribute(name, value))
}

/// The node with one more listener.
#[inline(never)]
pub fn listening(listener: Rc<dyn Listener>, node: Node) -> Node {
    change(node, |tag| {
        tag.add_listener(listener);
    })
}

/// The node with a listener for clicks on it and on what is in it.
#[inline(never)]
pub fn on_click(callback: Callback<MouseEvent>, node: Node) -> Node {
    listening(Rc::new(onclick::Wrapper::new(callback)), node)
}

fn change(mut node: Node, change: impl FnOnce(&mut VTag)) -> Node {
    if let VNode::VTag(tag) = &mut *node.0 {
        change(Rc::make_mut(tag));
    }
    node
}

/// A button that asks for what `ask` names, of what `of` names: read by whoever
/// listens for clicks around it, see [`asked`].
#[inline]
pub fn button(class: &'static str, ask: &'static str, of: impl Words, children: Vec<Node>) -> Node {
    let attributes =
        attrs!["type" => "button", "class" => class, "data-ask" => ask, "data-of" => of];
    el("button", attributes, children)
}

/// A button that says whether it is pressed: `"true"`, `"false"` or `"mixed"`.
#[inline(never)]
pub fn toggle(
    class: &'static str,
    ask: &'static str,
    of: usize,
    pressed: &'static str,
    children: Vec<Node>,
) -> Node {
    let attributes = attrs![
        "type" => "button",
        "class" => class,
        "data-ask" => ask,
        "data-of" => of.to_string(),
        "aria-pressed" => pressed,
    ];
    el("button", attributes, children)
}

/// A choice of a `select`.
#[inline(never)]
pub fn option(value: usize, chosen: bool, words: String) -> Node {
    let value = value.to_string();
    let attributes = if chosen {
        attrs!["value" => value, "selected" => "selected"]
    } else {
        attrs!["value" => value]
    };
    el("option", attributes, vec![text(words)])
}

/// A link out of the page, in a new tab. The address must be one of the web.
#[inline]
pub fn out_link(class: &'static str, href: impl Words, children: Vec<Node>) -> Node {
    let attributes = attrs![
        "class" => class,
        "href" => href,
        "target" => "_blank",
        "rel" => "noopener noreferrer",
    ];
    el("a", attributes, children)
}

/// The value of an attribute that is true or false.
pub fn flag(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// Words with a space between them; empty ones are left out.
#[inline(never)]
pub fn phrase(words: &[&str]) -> String {
    let mut phrase = String::new();
    for word in words {
        if !phrase.is_empty() && !word.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(word);
    }
    phrase
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
