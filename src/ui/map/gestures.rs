//! Moving the map by pointer, wheel and keys. One hook, one switch.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_render::{AnimationFrame, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, WheelEvent};
use yew::html::{
    ondblclick, onkeydown, onpointercancel, onpointerdown, onpointermove, onpointerup,
};
use yew::prelude::*;

use crate::browser::page;
use crate::geo::inertia::{GLIDE_MS, Glide, Track};
use crate::geo::math::length;
use crate::geo::mercator::held;
use crate::geo::viewport::ZOOM_STEP;
use crate::geo::{ScreenPoint, Viewport};
use crate::ui::hooks::{use_kept, use_value};
use crate::ui::markup::{Node, listening};
use crate::view::{Action, Framing};

/// Pixels that a pointer may wander before a press becomes a drag.
const DRAG_PX: f64 = 4.0;
/// Pixels that an arrow key moves the map.
const ARROW_PX: f64 = 90.0;

/// The handlers of the map's surface.
pub struct Gestures {
    pub down: Callback<PointerEvent>,
    pub moved: Callback<PointerEvent>,
    pub up: Callback<PointerEvent>,
    pub double_click: Callback<MouseEvent>,
    pub key: Callback<KeyboardEvent>,
    /// Whether a drag is under way.
    pub dragging: bool,
    /// Corners of the rectangle that is drawn with Shift held.
    pub boxed: Option<(ScreenPoint, ScreenPoint)>,
}

impl Gestures {
    /// The surface with the handlers.
    pub fn listen(&self, surface: Node) -> Node {
        let surface = listening(
            Rc::new(onpointerdown::Wrapper::new(self.down.clone())),
            surface,
        );
        let surface = listening(
            Rc::new(onpointermove::Wrapper::new(self.moved.clone())),
            surface,
        );
        let surface = listening(Rc::new(onpointerup::Wrapper::new(self.up.clone())), surface);
        let surface = listening(
            Rc::new(onpointercancel::Wrapper::new(self.up.clone())),
            surface,
        );
        let surface = listening(
            Rc::new(ondblclick::Wrapper::new(self.double_click.clone())),
            surface,
        );
        listening(Rc::new(onkeydown::Wrapper::new(self.key.clone())), surface)
    }
}

/// Pointers that are down, and what they have done since the last frame.
#[derive(Default)]
struct Pointers {
    down: Vec<(i32, ScreenPoint)>,
    /// Where the first one went down; `None` once it has become a drag.
    origin: Option<ScreenPoint>,
    pan: (f64, f64),
    zoom: f64,
    anchor: Option<ScreenPoint>,
    frame: Option<AnimationFrame>,
    /// Where a rectangle was begun.
    box_from: Option<ScreenPoint>,
    /// The drag's last steps.
    track: Track,
    /// How the map glides on, and the times in ms at which that began and was last drawn.
    glide: Option<(Glide, f64, f64)>,
}

/// Handlers that move the map in `container`. Moves are gathered and sent once a frame.
/// While something is measured, `on_press` takes the points that are pressed.
#[hook]
pub fn use_gestures(
    container: &NodeRef,
    viewport: Viewport,
    dispatch: &Callback<Action>,
    on_press: Option<Callback<ScreenPoint>>,
) -> Gestures {
    let pointers = use_mut_ref(|| Pointers {
        zoom: 1.0,
        ..Pointers::default()
    });
    let dragging = use_value(|| false);
    let boxed = use_value(|| None::<(ScreenPoint, ScreenPoint)>);
    use_wheel(container, &pointers, dispatch);

    let down = {
        let pointers = pointers.clone();
        let container = container.clone();
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            let Some(at) = position(&container, event.client_x(), event.client_y()) else {
                return;
            };
            let mut pointers = pointers.borrow_mut();
            pointers.down.retain(|(id, _)| *id != event.pointer_id());
            pointers.down.push((event.pointer_id(), at));
            let is_first = pointers.down.len() == 1;
            pointers.origin = is_first.then_some(at);
            pointers.box_from = (is_first && event.shift_key()).then_some(at);
            pointers.glide = None;
            pointers.track = Track::default();
        })
    };
    let moved = {
        let (pointers, container, dispatch) =
            (pointers.clone(), container.clone(), dispatch.clone());
        let (dragging, boxed) = (dragging.setter(), boxed.setter());
        Callback::from(move |event: PointerEvent| {
            let Some(at) = position(&container, event.client_x(), event.client_y()) else {
                return;
            };
            let (id, now) = (event.pointer_id(), event.time_stamp());
            let started = track(&mut pointers.borrow_mut(), id, at, now);
            if started {
                dragging.set(true);
                // Captured only now, so that a press without a drag stays a click on a marker.
                if let Some(element) = container.cast::<Element>() {
                    element.set_pointer_capture(event.pointer_id()).ok();
                }
            }
            let box_from = pointers.borrow().box_from;
            if let Some(from) = box_from {
                let mut pointers = pointers.borrow_mut();
                pointers.pan = (0.0, 0.0);
                boxed.set(pointers.origin.is_none().then_some((from, at)));
            } else {
                send_next_frame(&pointers, &dispatch);
            }
        })
    };
    let up = {
        let (pointers, container, dispatch) =
            (pointers.clone(), container.clone(), dispatch.clone());
        let (dragging, boxed) = (dragging.setter(), boxed.setter());
        let on_press = on_press.clone();
        Callback::from(move |event: PointerEvent| {
            let at = position(&container, event.client_x(), event.client_y());
            let at = at.filter(|_| event.type_() == "pointerup");
            let mut state = pointers.borrow_mut();
            let known = state.down.len();
            state.down.retain(|(id, _)| *id != event.pointer_id());
            if known == state.down.len() || !state.down.is_empty() {
                return;
            }
            dragging.set(false);
            boxed.set(None);
            let was_press = state.origin.take().is_some();
            let from = state.box_from.take();
            let now = event.time_stamp();
            state.glide = state.track.thrown(now).map(|glide| (glide, now, now));
            if from.is_some() || at.is_none() || was_press || page::reduces_motion() {
                state.glide = None;
            }
            drop(state);
            match (at, from, &on_press) {
                (Some(at), Some(from), _) if !was_press => {
                    if let Some(Viewport { center, scale, .. }) = viewport.boxed(from, at) {
                        dispatch.emit(Action::Look { center, scale });
                    }
                }
                (Some(at), _, Some(on_press)) if was_press => on_press.emit(at),
                _ => send_next_frame(&pointers, &dispatch),
            }
        })
    };
    let double_click = {
        let (container, dispatch) = (container.clone(), dispatch.clone());
        let is_measuring = on_press.is_some();
        Callback::from(move |event: MouseEvent| {
            let on_mark = event
                .target_dyn_into::<Element>()
                .and_then(|target| target.closest("[data-marker]").ok().flatten())
                .is_some();
            if !on_mark && !is_measuring {
                let anchor = position(&container, event.client_x(), event.client_y());
                let factor = if event.shift_key() { 0.5 } else { 2.0 };
                dispatch.emit(Action::Zoom { factor, anchor });
            }
        })
    };
    let key = {
        let (container, dispatch) = (container.clone(), dispatch.clone());
        Callback::from(move |event: KeyboardEvent| {
            // Events are delegated: their current target is the page's root.
            let surface = container.cast::<Element>().map(EventTarget::from);
            let on_surface = event.target() == surface;
            if let (Some(on_press), true, "Enter") = (&on_press, on_surface, event.key().as_str()) {
                on_press.emit(viewport.middle());
            }
            if let Some(action) = key_action(&event.key(), on_surface, &viewport)
                && !(event.ctrl_key() || event.meta_key() || event.alt_key())
            {
                event.prevent_default();
                dispatch.emit(action);
            }
        })
    };
    Gestures {
        down,
        moved,
        up,
        double_click,
        key,
        dragging: *dragging,
        boxed: *boxed,
    }
}

/// What a key does to the map. Arrows work on the surface only: on a marker
/// they lead to the next marker.
fn key_action(key: &str, on_surface: bool, viewport: &Viewport) -> Option<Action> {
    let step = ARROW_PX.min(viewport.width / 4.0);
    Some(match key {
        "+" | "=" => Action::Zoom {
            factor: ZOOM_STEP,
            anchor: None,
        },
        "-" | "_" => Action::Zoom {
            factor: 1.0 / ZOOM_STEP,
            anchor: None,
        },
        "0" => Action::Frame(Framing::Oblast),
        "9" => Action::Frame(Framing::Route),
        "ArrowLeft" if on_surface => Action::Pan { dx: step, dy: 0.0 },
        "ArrowRight" if on_surface => Action::Pan { dx: -step, dy: 0.0 },
        "ArrowUp" if on_surface => Action::Pan { dx: 0.0, dy: step },
        "ArrowDown" if on_surface => Action::Pan { dx: 0.0, dy: -step },
        _ => return None,
    })
}

/// Notes where a pointer has gone. Tells whether a drag has just begun.
fn track(pointers: &mut Pointers, id: i32, at: ScreenPoint, now_ms: f64) -> bool {
    let Some(index) = pointers.down.iter().position(|(pointer, _)| *pointer == id) else {
        return false;
    };
    let before = pointers.down[index].1;
    let mut started = false;
    if let Some(origin) = pointers.origin {
        if length(at.x - origin.x, at.y - origin.y) < DRAG_PX {
            return false;
        }
        pointers.origin = None;
        started = true;
    }
    pointers.down[index].1 = at;
    let fingers = pointers.down.len() as f64;
    let (dx, dy) = ((at.x - before.x) / fingers, (at.y - before.y) / fingers);
    pointers.pan.0 += dx;
    pointers.pan.1 += dy;
    pointers.track.note(now_ms, dx, dy);
    if let [(_, a), (_, b)] = pointers.down[..] {
        // Two fingers enlarge; they throw nothing.
        pointers.track = Track::default();
        let other = if index == 0 { b } else { a };
        let spread = |p: ScreenPoint| length(p.x - other.x, p.y - other.y).max(1.0);
        pointers.zoom *= spread(at) / spread(before);
        pointers.anchor = Some(ScreenPoint {
            x: (a.x + b.x) / 2.0,
            y: (a.y + b.y) / 2.0,
        });
    }
    started
}

/// Sends what has gathered at the next frame, once.
fn send_next_frame(pointers: &Rc<RefCell<Pointers>>, dispatch: &Callback<Action>) {
    let mut state = pointers.borrow_mut();
    let nothing = state.pan == (0.0, 0.0) && state.zoom == 1.0 && state.glide.is_none();
    if nothing || state.frame.is_some() {
        return;
    }
    let (pointers, dispatch) = (pointers.clone(), dispatch.clone());
    state.frame = Some(request_animation_frame(move |now| {
        let (pan, zoom, anchor) = {
            let mut state = pointers.borrow_mut();
            state.frame = None;
            if let Some((glide, begun, last)) = state.glide {
                let (dx, dy) = glide.between(last - begun, now - begun);
                state.pan = (state.pan.0 + dx, state.pan.1 + dy);
                state.glide = (now - begun < GLIDE_MS).then_some((glide, begun, now));
            }
            (
                std::mem::take(&mut state.pan),
                std::mem::replace(&mut state.zoom, 1.0),
                state.anchor.take(),
            )
        };
        if pan != (0.0, 0.0) {
            dispatch.emit(Action::Pan {
                dx: pan.0,
                dy: pan.1,
            });
        }
        if zoom != 1.0 {
            dispatch.emit(Action::Zoom {
                factor: zoom,
                anchor,
            });
        }
        send_next_frame(&pointers, &dispatch);
    }));
}

/// Zooms at the pointer by wheel or trackpad. The listener is not passive: the
/// page itself must not scroll or zoom.
#[hook]
fn use_wheel(container: &NodeRef, pointers: &Rc<RefCell<Pointers>>, dispatch: &Callback<Action>) {
    let (pointers, dispatch) = (pointers.clone(), dispatch.clone());
    use_kept(container.clone(), move |container| {
        let node = container.clone();
        container.cast::<Element>().map(|element| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&element, "wheel", options, move |event| {
                let Some(wheel) = event.dyn_ref::<WheelEvent>() else {
                    return;
                };
                wheel.prevent_default();
                {
                    let mut state = pointers.borrow_mut();
                    state.glide = None;
                    state.zoom *= wheel_factor(wheel);
                    state.anchor = position(&node, wheel.client_x(), wheel.client_y());
                }
                send_next_frame(&pointers, &dispatch);
            })
        })
    });
}

/// Factor of one wheel event: a notch of 100 px is about a zoom step, a
/// trackpad's pinch (sent as wheel with Ctrl) is finer.
fn wheel_factor(wheel: &WheelEvent) -> f64 {
    let px = match wheel.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => 33.0,
        WheelEvent::DOM_DELTA_PAGE => 300.0,
        _ => 1.0,
    } * wheel.delta_y();
    let speed = if wheel.ctrl_key() { 0.01 } else { 0.004 };
    let step = 1.0 + held(px.abs(), 0.0, 400.0) * speed;
    if px < 0.0 { step } else { 1.0 / step }
}

/// A point of the window as a point of the map view.
pub fn position(container: &NodeRef, client_x: i32, client_y: i32) -> Option<ScreenPoint> {
    let rect = container.cast::<Element>()?.get_bounding_client_rect();
    Some(ScreenPoint {
        x: f64::from(client_x) - rect.left(),
        y: f64::from(client_y) - rect.top(),
    })
}
