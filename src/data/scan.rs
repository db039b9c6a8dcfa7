//! Walks over JSON text that is known to be well-formed and says which member
//! stands where: for the field in a fault, and for members nobody knows.

/// Where the walk stands in one object or list.
struct Frame<'a> {
    /// Whether it is a list.
    list: bool,
    /// Index of the current element of a list.
    index: usize,
    /// Name of the current member of an object, as written (escapes are kept).
    key: &'a str,
    /// Whether the next string of an object is a name.
    awaits_key: bool,
}

/// Writes the path at which the walk stands, such as
/// `properties.figures[2].low`. Without `indices` elements are written `[]`.
fn write_path(frames: &[Frame], indices: bool, text: &mut String) {
    for frame in frames {
        if frame.list {
            text.push('[');
            if indices {
                text.push_str(&frame.index.to_string());
            }
            text.push(']');
        } else if !frame.key.is_empty() {
            if !text.is_empty() {
                text.push('.');
            }
            text.push_str(frame.key);
        }
    }
}

/// The path at which the walk stands, with indices.
fn path(frames: &[Frame]) -> String {
    let mut text = String::new();
    write_path(frames, true, &mut text);
    text
}

/// Walks over `text` up to the byte `end`, calls `on_key` at each member name
/// and returns where the walk stands then.
fn walk<'a>(text: &'a str, end: usize, mut on_key: impl FnMut(&[Frame<'a>])) -> Vec<Frame<'a>> {
    let bytes = text.as_bytes();
    let end = end.min(bytes.len());
    let mut frames: Vec<Frame> = Vec::new();
    let mut at = 0;
    while at < end {
        match bytes[at] {
            b'{' | b'[' => frames.push(Frame {
                list: bytes[at] == b'[',
                index: 0,
                key: "",
                awaits_key: bytes[at] == b'{',
            }),
            b'}' | b']' => {
                frames.pop();
            }
            b',' => {
                if let Some(frame) = frames.last_mut() {
                    frame.index += 1;
                    frame.awaits_key = !frame.list;
                }
            }
            b'"' => {
                let start = at + 1;
                at = start;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                if let Some(frame) = frames.last_mut().filter(|frame| frame.awaits_key) {
                    frame.awaits_key = false;
                    frame.key = text.get(start..at).unwrap_or_default();
                    on_key(&frames);
                }
            }
            _ => {}
        }
        at += 1;
    }
    frames
}

/// The path of the value that ends at, or holds, the byte before `end`. With
/// `whole` the object in which the walk stands is meant, not its last member.
pub(super) fn path_at(text: &str, end: usize, whole: bool) -> String {
    let mut frames = walk(text, end, |_| {});
    let closed = text.as_bytes().get(end.wrapping_sub(1)) == Some(&b'}');
    if whole && !closed {
        frames.pop();
    }
    path(&frames)
}

/// Paths of all members that are not in `known`, in the order of the text.
/// Members of an unknown member are not listed with it.
pub(super) fn unknown_members(text: &str, known: &[&str], depth: usize) -> Vec<String> {
    let mut unknown: Vec<String> = Vec::new();
    let mut pattern = String::new();
    walk(text, text.len(), |frames| {
        if frames.len() > depth {
            return;
        }
        pattern.clear();
        write_path(frames, false, &mut pattern);
        let inside = |outer: &String| {
            let here = path(frames);
            here.strip_prefix(outer.as_str())
                .is_some_and(|rest| rest.starts_with(['.', '[']))
        };
        if !known.contains(&pattern.as_str()) && !unknown.iter().any(inside) {
            unknown.push(path(frames));
        }
    });
    unknown
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        r#"{"id": "a\"}", "p": {"list": [{"low": 1}, {"low": "x", "odd": {"in": 1}}], "end": 2}}"#;

    #[test]
    fn paths_are_found_by_offset() {
        let after = |needle: &str| TEXT.find(needle).unwrap() + needle.len();
        assert_eq!(path_at(TEXT, after(r#""a\"}""#), false), "id");
        assert_eq!(path_at(TEXT, after(r#""low": 1"#), false), "p.list[0].low");
        assert_eq!(path_at(TEXT, after(r#""x""#), false), "p.list[1].low");
        assert_eq!(path_at(TEXT, after(r#""low": 1}"#), true), "p.list[0]");
        assert_eq!(path_at(TEXT, after(r#""low": 1"#), true), "p.list[0]");
        assert_eq!(path_at(TEXT, TEXT.len() + 9, true), "");
    }

    #[test]
    fn unknown_members_are_listed_once_with_their_place() {
        let known = ["id", "p", "p.list", "p.list[].low"];
        assert_eq!(unknown_members(TEXT, &known, 9), ["p.list[1].odd", "p.end"]);
        assert_eq!(unknown_members(TEXT, &["id", "p"], 1), [""; 0]);
    }
}
