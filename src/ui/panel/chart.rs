//! A chart of claims: axes, step lines or bars, points that open the record,
//! labels at the ends of the lines, the chosen day.

use crate::geo::labels::text_width;
use crate::geo::path::{px, translate};
use crate::model::{Dataset, Day, Figure};
use crate::text::{Msg, date, names, number};
use crate::ui::glyph::side_code;
use crate::ui::markup::{Node, attrs, el, keyed, of, say, text};
use crate::view::chart::shape::mark;
use crate::view::chart::{Frame, Mark, Plot};
use crate::view::claims::{Bound, Group, Rung, Series, bound};

/// Space for the numbers of the value axis, in pixels.
pub const LEFT: f64 = 46.0;
/// Width below which labels stand below a chart, not beside it, in pixels.
const NARROW: f64 = 430.0;
/// Size of labels, in pixels.
const LABEL: f64 = 11.5;
/// Letters of a claim in words that stand in a label.
const WORDS: usize = 16;
/// Points closer than so many to the hundred pixels are drawn small.
const DENSE: f64 = 12.0;

/// Whose line it is, in the fewest words.
fn short_name<'a>(dataset: &'a Dataset, figure: &'a Figure) -> &'a str {
    let claimant = dataset.claimant(&figure.claimant);
    claimant.map_or(figure.claimant.as_str(), |one| one.short_name())
}

/// The short name, with a star where only a part is counted.
fn key_name(dataset: &Dataset, figure: &Figure) -> String {
    let star = if figure.part.is_some() { "*" } else { "" };
    format!("{}{star}", short_name(dataset, figure))
}

/// The number of a claim in the fewest signs: `>4,130`, `~4,000`, `500–700`,
/// `“several hundred”`.
pub fn signs(figure: &Figure) -> String {
    let plain = |value: Option<f64>| value.map(number::plain).unwrap_or_default();
    let either = plain(figure.low.or(figure.high));
    match bound(figure) {
        Bound::Exact => either,
        Bound::About => format!("~{either}"),
        Bound::AtLeast => format!(">{either}"),
        Bound::UpTo => format!("\u{2264}{}", plain(figure.high)),
        Bound::Range => format!("{either}\u{2013}{}", plain(figure.high)),
        Bound::Words => {
            let words = figure
                .qualifier
                .as_ref()
                .map_or("", |words| words.0.as_str());
            let short: String = words.chars().take(WORDS).collect();
            let rest = if short == words { "" } else { "\u{2026}" };
            format!("\u{201c}{short}{rest}\u{201d}")
        }
    }
}

/// The claim in a line: "about 4,000: South Korea, NIS, 13 Jan 2025".
pub fn told(dataset: &Dataset, series: &Series, mark: &Mark) -> String {
    let figure = mark.claim.figure(dataset);
    let limit = figure.qualifier.as_ref().map(|words| words.0.as_str());
    let value = number::claimed(figure.low, figure.high, limit).line();
    let name = short_name(dataset, series.figure(dataset));
    let mut words = format!("{value}: {name}, {}", date::short(mark.claim.of));
    for more in [
        figure.part.clone(),
        figure.also.as_ref().map(|also| Msg::also(also)),
        mark.claim.fell.then(|| Msg::Fell.text().to_owned()),
        mark.highest.then(|| Msg::Highest.text().to_owned()),
    ]
    .into_iter()
    .flatten()
    {
        words.push_str("; ");
        words.push_str(&more);
    }
    words
}

/// The frame of all charts of a board, so that they share their days: wide
/// enough for the longest label, where there is room for labels at all.
pub fn frame(dataset: &Dataset, ladders: &[Vec<Rung>], width: f64) -> Frame {
    let mut right = 8.0;
    if width >= NARROW {
        for rung in ladders.iter().flatten() {
            let figure = rung.claim.figure(dataset);
            let label = text_width(&signs(figure), LABEL, true, false, 0.0)
                + text_width(short_name(dataset, figure), LABEL, false, false, 0.0)
                + 26.0;
            if label > right {
                right = label;
            }
        }
        right = right.min(width * 0.4);
    }
    Frame {
        width,
        left: LEFT,
        right,
        label: if width >= NARROW { 14.0 } else { 0.0 },
    }
}

/// One chart. `index` tells it from the others of the board.
pub fn chart(dataset: &Dataset, group: &Group, plot: &Plot, frame: Frame, day: Day) -> Node {
    let end = frame.left + plot.time.width;
    let base = plot.values.base;
    let narrow = frame.label == 0.0;
    let mut bars = Vec::new();
    for bar in &plot.bars {
        let class = class("cbar", group.series[bar.index], 0);
        bars.push(path(class, bar.path.clone()));
    }
    let mut lines = Vec::new();
    let mut labels = Vec::new();
    for line in &plot.lines {
        let series = group.series[line.index];
        for (kind, d) in [
            ("cband", &line.band),
            (if line.stale { "ctail stale" } else { "ctail" }, &line.tail),
            ("cline", &line.lower),
            ("cline", &line.path),
        ] {
            if !d.is_empty() {
                lines.push(path(class(kind, series, line.dash), d.clone()));
            }
        }
        if !narrow {
            labels.push(label(dataset, group, line, plot, frame, day));
        }
    }
    let dense = plot.marks.len() as f64 > plot.time.width * DENSE / 100.0;
    let mut points = Vec::new();
    for (i, mark) in plot.marks.iter().enumerate() {
        let last = i + 1 == plot.marks.len();
        let series = group.series[mark.index];
        points.push(point(dataset, series, mark, dense, last));
    }
    let (x, top) = (px(plot.cursor), px(plot.values.top - 6.0));
    let today = attrs!["class" => "ca now", "x" => x.clone(), "y" => px(base + 15.0)];
    let parts = vec![
        rect("fut", plot.cursor, plot.values.top, end, base),
        axes(plot, frame, end),
        of("g", "", bars),
        of("g", "", lines),
        path("ccur".into(), format!("M{x} {top}V{}", px(base + 4.0))),
        of("g", "", points),
        of("g", "", labels),
        el("text", today, vec![text(date::day_month(day))]),
    ];
    let attributes = attrs![
        "class" => "chart",
        "width" => px(frame.width),
        "height" => px(plot.height),
        "role" => "group",
        "aria-label" => Msg::ChartName.text(),
    ];
    let svg = el("svg", attributes, parts);
    if !narrow {
        return svg;
    }
    let mut key = Vec::new();
    for line in &plot.lines {
        key.push(key_of(dataset, group, line, day));
    }
    of("div", "", vec![svg, of("ul", "ckey", key)])
}

/// A style class with the side and the dash of a series.
fn class(kind: &'static str, series: &Series, dash: usize) -> String {
    format!("{kind} c-{} d{}", side_code(series.side), dash.min(4))
}

fn path(class: String, d: String) -> Node {
    el("path", attrs!["class" => class, "d" => d], Vec::new())
}

fn rect(class: &'static str, left: f64, top: f64, right: f64, bottom: f64) -> Node {
    let attributes = attrs![
        "class" => class, "x" => px(left), "y" => px(top),
        "width" => px((right - left).max(0.0)), "height" => px(bottom - top),
    ];
    el("rect", attributes, Vec::new())
}

/// Lines and names of both axes.
fn axes(plot: &Plot, frame: Frame, end: f64) -> Node {
    let mut lines = String::new();
    let mut parts = vec![Node::default()];
    let base = plot.values.base;
    for tick in &plot.ticks {
        lines.push_str(&format!("M{} {}H{}", px(frame.left), px(tick.y), px(end)));
        let at = attrs!["class" => "ca val", "x" => px(frame.left - 6.0), "y" => px(tick.y + 3.5)];
        parts.push(el("text", at, vec![text(number::plain(tick.value))]));
    }
    for month in &plot.months {
        let x = frame.left + month.x;
        let length = if month.named { 5 } else { 3 };
        lines.push_str(&format!("M{} {}v{length}", px(x), px(base)));
        // The chosen day stands among the names.
        if month.named && (x - plot.cursor).abs() > 34.0 && x < end - 12.0 {
            let (class, name) = if month.year {
                ("ca mon yr", month.day.ymd().0.to_string())
            } else {
                ("ca mon", date::month_short(month.day).to_owned())
            };
            let at = attrs!["class" => class, "x" => px(x), "y" => px(base + 15.0)];
            parts.push(el("text", at, vec![text(name)]));
        }
    }
    parts[0] = path("cgrid".into(), lines);
    of("g", "", parts)
}

/// A claim: a button that opens its record. One point of a chart is a stop of
/// the tab key, arrow keys lead to the others.
fn point(dataset: &Dataset, series: &Series, point: &Mark, dense: bool, last: bool) -> Node {
    let mut d = mark(point.bound).to_owned();
    if let Some(low) = point.low {
        let down = px(low - point.y);
        d.push_str(&format!("M0 0V{down}M-4.5 {down}h9"));
    }
    let figure = point.claim.figure(dataset);
    let hollow = matches!(point.bound, Bound::About);
    let kind = if hollow { "cpt about" } else { "cpt" };
    let kind = if dense {
        format!("{kind} small")
    } else {
        kind.to_owned()
    };
    let mut parts = vec![
        say("title", "", told(dataset, series, point)),
        el(
            "circle",
            attrs!["class" => "chit hit", "r" => "12"],
            Vec::new(),
        ),
    ];
    if let Some((left, right)) = point.whisker {
        let (left, right) = (px(left - point.x), px(right - point.x));
        parts.push(path(
            "cwhisk".into(),
            format!("M{left} -2.5v5M{left} 0H{right}M{right} -2.5v5"),
        ));
    }
    parts.push(path("cmk".into(), d));
    for (there, shape) in [
        (figure.also.is_some(), "M0-7.5L7.5 0 0 7.5-7.5 0z"),
        (point.highest, "M-5-8H5"),
        (point.claim.fell, "M-4-11L0-6 4-11"),
    ] {
        if there {
            parts.push(path("cadd".into(), shape.to_owned()));
        }
    }
    let attributes = attrs![
        "class" => format!("{kind} c-{}", side_code(series.side)),
        "transform" => translate(point.x, point.y),
        "role" => "button",
        "tabindex" => if last { "0" } else { "-1" },
        "data-ask" => "event",
        "data-of" => point.claim.event(dataset).id.clone(),
    ];
    let key = format!("{}/{}", point.claim.event, point.claim.figure);
    keyed(key, el("g", attributes, parts))
}

/// The label of a line: its latest number, and whose it is.
fn label(
    dataset: &Dataset,
    group: &Group,
    line: &crate::view::chart::Line,
    plot: &Plot,
    frame: Frame,
    day: Day,
) -> Node {
    let series = group.series[line.index];
    let end = frame.left + plot.time.width;
    let lead = format!(
        "M{} {}H{}L{} {}",
        px(plot.cursor),
        px(line.end),
        px(end),
        px(end + 9.0),
        px(line.label)
    );
    let at = attrs![
        "class" => format!("clab c-{}", side_code(series.side)),
        "x" => px(end + 12.0),
        "y" => px(line.label + 4.0),
    ];
    let words = el(
        "text",
        at,
        key_words(dataset, series, day, frame.right - 12.0),
    );
    of(
        "g",
        "",
        vec![path(class("clead", series, line.dash), lead), words],
    )
}

/// Number and name, cut to the room that there is.
fn key_words(dataset: &Dataset, series: &Series, day: Day, room: f64) -> Vec<Node> {
    let Some(claim) = series.latest(day) else {
        return Vec::new();
    };
    let figure = claim.figure(dataset);
    let value = format!("{} ", signs(figure));
    let room = room - text_width(&value, LABEL, true, false, 0.0);
    let mut name = key_name(dataset, figure);
    let mut cut = false;
    while !name.is_empty() && text_width(&name, LABEL, false, false, 0.0) > room {
        name.pop();
        cut = true;
    }
    if cut {
        name.pop();
        name.push('\u{2026}');
    }
    vec![say("tspan", "v", value), text(name)]
}

/// A line of the key below a narrow chart: the dash, the number, whose it is.
fn key_of(dataset: &Dataset, group: &Group, line: &crate::view::chart::Line, day: Day) -> Node {
    let series = group.series[line.index];
    let sample = path(class("cline", series, line.dash), "M0 6H26".to_owned());
    let svg =
        attrs!["class" => "csample", "width" => "26", "height" => "12", "aria-hidden" => "true"];
    let words = key_words_html(dataset, series, day);
    of("li", "", vec![el("svg", svg, vec![sample]), words])
}

fn key_words_html(dataset: &Dataset, series: &Series, day: Day) -> Node {
    let Some(claim) = series.latest(day) else {
        return Node::default();
    };
    let figure = claim.figure(dataset);
    let name = format!(" {}", key_name(dataset, figure));
    of("span", "", vec![say("b", "", signs(figure)), text(name)])
}

/// What the charts' marks mean.
pub fn key() -> Node {
    let mut rows = Vec::new();
    for (bound, more, meaning) in [
        (Bound::Exact, "", Msg::MarkExact),
        (Bound::About, "", Msg::MarkAbout),
        (Bound::AtLeast, "", Msg::MarkAtLeast),
        (Bound::UpTo, "", Msg::MarkUpTo),
        (Bound::Range, "M-4.5 9H4.5M0 0V9", Msg::MarkRange),
        (
            Bound::Exact,
            "M-12-2.5v5M-12 0H12M12-2.5v5",
            Msg::MarkWhisker,
        ),
        (Bound::Exact, "M0-7.5L7.5 0 0 7.5-7.5 0z", Msg::MarkAlso),
        (Bound::Exact, "M-4-11L0-6 4-11", Msg::MarkFell),
        (Bound::Exact, "M-5-8H5", Msg::MarkHighest),
    ] {
        let kind = if bound == Bound::About {
            "cpt about c-ot"
        } else {
            "cpt c-ot"
        };
        let shapes = vec![
            path("cadd".into(), more.to_owned()),
            path("cmk".into(), mark(bound).to_owned()),
        ];
        let at = attrs!["class" => kind, "transform" => "translate(14 13)"];
        let svg = attrs!["class" => "csample", "width" => "28", "height" => "26", "aria-hidden" => "true"];
        let sample = el("svg", svg, vec![el("g", at, shapes)]);
        rows.push(of("li", "", vec![sample, say("span", "", meaning.text())]));
    }
    rows.push(say("li", "", Msg::MarkPart.text()));
    let parts = vec![
        say("summary", "", Msg::HowToRead.text()),
        of("ul", "ckey marks", rows),
    ];
    of("details", "more-on", parts)
}

/// What a group counts: "Killed and wounded", "running total".
pub fn group_title(dataset: &Dataset, group: &Group) -> (String, &'static str) {
    let measure = group.measure.and_then(|i| dataset.measures.get(i as usize));
    let name = match measure {
        Some(measure) => measure.name.clone(),
        None => group.series[0].figure(dataset).measure.clone(),
    };
    (name, names::reckoning(group.reckoning as usize))
}
