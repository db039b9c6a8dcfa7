//! Which members the records have: reads each into its type. Written by hand
//! where a derive would do, since the derived code was a fifth of the page's;
//! a test holds it against the derived reader.

use super::changelog::{Change, KINDS as CHANGE_KINDS};
use super::codes::{
    ABOUTS, Codes, GRADES, HOLDERS, KINDS, MODES, PLACE_KINDS, PRECISIONS, ROUTES, STANDINGS,
    STANDINGS_OF,
};
use super::raw::{Feature, FeatureType, Geometry, PointType, Properties};
use super::record::Record;
use crate::model::{
    Claimant, Control, Figure, Measure, Movement, Party, Place, Publisher, Qualifier, Source,
};

/// Reads an event; `None` where it must be left out.
pub(super) fn feature(record: &mut Record) -> Option<Feature> {
    const FEATURE: Codes<FeatureType, 1> = Codes {
        names: ["Feature"],
        values: [FeatureType::Feature],
    };
    const POINT: Codes<PointType, 1> = Codes {
        names: ["Point"],
        values: [PointType::Point],
    };
    let kind = record.code("type", &FEATURE);
    let id = record.text("id");
    let mut geometry = None;
    record.object_if_given("geometry", &mut |record| {
        geometry = Some(Geometry {
            kind: record.code("type", &POINT),
            coordinates: record.pair("coordinates"),
        });
    });
    let mut body = None;
    record.body("properties", &mut |record| body = Some(properties(record)));
    record.finish();
    let properties = body.filter(|_| record.is_kept())?;
    Some(Feature {
        kind,
        id,
        geometry,
        properties,
    })
}

fn properties(record: &mut Record) -> Properties {
    let (mut figures, mut control, mut sources) = (Vec::new(), Vec::new(), Vec::new());
    let mut moved = None;
    record.objects("figures", false, &mut |record| figures.push(figure(record)));
    record.object_if_given("movement", &mut |record| moved = Some(movement(record)));
    record.objects("control", false, &mut |record| {
        control.push(Control {
            place: record.text("place"),
            holder: record.code("holder", &HOLDERS),
            said_by: record.text("said_by"),
            standing: record.code("standing", &STANDINGS),
        });
    });
    record.objects("sources", true, &mut |record| sources.push(source(record)));
    Properties {
        date: record.day("date"),
        date_end: record.day_if_given("date_end"),
        date_precision: record.code_or_first("date_precision", &PRECISIONS),
        kind: record.code("kind", &KINDS),
        title: record.text("title"),
        summary: record.text("summary"),
        conflict: record.text_if_given("conflict"),
        parties: record
            .texts("parties", true)
            .into_iter()
            .map(Party)
            .collect(),
        place: record.text_if_given("place"),
        place_note: record.text_if_given("place_note"),
        standing: record.code("standing", &STANDINGS),
        standing_of: record.code("standing_of", &STANDINGS_OF),
        published_first: record.day_if_given("published_first"),
        independent_sources: record.count("independent_sources"),
        figures,
        movement: moved,
        control,
        sources,
    }
}

fn figure(record: &mut Record) -> Figure {
    Figure {
        claimant: record.text("claimant"),
        about: record.code("about", &ABOUTS),
        measure: record.text("measure"),
        low: record.number_if_given("low"),
        high: record.number_if_given("high"),
        since: record.day_if_given("since"),
        as_of: record.day_if_given("as_of"),
        cumulative: record.flag("cumulative", false),
        qualifier: record.text_if_given("qualifier").map(Qualifier),
        derived: record.flag("derived", false),
        chart: record.flag("chart", true),
        note: record.text_if_given("note"),
        part: record.text_if_given("part"),
        also: record.text_if_given("also"),
    }
}

fn movement(record: &mut Record) -> Movement {
    Movement {
        side: record.text("side"),
        unit: record.text_if_given("unit"),
        from: record.text_if_given("from"),
        via: record.texts("via", false),
        to: record.text_if_given("to"),
        mode: record.code("mode", &MODES),
        text: record.text_if_given("text"),
        route: record.code("route", &ROUTES),
        planned: record.flag("planned", false),
    }
}

fn source(record: &mut Record) -> Source {
    Source {
        url: record.text("url"),
        publisher: record.text("publisher"),
        origin: record.text_if_given("origin"),
        title: record.text_if_given("title"),
        published: record.day_if_given("published"),
        grade: record.code("grade", &GRADES),
        kind: record.text("kind"),
    }
}

/// Reads a place.
pub(super) fn place(record: &mut Record) -> Place {
    Place {
        id: record.text("id"),
        name: record.text("name"),
        name_ru: record.text_if_given("name_ru"),
        name_uk: record.text_if_given("name_uk"),
        name_ko: record.text_if_given("name_ko"),
        kind: record.code("kind", &PLACE_KINDS),
        parent: record.text_if_given("parent"),
        country: record.text_if_given("country"),
        lon: record.number_if_given("lon"),
        lat: record.number_if_given("lat"),
        precision_km: record.number_if_given("precision_km"),
        coord_source: record.text_if_given("coord_source"),
        aliases: record.texts("aliases", false),
    }
}

/// Reads a claimant.
pub(super) fn claimant(record: &mut Record) -> Claimant {
    Claimant {
        id: record.text("id"),
        name: record.text("name"),
        side: record.text("side"),
        what: record.text("what"),
        caveat: record.text_or_empty("caveat"),
        short: record.text_or_empty("short"),
        images: record.flag("images", false),
    }
}

/// Reads a publisher.
pub(super) fn publisher(record: &mut Record) -> Publisher {
    Publisher {
        id: record.text("id"),
        name: record.text("name"),
        country: record.text_if_given("country"),
        kind: record.text("kind"),
    }
}

/// Reads a measure.
pub(super) fn measure(record: &mut Record) -> Measure {
    Measure {
        id: record.text("id"),
        name: record.text("name"),
        group: record.text("group"),
        definition: record.text("definition"),
        state: record.flag("state", false),
    }
}

/// Reads a change of the dataset.
pub(super) fn change(record: &mut Record) -> Change {
    Change {
        version: record.text("version"),
        date: record.day("date"),
        kind: record.code("kind", &CHANGE_KINDS),
        events: record.texts("events", false),
        text: record.text("text"),
    }
}
