//! Generates the JavaScript glue of the module for browsers: `cargo run --bin kh302-glue -- MODULE FOLDER`. `cargo xtask wasm` runs it.
//!
//! It takes the texts out of the module, and writes those of each language into a file beside it, such as `texts.vi.json`.

mod texts;

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;
use walrus::ir::{InstrLocId, Unreachable};
use walrus::{FunctionKind, Module};

/// The last parts of the names of the functions that the standard library calls to panic, beside those of `core::panicking`.
const PANICS: [&str; 10] = [
    "assert_failed",
    "expect_failed",
    "handle_alloc_error",
    "handle_error",
    "len_mismatch_fail",
    "panic_already_borrowed",
    "panic_already_mutably_borrowed",
    "slice_error_fail",
    "slice_index_fail",
    "unwrap_failed",
];

fn main() -> Result<(), Box<dyn Error>> {
    let [module, folder] = <[_; 2]>::try_from(env::args_os().skip(1).collect::<Vec<_>>()).map_err(|_| "usage: kh302-glue MODULE FOLDER")?;
    let mut output =
        wasm_bindgen_cli_support::Bindgen::new().input_path(module).out_name("kh302").typescript(true).bundler(true)?.generate_output()?;
    let stopped = stop_at_panics(output.wasm_mut());
    if stopped == 0 {
        // Without names in the module nothing is found, and the module would silently be larger.
        return Err("found no function that panics; is the section of names gone?".into());
    }
    println!("{stopped} functions that panic stop at once");
    let files = texts::take_out(output.wasm_mut())?;
    output.emit(&folder)?;
    for (language, text) in files {
        fs::write(Path::new(&folder).join(format!("texts.{language}.json")), text)?;
    }
    Ok(())
}

/// Replaces the body of each function that panics by the instruction that stops the instance, and returns how many there were. The panic
/// handler would do just that, after a message had been put together that nobody reads.
fn stop_at_panics(module: &mut Module) -> usize {
    let mut stopped = 0;
    for function in module.funcs.iter_mut() {
        if let (true, FunctionKind::Local(body)) = (function.name.as_deref().is_some_and(panics), &mut function.kind) {
            let entry = body.entry_block();
            body.block_mut(entry).instrs = vec![(Unreachable {}.into(), InstrLocId::default())];
            stopped += 1;
        }
    }
    stopped
}

/// Whether a function does nothing but panic, or writes what only the message of a panic says: documents have no text from `Debug`.
fn panics(name: &str) -> bool {
    let name = format!("{:#}", rustc_demangle::demangle(name));
    let is_of_panicking = name.starts_with("core") && name.contains("::panicking::");
    is_of_panicking || name.contains("::fmt::Debug>::fmt") || name.rsplit("::").next().is_some_and(|last| PANICS.contains(&last))
}
