//! What every claimant says on chosen days, as text: `tests/golden/`.
//!
//! With `KURSK_UPDATE=1` in the environment the files are written instead of
//! compared. Read the difference before you commit it.

use std::fmt::Write as _;

use kursk_timeline::model::{About, Basis, Dataset, Day};
use kursk_timeline::text::plural::{self, Noun};
use kursk_timeline::text::{date, number};
use kursk_timeline::view::claims::ladder::{groups, most};
use kursk_timeline::view::claims::{
    Board, Claim, Claims, Group, Reckoning, Rung, WHOM, gather, ladder, table,
};

use crate::shipped::{DATASET, root};

const DAYS: [&str; 13] = [
    "2024-08-12",
    "2024-08-20",
    "2024-10-10",
    "2024-11-12",
    "2024-12-17",
    "2024-12-23",
    "2025-01-13",
    "2025-01-22",
    "2025-03-13",
    "2025-04-26",
    "2025-04-30",
    "2025-06-15",
    "2025-09-12",
];

#[test]
fn claims_on_chosen_days_are_those_of_the_snapshots() {
    let happened = gather(&DATASET, Basis::Happened);
    let published = gather(&DATASET, Basis::Published);
    let update = std::env::var_os("KURSK_UPDATE").is_some();
    let mut differing = Vec::new();
    for text in DAYS {
        let day: Day = text.parse().unwrap();
        let shown = snapshot(&DATASET, &happened, &published, day);
        let path = root().join(format!("tests/golden/claims-{text}.txt"));
        if update {
            std::fs::write(&path, &shown).unwrap();
        }
        if std::fs::read_to_string(&path).unwrap_or_default() != shown {
            differing.push(text);
        }
    }
    assert!(
        differing.is_empty(),
        "the claims of {differing:?} are not those of tests/golden: run \
         `KURSK_UPDATE=1 cargo test --test claims golden` and read the difference"
    );
}

fn snapshot(dataset: &Dataset, happened: &Claims, published: &Claims, day: Day) -> String {
    let mut text = format!("Claims known on {}\n", date::long(day));
    for (board, name) in [(Board::Losses, "LOSSES"), (Board::Forces, "FORCES, GROUND")] {
        for about in WHOM {
            let of_board = |claims: &Claims| -> Vec<_> {
                let here = claims.series.iter();
                let here = here.filter(|one| one.about == about && board.has(dataset, one));
                here.cloned().collect()
            };
            let (known, in_print) = (of_board(happened), of_board(published));
            let series: Vec<_> = known.iter().collect();
            let of_day: Vec<_> = groups(&series)
                .into_iter()
                .filter(|group| {
                    group
                        .series
                        .iter()
                        .any(|one| one.known(day).next().is_some())
                })
                .collect();
            if of_day.is_empty() {
                continue;
            }
            writeln!(text, "\n{name}: {}", whom(about)).unwrap();
            for group in &of_day {
                show_group(&mut text, dataset, group, &in_print, day);
            }
        }
    }
    text
}

fn show_group(
    text: &mut String,
    dataset: &Dataset,
    group: &Group,
    in_print: &[kursk_timeline::view::claims::Series],
    day: Day,
) {
    let measure = &dataset.measures[group.measure.unwrap() as usize];
    let reckoning = match group.reckoning {
        Reckoning::Running => "running total",
        Reckoning::State => "on the day",
        Reckoning::Period => "for a day, an action or a period",
    };
    let rungs = ladder(dataset, group, day);
    let scale = number::plain(most(dataset, &rungs));
    writeln!(text, "  {}, {reckoning} (scale 0 to {scale})", measure.name).unwrap();
    for rung in &rungs {
        show_rung(text, dataset, rung, in_print, day);
    }
    for row in table::rows(&group.series, day) {
        if !row.claim.drawn {
            writeln!(text, "    not drawn: {}", line(dataset, row.claim)).unwrap();
        }
    }
}

fn show_rung(
    text: &mut String,
    dataset: &Dataset,
    rung: &Rung,
    in_print: &[kursk_timeline::view::claims::Series],
    day: Day,
) {
    let side = format!("{:?}", rung.series.side);
    let known = rung.series.known(day).count();
    write!(text, "    {side:<10} {}", line(dataset, rung.claim)).unwrap();
    write!(
        text,
        "; {} before",
        plural::count(rung.age as usize, Noun::Day)
    )
    .unwrap();
    if known > 1 {
        write!(text, "; {known} claims").unwrap();
    }
    if let Some(highest) = rung.highest {
        let value = amount(dataset, highest);
        write!(text, "; highest {value} on {}", highest.of).unwrap();
    }
    let figure = rung.claim.figure(dataset);
    let printed = in_print.iter().find(|one| {
        let other = one.figure(dataset);
        one.reckoning == rung.series.reckoning
            && other.measure == figure.measure
            && other.claimant == figure.claimant
            && other.part == figure.part
    });
    match printed.and_then(|one| one.latest(day)) {
        Some(claim) if claim.event == rung.claim.event && claim.figure == rung.claim.figure => {}
        Some(claim) => {
            let value = amount(dataset, claim);
            write!(text, "; in print {value} of {}", claim.of).unwrap();
        }
        None => text.push_str("; not known to be in print"),
    }
    text.push('\n');
}

fn amount(dataset: &Dataset, claim: Claim) -> String {
    let figure = claim.figure(dataset);
    let limit = figure.qualifier.as_ref().map(|words| words.0.as_str());
    number::claimed(figure.low, figure.high, limit).line()
}

/// One claim in a line: number, claimant, part, days, flags, note.
fn line(dataset: &Dataset, claim: Claim) -> String {
    let figure = claim.figure(dataset);
    let claimant = dataset.claimant(&figure.claimant).unwrap();
    let mut line = format!("{:<18} {}", amount(dataset, claim), claimant.short_name());
    if let Some(part) = &figure.part {
        write!(line, " [{part}]").unwrap();
    }
    write!(line, ", {}", claim.of).unwrap();
    if claim.said != claim.of {
        write!(line, " (said {})", claim.said).unwrap();
    }
    if let Some(since) = figure.since {
        write!(line, " since {since}").unwrap();
    }
    if claim.fell {
        line.push_str("; LOWER THAN BEFORE");
    }
    if let Some(also) = &figure.also {
        write!(line, "; ALSO REPORTED AS {also}").unwrap();
    }
    if let Some(note) = &figure.note {
        write!(line, "; note: {note}").unwrap();
    }
    line
}

fn whom(about: About) -> &'static str {
    match about {
        About::Ukraine => "Ukrainian",
        About::Russia => "Russian",
        About::NorthKorea => "North Korean",
        About::RussiaAndNorthKorea => "Russian and North Korean together",
        About::Civilians => "civilians",
        About::Other => "other",
    }
}
