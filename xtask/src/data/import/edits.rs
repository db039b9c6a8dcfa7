//! Corrections made by editors, kept as a table so that every one can be seen.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

/// One correction of one member of one record.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// File of the record: `records.jsonl` or `claimants.jsonl`.
    pub file: String,
    /// Id of the record.
    pub id: String,
    /// The member: `title`, or the way to an inner one, such as `figures/2/note`;
    /// `sources/-` puts something at the end of a list.
    pub field: String,
    /// What stands there now: the whole value (null where there is nothing),
    /// or a part of a text that stands in it once.
    pub from: Value,
    /// What shall stand there; null takes it away.
    pub to: Value,
    /// Why.
    pub why: String,
}

/// Reads the table: one correction a line.
///
/// # Errors
/// When a line is not a correction, or gives no reason.
pub fn parse(text: &str) -> Result<Vec<Edit>> {
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(i, line)| {
            let at = || format!("edits.jsonl, line {}", i + 1);
            let edit: Edit = serde_json::from_str(line).with_context(at)?;
            if edit.why.trim().is_empty() {
                bail!("{}: found no reason, expected why", at());
            }
            Ok(edit)
        })
        .collect()
}

/// Applies the corrections of one file to its records, in their order, and
/// says how many there were.
///
/// # Errors
/// When a record is not there, or does not hold what the correction expects:
/// then somebody else has changed it, and an editor must look.
pub fn apply(edits: &[Edit], file: &str, records: &mut [Value]) -> Result<usize> {
    let mut count = 0;
    for edit in edits.iter().filter(|edit| edit.file == file) {
        let at = || format!("edits.jsonl, {}, field {}", edit.id, edit.field);
        let record = records
            .iter_mut()
            .find(|record| record["id"] == edit.id.as_str())
            .with_context(|| format!("{}: found no such record in {file}, expected one", at()))?;
        let (way, name) = match edit.field.rsplit_once('/') {
            Some((way, name)) => (format!("/{way}"), name),
            None => (String::new(), edit.field.as_str()),
        };
        let holder = match record.pointer_mut(&way) {
            Some(Value::Object(holder)) => holder,
            Some(Value::Array(list)) if name == "-" && edit.from.is_null() => {
                list.push(edit.to.clone());
                count += 1;
                continue;
            }
            _ => bail!("{}: found nothing there, expected an object", at()),
        };
        let now = holder.get(name).unwrap_or(&Value::Null);
        let then = match (now, &edit.from, &edit.to) {
            (now, from, to) if now == from => to.clone(),
            (Value::String(now), Value::String(from), Value::String(to))
                if !from.is_empty() && now.matches(from.as_str()).count() == 1 =>
            {
                now.replace(from.as_str(), to).into()
            }
            _ => bail!("{}: found {now}, expected {}", at(), edit.from),
        };
        holder.insert(name.to_owned(), then);
        count += 1;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrections_apply_only_to_what_they_expect() {
        let record = serde_json::json!({"id": "a", "title": "An old old-timer", "figures": [{}]});
        let mut records = [record];
        let table = r#"{"file":"r","id":"a","field":"title","from":"old-timer","to":"hand","why":"w"}
            {"file":"r","id":"a","field":"figures/0/note","from":null,"to":"n","why":"w"}
            {"file":"r","id":"a","field":"figures/-","from":null,"to":{"low":1},"why":"w"}
            {"file":"other","id":"b","field":"title","from":"x","to":"y","why":"w"}"#;
        let edits = parse(table).unwrap();
        assert_eq!(apply(&edits, "r", &mut records).unwrap(), 3);
        assert_eq!(records[0]["title"], "An old hand");
        assert_eq!(records[0]["figures"][0]["note"], "n");
        assert_eq!(records[0]["figures"][1]["low"], 1);
        let again = apply(&edits, "r", &mut records).unwrap_err();
        assert_eq!(
            again.to_string(),
            r#"edits.jsonl, a, field title: found "An old hand", expected "old-timer""#
        );
        assert!(apply(&edits, "r", &mut []).is_err());
    }

    #[test]
    fn a_part_must_stand_there_once() {
        let mut records = [serde_json::json!({"id": "a", "title": "on and on"})];
        let line = r#"{"file":"r","id":"a","field":"title","from":"on","to":"off","why":"w"}"#;
        assert!(apply(&parse(line).unwrap(), "r", &mut records).is_err());
        assert!(parse(&line.replace(r#""w""#, r#"" ""#)).is_err());
    }
}
