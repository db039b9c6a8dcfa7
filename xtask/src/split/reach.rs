//! What each function of a linked program reaches, by the linker's relocations.
//!
//! The formats are those of <https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md>.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    ops::Range,
};

use anyhow::{Context, Result, bail};
use rustc_demangle::demangle;
use wasmparser::{
    BinaryReader, DataKind, ExternalKind, Linking, LinkingSectionReader, Operator, Parser, Payload,
    RelocSectionReader, RelocationEntry, RelocationType, SymbolInfo, TypeRef,
};

use super::GATES;

/// What goes where.
#[derive(Debug, Default)]
pub struct Plan {
    /// Names of the functions of the second part.
    pub later: HashSet<String>,
    /// Those of them that the first part may call.
    pub gates: HashSet<String>,
    /// Addresses of constants that only the second part reads.
    pub constants: Vec<Range<u32>>,
}

/// A function or a stretch of data, by its number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Item {
    Function(u32),
    Data(u32),
}

/// A linked program: its functions, its data, and what refers to what.
pub struct Program {
    /// Names of functions, by their numbers.
    names: BTreeMap<u32, String>,
    /// Data: where it lies in memory, by the numbers of symbols.
    data: BTreeMap<u32, Range<u32>>,
    /// What an item refers to.
    edges: HashMap<Item, BTreeSet<Item>>,
    /// Where the program is entered.
    roots: Vec<Item>,
}

/// Where the data of a segment lies: in the file, and in memory.
struct Segment {
    file: usize,
    memory: u32,
}

/// What of a linked file matters here, as it stands in it.
#[derive(Default)]
struct Linked<'a> {
    symbols: Vec<SymbolInfo<'a>>,
    relocations: Vec<(u32, RelocationEntry)>,
    /// Where the contents of sections begin.
    sections: Vec<usize>,
    /// Where functions stand.
    bodies: Vec<Range<usize>>,
    segments: Vec<Segment>,
    /// Number of imported functions, which come before those with bodies.
    imported: u32,
    /// Functions that are exported, or start the program.
    entered: Vec<Item>,
}

impl<'a> Linked<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self> {
        let mut linked = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload?;
            if let Some((_, range)) = payload.as_section() {
                linked.sections.push(range.start);
            }
            linked.take(payload)?;
        }
        if linked.symbols.is_empty() || linked.relocations.is_empty() {
            bail!("the linked program has no relocations: it must be linked with --emit-relocs");
        }
        Ok(linked)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<()> {
        match payload {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    self.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        self.entered.push(Item::Function(export.index));
                    }
                }
            }
            Payload::StartSection { func, .. } => self.entered.push(Item::Function(func)),
            Payload::CodeSectionEntry(body) => self.bodies.push(body.range()),
            Payload::DataSection(section) => {
                for segment in section {
                    let segment = segment?;
                    self.segments.push(Segment {
                        file: segment.range.end - segment.data.len(),
                        memory: address(&segment.kind)?,
                    });
                }
            }
            Payload::CustomSection(section) => {
                let reader = BinaryReader::new(section.data(), section.data_offset());
                if section.name() == "linking" {
                    for part in LinkingSectionReader::new(reader)?.subsections() {
                        if let Linking::SymbolTable(table) = part? {
                            self.symbols = table.into_iter().collect::<Result<_, _>>()?;
                        }
                    }
                } else if section.name().starts_with("reloc.") {
                    let section = RelocSectionReader::new(reader)?;
                    for entry in section.entries() {
                        self.relocations.push((section.section_index(), entry?));
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The function whose body holds that place of the file.
    fn function_at(&self, at: usize) -> Option<Item> {
        let number = self.bodies.partition_point(|body| body.end <= at);
        let body = self.bodies.get(number)?;
        body.contains(&at)
            .then_some(Item::Function(self.imported + number as u32))
    }

    /// What a relocation refers to, where that matters here.
    fn target(&self, entry: &RelocationEntry) -> Option<Item> {
        if entry.ty == RelocationType::TypeIndexLeb {
            return None;
        }
        match self.symbols.get(entry.index as usize)? {
            SymbolInfo::Func { index, .. } => Some(Item::Function(*index)),
            SymbolInfo::Data { .. } => Some(Item::Data(entry.index)),
            _ => None,
        }
    }
}

/// The address of a data segment.
fn address(kind: &DataKind) -> Result<u32> {
    let DataKind::Active { offset_expr, .. } = kind else {
        bail!("a data segment is passive, expected one with an address");
    };
    match offset_expr.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value as u32),
        _ => bail!("a data segment has no fixed address"),
    }
}

impl Program {
    /// Reads a program that was linked with `--emit-relocs`.
    ///
    /// # Errors
    /// When it is no WebAssembly, or has no relocations.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let linked = Linked::read(bytes)?;
        let mut program = Program {
            names: BTreeMap::new(),
            data: BTreeMap::new(),
            edges: HashMap::new(),
            roots: linked.entered.clone(),
        };
        // Where each stretch of data lies in the file.
        let mut stretches: Vec<(Range<usize>, Item)> = Vec::new();
        for (number, symbol) in (0..).zip(&linked.symbols) {
            match symbol {
                SymbolInfo::Func {
                    index,
                    name: Some(name),
                    ..
                } => {
                    program.names.insert(*index, (*name).to_owned());
                }
                SymbolInfo::Data {
                    symbol: Some(defined),
                    ..
                } => {
                    let segment = linked.segments.get(defined.index as usize);
                    let segment = segment.context("a symbol is in no data segment")?;
                    let from = segment.memory + defined.offset;
                    program.data.insert(number, from..from + defined.size);
                    let from = segment.file + defined.offset as usize;
                    let range = from..from + defined.size as usize;
                    stretches.push((range, Item::Data(number)));
                }
                _ => {}
            }
        }
        stretches.sort_by_key(|(range, _)| (range.start, range.end));
        let longest = stretches.iter().map(|(range, _)| range.len()).max();
        for (section, entry) in &linked.relocations {
            let Some(to) = linked.target(entry) else {
                continue;
            };
            let section = linked.sections.get(*section as usize);
            let section = section.context("relocations of a section that is not there")?;
            let at = section + entry.offset as usize;
            if let Some(from) = linked.function_at(at) {
                program.edges.entry(from).or_default().insert(to);
                continue;
            }
            // Stretches may lie over one another; what is in none is read by everybody.
            let mut owned = false;
            let end = stretches.partition_point(|(range, _)| range.start <= at);
            for (range, from) in stretches[..end].iter().rev() {
                if range.contains(&at) {
                    owned = true;
                    program.edges.entry(*from).or_default().insert(to);
                } else if at - range.start > longest.unwrap_or_default() {
                    break;
                }
            }
            let is_data = linked.segments.first().is_some_and(|s| at >= s.file);
            if !owned && is_data {
                program.roots.push(to);
            }
        }
        Ok(program)
    }

    /// Whether it has a function of that name.
    pub fn has(&self, name: &str) -> bool {
        self.names.values().any(|own| own == name)
    }

    /// What goes where. `entered` are the names of functions that are called from outside besides the exports.
    ///
    /// # Errors
    /// When there is no gate.
    pub fn plan(&self, entered: &HashSet<String>) -> Result<Plan> {
        let gates: HashSet<u32> = self
            .names
            .iter()
            .filter_map(|(number, name)| is_gate(name).then_some(*number))
            .collect();
        if gates.is_empty() {
            bail!("found no function of a module `{GATES}`, expected at least one");
        }
        let mut open = self.roots.clone();
        for (number, name) in &self.names {
            if entered.contains(name) {
                open.push(Item::Function(*number));
            }
        }
        let mut first = HashSet::new();
        while let Some(item) = open.pop() {
            let is_gate = matches!(item, Item::Function(number) if gates.contains(&number));
            if !is_gate && first.insert(item) {
                open.extend(self.edges.get(&item).into_iter().flatten());
            }
        }
        let mut plan = Plan::default();
        let mut needed = HashSet::new();
        for (number, name) in &self.names {
            if first.contains(&Item::Function(*number)) {
                needed.insert(name.as_str());
            }
        }
        for (number, name) in &self.names {
            if !needed.contains(name.as_str()) {
                plan.later.insert(name.clone());
                if gates.contains(number) {
                    plan.gates.insert(name.clone());
                }
            }
        }
        let is_first = |number: &u32| first.contains(&Item::Data(*number));
        let (kept, later): (Vec<_>, Vec<_>) =
            self.data.iter().partition(|(number, _)| is_first(number));
        let kept = joined(kept.into_iter().map(|(_, range)| range.clone()).collect());
        for range in joined(later.into_iter().map(|(_, range)| range.clone()).collect()) {
            without(range, &kept, &mut plan.constants);
        }
        Ok(plan)
    }
}

/// Whether a function, by its mangled name, is a gate: not what is only made for one, such as the code that
/// drops its values.
fn is_gate(name: &str) -> bool {
    let name = format!("{:#}", demangle(name));
    let path = name.split('<').next().unwrap_or_default();
    path.contains(&format!("::{GATES}::"))
}

/// Ranges in order, those that touch as one.
fn joined(mut ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<u32>> = Vec::new();
    for range in ranges.into_iter().filter(|range| !range.is_empty()) {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// Adds to `out` what of the range is in none of `kept`, which are in order.
fn without(range: Range<u32>, kept: &[Range<u32>], out: &mut Vec<Range<u32>>) {
    let mut from = range.start;
    for kept in kept {
        if kept.end <= from || kept.start >= range.end {
            continue;
        }
        if kept.start > from {
            out.push(from..kept.start);
        }
        from = kept.end;
    }
    if from < range.end {
        out.push(from..range.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_is_known_by_its_module() {
        for name in [
            "_ZN3fix5gates4open17h015c281f7ae2d864E",
            "_RNvNtC3fix5gates4open",
        ] {
            assert!(is_gate(name), "{name}");
        }
        for name in [
            "_ZN3fix4open17h015c281f7ae2d864E",
            "_RINvNtC4core3ptr13drop_in_placeNtNtC3fix5gates1XEC3fix",
            "gates",
        ] {
            assert!(!is_gate(name), "{name}");
        }
    }

    #[test]
    fn what_is_kept_is_cut_out_of_a_range() {
        let kept = joined(vec![20..30, 12..14, 28..33, 5..5]);
        assert_eq!(kept, [12..14, 20..33]);
        let mut rest = Vec::new();
        without(10..25, &kept, &mut rest);
        without(33..40, &kept, &mut rest);
        without(20..33, &kept, &mut rest);
        assert_eq!(rest, [10..12, 14..20, 33..40]);
    }
}
