//! Mô-đun WebAssembly: `kh302` for JavaScript. Functions take and return numbers; texts pass through a buffer. An instance that stops
//! can be replaced by a new instance of the same module.
//!
//! `tests/glue` takes the texts of the library out of the linked module. The host writes those of its languages into the memory of each instance,
//! and a language without texts is refused.
//!
//! - [`abi`]: the numbers that both sides of the boundary share
//! - [`boundary`]: the buffers
//! - `documents`: calls on whole documents, with the features `assess` and `province`
//! - `session`: form sessions, keystroke by keystroke, with the feature `form`
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

pub mod abi;
pub mod boundary;
#[cfg(feature = "documents")]
pub mod documents;
#[cfg(feature = "form")]
pub mod session;

#[cfg(target_arch = "wasm32")]
mod runtime;
