//! The histogram under the slider. A step of the slider moves two clips, not the bars.

use yew::prelude::*;

use super::DockProps;
use crate::geo::path::{px, translate};
use crate::index::{Catalog, Histogram, Subset};
use crate::model::Day;
use crate::text::date;
use crate::ui::{Shared, histogram_class};
use crate::view::timeline::{self, Gridline, Heights, TimeScale};

/// Width of the track up to which the timeline is drawn for a phone, in pixels.
const NARROW_PX: f64 = 620.0;

/// Bars, ticks and named moments. What is not visible at the day is faint.
///
/// `first` is the first visible day, `width` the track's in pixels; 0 until it is known.
pub fn histogram_view(props: &DockProps, first: Day, width: f64) -> Html {
    let narrow = width < NARROW_PX;
    // Half a thumb, so that the thumb's line stands exactly on its day.
    let inset = if narrow { 22.0 } else { 14.0 };
    let scale = TimeScale {
        days: props.days,
        width: (width - 2.0 * inset).max(1.0),
    };
    if width < 1.0 {
        return html! { <svg class="hist" aria-hidden="true" /> };
    }
    let heights = if narrow {
        Heights {
            base: 37.0,
            tallest: 35.0,
        }
    } else {
        Heights {
            base: 74.0,
            tallest: 50.0,
        }
    };
    let visible = first.max(props.days.first);
    let (from, to) = (
        scale.x(visible),
        scale.x((props.day + 1).min(props.days.last)),
    );
    html! {
        <svg class="hist" width={px(width)} height={px(heights.base + 17.0)} aria-hidden="true">
            <defs>
                <clipPath id="hist-visible">
                    <rect x={px(from)} y="0" width={px((to - from).max(0.0))} height="100" />
                </clipPath>
            </defs>
            <g transform={translate(inset, 0.0)}>
                <Bars subset={props.subset.clone()} catalog={props.catalog.clone()} {scale} {heights} {narrow} />
                <g clip-path="url(#hist-visible)">
                    <Stack subset={props.subset.clone()} {scale} {heights} />
                </g>
            </g>
        </svg>
    }
}

#[derive(Properties, PartialEq)]
struct BarsProps {
    subset: Shared<Subset>,
    catalog: Shared<Catalog>,
    scale: TimeScale,
    heights: Heights,
    narrow: bool,
}

/// Everything that does not change with the day.
#[component]
fn Bars(props: &BarsProps) -> Html {
    let histogram = histogram(&props.subset, props.scale);
    let base = px(props.heights.base);
    let end = px(props.scale.width);
    html! {
        <g>
            for (i, line) in timeline::gridlines(&histogram, props.heights).into_iter().rev().enumerate() {
                <g key={i}>
                    <path class="hg" d={format!("M0 {}H{end}", px(line.y))} />
                    if !props.narrow {
                        <text class="hx" text-anchor="end" x={end.clone()} y={px(line.y - 3.0)}>{ grid_label(line, histogram.bin_days, i == 0) }</text>
                    }
                </g>
            }
            <g class="ftr"><Stack subset={props.subset.clone()} scale={props.scale} heights={props.heights} /></g>
            <path class="hb" d={format!("M0 {base}H{end}")} />
            for tick in timeline::ticks(props.scale) {
                <g key={tick.day.0}>
                    <path class={classes!("ht", tick.year.then_some("big"))} d={format!("M{} {base}v{}", px(tick.x), if tick.year { 7 } else { 4 })} />
                    if tick.x < props.scale.width - 26.0 {
                        <text class={classes!("hx", tick.year.then_some("yr"))} x={px(tick.x + 3.0)} y={px(props.heights.base + 13.0)}>
                            { if tick.year { tick.day.ymd().0.to_string() } else { date::month_short(tick.day).to_owned() } }
                        </text>
                    }
                </g>
            }
            if !props.narrow {
                for moment in timeline::moments(&props.catalog, props.scale) {
                    <g key={moment.event}>
                        <path class="hn" d={format!("M{} {base}V{}", px(moment.x), moment.row * 13)} />
                        <text class="hnt" x={px(moment.x + 4.0)} y={(9 + moment.row * 13).to_string()}>
                            { format!("{}: {}", date::day_month(moment.day), moment.text) }
                        </text>
                    </g>
                }
            }
        </g>
    }
}

/// The count that a hairline stands for; the top one says what is counted.
fn grid_label(line: Gridline, bin_days: i32, is_top: bool) -> String {
    match (is_top, bin_days) {
        (false, _) => line.count.to_string(),
        (true, 1) => format!("{} reports a day", line.count),
        (true, 7) => format!("{} reports a week", line.count),
        (true, _) => format!("{} reports a fortnight", line.count),
    }
}

#[derive(Properties, PartialEq)]
struct StackProps {
    subset: Shared<Subset>,
    scale: TimeScale,
    heights: Heights,
}

/// The bars themselves, one path for each family.
#[component]
fn Stack(props: &StackProps) -> Html {
    let histogram = histogram(&props.subset, props.scale);
    html! {
        <g>
            for bars in timeline::bars(&histogram, props.scale, props.heights) {
                <path key={histogram_class(bars.family)} class={histogram_class(bars.family)} d={bars.path} />
            }
        </g>
    }
}

fn histogram(subset: &Subset, scale: TimeScale) -> Histogram {
    Histogram::new(
        subset.starts.iter().copied(),
        scale.days,
        timeline::bin_days(scale),
    )
}
