//! Parts of the page with a state of their own.
//!
//! Every component type makes the compiler write out Yew's whole life cycle once more: some 5 KB
//! of code, 1.7 KB after compression, before it shows anything. So the page has a single
//! component type, [`Part`], and what tells the parts apart is a value: a hook that renders, and
//! what it is given. A part renders again when that, or its own state, changes.

use std::any::Any;
use std::rc::Rc;

use yew::functional::{Hook, HookContext};
use yew::prelude::*;
use yew::virtual_dom::{Key, VComp, VNode};

use super::markup::Node;

/// A hook with what it is given, whatever that is.
trait Rendering {
    fn run(&self, context: &mut HookContext) -> Html;
    fn is_same(&self, other: &dyn Any) -> bool;
    fn as_any(&self) -> &dyn Any;
}

struct Given<P> {
    render: fn(&mut HookContext, &P) -> Html,
    props: P,
}

impl<P: PartialEq + 'static> Rendering for Given<P> {
    fn run(&self, context: &mut HookContext) -> Html {
        (self.render)(context, &self.props)
    }

    fn is_same(&self, other: &dyn Any) -> bool {
        // The key has told the hooks apart already.
        other
            .downcast_ref::<Given<P>>()
            .is_some_and(|other| other.props == self.props)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// What the component is given.
#[derive(Properties)]
pub struct PartProps {
    rendering: Rc<dyn Rendering>,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        self.rendering.is_same(other.rendering.as_any())
    }
}

/// The page's only component type.
#[component]
pub fn Part(props: &PartProps) -> Html {
    use_rendering(props.rendering.clone())
}

struct UseRendering(Rc<dyn Rendering>);

fn use_rendering(rendering: Rc<dyn Rendering>) -> UseRendering {
    UseRendering(rendering)
}

impl Hook for UseRendering {
    type Output = Html;

    fn run(self, context: &mut HookContext) -> Html {
        self.0.run(context)
    }
}

/// What the component is given to render `props` by that hook: for the page's root.
pub fn part_props<P: PartialEq + 'static>(
    render: fn(&mut HookContext, &P) -> Html,
    props: P,
) -> PartProps {
    PartProps {
        rendering: Rc::new(Given { render, props }),
    }
}

/// A part. Its key tells it from other hooks in the same place, whose state it must not take over.
pub fn part_node<P: PartialEq + 'static>(
    key: Key,
    render: fn(&mut HookContext, &P) -> Html,
    props: P,
) -> Node {
    component(key, part_props(render, props))
}

#[inline(never)]
fn component(key: Key, props: PartProps) -> Node {
    let component = VComp::new::<Part>(Rc::new(props), Some(key));
    Node::from(VNode::from(component))
}

/// A part of the page: `part!(use_header, HeaderProps { .. })`. Among siblings of the same kind
/// each needs a key of its own: `part!(use_row, RowProps { .. }, "north")`.
macro_rules! part {
    ($hook:path, $props:expr) => {
        $crate::ui::part::part!($hook, $props, stringify!($hook))
    };
    ($hook:path, $props:expr, $key:expr) => {
        $crate::ui::part::part_node(
            ::yew::virtual_dom::Key::from($key),
            |context, props| ::yew::functional::Hook::run($hook(props), context),
            $props,
        )
    };
}

pub(crate) use part;
