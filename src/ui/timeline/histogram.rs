//! The histogram under the slider. A step of the slider moves two clips, not the bars.

use yew::prelude::*;

use super::DockProps;
use crate::geo::path::{px, translate};
use crate::index::{Catalog, Histogram, Subset};
use crate::model::Day;
use crate::text::date;
use crate::ui::markup::{Node, attrs, el, fixed, of, text};
use crate::ui::part::part;
use crate::ui::{Shared, histogram_class};
use crate::view::claims::starts;
use crate::view::timeline::{self, Gridline, Heights, TimeScale};

/// Width of the track up to which the timeline is drawn for a phone, in pixels.
const NARROW_PX: f64 = 620.0;

/// Bars, ticks and named moments. What is not visible at the day is faint.
///
/// `first` is the first visible day, `width` the track's in pixels; 0 until it is known.
pub fn histogram_view(props: &DockProps, first: Day, width: f64) -> Node {
    let narrow = width < NARROW_PX;
    // Half a thumb, so that the thumb's line stands exactly on its day.
    let inset = if narrow { 22.0 } else { 14.0 };
    let scale = TimeScale {
        days: props.days,
        width: (width - 2.0 * inset).max(1.0),
    };
    if width < 1.0 {
        return el(
            "svg",
            fixed!["class" => "hist", "aria-hidden" => "true"],
            Vec::new(),
        );
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
    let clip = attrs![
        "x" => px(from), "y" => "0", "width" => px((to - from).max(0.0)), "height" => "100",
    ];
    let clip = el(
        "clipPath",
        fixed!["id" => "hist-visible"],
        vec![el("rect", clip, Vec::new())],
    );
    let bars = part!(
        use_bars,
        BarsProps {
            counted: props.counted,
            subset: props.subset.clone(),
            catalog: props.catalog.clone(),
            scale,
            heights,
            narrow,
        }
    );
    let stack = part!(
        use_stack,
        StackProps {
            catalog: props.catalog.clone(),
            subset: props.subset.clone(),
            counted: props.counted,
            scale,
            heights,
        }
    );
    let visible = el(
        "g",
        fixed!["clip-path" => "url(#hist-visible)"],
        vec![stack],
    );
    let drawing = attrs!["transform" => translate(inset, 0.0)];
    let histogram = attrs![
        "class" => "hist", "width" => px(width), "height" => px(heights.base + 17.0),
        "aria-hidden" => "true",
    ];
    let parts = vec![
        of("defs", "", vec![clip]),
        el("g", drawing, vec![bars, visible]),
    ];
    el("svg", histogram, parts)
}

#[derive(PartialEq)]
struct BarsProps {
    counted: bool,
    subset: Shared<Subset>,
    catalog: Shared<Catalog>,
    scale: TimeScale,
    heights: Heights,
    narrow: bool,
}

/// Everything that does not change with the day.
#[hook]
fn use_bars(props: &BarsProps) -> Html {
    let histogram = histogram(&props.catalog, &props.subset, props.counted, props.scale);
    let base = px(props.heights.base);
    let end = px(props.scale.width);
    let path =
        |class: &'static str, d: String| el("path", attrs!["class" => class, "d" => d], Vec::new());
    let words = |class: &'static str, x: f64, y: f64, words: String| {
        let attributes = attrs!["class" => class, "x" => px(x), "y" => px(y)];
        el("text", attributes, vec![text(words)])
    };
    let mut parts = Vec::new();
    let lines = timeline::gridlines(&histogram, props.heights);
    for (i, line) in lines.into_iter().rev().enumerate() {
        parts.push(path("hg", format!("M0 {}H{end}", px(line.y))));
        if !props.narrow {
            let label = grid_label(line, histogram.bin_days, i == 0, props.counted);
            parts.push(words("hx hxe", props.scale.width, line.y - 3.0, label));
        }
    }
    let faint = part!(
        use_stack,
        StackProps {
            catalog: props.catalog.clone(),
            subset: props.subset.clone(),
            counted: props.counted,
            scale: props.scale,
            heights: props.heights,
        }
    );
    parts.push(of("g", "ftr", vec![faint]));
    parts.push(path("hb", format!("M0 {base}H{end}")));
    for tick in timeline::ticks(props.scale) {
        let (class, text_class, height) = if tick.year {
            ("ht big", "hx yr", 7)
        } else {
            ("ht", "hx", 4)
        };
        parts.push(path(class, format!("M{} {base}v{height}", px(tick.x))));
        if tick.x < props.scale.width - 26.0 {
            let name = if tick.year {
                tick.day.ymd().0.to_string()
            } else {
                date::month_short(tick.day).to_owned()
            };
            parts.push(words(
                text_class,
                tick.x + 3.0,
                props.heights.base + 13.0,
                name,
            ));
        }
    }
    if !props.narrow {
        for moment in timeline::moments(&props.catalog, props.subset.basis, props.scale) {
            let y = f64::from(moment.row * 13);
            parts.push(path("hn", format!("M{} {base}V{}", px(moment.x), px(y))));
            let name = format!("{}: {}", date::day_month(moment.day), moment.text);
            parts.push(words("hnt", moment.x + 4.0, y + 9.0, name));
        }
    }
    of("g", "", parts).into()
}

/// The count that a hairline stands for; the top one says what is counted.
fn grid_label(line: Gridline, bin_days: i32, is_top: bool, counted: bool) -> String {
    let what = if counted { "new figures" } else { "reports" };
    let bin = match bin_days {
        1 => "day",
        7 => "week",
        _ => "fortnight",
    };
    if is_top {
        format!("{} {what} a {bin}", line.count)
    } else {
        line.count.to_string()
    }
}

/// What is given to [`use_stack`].
#[derive(PartialEq)]
struct StackProps {
    catalog: Shared<Catalog>,
    subset: Shared<Subset>,
    /// Whether new claims of numbers are counted, not events.
    counted: bool,
    scale: TimeScale,
    heights: Heights,
}

/// The bars themselves, one path for each family.
#[hook]
fn use_stack(props: &StackProps) -> Html {
    let histogram = histogram(&props.catalog, &props.subset, props.counted, props.scale);
    let mut families = Vec::new();
    for bars in timeline::bars(&histogram, props.scale, props.heights) {
        let attributes = attrs!["class" => histogram_class(bars.family), "d" => bars.path];
        families.push(el("path", attributes, Vec::new()));
    }
    of("g", "", families).into()
}

fn histogram(catalog: &Catalog, subset: &Subset, counted: bool, scale: TimeScale) -> Histogram {
    let made;
    let starts = if counted {
        made = starts(catalog, subset);
        &made
    } else {
        &subset.starts
    };
    let starts = starts.iter().copied();
    Histogram::new(starts, scale.days, timeline::bin_days(scale))
}
