//! Where everything of a module goes when it is cut in two.

use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result, bail};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, GlobalId, LocalFunction,
    MemoryId, Module, TableId,
    ir::{Value, Visitor, dfs_in_order},
};

use super::reach::{Plan, Program};

/// Names of functions that something besides the linked program calls: exports, and the shims that wasm-bindgen
/// adds.
pub fn entered_from_outside(module: &Module, program: &Program) -> HashSet<String> {
    let mut entered = HashSet::new();
    let mut enter = |function: FunctionId| {
        if let Some(name) = &module.funcs.get(function).name {
            entered.insert(name.clone());
        }
    };
    for export in module.exports.iter() {
        if let ExportItem::Function(function) = export.item {
            enter(function);
        }
    }
    module.start.into_iter().for_each(&mut enter);
    for (id, function) in module.funcs.iter_local() {
        let name = &module.funcs.get(id).name;
        if !name.as_ref().is_some_and(|name| program.has(name)) {
            Uses::of(function).calls.into_iter().for_each(&mut enter);
        }
    }
    entered
}

/// What a function names.
#[derive(Default)]
struct Uses {
    calls: Vec<FunctionId>,
    globals: Vec<GlobalId>,
    memories: Vec<MemoryId>,
    tables: Vec<TableId>,
}

impl Uses {
    fn of(function: &LocalFunction) -> Self {
        let mut uses = Uses::default();
        dfs_in_order(&mut uses, function, function.entry_block());
        uses
    }
}

impl<'a> Visitor<'a> for Uses {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.calls.push(*function);
    }

    fn visit_global_id(&mut self, global: &GlobalId) {
        self.globals.push(*global);
    }

    fn visit_memory_id(&mut self, memory: &MemoryId) {
        self.memories.push(*memory);
    }

    fn visit_table_id(&mut self, table: &TableId) {
        self.tables.push(*table);
    }
}

/// Where everything of a module goes. Made of the same bytes, two are the same but for walrus's ids.
pub struct Layout {
    /// The functions of the second part.
    pub later: HashSet<FunctionId>,
    /// The program's table of functions, and its size with places for the gates.
    pub table: TableId,
    pub size: u64,
    /// The places of functions in it.
    pub slots: HashMap<FunctionId, u64>,
    /// The gates that had no place, with the ones they are given.
    pub gates: Vec<(FunctionId, u64)>,
    /// What the second part takes from the first. Its place in this list is its name.
    pub shared: Vec<ExportItem>,
}

impl Layout {
    /// Reads a module by the plan.
    ///
    /// # Errors
    /// When there is no table, or the first part calls something of the second that is no gate.
    pub fn new(module: &Module, plan: &Plan) -> Result<Self> {
        let table = module.tables.main_function_table()?;
        let table = table.context("the program has no table of functions")?;
        let is_later = |id: FunctionId| {
            let name = module.funcs.get(id).name.as_ref();
            name.is_some_and(|name| plan.later.contains(name))
        };
        let later: HashSet<FunctionId> = module
            .funcs
            .iter_local()
            .map(|(id, _)| id)
            .filter(|id| is_later(*id))
            .collect();
        let mut layout = Layout {
            later,
            table,
            size: module.tables.get(table).initial,
            slots: HashMap::new(),
            gates: Vec::new(),
            shared: vec![ExportItem::Table(table)],
        };
        for element in module.elements.iter() {
            if let Some((offset, functions)) = places(element, table)? {
                for (i, function) in functions.iter().enumerate() {
                    layout.slots.entry(*function).or_insert(offset + i as u64);
                }
            }
        }
        for (id, function) in module.funcs.iter_local() {
            let uses = Uses::of(function);
            if layout.later.contains(&id) {
                layout.share(&uses);
            } else {
                for callee in uses.calls {
                    if layout.later.contains(&callee) {
                        layout.enter(module, plan, id, callee)?;
                    }
                }
            }
        }
        // Constants of the second part are put into the memory.
        layout.share(&Uses {
            memories: module.memories.iter().map(|memory| memory.id()).collect(),
            ..Uses::default()
        });
        Ok(layout)
    }

    /// The first part calls something of the second.
    fn enter(
        &mut self,
        module: &Module,
        plan: &Plan,
        caller: FunctionId,
        gate: FunctionId,
    ) -> Result<()> {
        let name = |id| module.funcs.get(id).name.as_deref().unwrap_or_default();
        if !plan.gates.contains(name(gate)) {
            bail!(
                "found a call from `{}` to `{}`, which is in the second module, expected one to a gate",
                name(caller),
                name(gate)
            );
        }
        if !self.slots.contains_key(&gate) {
            self.slots.insert(gate, self.size);
            self.gates.push((gate, self.size));
            self.size += 1;
        }
        Ok(())
    }

    fn share(&mut self, uses: &Uses) {
        let functions = uses.calls.iter().filter(|id| !self.later.contains(id));
        let items: Vec<ExportItem> = functions
            .map(|id| ExportItem::Function(*id))
            .chain(uses.globals.iter().map(|id| ExportItem::Global(*id)))
            .chain(uses.memories.iter().map(|id| ExportItem::Memory(*id)))
            .chain(uses.tables.iter().map(|id| ExportItem::Table(*id)))
            .collect();
        for item in items {
            if !self.shared.iter().any(|other| is_same(other, &item)) {
                self.shared.push(item);
            }
        }
    }
}

fn is_same(a: &ExportItem, b: &ExportItem) -> bool {
    match (a, b) {
        (ExportItem::Function(a), ExportItem::Function(b)) => a == b,
        (ExportItem::Table(a), ExportItem::Table(b)) => a == b,
        (ExportItem::Memory(a), ExportItem::Memory(b)) => a == b,
        (ExportItem::Global(a), ExportItem::Global(b)) => a == b,
        _ => false,
    }
}

/// The functions that an element puts into the table, and from where on.
///
/// # Errors
/// When they are no plain list at a fixed place.
pub fn places(element: &walrus::Element, table: TableId) -> Result<Option<(u64, &[FunctionId])>> {
    let ElementKind::Active { table: of, offset } = &element.kind else {
        return Ok(None);
    };
    if *of != table {
        return Ok(None);
    }
    match (offset, &element.items) {
        (ConstExpr::Value(Value::I32(offset)), ElementItems::Functions(functions)) => {
            Ok(Some((*offset as u64, functions)))
        }
        _ => bail!("an element of the table is not a plain list of functions"),
    }
}
