//! Cuts a module by a plan, into one that keeps the program's memory and table and one that imports them.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};
use walrus::{
    ConstExpr, DataId, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder,
    FunctionId, FunctionKind, GlobalKind, ImportedFunction, Module, TypeId,
    ir::{Call, CallIndirect, Const, Instr, InstrSeq, Value, VisitorMut, dfs_pre_order_mut},
    passes::gc,
};

use super::layout::{Layout, places};
use super::reach::Plan;

/// The name under which the second module imports from the first.
const FIRST: &str = "first";

/// Takes the second part out of the module.
///
/// # Errors
/// See [`super::split`].
pub fn keep_first(module: &mut Module, plan: &Plan) -> Result<()> {
    let layout = Layout::new(module, plan)?;
    let types: HashMap<FunctionId, TypeId> = layout
        .later
        .iter()
        .map(|id| (*id, module.funcs.get(*id).ty()))
        .collect();
    let mut redirect = Redirect {
        layout: &layout,
        types: &types,
    };
    for (id, function) in module.funcs.iter_local_mut() {
        if !layout.later.contains(&id) {
            let entry = function.entry_block();
            dfs_pre_order_mut(&mut redirect, function, entry);
        }
    }
    let hole = {
        let mut hole = FunctionBuilder::new(&mut module.types, &[], &[]);
        hole.func_body().unreachable();
        hole.finish(Vec::new(), &mut module.funcs)
    };
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(functions) = &mut element.items {
            for function in functions {
                if layout.later.contains(function) {
                    *function = hole;
                }
            }
        }
    }
    let table = module.tables.get_mut(layout.table);
    table.initial = layout.size;
    table.maximum = table.maximum.map(|maximum| maximum.max(layout.size));
    let data: Vec<DataId> = module.data.iter().map(|data| data.id()).collect();
    for id in data {
        let data = module.data.get_mut(id);
        if let DataKind::Active { offset, .. } = &data.kind {
            let at = address(offset)?;
            for range in &plan.constants {
                if let Some(part) = part_of(range, at, data.value.len()) {
                    data.value[part].fill(0);
                }
            }
        }
    }
    for (number, item) in layout.shared.iter().enumerate() {
        module.exports.add(&number.to_string(), *item);
    }
    forget_linking(module);
    gc::run(module);
    Ok(())
}

/// Calls gates through the table.
struct Redirect<'a> {
    layout: &'a Layout,
    types: &'a HashMap<FunctionId, TypeId>,
}

impl VisitorMut for Redirect<'_> {
    fn start_instr_seq_mut(&mut self, seq: &mut InstrSeq) {
        let is_gate = |instr: &Instr| matches!(instr, Instr::Call(call) if self.types.contains_key(&call.func));
        if !seq.instrs.iter().any(|(instr, _)| is_gate(instr)) {
            return;
        }
        let mut instrs = Vec::with_capacity(seq.instrs.len() + 4);
        for (instr, place) in seq.instrs.drain(..) {
            match instr {
                Instr::Call(Call { func }) if self.types.contains_key(&func) => {
                    let slot = self.layout.slots[&func] as i32;
                    let value = Value::I32(slot);
                    instrs.push((Instr::Const(Const { value }), place));
                    let call = CallIndirect {
                        ty: self.types[&func],
                        table: self.layout.table,
                    };
                    instrs.push((Instr::CallIndirect(call), place));
                }
                other => instrs.push((other, place)),
            }
        }
        seq.instrs = instrs;
    }
}

/// Leaves nothing but the second part in the module.
///
/// # Errors
/// See [`super::split`].
pub fn keep_second(module: &mut Module, plan: &Plan) -> Result<()> {
    let layout = Layout::new(module, plan)?;
    let memory = module.memories.iter().next().map(|memory| memory.id());
    let memory = memory.context("the program has no memory")?;
    let mut constants = Vec::new();
    for data in module.data.iter() {
        if let DataKind::Active { offset, .. } = &data.kind {
            let at = address(offset)?;
            for range in &plan.constants {
                if let Some(part) = part_of(range, at, data.value.len()) {
                    let bytes = &data.value[part.clone()];
                    if bytes.iter().any(|byte| *byte != 0) {
                        constants.push((at + part.start as u32, bytes.to_vec()));
                    }
                }
            }
        }
    }
    let mut runs: Vec<(u64, Vec<FunctionId>)> = Vec::new();
    let mut add = |slot: u64, function: FunctionId| match runs.last_mut() {
        Some((first, run)) if *first + run.len() as u64 == slot => run.push(function),
        _ => runs.push((slot, vec![function])),
    };
    for element in module.elements.iter() {
        if let Some((offset, functions)) = places(element, layout.table)? {
            for (i, function) in functions.iter().enumerate() {
                if layout.later.contains(function) {
                    add(offset + i as u64, *function);
                }
            }
        }
    }
    for (gate, slot) in &layout.gates {
        add(*slot, *gate);
    }
    empty(module);
    for (number, item) in layout.shared.iter().enumerate() {
        import(module, &number.to_string(), item)?;
    }
    let table = module.tables.get_mut(layout.table);
    (table.initial, table.maximum) = (layout.size, None);
    for (slot, functions) in runs {
        let offset = ConstExpr::Value(Value::I32(slot as i32));
        let table = layout.table;
        let element = module.elements.add(
            ElementKind::Active { table, offset },
            ElementItems::Functions(functions),
        );
        let segments = &mut module.tables.get_mut(table).elem_segments;
        segments.insert(element);
    }
    for (at, bytes) in constants {
        let offset = ConstExpr::Value(Value::I32(at as i32));
        let data = module.data.add(DataKind::Active { memory, offset }, bytes);
        let segments = &mut module.memories.get_mut(memory).data_segments;
        segments.insert(data);
    }
    forget_linking(module);
    gc::run(module);
    Ok(())
}

/// Takes away whatever a module begins with: exports, start, contents of tables and memories.
fn empty(module: &mut Module) {
    module.start = None;
    let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    for export in exports {
        module.exports.delete(export);
    }
    let elements: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    for element in elements {
        module.elements.delete(element);
    }
    let data: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for data in data {
        module.data.delete(data);
    }
    for table in module.tables.iter_mut() {
        table.elem_segments.clear();
    }
    for memory in module.memories.iter_mut() {
        memory.data_segments.clear();
    }
}

/// Takes away the linker's notes, which are about the program as it was, but not the list of features that
/// wasm-opt looks for.
fn forget_linking(module: &mut Module) {
    let customs = module.customs.iter();
    let linking: Vec<_> = customs
        .filter(|(_, custom)| custom.name() != "target_features")
        .map(|(id, _)| id)
        .collect();
    for custom in linking {
        module.customs.delete(custom);
    }
}

/// Has the item come from the first module under that name.
fn import(module: &mut Module, name: &str, item: &ExportItem) -> Result<()> {
    match *item {
        ExportItem::Function(id) => {
            let ty = module.funcs.get(id).ty();
            if let FunctionKind::Import(own) = &module.funcs.get(id).kind {
                let own = module.imports.get_mut(own.import);
                own.module = FIRST.to_owned();
                own.name = name.to_owned();
                return Ok(());
            }
            let import = module.imports.add(FIRST, name, id);
            module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
        }
        ExportItem::Global(id) => {
            let import = module.imports.add(FIRST, name, id);
            module.globals.get_mut(id).kind = GlobalKind::Import(import);
        }
        ExportItem::Memory(id) => {
            let import = module.imports.add(FIRST, name, id);
            module.memories.get_mut(id).import = Some(import);
        }
        ExportItem::Table(id) => {
            let import = module.imports.add(FIRST, name, id);
            module.tables.get_mut(id).import = Some(import);
        }
        ExportItem::Tag(_) => bail!("the program uses exceptions, expected none"),
    }
    Ok(())
}

/// The address at which a data segment begins.
fn address(offset: &ConstExpr) -> Result<u32> {
    match offset {
        ConstExpr::Value(Value::I32(at)) => Ok(*at as u32),
        _ => bail!("a data segment has no fixed address"),
    }
}

/// What of a data segment, which begins at `at`, lies in the range of addresses.
fn part_of(range: &std::ops::Range<u32>, at: u32, length: usize) -> Option<std::ops::Range<usize>> {
    let from = range.start.max(at) - at;
    let to = range.end.checked_sub(at)?.min(length as u32);
    (from < to).then_some(from as usize..to as usize)
}
