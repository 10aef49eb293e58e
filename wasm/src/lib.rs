//! Mô-đun WebAssembly: `kh302` for JavaScript, in numbers; texts cross in a buffer. An instance that stops can be
//! replaced by a fresh one of the same module.
//!
//! - [`abi`]: the numbers that both sides of the border share
//! - [`border`]: the buffers
//! - `documents`: whole documents, as text, where the feature of that name is on
//! - [`session`]: forms, keystroke by keystroke
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

pub mod abi;
pub mod border;
#[cfg(feature = "documents")]
pub mod documents;
pub mod session;

#[cfg(target_arch = "wasm32")]
mod runtime;
