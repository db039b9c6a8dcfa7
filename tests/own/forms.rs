//! Files as they are found: exports of several projects, dates of many forms.

use kursk_timeline::data::own::date::DateOrder;
use kursk_timeline::model::Day;
use kursk_timeline::model::rows::values_of;
use kursk_timeline::reader::in_words;

use super::support::{kinds, open, open_in_steps, refusals, shown};

#[test]
fn geoconfirmed() {
    let opened = open(
        "\u{feff}Date;Name;Faction;Origin;Latitude;Longitude;PlusCode;Description;Source;Geolocation;Id\r\n\
         2026-09-17;17 SEP 2026;Neutral;PIC;49.3717;35.4497;\"9CC5+22\";\"Damaged train station\r\nat night\";\"https://x.com/a/status/1, https://t.me/b/2\";;abc\r\n\
         ;Special place;;;50;36;;;;;def\r\n",
    );
    assert_eq!(
        shown(&opened),
        ["2026-09-17..2026-09-17 Damaged train station  at night @ 35.4497 49.3717"]
    );
    assert_eq!(
        refusals(&opened),
        ["4 Date: nothing / a date, such as 2024-08-06"]
    );
    let values: Vec<_> = values_of(opened.events.values.get(0)).collect();
    assert!(
        values.contains(&(7, "Damaged train station\nat night")),
        "{values:?}"
    );
    assert_eq!(opened.events.names.get(7), "Description");
}

#[test]
fn acled() {
    let opened = open(
        "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,admin1,location,latitude,longitude,source,notes,timestamp\n\
         RUS1,2024-08-07,2024,1,Explosions/Remote violence,Shelling/artillery/missile attack,Military Forces of Ukraine (2019-),Kursk,Sudzha,51.19,35.27,TASS,Shelling of a town,1676505600\n\
         RUS2,2024-08-01,2024,3,Battles,Armed clash,Military Forces of Russia (2000-),Kursk,,,,TASS,,1676505600\n",
    );
    assert_eq!(
        shown(&opened),
        [
            "2024-08-01..2024-08-01 Armed clash (Kursk)",
            "2024-08-07..2024-08-07 Shelling of a town @Sudzha 35.27 51.19"
        ]
    );
    assert_eq!(kinds(&opened), [Some("assault"), Some("strike")]);
    // Side and precision: Russia, month; Ukraine, day.
    assert_eq!(opened.events.codes[1], 1);
    assert_eq!(opened.events.codes[3], 2);
    assert_eq!(opened.events.codes[5], 0);
    assert_eq!(opened.understood.unplaced, 1);
}

#[test]
fn viina_and_bellingcat() {
    let viina = open(
        "viina_version,event_id_1pd,date,sources,asciiname,ADM1_NAME,longitude,latitude,GEO_PRECISION,t_mil_b,a_rus_b,a_ukr_b\n\
         bert,218649,20260919,pravdaua,Lyman,Donets'k,37.82245,48.96409,ADM3,1,1,0\n",
    );
    assert_eq!(
        shown(&viina),
        ["2026-09-19..2026-09-19 Lyman @Lyman 37.82245 48.96409"]
    );
    assert_eq!(viina.events.codes[1], 1);
    assert_eq!(
        in_words(&viina.understood)[1],
        "Dates are written as 20240806."
    );
    let bellingcat = open(
        "id,date,latitude,longitude,location,description,sources,associations\n\
         CIV1,2/24/2022,\"49,85005\",36.659031,\"Kharkiv, Ukraine\",\"A \"\"school\"\"\",\"https://a.example/1,https://b.example/2\",\"Type=School\"\n\
         CIV2,3/2/2022,49.9,36.2,Kharkiv,x,,\n\
         CIV3,25/2/2022,49.9,36.2,Kharkiv,x,,\n\
         CIV4,2/28/2022,49.9,36.2,Kharkiv,x,,\n",
    );
    assert_eq!(bellingcat.understood.order, Some(DateOrder::MonthFirst));
    assert!(!bellingcat.understood.order_guessed);
    assert_eq!(
        shown(&bellingcat),
        [
            "2022-02-24..2022-02-24 A \"school\" @Kharkiv, Ukraine 36.659031 49.85005",
            "2022-02-28..2022-02-28 x @Kharkiv 36.2 49.9",
            "2022-03-02..2022-03-02 x @Kharkiv 36.2 49.9",
        ]
    );
    assert_eq!(
        refusals(&bellingcat),
        ["4 date: \"25, 2, 2022\" / month, day and year, as in the rest of the file"]
    );
}

#[test]
fn the_order_of_dates_can_be_chosen() {
    let text = "date,lat,lon\n6/8/2024,51,35\n7/8/2024,51,35\n";
    let opened = open(text);
    assert_eq!(opened.understood.order, Some(DateOrder::MonthFirst));
    assert!(opened.understood.order_guessed);
    let chosen = open_in_steps(text.as_bytes(), 7, Some(DateOrder::DayFirst)).unwrap();
    assert_eq!(Day(chosen.events.starts[0]).to_string(), "2024-08-06");
    assert!(!chosen.understood.order_guessed);
    // Points between the numbers are the custom where the day comes first.
    assert_eq!(
        open("date;lat;lon\n6.8.2024;51;35\n").understood.order,
        Some(DateOrder::DayFirst)
    );
}

#[test]
fn features_with_dates_of_many_forms() {
    let feature = |properties: &str, rest: &str| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{properties},\
             \"geometry\":{{\"type\":\"Point\",\"coordinates\":[35.27,51.19]}}{rest}}}"
        )
    };
    for (feature, expected) in [
        (
            feature("{\"date\":\"2024-08-06\"}", ""),
            "2024-08-06..2024-08-06",
        ),
        (
            feature("{\"start\":\"2024-08-06\",\"end\":\"2024-08-09\"}", ""),
            "2024-08-06..2024-08-09",
        ),
        (
            feature("{\"start\":\"2024-08-06\",\"end\":null}", ""),
            "2024-08-06..2024-08-06",
        ),
        (
            feature("{\"time\":1722902400000}", ""),
            "2024-08-06..2024-08-06",
        ),
        (
            feature(
                "{\"times\":[\"2024-08-06T05:00:00Z\",\"2024-08-07T05:00:00Z\"]}",
                "",
            ),
            "2024-08-06..2024-08-07",
        ),
        (
            feature(
                "{\"coordTimes\":[1722902400000, 1722988800000, 1723075200000]}",
                "",
            ),
            "2024-08-06..2024-08-08",
        ),
        (
            feature(
                "{}",
                ",\"when\":{\"timespans\":[{\"start\":{\"in\":\"2024-08-06\"},\
                 \"end\":{\"earliest\":\"2024-08-12\",\"latest\":\"2024-08-13?\"}}]}",
            ),
            "2024-08-06..2024-08-13",
        ),
        (
            feature(
                "{\"when\":{\"timespans\":[{\"start\":{\"in\":\"2024-08\"}}]}}",
                "",
            ),
            "2024-08-01..2024-08-31",
        ),
        (
            feature(
                "{\"when\":\"6 August 2024\",\"published\":\"2024-08-09\"}",
                "",
            ),
            "2024-08-06..2024-08-06",
        ),
    ] {
        let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[{feature}]}}");
        let opened = open(&text);
        assert_eq!(
            shown(&opened),
            [format!("{expected}  @ 35.27 51.19")],
            "{feature} {:?}",
            opened.refused
        );
    }
}
