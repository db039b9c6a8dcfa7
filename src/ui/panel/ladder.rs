//! The ladder of claims, what is listed only, the words for losses, the table.

use super::chart::group_title;
use super::figures::{claimant, note, period, value};
use super::parts::{heading, report_button, report_link};
use crate::geo::path::decimal;
use crate::model::Dataset;
use crate::text::plural::{self, Noun};
use crate::text::{Msg, date, number};
use crate::ui::glyph::side_code;
use crate::ui::markup::{Node, attrs, button, el, keyed, of, say, text};
use crate::view::claims::ladder::most;
use crate::view::claims::table::{Row, csv};
use crate::view::claims::terms::Term;
use crate::view::claims::{Bound, Claim, Group, Rung, bound};

/// Rungs of a group that are there before "Show all".
const SHOWN: usize = 8;
/// Days after which a claim is shown as an old one.
const OLD_DAYS: i32 = 14;

/// The latest claims of all groups: each group has its own scale. Of each the
/// first few, or all.
pub fn ladder(dataset: &Dataset, groups: &[Group], ladders: &[Vec<Rung>], all: bool) -> Node {
    let mut parts = vec![heading(Msg::LadderHeading.text(), Msg::LadderRule.text())];
    for (group, rungs) in groups.iter().zip(ladders) {
        if rungs.is_empty() {
            continue;
        }
        let most = most(dataset, rungs);
        let (name, reckoning) = group_title(dataset, group);
        let title = vec![
            say("b", "cap", name),
            say("span", "", format!(" {reckoning}; {}", Msg::bars_to(most))),
        ];
        parts.push(of("h4", "", title));
        let shown = if all { rungs.len() } else { SHOWN };
        let mut rows = Vec::new();
        for rung in rungs.iter().take(shown) {
            rows.push(row(dataset, rung, most));
        }
        parts.push(of("ul", "rungs", rows));
        if rungs.len() > shown {
            let words = vec![text(Msg::show_all(rungs.len()))];
            parts.push(button("lb", "rungs", "", words));
        }
    }
    of("section", "", parts)
}

/// What one claimant says: number, bar, meaning, caveat, age, report.
fn row(dataset: &Dataset, rung: &Rung, most: f64) -> Node {
    let claim = rung.claim;
    let figure = claim.figure(dataset);
    let share = |value: f64| {
        let share = if most > 0.0 {
            value / most * 100.0
        } else {
            0.0
        };
        format!("{}%", decimal(share, 1))
    };
    // The sure part is dark, what a range or a bound leaves open is pale.
    let mut bars = Vec::new();
    let sure = match bound(figure) {
        Bound::UpTo => None,
        _ => figure.low,
    };
    for (class, end) in [("open", figure.high.or(figure.low)), ("sure", sure)] {
        let attributes = attrs![
            "class" => class, "height" => "3", "width" => share(end.unwrap_or(0.0)),
        ];
        bars.push(el("rect", attributes, Vec::new()));
    }
    let bar = attrs![
        "class" => format!("rbar c-{}", side_code(rung.series.side)),
        "height" => "3",
        "aria-hidden" => "true",
    ];
    let mut meaning = vec![el("svg", bar, bars), claimant(dataset, &figure.claimant)];
    let mut words = Vec::new();
    // Where the note says it too, once is enough.
    let noted = |part: &&String| {
        figure
            .note
            .as_ref()
            .is_some_and(|note| note.contains(*part))
    };
    words.extend(figure.part.as_ref().filter(|part| !noted(part)).cloned());
    words.push(period(figure).unwrap_or_else(|| Msg::NoPeriod.text().to_owned()));
    words.extend(figure.also.as_ref().map(|also| Msg::also(also)));
    if claim.fell {
        words.push(Msg::Fell.text().to_owned());
    }
    if let Some(highest) = rung.highest {
        let value = super::chart::signs(highest.figure(dataset));
        words.push(Msg::highest_on(&value, highest.of));
    }
    meaning.push(say("p", "", words.join("; ")));
    meaning.push(note(figure.note.as_ref()));
    meaning.push(say("p", "note", sources(dataset, claim)));
    let age = if rung.age == 0 {
        Msg::OnTheDay.text().to_owned()
    } else {
        Msg::days_before(rung.age as usize)
    };
    let side = vec![say("b", "", age), report_link(claim.event(dataset))];
    let parts = vec![
        value(figure),
        of("div", "", meaning),
        of("div", "rside", side),
    ];
    let class = if rung.age > OLD_DAYS {
        "rung old"
    } else {
        "rung"
    };
    let key = format!("{}/{}", claim.event, claim.figure);
    keyed(key, of("li", class, parts))
}

/// Whose pages a claim rests on.
fn sources(dataset: &Dataset, claim: Claim) -> String {
    let mut names: Vec<&str> = Vec::new();
    for source in &claim.detail(dataset).sources {
        let publisher = dataset.publisher(&source.publisher);
        let name = publisher.map_or(source.publisher.as_str(), |one| one.name.as_str());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    format!("{}: {}", Msg::Sources.text(), names.join(", "))
}

/// Claims that are listed and not drawn, with the reason.
pub fn listed(dataset: &Dataset, rows: &[Row]) -> Node {
    let mut lines = Vec::new();
    for row in rows {
        if row.claim.drawn {
            continue;
        }
        let figure = row.claim.figure(dataset);
        let limit = figure.qualifier.as_ref().map(|words| words.0.as_str());
        let amount = number::claimed(figure.low, figure.high, limit).line();
        let who = dataset.claimant(&figure.claimant);
        let who = who.map_or(figure.claimant.as_str(), |one| one.short_name());
        let words = format!(
            " {who}, {}: {}. ",
            dataset
                .measure(&figure.measure)
                .map_or(figure.measure.as_str(), |one| one.name.as_str()),
            figure.note.as_deref().unwrap_or_default(),
        );
        let parts = vec![
            say("b", "", amount),
            text(words),
            report_button(row.claim.event(dataset)),
        ];
        lines.push(of("li", "", parts));
    }
    if lines.is_empty() {
        return Node::default();
    }
    let count = plural::count(lines.len(), Noun::Claim);
    let parts = vec![
        heading(Msg::ListedHeading.text(), count),
        of("ul", "claims listed", lines),
    ];
    of("section", "", parts)
}

/// The words for losses: what each means, and who uses it.
pub fn terms(dataset: &Dataset, terms: &[Term]) -> Node {
    let mut parts = vec![heading(Msg::TermsHeading.text(), "")];
    for term in terms {
        let measure = term.measure.and_then(|i| dataset.measures.get(i as usize));
        let (name, definition) = match measure {
            Some(measure) => (measure.name.as_str(), measure.definition.as_str()),
            None => (Msg::FromImages.text(), Msg::FromImagesMeaning.text()),
        };
        let mut users: Vec<&str> = Vec::new();
        for &i in &term.claimants {
            users.extend(
                dataset
                    .claimants
                    .get(i as usize)
                    .map(|one| one.short_name()),
            );
        }
        let used = format!("{} {}.", Msg::UsedBy.text(), users.join(", "));
        let term = vec![
            of("summary", "cap", vec![text(name.to_owned())]),
            say("p", "", format!("{definition} {used}")),
        ];
        parts.push(of("details", "more-on", term));
    }
    of("section", "", parts)
}

/// The table of all claims, and the way to take it away.
pub fn table(dataset: &Dataset, rows: &[Row], name: &str) -> Node {
    let mut lines = Vec::new();
    let mut head = Vec::new();
    for column in Msg::COLUMNS {
        head.push(el(
            "th",
            attrs!["scope" => "col"],
            vec![text(column.text())],
        ));
    }
    for row in rows {
        lines.push(line(dataset, row));
    }
    let data = String::from(js_sys::encode_uri_component(&csv(dataset, rows)));
    let link = attrs![
        "class" => "lb",
        "href" => format!("data:text/csv;charset=utf-8,{data}"),
        "download" => format!("{name}.csv"),
    ];
    let table = vec![
        of("thead", "", vec![of("tr", "", head)]),
        of("tbody", "", lines),
    ];
    of(
        "div",
        "",
        vec![
            el("a", link, vec![text(Msg::SaveCsv.text())]),
            of("div", "tscroll", vec![of("table", "ctable", table)]),
        ],
    )
}

fn line(dataset: &Dataset, row: &Row) -> Node {
    let claim = row.claim;
    let figure = claim.figure(dataset);
    let limit = figure.qualifier.as_ref().map(|words| words.0.as_str());
    let who = dataset.claimant(&figure.claimant);
    let measure = dataset.measure(&figure.measure);
    let mut what = measure
        .map_or(figure.measure.as_str(), |one| one.name.as_str())
        .to_owned();
    for more in [&figure.part, &period(figure)].into_iter().flatten() {
        what.push_str("; ");
        what.push_str(more);
    }
    let mut notes = figure.note.clone().unwrap_or_default();
    let also = figure.also.as_ref().map(|also| Msg::also(also));
    let fell = claim.fell.then(|| Msg::Fell.text().to_owned());
    for more in [also, fell].into_iter().flatten() {
        if !notes.is_empty() {
            notes.push_str("; ");
        }
        notes.push_str(&more);
    }
    let who = who
        .map_or(figure.claimant.as_str(), |one| one.short_name())
        .to_owned();
    let amount = number::claimed(figure.low, figure.high, limit).line();
    let id = claim.event(dataset).id.clone();
    let open = button("lb", "event", id, vec![text(date::short(claim.said))]);
    let cells = vec![
        of("td", "", vec![open]),
        say("td", "", who),
        say("td", "num", amount),
        say("td", "", what),
        say("td", "", notes),
    ];
    of("tr", "", cells)
}
