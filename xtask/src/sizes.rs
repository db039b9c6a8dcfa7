//! `cargo xtask sizes`: what each crate's functions take of the page's code.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, bail};
use rustc_demangle::demangle;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

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
    let (sizes, names) = functions(&bytes).with_context(|| path.display().to_string())?;
    if names.is_empty() {
        bail!(
            "{}: found no names of functions, expected them",
            path.display()
        );
    }
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

fn functions(bytes: &[u8]) -> Result<Functions> {
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => {
                sizes.push((imported + sizes.len() as u32, body.range().len()));
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(parts) = section.as_known() {
                    for part in parts {
                        if let Name::Function(map) = part? {
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index, naming.name.to_owned());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    Ok((sizes, names))
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
            \x01\x04\x01\x60\0\0\
            \x02\x07\x01\x01a\x01b\0\0\
            \x03\x02\x01\0\
            \x0a\x05\x01\x03\0\x01\x0b\
            \0\x0c\x04name\x01\x05\x01\x01\x02xy";
        let wasm = [&wasm[..], b""].concat();
        let (sizes, names) = functions(&wasm).unwrap();
        assert_eq!(sizes, [(1, 3)]);
        assert_eq!(names.get(&1).map(String::as_str), Some("xy"));
    }
}
