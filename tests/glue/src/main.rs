//! Generates the JavaScript glue of the module for browsers: `cargo run -p kh302-glue -- MODULE FOLDER`. `cargo xtask wasm` runs it.

use std::env;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let [module, folder] = <[_; 2]>::try_from(env::args_os().skip(1).collect::<Vec<_>>()).map_err(|_| "usage: kh302-glue MODULE FOLDER")?;
    Ok(wasm_bindgen_cli_support::Bindgen::new().input_path(module).out_name("kh302").typescript(true).bundler(true)?.generate(folder)?)
}
