//! The small tip of a marker under the pointer or in focus.

use yew::prelude::*;

use crate::geo::path::px;

/// Size of the box that the tip may fill, in pixels.
const WIDTH: f64 = 264.0;
const HEIGHT: f64 = 92.0;

/// Title and date above a marker of that radius, whose middle is at `x`, `y`.
/// Assistive technology reads the marker's name, which says the same.
pub fn tip(x: f64, y: f64, radius: f64, title: String, line: String) -> Html {
    html! {
        <foreignObject key="tip" class="tip" aria-hidden="true"
            x={px(x - WIDTH / 2.0)} y={px(y - radius - 6.0 - HEIGHT)} width={px(WIDTH)} height={px(HEIGHT)}>
            <div class="tipbox">
                <p><b>{ title }</b><span>{ line }</span></p>
            </div>
        </foreignObject>
    }
}
