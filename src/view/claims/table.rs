//! The same claims as a table, for reading row by row, copying and saving.

use super::series::{Claim, Reckoning, Series};
use crate::geo::path::decimal;
use crate::index::sort::sorted_by_key;
use crate::model::{About, Dataset, Day, Standing};

/// One row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row<'a> {
    /// The series of the claim.
    pub series: &'a Series,
    /// The claim.
    pub claim: Claim,
}

/// All claims of the series that are known at the day, also those that are not
/// drawn: the newest first.
pub fn rows<'a>(series: &[&'a Series], day: Day) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for one in series {
        for claim in one.known(day) {
            rows.push(Row { series: one, claim });
        }
    }
    let order = sorted_by_key(0..rows.len() as u32, |i| {
        let claim = &rows[i as usize].claim;
        (-i64::from(claim.said.0), -i64::from(claim.of.0))
    });
    let mut sorted = Vec::with_capacity(rows.len());
    for i in order {
        sorted.push(rows[i as usize]);
    }
    sorted
}

/// Names of the columns of [`csv`].
const COLUMNS: &str = "event,said,as_of,since,claimant,about,measure,counts,part,limit,low,high,\
derived,drawn,lower_than_before,also_reported_as,note,standing,sources";

/// The rows as CSV (RFC 4180: commas, quotes where needed, lines end with CR
/// LF), with the ids and dates of the dataset. Addresses of sources stand in
/// the last column, with spaces between them.
pub fn csv(dataset: &Dataset, rows: &[Row]) -> String {
    let mut text = String::from(COLUMNS);
    for row in rows {
        let claim = row.claim;
        let (event, figure) = (claim.event(dataset), claim.figure(dataset));
        let date = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let amount = |value: Option<f64>| value.map(|n| decimal(n, 4)).unwrap_or_default();
        let words = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut sources = String::new();
        for source in &claim.detail(dataset).sources {
            if !sources.is_empty() {
                sources.push(' ');
            }
            sources.push_str(&source.url);
        }
        let limit = figure.qualifier.as_ref().map(|words| words.0.clone());
        let cells = [
            event.id.clone(),
            date(Some(claim.said)),
            date(figure.as_of),
            date(figure.since),
            figure.claimant.clone(),
            about_code(figure.about).to_owned(),
            figure.measure.clone(),
            reckoning_code(row.series.reckoning).to_owned(),
            words(&figure.part),
            words(&limit),
            amount(figure.low),
            amount(figure.high),
            yes(figure.derived),
            yes(claim.drawn),
            yes(claim.fell),
            words(&figure.also),
            words(&figure.note),
            standing_code(event.standing).to_owned(),
            sources,
        ];
        text.push_str("\r\n");
        for (i, cell) in cells.iter().enumerate() {
            if i > 0 {
                text.push(',');
            }
            push_cell(&mut text, cell);
        }
    }
    text.push_str("\r\n");
    text
}

fn push_cell(text: &mut String, cell: &str) {
    if !cell.contains(['"', ',', '\n', '\r']) {
        text.push_str(cell);
        return;
    }
    text.push('"');
    for character in cell.chars() {
        if character == '"' {
            text.push('"');
        }
        text.push(character);
    }
    text.push('"');
}

fn yes(value: bool) -> String {
    if value { "yes" } else { "no" }.to_owned()
}

/// The name in data files and links, such as `KP`.
pub fn about_code(about: About) -> &'static str {
    match about {
        About::Ukraine => "UA",
        About::Russia => "RU",
        About::NorthKorea => "KP",
        About::RussiaAndNorthKorea => "RU+KP",
        About::Civilians => "civilians",
        About::Other => "other",
    }
}

fn reckoning_code(reckoning: Reckoning) -> &'static str {
    match reckoning {
        Reckoning::Running => "running total",
        Reckoning::State => "state on the day",
        Reckoning::Period => "period or single action",
    }
}

fn standing_code(standing: Standing) -> &'static str {
    match standing {
        Standing::Confirmed => "confirmed",
        Standing::Claimed => "claimed",
        Standing::Disputed => "disputed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_needed() {
        let mut text = String::new();
        for cell in ["plain", "a, b", "say \"no\"", "two\nlines"] {
            push_cell(&mut text, cell);
            text.push(';');
        }
        assert_eq!(text, "plain;\"a, b\";\"say \"\"no\"\"\";\"two\nlines\";");
        assert_eq!(COLUMNS.split(',').count(), 19);
    }
}
