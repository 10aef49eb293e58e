//! Mô-đun WebAssembly: the calls of `kh302` for JavaScript, through plain exports. The module imports nothing, so a
//! host can start it, and start it afresh, with the bytes alone.
//!
//! - [`documents`]: whole documents, as text
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

pub mod documents;

#[cfg(target_arch = "wasm32")]
mod runtime;
