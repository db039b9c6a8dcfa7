//! Short names for what passes between the page's module and its script, and a short script.
//!
//! wasm-bindgen ends every name in a hash, which keeps the names of a program's crates apart and cannot be
//! compressed: in all some 3 KB of what a reader waits for, in the module and in the script that goes with it.

use std::collections::HashMap;

use anyhow::{Result, bail};
use walrus::Module;

/// Names from one letter on; what the second module takes from the first has numbers.
fn short(number: usize) -> String {
    format!("n{number}")
}

/// Gives what the module imports, and its exports with mangled names, short names in both module and script.
///
/// # Errors
/// When the module cannot be read, or the script does not have one of its names.
pub fn shorten(module: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut module = Module::from_buffer(module)?;
    let mut names = HashMap::new();
    for import in module.imports.iter_mut() {
        let next = short(names.len());
        let name = names.entry(import.name.clone()).or_insert(next);
        import.name.clone_from(name);
    }
    for export in module.exports.iter_mut() {
        if export.name.starts_with("_R") || export.name.starts_with("_ZN") {
            let next = short(names.len());
            let name = names.entry(export.name.clone()).or_insert(next);
            export.name.clone_from(name);
        }
    }
    let mut missing: HashMap<&str, ()> = names.keys().map(|name| (name.as_str(), ())).collect();
    let mut out = String::with_capacity(script.len());
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    let mut rest = script;
    while let Some(from) = rest.find(is_letter) {
        let (between, word) = rest.split_at(from);
        let (word, after) = word.split_at(word.find(|c| !is_letter(c)).unwrap_or(word.len()));
        out += between;
        out += names.get(word).map_or(word, String::as_str);
        missing.remove(word);
        rest = after;
    }
    out += rest;
    if let Some(name) = missing.keys().next() {
        bail!("the page's script does not have the name `{name}`, which its module has");
    }
    Ok((module.emit_wasm(), compact(&out)?))
}

/// The script without indentation, empty lines and comments of whole lines, as wasm-bindgen writes them: half a
/// kilobyte after compression.
fn compact(script: &str) -> Result<String> {
    let mut out = String::with_capacity(script.len());
    let mut in_comment = false;
    for (number, line) in script.lines().enumerate() {
        if line.matches('`').count() % 2 == 1 {
            bail!(
                "line {} of the page's script: found a text of several lines, expected none",
                number + 1
            );
        }
        let line = line.trim();
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            out += line;
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, ValType};

    #[test]
    fn module_and_script_agree_on_the_short_names() {
        let mut module = Module::default();
        let ty = module.types.add(&[], &[]);
        let (log, _) = module.add_import_func("./page_bg.js", "__wbg_log_1f2e", ty);
        let mut start = FunctionBuilder::new(&mut module.types, &[], &[]);
        start.func_body().call(log);
        let start = start.finish(Vec::new(), &mut module.funcs);
        module.exports.add("_RNvstart", start);
        module.exports.add("main", start);
        let script = "/* no\n * name */\n({ __wbg_log_1f2e: function() {\n    // empty\n    }, __wbg_log_1f2e5: 0 });\n\nwasm._RNvstart()";
        let (short, script) = shorten(&module.emit_wasm(), script).unwrap();
        assert_eq!(
            script,
            "({ n0: function() {\n}, __wbg_log_1f2e5: 0 });\nwasm.n1()\n"
        );
        let short = Module::from_buffer(&short).unwrap();
        assert!(short.imports.find("./page_bg.js", "n0").is_some());
        let exports: Vec<&str> = short.exports.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(exports, ["n1", "main"]);
    }

    #[test]
    fn a_text_of_several_lines_is_not_touched() {
        let error = compact("x = `a\n    b`;").unwrap_err();
        assert!(error.to_string().contains("line 1"), "{error}");
        assert_eq!(compact("x = `a  b`;\n").unwrap(), "x = `a  b`;\n");
    }

    #[test]
    fn a_name_that_the_script_does_not_have_is_an_error() {
        let mut module = Module::default();
        let ty = module.types.add(&[ValType::I32], &[]);
        let (log, _) = module.add_import_func("./page_bg.js", "__wbg_log_1f2e", ty);
        module.exports.add("log", log);
        let error = shorten(&module.emit_wasm(), "({})").unwrap_err();
        assert!(error.to_string().contains("__wbg_log_1f2e"), "{error}");
    }
}
