//! The cut of a small program, compiled for the tests.

use std::{env, fs, process::Command, sync::LazyLock};

use walrus::ir::{Call, Const, Drop, Value};
use walrus::{ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, ImportKind, Module};

use super::*;
use crate::tools::WASM_TARGET;

/// The program as the linker leaves it.
static LINKED: LazyLock<Vec<u8>> = LazyLock::new(|| compile(&["-Clink-arg=--emit-relocs"]));

fn compile(flags: &[&str]) -> Vec<u8> {
    let folder = env::temp_dir().join(format!(
        "kursk-split-{}-{}",
        std::process::id(),
        flags.len()
    ));
    fs::create_dir_all(&folder).unwrap();
    let (source, out) = (folder.join("program.rs"), folder.join("program.wasm"));
    fs::write(&source, include_str!("program.rs")).unwrap();
    let done = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args([
            "--edition",
            "2024",
            "--crate-type",
            "cdylib",
            "--target",
            WASM_TARGET,
        ])
        .args(["-Copt-level=1", "-Cpanic=abort", "-o"])
        .arg(&out)
        .args(flags)
        .arg(&source)
        .status();
    assert!(
        done.unwrap().success(),
        "rustc needs the target {WASM_TARGET}"
    );
    let bytes = fs::read(&out).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    bytes
}

fn parts() -> (Module, Module) {
    let parts = split(&LINKED, &LINKED).unwrap();
    (
        Module::from_buffer(&parts.first).unwrap(),
        Module::from_buffer(&parts.second).unwrap(),
    )
}

fn has(module: &Module, name: &str) -> bool {
    module.funcs.iter_local().any(|(id, _)| {
        module
            .funcs
            .get(id)
            .name
            .as_ref()
            .is_some_and(|own| own.contains(name))
    })
}

fn holds(module: &Module, number: u32) -> bool {
    let bytes = number.to_le_bytes();
    module
        .data
        .iter()
        .any(|data| data.value.windows(4).any(|part| part == bytes))
}

#[test]
fn functions_go_where_they_are_needed() {
    let (first, second) = parts();
    for name in ["begin", "later", "shared"] {
        assert!(has(&first, name), "{name}");
        assert!(!has(&second, name), "{name}");
    }
    for name in ["5gates4open", "6behind", "10by_pointer"] {
        assert!(!has(&first, name), "{name}");
        assert!(has(&second, name), "{name}");
    }
}

#[test]
fn constants_go_with_what_reads_them() {
    let (first, second) = parts();
    assert!(holds(&first, 0x0f1e_2d3c) && !holds(&second, 0x0f1e_2d3c));
    assert!(!holds(&first, 0x4b5a_6978) && holds(&second, 0x4b5a_6978));
}

#[test]
fn the_second_takes_only_what_the_first_gives() {
    let (first, second) = parts();
    assert!(second.imports.iter().count() > 2);
    for import in second.imports.iter() {
        assert_eq!(import.module, "first");
        let export = first
            .exports
            .iter()
            .find(|export| export.name == import.name);
        let export = export.unwrap_or_else(|| panic!("no export {}", import.name));
        let fits = match (&import.kind, &export.item) {
            (ImportKind::Function(ours), ExportItem::Function(theirs)) => {
                let ty = |module: &Module, ty| {
                    let (params, results) = module.types.params_results(ty);
                    (params.to_vec(), results.to_vec())
                };
                ty(&second, second.funcs.get(*ours).ty())
                    == ty(&first, first.funcs.get(*theirs).ty())
            }
            (ImportKind::Table(ours), ExportItem::Table(theirs)) => {
                second.tables.get(*ours).initial <= first.tables.get(*theirs).initial
            }
            (ImportKind::Memory(ours), ExportItem::Memory(theirs)) => {
                second.memories.get(*ours).initial <= first.memories.get(*theirs).initial
            }
            (ImportKind::Global(_), ExportItem::Global(_)) => true,
            _ => false,
        };
        assert!(fits, "{}", import.name);
    }
}

/// The names of the functions in the table, by their places.
fn table(module: &Module) -> Vec<(u64, String)> {
    let mut places = Vec::new();
    for element in module.elements.iter() {
        let ElementKind::Active { offset, .. } = &element.kind else {
            panic!("an element that is not put into a table");
        };
        let ConstExpr::Value(Value::I32(from)) = offset else {
            panic!("an element without a place");
        };
        let ElementItems::Functions(functions) = &element.items else {
            panic!("an element that is no list of functions");
        };
        for (i, id) in functions.iter().enumerate() {
            let name = module.funcs.get(*id).name.clone().unwrap_or_default();
            places.push((*from as u64 + i as u64, name));
        }
    }
    places
}

#[test]
fn the_second_fills_the_holes_in_the_table() {
    let (first, second) = parts();
    let (at_first, later) = (table(&first), table(&second));
    let by_pointer = later.iter().find(|(_, name)| name.contains("by_pointer"));
    let (place, _) = by_pointer.expect("a function whose address is taken is in the table");
    let hole = at_first.iter().find(|(other, _)| other == place);
    assert_eq!(
        hole.map(|(_, name)| name.as_str()),
        Some(""),
        "a hole has no name"
    );
    let gate = later.iter().find(|(_, name)| name.contains("5gates4open"));
    let (place, _) = gate.expect("a gate is in the table");
    assert!(at_first.iter().all(|(other, _)| other != place));
    for (place, name) in &later {
        assert!(has(&second, name), "{name}");
        let size = first.tables.iter().next().unwrap().initial;
        assert!(*place < size, "{place} of {size}");
    }
}

#[test]
fn data_of_the_second_lies_within_the_memory_of_the_first() {
    let (first, second) = parts();
    let pages = first.memories.iter().next().unwrap().initial;
    for data in second.data.iter() {
        let DataKind::Active { offset, .. } = &data.kind else {
            panic!("data that is not put into the memory");
        };
        let ConstExpr::Value(Value::I32(at)) = offset else {
            panic!("data without an address");
        };
        assert!(*at as u64 + (data.value.len() as u64) < pages * 65_536);
    }
}

#[test]
fn a_way_around_the_gates_is_an_error() {
    let mut bound = Module::from_buffer(&LINKED).unwrap();
    let find = |name: &str| {
        let mut all = bound.funcs.iter();
        let found = all.find(|f| f.name.as_ref().is_some_and(|own| own.contains(name)));
        found.unwrap().id()
    };
    let (begin, behind) = (find("begin"), find("6behind"));
    let body = bound.funcs.get_mut(begin).kind.unwrap_local_mut();
    let mut start = body.builder_mut().func_body();
    let value = Value::I32(1);
    start.instr_at(0, Const { value });
    start.instr_at(1, Call { func: behind });
    start.instr_at(2, Drop {});
    let error = split(&LINKED, &bound.emit_wasm()).err().unwrap();
    let error = error.to_string();
    assert!(
        error.contains("begin") && error.contains("6behind"),
        "{error}"
    );
}

#[test]
fn a_program_without_relocations_is_refused() {
    let plain = compile(&[]);
    let error = split(&plain, &plain).err().unwrap();
    assert!(error.to_string().contains("--emit-relocs"), "{error}");
    assert!(split(b"no wasm", &plain).is_err());
    assert!(split(&LINKED[..LINKED.len() / 2], &LINKED).is_err());
}
