//! Cuts the page's program in two: what the first view needs, and what is fetched when it is asked for.
//!
//! Both are compiled as one program and share its memory and its table of functions; the second module is given
//! the first one's exports to import. What is only reached through a *gate*, a function of a module named
//! [`GATES`], goes into the second, with the constants that nothing else reads. The page must not pass a gate
//! before the second module is there: a call that does so ends in a trap, never in another function.
//!
//! What reaches what is read from the linker's relocations (`--emit-relocs`), which name every call, every address
//! of a function and every address of a constant, so nothing is guessed.

mod cut;
mod layout;
mod reach;

use anyhow::Result;
use walrus::Module;

/// The name of the Rust modules whose functions are gates.
pub const GATES: &str = "gates";

/// A program in two modules.
pub struct Parts {
    /// What the browser starts.
    pub first: Vec<u8>,
    /// What it fetches later; it imports from the first, under the module name `first`.
    pub second: Vec<u8>,
}

/// Cuts a program. `linked` is what the compiler made, with relocations; `bound` is what wasm-bindgen made of it,
/// with the names of functions.
///
/// # Errors
/// When one of them is not what it should be, there is no gate, or the first part calls something of the second
/// that is no gate.
pub fn split(linked: &[u8], bound: &[u8]) -> Result<Parts> {
    let program = reach::Program::read(linked)?;
    let mut first = Module::from_buffer(bound)?;
    let mut second = Module::from_buffer(bound)?;
    let roots = layout::entered_from_outside(&first, &program);
    let plan = program.plan(&roots)?;
    cut::keep_first(&mut first, &plan)?;
    cut::keep_second(&mut second, &plan)?;
    Ok(Parts {
        first: first.emit_wasm(),
        second: second.emit_wasm(),
    })
}

#[cfg(test)]
mod tests;
