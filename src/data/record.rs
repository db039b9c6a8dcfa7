//! Reads the members of one record.

use std::fmt::Display;

use super::codes::Codes;
use super::fault::Fault;
use super::report::Report;
use super::table::{Format, Row};
use crate::json::{Json, Member};
use crate::model::Day;

/// One record, or one object in it, whose members are taken one by one.
///
/// A member that is missing or of another kind is listed in the report and
/// something empty is given instead: the record is then left out as a whole,
/// and all that is wrong with it is known at once. Members that nobody took
/// are listed too, so that a misspelt name does not pass unseen.
pub(super) struct Record<'a, 'f> {
    pub report: Report<'f>,
    /// Those that are not taken yet.
    members: Vec<Member<'a>>,
    /// The path of the object, such as `figures[2].`; empty for the record.
    path: String,
}

impl<'a, 'f> Record<'a, 'f> {
    /// The record that is `number`-th in its file, counted from 1. It is
    /// called by its id, or else by its number. What is no object is listed.
    pub fn new(
        format: &Format,
        row: &Row<'a>,
        number: usize,
        faults: &'f mut Vec<Fault>,
    ) -> Option<Self> {
        let members = row.json.members();
        let id = members.iter().flatten().find(|(name, _)| name == "id");
        let record = match id.and_then(|(_, id)| id.text()) {
            Some(id) => format!("{} {id}", format.noun),
            None => format!("{} number {number}", format.noun),
        };
        let mut report = Report {
            file: format.file,
            line: row.line,
            record,
            faults,
            left_out: false,
        };
        let Some(members) = members else {
            report.wrong(&"", &row.json.shown(), &"an object");
            return None;
        };
        Some(Self {
            report,
            members,
            path: String::new(),
        })
    }

    /// Whether nothing was found for which the record is left out.
    pub fn is_kept(&self) -> bool {
        !self.report.left_out
    }

    #[inline(never)]
    fn wrong(&mut self, name: &str, found: &dyn Display, expected: &str) {
        let field = format_args!("{}{name}", self.path);
        self.report.wrong(&field, found, &expected);
    }

    /// Takes a member that may be missing.
    #[inline(never)]
    fn take(&mut self, name: &str) -> Option<Json<'a>> {
        let position = |members: &[Member]| members.iter().position(|member| member.0 == name);
        let (_, value) = self.members.remove(position(&self.members)?);
        while let Some(again) = position(&self.members) {
            self.members.remove(again);
            self.wrong(name, &format_args!("{name} twice"), "it once");
        }
        Some(value)
    }

    /// Takes a member that may be missing or null.
    fn given(&mut self, name: &str) -> Option<Json<'a>> {
        self.take(name).filter(|value| !value.is_null())
    }

    /// Takes a member that must be there.
    fn needed(&mut self, name: &str) -> Option<Json<'a>> {
        let value = self.take(name);
        if value.is_none() {
            self.wrong(name, &"nothing", "a value");
        }
        value
    }

    #[inline(never)]
    fn as_text(&mut self, name: &str, value: Json) -> String {
        match value.text() {
            Some(text) => text.into_owned(),
            None => {
                self.wrong(name, &value.shown(), "a text");
                String::new()
            }
        }
    }

    #[inline(never)]
    fn as_day(&mut self, name: &str, value: Json) -> Day {
        let day = value.text().and_then(|text| text.parse().ok());
        day.unwrap_or_else(|| {
            let expected = "a date as year-month-day, such as 2024-11-12";
            self.wrong(name, &value.shown(), expected);
            Day(0)
        })
    }

    #[inline(never)]
    fn as_code(&mut self, name: &str, value: Json, names: &[&str]) -> usize {
        let text = value.text();
        let index = text.and_then(|text| names.iter().position(|name| *name == text));
        index.unwrap_or_else(|| {
            let one_of = if names.len() > 1 { "one of " } else { "" };
            let expected = format!("{one_of}{}", names.join(", "));
            self.wrong(name, &value.shown(), &expected);
            0
        })
    }

    /// A text that must be there.
    #[inline(never)]
    pub fn text(&mut self, name: &str) -> String {
        let value = self.needed(name);
        value.map_or_else(String::new, |value| self.as_text(name, value))
    }

    /// A text that may be missing.
    #[inline(never)]
    pub fn text_if_given(&mut self, name: &str) -> Option<String> {
        let value = self.given(name)?;
        Some(self.as_text(name, value))
    }

    /// A text that is empty where it is missing.
    pub fn text_or_empty(&mut self, name: &str) -> String {
        let value = self.take(name);
        value.map_or_else(String::new, |value| self.as_text(name, value))
    }

    /// A day that must be there.
    pub fn day(&mut self, name: &str) -> Day {
        let value = self.needed(name);
        value.map_or(Day(0), |value| self.as_day(name, value))
    }

    /// A day that may be missing.
    #[inline(never)]
    pub fn day_if_given(&mut self, name: &str) -> Option<Day> {
        let value = self.given(name)?;
        Some(self.as_day(name, value))
    }

    /// One of some words, which must be there.
    pub fn code<T: Copy, const N: usize>(&mut self, name: &str, codes: &Codes<T, N>) -> T {
        codes.values[self.code_index(name, &codes.names)]
    }

    #[inline(never)]
    fn code_index(&mut self, name: &str, names: &[&str]) -> usize {
        let value = self.needed(name);
        value.map_or(0, |value| self.as_code(name, value, names))
    }

    /// Which of some words, which may be missing.
    #[inline(never)]
    pub fn code_index_if_given(&mut self, name: &str, names: &[&str]) -> Option<usize> {
        let value = self.given(name)?;
        Some(self.as_code(name, value, names))
    }

    /// One of some words; the first of them where it is missing.
    pub fn code_or_first<T: Copy, const N: usize>(&mut self, name: &str, codes: &Codes<T, N>) -> T {
        let index = match self.take(name) {
            Some(value) => self.as_code(name, value, &codes.names),
            None => 0,
        };
        codes.values[index]
    }

    /// Yes or no; `missing` where it is missing.
    #[inline(never)]
    pub fn flag(&mut self, name: &str, missing: bool) -> bool {
        match self.take(name) {
            None => missing,
            Some(value) => {
                if !matches!(value.raw(), "true" | "false") {
                    self.wrong(name, &value.shown(), "true or false");
                }
                value.raw() == "true"
            }
        }
    }

    /// A whole number, which must be there.
    pub fn count(&mut self, name: &str) -> u32 {
        let Some(value) = self.needed(name) else {
            return 0;
        };
        value.raw().parse().unwrap_or_else(|_| {
            self.wrong(name, &value.shown(), "a whole number from 0 up");
            0
        })
    }

    /// A number that may be missing.
    #[inline(never)]
    pub fn number_if_given(&mut self, name: &str) -> Option<f64> {
        let value = self.given(name)?;
        let number = value.number();
        if number.is_none() {
            self.wrong(name, &value.shown(), "a number");
        }
        number
    }

    /// The elements of a list.
    #[inline(never)]
    fn items(&mut self, name: &str, needed: bool) -> Vec<Json<'a>> {
        let value = if needed {
            self.needed(name)
        } else {
            self.take(name)
        };
        let Some(value) = value else {
            return Vec::new();
        };
        let mut list = Vec::new();
        match value.items() {
            Some(items) => list.extend(items),
            None => self.wrong(name, &value.shown(), "a list"),
        }
        list
    }

    /// A list of texts; empty where it is missing, unless it is needed.
    #[inline(never)]
    pub fn texts(&mut self, name: &str, needed: bool) -> Vec<String> {
        let items = self.items(name, needed);
        let mut texts = Vec::with_capacity(items.len());
        for (i, item) in items.into_iter().enumerate() {
            texts.push(self.as_text(&format!("{name}[{i}]"), item));
        }
        texts
    }

    /// Two numbers, which must be there.
    pub fn pair(&mut self, name: &str) -> [f64; 2] {
        let Some(value) = self.needed(name) else {
            return [0.0; 2];
        };
        value.pair().unwrap_or_else(|| {
            self.wrong(name, &value.shown(), "two numbers");
            [0.0; 2]
        })
    }

    /// A list of objects, each handed to `read`; empty where it is missing,
    /// unless it is needed.
    #[inline(never)]
    pub fn objects(&mut self, name: &str, needed: bool, read: &mut dyn FnMut(&mut Self)) {
        for (i, item) in self.items(name, needed).into_iter().enumerate() {
            let name = format!("{name}[{i}]");
            self.enter(&name, format!("{}{name}.", self.path), item, read);
        }
    }

    /// An object that may be missing, handed to `read`.
    pub fn object_if_given(&mut self, name: &str, read: &mut dyn FnMut(&mut Self)) {
        if let Some(value) = self.given(name) {
            self.enter(name, format!("{}{name}.", self.path), value, read);
        }
    }

    /// An object that must be there, handed to `read`. Its members are called
    /// as if they were the record's own.
    pub fn body(&mut self, name: &str, read: &mut dyn FnMut(&mut Self)) {
        if let Some(value) = self.needed(name) {
            self.enter(name, String::new(), value, read);
        }
    }

    #[inline(never)]
    fn enter(
        &mut self,
        name: &str,
        path: String,
        value: Json<'a>,
        read: &mut dyn FnMut(&mut Self),
    ) {
        let Some(members) = value.members() else {
            self.wrong(name, &value.shown(), "an object");
            return;
        };
        let outer = std::mem::replace(&mut self.members, members);
        let outer_path = std::mem::replace(&mut self.path, path);
        read(self);
        self.finish();
        self.members = outer;
        self.path = outer_path;
    }

    /// Lists the members that nobody took.
    #[inline(never)]
    pub fn finish(&mut self) {
        for (name, _) in std::mem::take(&mut self.members) {
            self.report.odd(
                &format_args!("{}{name}", self.path),
                &"a member that nobody knows",
                &"one of the members of the format",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMAT: Format = Format {
        file: "things.json",
        noun: "thing",
    };
    const COLOURS: Codes<char, 2> = Codes {
        names: ["red", "green"],
        values: ['r', 'g'],
    };

    /// Reads one record of every kind of member.
    fn faults(text: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let json = Json::parse(text).unwrap();
        let row = Row { line: 1, json };
        if let Some(mut record) = Record::new(&FORMAT, &row, 3, &mut faults) {
            record.text("id");
            record.text_if_given("name");
            record.day_if_given("day");
            record.code_or_first("colour", &COLOURS);
            record.flag("old", false);
            record.number_if_given("size");
            record.texts("words", false);
            record.objects("parts", false, &mut |part| {
                part.count("number");
                part.object_if_given("at", &mut |at| {
                    at.pair("point");
                });
            });
            record.finish();
        }
        let lines = faults.iter().map(ToString::to_string);
        lines
            .map(|line| line.replace("things.json, thing ", ""))
            .collect()
    }

    #[test]
    fn faults_name_the_member() {
        for (text, expected) in [
            (r#"{"id":"a"}"#, &[][..]),
            (r#"{"id":"a","name":null,"day":null,"size":null}"#, &[]),
            (
                r#"{"id":"a","name":5}"#,
                &["a, field name: found 5, expected a text"],
            ),
            (
                r#"{"id":5}"#,
                &["number 3, field id: found 5, expected a text"],
            ),
            (
                "{}",
                &["number 3, field id: found nothing, expected a value"],
            ),
            ("[]", &["number 3: found [], expected an object"]),
            (
                r#"{"id":"a","id":"b"}"#,
                &["a, field id: found id twice, expected it once"],
            ),
            (
                r#"{"id":"a","colour":"blue","old":1,"size":"x"}"#,
                &[
                    "a, field colour: found \"blue\", expected one of red, green",
                    "a, field old: found 1, expected true or false",
                    "a, field size: found \"x\", expected a number",
                ],
            ),
            (
                r#"{"id":"a","day":"2024-11-31","words":["x",1],"parts":{}}"#,
                &[
                    "a, field day: found \"2024-11-31\", expected a date as year-month-day, such as 2024-11-12",
                    "a, field words[1]: found 1, expected a text",
                    "a, field parts: found {}, expected a list",
                ],
            ),
            (
                r#"{"id":"a","parts":[{"number":0},{"number":-1,"at":{"point":[1]}},7]}"#,
                &[
                    "a, field parts[1].number: found -1, expected a whole number from 0 up",
                    "a, field parts[1].at.point: found [1], expected two numbers",
                    "a, field parts[2]: found 7, expected an object",
                ],
            ),
        ] {
            assert_eq!(faults(text), expected, "{text}");
        }
    }

    #[test]
    fn unknown_members_are_listed_and_the_record_is_kept() {
        let known = "expected one of the members of the format";
        assert_eq!(
            faults(r#"{"id":"a","tone":{"x":1},"parts":[{"number":1,"odd":2}]}"#),
            [
                format!("a, field parts[0].odd: found a member that nobody knows, {known}"),
                format!("a, field tone: found a member that nobody knows, {known}"),
            ]
        );
    }
}
