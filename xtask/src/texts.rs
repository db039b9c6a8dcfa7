//! Quicker texts between the page's module and its script.
//!
//! Whatever the module names to the browser, an attribute or a class, wasm-bindgen decodes anew each time, through a
//! `TextDecoder` that takes a microsecond even for three letters. What stands in the module's own data never changes
//! while the page is open: such a text is decoded once. Of the others, short ones in ASCII are put together letter by letter.

use anyhow::{Context, Result, bail};
use wasmparser::{DataKind, Operator, Parser, Payload};

/// What wasm-bindgen writes, after [`crate::names`].
const SLOW: &str = "function getStringFromWasm0(ptr, len) {
ptr = ptr >>> 0;
return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}";

/// Longer texts are decoded quicker than put together.
const SHORT: usize = 12;

/// The script with quick texts. `modules` are all that are loaded into the page's memory.
///
/// # Errors
/// When a module cannot be read, or the script is not as wasm-bindgen writes it.
pub fn quick(script: &str, modules: [&[u8]; 2]) -> Result<String> {
    if script.matches(SLOW).count() != 1 {
        bail!(
            "the page's script does not have `getStringFromWasm0` as wasm-bindgen 0.2.130 writes it"
        );
    }
    let mut all = (u32::MAX, 0);
    for module in modules {
        let (from, to) = data_of(module)?;
        all = (all.0.min(from), all.1.max(to));
    }
    let (from, to) = all;
    // A known text with as many letters as bytes is of ASCII, and of the length that is asked for.
    let quick = format!(
        "const knownTexts = new Map();
function getStringFromWasm0(ptr, len) {{
ptr = ptr >>> 0;
const kept = ptr >= {from} && ptr + len <= {to};
const known = kept && knownTexts.get(ptr);
if (known?.length === len) return known;
const memory = getUint8ArrayMemory0();
let [at, text] = [ptr, ''];
if (len < {SHORT}) while (at < ptr + len && memory[at] < 128) text += String.fromCharCode(memory[at++]);
if (at < ptr + len) text = decodeText(memory.subarray(ptr, ptr + len));
if (kept && text.length === len) knownTexts.set(ptr, text);
return text;
}}"
    );
    Ok(script.replace(SLOW, &quick))
}

/// Where a module's data begin and end in memory.
fn data_of(module: &[u8]) -> Result<(u32, u32)> {
    let mut all = (u32::MAX, 0);
    for payload in Parser::new(0).parse_all(module) {
        let Payload::DataSection(section) = payload? else {
            continue;
        };
        for data in section {
            let data = data?;
            let DataKind::Active { offset_expr, .. } = data.kind else {
                continue;
            };
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                bail!("found data at a computed place, expected a constant");
            };
            let from = value.cast_unsigned();
            let length = u32::try_from(data.data.len()).ok();
            let to = length.and_then(|length| from.checked_add(length));
            let to = to.context("found data beyond 4 GB")?;
            all = (all.0.min(from), all.1.max(to));
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ir::Value;
    use walrus::{ConstExpr, Module, ModuleConfig};

    fn with_data(from: i32, length: usize) -> Vec<u8> {
        let mut module = Module::with_config(ModuleConfig::new());
        let memory = module.memories.add_local(false, false, 32, None, None);
        let offset = ConstExpr::Value(Value::I32(from));
        let kind = walrus::DataKind::Active { memory, offset };
        module.data.add(kind, vec![b'a'; length]);
        module.emit_wasm()
    }

    #[test]
    fn texts_of_all_modules_are_kept_and_no_others() {
        let (first, second) = (with_data(2048, 100), with_data(1024, 10));
        let script = format!("let a;\n{SLOW}\nlet b;\n");
        let quick = quick(&script, [&first, &second]).unwrap();
        assert!(
            quick.contains("ptr >= 1024 && ptr + len <= 2148;"),
            "{quick}"
        );
        assert!(quick.starts_with("let a;\nconst knownTexts") && quick.ends_with("}\nlet b;\n"));
    }

    #[test]
    fn a_module_without_data_keeps_nothing() {
        let none = Module::default().emit_wasm();
        let quick = quick(SLOW, [&none, &none]).unwrap();
        assert!(quick.contains("ptr >= 4294967295 && ptr + len <= 0;"));
    }

    #[test]
    fn another_script_is_an_error() {
        let none = Module::default().emit_wasm();
        let error = quick("function getStringFromWasm0() {}", [&none, &none]).unwrap_err();
        assert!(error.to_string().contains("getStringFromWasm0"), "{error}");
    }
}
