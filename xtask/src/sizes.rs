//! `cargo xtask sizes`: what each crate's functions take of the page's code.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, bail};
use rustc_demangle::demangle;

use crate::{args::Args, project};

/// Types of the language: their methods are the standard library's.
const BUILT_IN: [&str; 12] = [
    "str", "char", "bool", "u8", "u16", "u32", "u64", "usize", "i32", "i64", "f64", "alloc",
];
/// Crates with less than this are summed up, in bytes.
const SMALL: usize = 400;

/// Reads the page's code as it is before the last optimisation, when functions
/// still have names, and prints the bytes of each crate. A generic function
/// counts for the crate that wrote it, wherever it was asked for.
///
/// # Errors
/// When there is no such file, or it is no WebAssembly.
pub fn run(args: &[String]) -> Result<()> {
    Args::new("sizes", args).finish()?;
    let path = project::root().join("target/wasm-bindgen/release/kursk-timeline_bg.wasm");
    let bytes = fs::read(&path).with_context(|| {
        let path = path.display();
        format!("cannot read {path}: run `cargo xtask build`")
    })?;
    let Some((sizes, names)) = functions(&bytes) else {
        bail!(
            "{}: found something else, expected WebAssembly with names",
            path.display()
        );
    };
    let mut of_crate: BTreeMap<String, usize> = BTreeMap::new();
    for (index, size) in &sizes {
        let name = names.get(index).map_or("", String::as_str);
        let name = format!("{:#}", demangle(name));
        *of_crate.entry(crate_of(&name)).or_default() += size;
    }
    let all: usize = of_crate.values().sum();
    let mut list: Vec<(String, usize)> = of_crate.into_iter().collect();
    list.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    println!("| crate | bytes of code | share |\n|---|---|---|");
    let row = |name: &str, size: usize| {
        println!(
            "| {name} | {size} | {:.1} % |",
            size as f64 * 100.0 / all as f64
        );
    };
    let (large, small): (Vec<_>, Vec<_>) = list.into_iter().partition(|(_, size)| *size >= SMALL);
    large.iter().for_each(|(name, size)| row(name, *size));
    row("others", small.iter().map(|(_, size)| size).sum());
    row("all", all);
    Ok(())
}

/// The crate that a function is from, by its name: `<yew::Foo as core::Bar>::baz` is yew's.
fn crate_of(name: &str) -> String {
    let mut rest = name.trim_start_matches(['<', '&', '(', '[', '*']);
    for word in ["mut ", "dyn ", "const "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .unwrap_or(rest.len());
    let (word, after) = rest.split_at(end);
    if BUILT_IN.contains(&word) || word == "std" || word == "core" {
        "standard library".to_owned()
    } else if after.starts_with("::") || after.starts_with('[') {
        word.to_owned()
    } else {
        String::new()
    }
}

/// Bytes of each function, and names, by the function's number.
type Functions = (Vec<(u32, usize)>, BTreeMap<u32, String>);

/// See the binary format in the WebAssembly specification.
fn functions(bytes: &[u8]) -> Option<Functions> {
    let mut file = Reader(bytes.strip_prefix(b"\0asm\x01\0\0\0")?);
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    while let Some(kind) = file.byte() {
        let mut section = Reader(file.bytes()?);
        match kind {
            2 => {
                for _ in 0..section.number()? {
                    section.bytes()?;
                    section.bytes()?;
                    match section.byte()? {
                        0 => {
                            section.number()?;
                            imported += 1;
                        }
                        3 => {
                            section.byte()?;
                            section.byte()?;
                        }
                        kind @ (1 | 2) => {
                            if kind == 1 {
                                section.byte()?;
                            }
                            let limited = section.byte()? & 1 == 1;
                            section.number()?;
                            if limited {
                                section.number()?;
                            }
                        }
                        _ => return None,
                    }
                }
            }
            10 => {
                for number in 0..section.number()? {
                    sizes.push((imported + number, section.bytes()?.len()));
                }
            }
            0 if section.bytes()? == b"name" => {
                while let Some(kind) = section.byte() {
                    let mut part = Reader(section.bytes()?);
                    if kind == 1 {
                        for _ in 0..part.number()? {
                            let number = part.number()?;
                            let name = String::from_utf8_lossy(part.bytes()?).into_owned();
                            names.insert(number, name);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    (!names.is_empty()).then_some((sizes, names))
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number of variable length (LEB128).
    fn number(&mut self) -> Option<u32> {
        let mut number = 0u32;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 127).checked_shl(shift)?;
            if byte < 128 {
                return Some(number);
            }
        }
        None
    }

    /// Bytes behind their number.
    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.number()? as usize;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_crate_that_wrote_it() {
        assert_eq!(
            crate_of("<yew[1a]::html::Scope<X> as core[2b]::Y>::z"),
            "yew"
        );
        assert_eq!(
            crate_of("kursk_timeline::index::tree::Tree::new"),
            "kursk_timeline"
        );
        assert_eq!(crate_of("<&mut str>::parse::<usize>"), "standard library");
        assert_eq!(crate_of("__wbindgen_start"), "");
    }

    #[test]
    fn functions_are_read_with_their_names() {
        let wasm = b"\0asm\x01\0\0\0\
            \x02\x07\x01\x01a\x01b\0\0\
            \x0a\x05\x01\x03\0\x01\x0b\
            \0\x0c\x04name\x01\x05\x01\x01\x02xy";
        let wasm = [&wasm[..], b""].concat();
        let (sizes, names) = functions(&wasm[..wasm.len()]).unwrap_or_default();
        assert_eq!(sizes, [(1, 3)]);
        assert_eq!(names.get(&1).map(String::as_str), Some("xy"));
    }
}
