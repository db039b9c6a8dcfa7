//! The small tip of a marker under the pointer or in focus.

use yew::prelude::*;

/// Size of the box that the tip may fill, in pixels.
const WIDTH: f64 = 264.0;
const HEIGHT: f64 = 92.0;

#[derive(Properties, PartialEq)]
pub struct TipProps {
    /// The marker's middle.
    pub x: f64,
    pub y: f64,
    /// The marker's radius in pixels.
    pub radius: f64,
    pub title: String,
    pub line: String,
}

/// Title and date above the marker. Assistive technology reads the marker's
/// name, which says the same.
#[component]
pub fn Tip(props: &TipProps) -> Html {
    let x = props.x - WIDTH / 2.0;
    let y = props.y - props.radius - 6.0 - HEIGHT;
    html! {
        <foreignObject class="tip" x={format!("{x:.1}")} y={format!("{y:.1}")}
            width={WIDTH.to_string()} height={HEIGHT.to_string()} aria-hidden="true">
            <div class="tipbox">
                <p><b>{ &props.title }</b><span>{ &props.line }</span></p>
            </div>
        </foreignObject>
    }
}
