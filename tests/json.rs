//! The page's own reader of JSON beside serde_json.
#![cfg(not(target_arch = "wasm32"))]

use kursk_timeline::json::Json;
use proptest::prelude::*;
use serde_json::Value;

/// The value as serde_json would hold it.
fn value(json: Json) -> Value {
    if let Some(items) = json.items() {
        return items.map(value).collect();
    }
    if let Some(members) = json.members() {
        return members
            .into_iter()
            .map(|(name, inner)| (name.into_owned(), value(inner)))
            .collect();
    }
    match (json.text(), json.number()) {
        (Some(text), _) => text.into_owned().into(),
        (_, Some(number)) => number.into(),
        _ => match json.raw() {
            "null" => Value::Null,
            word => (word == "true").into(),
        },
    }
}

fn numbers_as_f64(value: Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().into(),
        Value::Array(list) => list.into_iter().map(numbers_as_f64).collect(),
        Value::Object(members) => members
            .into_iter()
            .map(|(name, inner)| (name, numbers_as_f64(inner)))
            .collect(),
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// The same texts are JSON, and they mean the same.
    #[test]
    fn the_same_is_read(text in r#"([\[\]{}:, ]|"[a\\u"nd80é]{0,3}"|"a"|null|true|-?[0-9]{1,3}|[0-9.eE+-]{1,4}){0,9}"#) {
        let theirs = serde_json::from_str::<serde::de::IgnoredAny>(&text);
        match Json::parse(&text) {
            Ok(json) => {
                prop_assert!(theirs.is_ok(), "{}: {:?}", text, theirs);
                // Not where a number is too large or half a pair stands alone.
                if let Ok(theirs) = serde_json::from_str::<Value>(&text) {
                    prop_assert_eq!(value(json), numbers_as_f64(theirs));
                }
            }
            Err(error) => prop_assert!(theirs.is_err(), "{}: {}", text, error),
        }
    }

    #[test]
    fn written_numbers_are_read_exactly(whole in -1_000_000_000_i64..1_000_000_000, places in 0_u32..7) {
        let text = format!("{whole}e-{places}");
        prop_assert_eq!(Json::parse(&text).unwrap().number(), text.parse().ok());
        let text = format!("{:.6}", whole as f64 / 1e6);
        prop_assert_eq!(Json::parse(&text).unwrap().number(), text.parse().ok());
    }

    #[test]
    fn all_numbers_are_read_nearly(number in any::<f64>().prop_filter("finite", |n| n.is_normal())) {
        let text = format!("{number:e}");
        let read = Json::parse(&text).unwrap().number();
        prop_assert!(read.is_none_or(|read| (read / number - 1.0).abs() < 1e-14), "{}: {:?}", text, read);
    }
}
